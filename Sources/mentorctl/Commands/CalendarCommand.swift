import ArgumentParser
import CivilTime
import Letters
import Mentoring
import Service
import Settings
import Store

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Print meetings as an iCalendar file, for a calendar program.",
        discussion: """
            Each mentorship is a recurring series; the file also has the meetings that were moved or do not take \
            place. Write it to the same place again and again, and people can subscribe to it. For example:

              mentorctl calendar --person amina > amina.ics
            """)

    @Option(help: ArgumentHelp("The meetings of this person.", valueName: "id"))
    var person: PersonID?

    @Option(help: ArgumentHelp("The meetings of this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("The language of its titles, such as de.", valueName: "tag"))
    var locale = "en"

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let context = try CommandContext(instance)
        guard let settings = context.settings else {
            throw CommandFault(
                Failure.configuration,
                "the calendar needs the settings; see \"mentorctl check-config \(instance.config)\""
            )
        }
        let (dossiers, reader, secret, base) = try context.store.read { reader in
            (
                try reader.dossiers(mentorship: mentorship, person: person, includingProgram: false),
                try person.flatMap { try reader.person($0) }, try reader.calendarSecret(), try reader.sequenceBase()
            )
        }
        let agenda = Agenda(rules: context.rules)
        var entries: [MeetingCalendar.Entry] = []
        for dossier in dossiers {
            do {
                entries.append(
                    MeetingCalendar.Entry(
                        series: try agenda.series(of: dossier, now: context.now), mentorship: dossier.mentorship,
                        people: dossier.people, program: context.rules.policy.program(dossier.mentorship.program)))
            } catch  where mentorship == nil {
                // One mentorship that can't be planned must not hide the others.
                Terminal.warn("\(error)")
            }
        }
        let community = settings.community
        let strings = try LetterTemplates.strings(for: locale, folders: SharedLetters.folders(under: instance.config))
        let calendar = MeetingCalendar(
            publisher: MeetingCalendar.Publisher(
                name: community.name, address: community.from.address, domain: community.mailDomain,
                product: "mentord \(Version.number)"),
            secret: Array(secret.utf8), sequenceBase: base, zones: context.zones, strings: strings)
        // The text has its own line ends.
        print(try calendar.text(of: entries, for: reader, now: context.now), terminator: "")
    }
}
