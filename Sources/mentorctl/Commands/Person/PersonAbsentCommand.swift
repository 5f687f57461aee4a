import ArgumentParser
import CivilTime
import Mentoring

struct PersonAbsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "absent", abstract: "Note when somebody is away.",
        discussion: """
            Commitments that fall into an absence are moved or excused as the policy says, never missed, and no \
            letter is sent meanwhile. --clear takes back the absences that are not over, and their excuses.
            """)

    @Argument(help: ArgumentHelp("The person.", valueName: "id"))
    var id: PersonID

    @Option(help: ArgumentHelp("The first day away, in the person's zone. (default: today)", valueName: "date"))
    var from: CivilDate?

    @Option(help: ArgumentHelp("The day of return.", valueName: "date"))
    var until: CivilDate?

    @Flag(help: "Take back every absence that is not over.")
    var clear = false

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        if clear, from != nil || until != nil { throw ValidationError("--clear goes alone.") }
        if !clear, until == nil { throw ValidationError("Say the day of return with --until, or --clear.") }
    }

    func run() throws {
        let context = try CommandContext(instance)
        let events = try context.actions().change(id) { person in
            let today = try context.zones.zone(person.zone).civil(at: context.now).date
            if clear {
                person.absences = person.absences.compactMap { $0.cut(before: today) }
            } else if let until {
                let first = from ?? today
                guard until > first else { throw AnswerError.wrongWayRound(from: first, until: until) }
                person.absences.append(DateSpan(from: first, through: until.adding(days: -1)))
                person.absences.sort { $0.from < $1.from }
            }
        }
        context.tell(events, otherwise: clear ? "No absence is noted that is not over." : "Nothing changed.")
    }
}

extension DateSpan {
    /// The part of the span that lies before a day; nil when there is none.
    fileprivate func cut(before day: CivilDate) -> DateSpan? {
        guard from < day else { return nil }
        guard contains(day) else { return self }
        return DateSpan(from: from, through: day.adding(days: -1))
    }
}
