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
            Each mentorship is a series that recurs; what was moved or does not take place stands in it as such. Written again to the same \
            place, it can be subscribed to. For example:

              mentorctl calendar --person amina > amina.ics
            """)

    @Option(help: ArgumentHelp("The meetings of this person.", valueName: "id"))
    var person: PersonID?

    @Option(help: ArgumentHelp("The meetings of this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @OptionGroup var place: Place

    func run() throws {
        let office = try Office(place)
        guard let settings = office.settings else {
            throw CommandFault(
                Failure.configuration, "the calendar needs the settings; see \"mentorctl check-config \(place.config)\""
            )
        }
        let (dossiers, reader, secret, base) = try office.store.read { reader in
            (
                try reader.dossiers(mentorship: mentorship, person: person, includingProgram: false),
                try person.flatMap { try reader.person($0) }, try reader.calendarSecret(), try reader.sequenceBase()
            )
        }
        let agenda = Agenda(rules: office.rules)
        var entries: [MeetingCalendar.Entry] = []
        for dossier in dossiers {
            do {
                entries.append(
                    MeetingCalendar.Entry(
                        series: try agenda.series(of: dossier, now: office.now), mentorship: dossier.mentorship,
                        people: dossier.people, program: office.rules.policy.program(dossier.mentorship.program)))
            } catch  where mentorship == nil {
                // One mentorship that can't be planned must not hide the others.
                Terminal.warn("\(error)")
            }
        }
        let community = settings.community
        let calendar = MeetingCalendar(
            publisher: MeetingCalendar.Publisher(
                name: community.name, address: community.from.address, domain: community.mailDomain,
                product: "mentord \(Version.number)"),
            secret: Array(secret.utf8), sequenceBase: base, zones: office.zones)
        // The text has its own line ends.
        print(try calendar.text(of: entries, for: reader, now: office.now), terminator: "")
    }
}
