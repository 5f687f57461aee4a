import ArgumentParser
import CivilTime
import Recurrence

struct OccurrencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "occurrences", abstract: "Show when a recurrence rule meets.",
        discussion: """
            Prints one occurrence a line in RFC 3339, with its offset; without --zone the local time alone. Reads no settings and no \
            database. For example:

              mentorctl occurrences --start 2027-01-12T18:00 --zone Europe/Berlin "FREQ=MONTHLY;BYDAY=2TU"
            """)

    @Argument(help: ArgumentHelp("The rule, as in RFC 5545.", valueName: "rrule"))
    var rule: String

    @Option(help: ArgumentHelp("The first moment (DTSTART), as yyyy-mm-ddThh:mm.", valueName: "local"))
    var start: CivilDateTime

    @Option(help: ArgumentHelp("The zone whose clocks show it, such as Europe/Berlin.", valueName: "zone"))
    var zone: String?

    @Option(help: ArgumentHelp("So many at most. (default: 10 without --until)", valueName: "n"))
    var count: Int?

    @Option(help: ArgumentHelp("None after this date or moment; it is included.", valueName: "local"))
    var until: TypedMoment?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Not at this moment, or on this day at the start's time of day.", valueName: "local"))
    var exdate: [TypedMoment] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Also at this moment, or on this day at the start's time of day.", valueName: "local"))
    var rdate: [TypedMoment] = []

    @Flag(help: "Say the rule in plain English instead.")
    var describe = false

    @Flag(help: "Print JSON, for programs.")
    var json = false

    private static let defaultCount = 10

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count is at least 1.") }
    }

    func run() throws {
        let rule = try RecurrenceRule(rule)
        let zone = try zone.map { try ZoneDatabase().zone($0) }
        if describe {
            let text = rule.englishDescription(start: start, zone: zone)
            if json { JSON.text(text).show() } else { print(text) }
            return
        }
        let set = RecurrenceSet(
            start: start, rule: rule, rdates: rdate.map { $0.at(start.time) },
            exdates: exdate.map { $0.at(start.time) })
        let most = count ?? (until == nil ? Self.defaultCount : Int.max)
        let last = until?.at(TimeOfDay(clamping: .max)) ?? CivilDateTime(.last, TimeOfDay(clamping: .max))
        let moments = set.occurrences(zone: zone).lazy.prefix { $0 <= last }.prefix(most)
        if json {
            JSON.list(moments.map { .text(Self.written($0, zone)) }).show()
        } else {
            for moment in moments { print(Self.written(moment, zone)) }
        }
    }

    /// RFC 3339 with the offset; without a zone what the wall's clock shows, with seconds.
    static func written(_ moment: CivilDateTime, _ zone: Zone?) -> String {
        if let zone { return zone.rfc3339(zone.instant(of: moment)) }
        let text = moment.description
        return moment.time.second == 0 ? text + ":00" : text
    }
}
