import ArgumentParser
import CivilTime
import JSONText
import Recurrence

struct OccurrencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "occurrences", abstract: "Show when a recurrence rule meets.",
        discussion: """
            Prints one occurrence on each line in RFC 3339, with its offset; without --zone only the local time. \
            With --zone, a time that clocks leave out becomes the time that they show then, and two times of one \
            instant are one occurrence. A start without a time gives dates, which have no zone. Reads no settings \
            and no database. For example:

              mentorctl occurrences --start 2027-01-12T18:00 --zone Europe/Berlin "FREQ=MONTHLY;BYDAY=2TU"
              mentorctl occurrences --start 2027-01-12 "FREQ=YEARLY" --count 3
            """)

    @Argument(help: ArgumentHelp("The rule, as in RFC 5545.", valueName: "rrule"))
    var rule: String

    @Option(
        help: ArgumentHelp("The first moment (DTSTART), as yyyy-mm-ddThh:mm, or the first date.", valueName: "local"))
    var start: TypedMoment

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

    @Flag(help: "Describe the rule in plain English instead.")
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
            let text = description(of: rule, zone)
            if json { JSON.text(text).show() } else { print(text) }
            return
        }
        switch start {
        case .moment(let moment):
            try show(occurrences(of: rule, from: moment, zone)) { Self.written($0, zone) }
        case .date(let date):
            // The RFC's rule: a date has no times, whatever BYHOUR says.
            try show(occurrences(of: rule.withoutTimes, from: CivilDateTime(date, .midnight), nil)) {
                $0.date.description
            }
        }
    }

    private func description(of rule: RecurrenceRule, _ zone: Zone?) -> String {
        switch start {
        case .moment(let moment): rule.englishDescription(start: moment, zone: zone)
        case .date(let date): rule.englishDescription(start: date)
        }
    }

    private func occurrences(of rule: RecurrenceRule, from start: CivilDateTime, _ zone: Zone?) -> Occurrences {
        let set = RecurrenceSet(
            start: start, rule: rule, rdates: rdate.map { moment($0, start) }, exdates: exdate.map { moment($0, start) }
        )
        return set.occurrences(zone: zone)
    }

    private func moment(_ typed: TypedMoment, _ start: CivilDateTime) -> CivilDateTime {
        let moment = typed.at(start.time)
        if case .date = self.start { return CivilDateTime(moment.date, .midnight) }
        return moment
    }

    /// Writes each as soon as it is known, so that there may be any number of them.
    private func show(_ occurrences: Occurrences, _ text: (CivilDateTime) -> String) throws {
        let most = count ?? (until == nil ? Self.defaultCount : Int.max)
        let last = until?.at(TimeOfDay(clamping: .max)) ?? CivilDateTime(.last, TimeOfDay(clamping: .max))
        var lines = OutputLines()
        var shown = 0
        var previous: String?
        if json { try lines.write("[") }
        for moment in occurrences {
            guard shown < most, moment <= last else { break }
            let line = text(moment)
            // A rule of hours comes to a date several times.
            guard line != previous else { continue }
            if json {
                if let previous { try lines.write("  " + JSON.quoted(previous) + ",") }
            } else {
                try lines.write(line)
            }
            previous = line
            shown += 1
        }
        if json {
            if let previous { try lines.write("  " + JSON.quoted(previous)) }
            try lines.write("]")
        }
        try lines.flush()
    }

    /// RFC 3339 with the offset; without a zone what the wall's clock shows, with seconds.
    static func written(_ moment: CivilDateTime, _ zone: Zone?) -> String {
        if let zone { return zone.rfc3339(zone.instant(of: moment)) }
        let text = moment.description
        return moment.time.second == 0 ? text + ":00" : text
    }
}
