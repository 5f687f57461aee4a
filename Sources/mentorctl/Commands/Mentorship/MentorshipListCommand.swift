import ArgumentParser
import CivilTime
import JSONText
import Mentoring

struct MentorshipListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show all mentorships.")

    @Option(name: .customLong("in"), help: ArgumentHelp("Only those in this state.", valueName: "state"))
    var wantedState: MentorshipState?

    @Option(help: ArgumentHelp("Only those of this program.", valueName: "id"))
    var program: String?

    @Flag(help: "Only those that are at risk.")
    var atRisk = false

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    private static let ahead: Int64 = 100 * 86_400

    func run() throws {
        let context = try CommandContext(instance)
        let (all, people) = try context.store.read { reader in
            (try reader.mentorships(), Dictionary(try reader.people().map { ($0.id, $0) }) { $1 })
        }
        let wanted = all.filter { mentorship in
            (wantedState.map { $0 == mentorship.state } ?? true)
                && (program.map { $0 == mentorship.program.text } ?? true)
                && (!atRisk || mentorship.isAtRisk)
        }
        if form.json {
            JSON.list(wanted.map(\.json)).show()
            return
        }
        let coming = try AgendaQuery(context, from: context.now, until: context.now + Self.ahead).rows
            .filter { $0.entry.id.isMeeting && $0.entry.state == .planned }
        let next = Dictionary(coming.map { ($0.mentorship.id, $0.entry.civil) }) { first, _ in first }
        var table = Table("ID", "PROGRAM", "STATE", "NEXT MEETING", "ZONE", "WHO")
        for mentorship in wanted {
            let state = mentorship.state.rawValue + (mentorship.isAtRisk ? ", at risk" : "")
            table.add(
                Table.Cell(mentorship.id.text), Table.Cell(mentorship.program.text),
                Table.Cell(state, mentorship.isAtRisk ? .bad : mentorship.state.paint),
                Table.Cell(next[mentorship.id]?.text ?? "-"), Table.Cell(mentorship.zone),
                Table.Cell(People.listed(mentorship.participants.compactMap { people[$0.person] })))
        }
        table.show(otherwise: "There is no such mentorship.")
    }
}

extension Mentorship {
    var json: JSON {
        [
            "id": .text(id.text), "program": .text(program.text), "state": .text(state.rawValue),
            "at-risk": .bool(isAtRisk), "start": JSON(start), "zone": .text(zone), "rule": JSON(rule),
            "holidays": JSON(holidays),
            "cycle": .number(cycles.count),
            "participants": .list(
                participants.map { ["person": .text($0.person.text), "role": .text($0.role.rawValue)] }),
            "pauses": .list(pauses.map(\.json)), "renewal-agreed": .bool(renewalAgreed),
            "records-began": JSON(recordsBegan), "ended-at": JSON(endedAt),
        ]
    }
}
