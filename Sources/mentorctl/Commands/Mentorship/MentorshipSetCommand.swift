import ArgumentParser
import Mentoring
import Recurrence

struct MentorshipSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change when a mentorship meets.",
        discussion: """
            The schedule changes from the next meeting on. Earlier meetings stay as they are, and the numbers go \
            on. A rule must yield the first meeting ("mentorctl occurrences" shows what it yields). To move a \
            single meeting, use "mentorctl meeting move".
            """)

    @Argument(help: ArgumentHelp("The mentorship.", valueName: "id"))
    var id: MentorshipID

    @Option(help: ArgumentHelp("Its own recurrence rule, as in RFC 5545.", valueName: "rrule"))
    var rule: String?

    @Option(help: ArgumentHelp("The zone whose clocks its meetings keep; the times of day stay.", valueName: "zone"))
    var zone: String?

    @Option(
        help: ArgumentHelp(
            "The calendar on whose holidays it does not meet, as mentord.yaml names it; \"\" for its people's own.",
            valueName: "name"))
    var holidays: String?

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        guard rule != nil || zone != nil || holidays != nil else {
            throw ValidationError("Say what to change: --rule, --zone or --holidays.")
        }
    }

    func run() throws {
        let context = try CommandContext(instance)
        let rule = try rule.map { try RecurrenceRule($0) }
        let zone = try zone.map { try context.zones.zone($0) }
        let holidays = try holidays.map(context.holidayCalendar)
        context.tell(try context.actions().reschedule(id, rule: rule, zone: zone, holidays: holidays))
    }
}
