import BenchmarkWork
import CivilTime
import Recurrence

/// This project's engine. `once`: the rule's text is parsed once for all; `each`: anew for every mentorship.
@main
struct EngineBenchmark {
    private let work: Work
    private let zones: [Zone]
    private let rule: RecurrenceRule

    static func main() throws {
        let measurement = Measurement(CommandLine.arguments.dropFirst(2))
        let work = measurement.work
        let database = ZoneDatabase()
        let bench = EngineBenchmark(
            work: work, zones: try work.zones.map { try database.zone($0) }, rule: try RecurrenceRule(work.series.rule))
        if CommandLine.arguments[1] == "each" {
            measurement.report {
                bench.sumParsingEach()
            } list: { _ in
            }
        } else {
            measurement.report {
                bench.sum()
            } list: {
                bench.list(&$0)
            }
        }
    }

    private func sum() -> Int64 {
        var sum: Int64 = 0
        for meeting in work.meetings { add(meeting, rule, to: &sum) }
        return sum
    }

    private func sumParsingEach() -> Int64 {
        var sum: Int64 = 0
        let text = work.series.rule
        for meeting in work.meetings {
            if let rule = try? RecurrenceRule(text) { add(meeting, rule, to: &sum) }
        }
        return sum
    }

    @inline(__always)
    private func add(_ meeting: Work.Meeting, _ rule: RecurrenceRule, to sum: inout Int64) {
        for instant in RecurrenceSet(start: meeting.start, rule: rule).instants(in: zones[meeting.zone]) {
            sum &+= instant.seconds
        }
    }

    private func list(_ instants: inout [Int64]) {
        for meeting in work.meetings {
            let set = RecurrenceSet(start: meeting.start, rule: rule)
            instants += set.instants(in: zones[meeting.zone]).map(\.seconds)
        }
    }
}
