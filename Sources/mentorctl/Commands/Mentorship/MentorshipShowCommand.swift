import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Store

struct MentorshipShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a mentorship and what is owed in it.",
        discussion: "\"mentorctl why ID\" shows what was sent and decided.")

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    private static let (back, ahead): (Int64, Int64) = (90 * 86_400, 90 * 86_400)

    func run() throws {
        let context = try CommandContext(instance)
        let dossiers = try context.store.read { try $0.dossiers(mentorship: id, person: nil, includingProgram: true) }
        guard let dossier = dossiers.first else { return }
        // Around now; of one that has not begun, around its start.
        let start = try context.zones.zone(dossier.mentorship.zone).instant(of: dossier.mentorship.start)
        let middle = max(context.now, start)
        let owed = try AgendaQuery(context, from: middle - Self.back, until: middle + Self.ahead, mentorship: id).rows
        if form.json {
            guard case .object(let members) = dossier.mentorship.json else { return }
            JSON.object(members + [("agenda", .list(owed.map(\.json)))]).show()
            return
        }
        for line in try facts(of: dossier, context).lines { print(line) }
        print()
        AgendaQuery.table(owed).show(otherwise: "Nothing is owed within 90 days.")
    }

    private func facts(of dossier: Dossier, _ context: CommandContext) throws -> Table {
        let mentorship = dossier.mentorship
        let zone = try context.zones.zone(mentorship.zone)
        var table = Table()
        table.add(name: "Mentorship", mentorship.id.text)
        let title = context.rules.policy.program(mentorship.program).map { " (\($0.title))" } ?? ""
        table.add(name: "Program", mentorship.program.text + title)
        table.add(name: "State", mentorship.state.rawValue, mentorship.state.paint)
        if mentorship.isAtRisk { table.add(name: "At risk", "its last meetings were missed", .bad) }
        for participant in mentorship.participants {
            let name = dossier.people[participant.person].map { " (\($0.name))" } ?? ""
            table.add(name: participant.role.rawValue.capitalised, participant.person.text + name)
        }
        table.add(name: "Start", "\(mentorship.start.text) \(mentorship.zone)")
        table.add(
            name: "Meets",
            mentorship.rule.map { "\($0.englishDescription(start: mentorship.start)) (\($0))" } ?? "as the program does"
        )
        if let holidays = mentorship.holidays { table.add(name: "Holidays", holidays.text) }
        if let cycle = mentorship.cycles.last, cycle.number > 1 {
            table.add(name: "Cycle", "\(cycle.number), since \(cycle.start.text)")
        }
        if mentorship.renewalAgreed { table.add(name: "Renewal", "agreed: another cycle follows") }
        for pause in mentorship.pauses { table.add(name: "Pause", pause.text) }
        if start(mentorship, zone) < mentorship.recordsBegan {
            table.add(
                name: "Records", "since \(zone.text(mentorship.recordsBegan)); nothing is asked about what was before")
        }
        if let ended = mentorship.endedAt { table.add(name: "Ended", zone.text(ended)) }
        return table
    }

    private func start(_ mentorship: Mentorship, _ zone: Zone) -> Instant { zone.instant(of: mentorship.start) }
}

extension String {
    /// With a capital at the beginning.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
