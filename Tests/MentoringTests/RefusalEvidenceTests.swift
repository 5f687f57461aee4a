import CivilTime
import Mentoring
import Testing

/// What the tries of a letter prove, among those of others.
struct RefusalEvidenceTests {
    /// A letter to a@x.org that is tried every four hours, from hour 0 on; what the others' letters came to, by the minute.
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var hours: [Int64] = [0, 4, 8, 12, 16, 20, 24]
        var outcome = Attempt.Outcome.refused
        /// `(minute, address, outcome)`, `letter 1` being the one in question.
        var others: [Other]
        var cause: RefusalCause
        var testDescription: String { name }
    }

    /// Two others whose letters are taken just before and just after some hours of the letter's tries.
    static func around(_ hours: Int64..., addresses: (String, String) = ("b@x.org", "c@y.org")) -> [Other] {
        var others: [Other] = []
        for hour in hours {
            others.append((hour * 60 - 3, addresses.0, .taken))
            others.append((hour * 60 + 3, addresses.1, .taken))
        }
        return others
    }

    typealias Other = (minute: Int64, address: String, outcome: Attempt.Outcome)

    static let rows: [Row] = [
        Row(name: "nobody else gets letters", others: [], cause: .unknown),
        Row(name: "others are taken around it for a day", others: around(0, 24), cause: .address),
        Row(name: "others are taken around it within an hour", others: around(0), cause: .unknown),
        Row(name: "others are taken around it within half a day", others: around(0, 12), cause: .unknown),
        Row(name: "few tries", hours: [0, 8, 24], others: around(0, 24), cause: .unknown),
        Row(
            name: "others are taken hours before and after",
            others: [(-300, "b@x.org", .taken), (1_800, "b@x.org", .taken)],
            cause: .unknown),
        Row(
            name: "an outage from just after a letter to just before one",
            others: [(-1, "b@x.org", .taken), (1_460, "c@y.org", .taken)],
            cause: .unknown),
        Row(
            name: "another was refused between, and is taken later",
            others: around(0, 24) + [
                (1, "d@x.org", .refused), (1_441, "d@x.org", .refused), (1_500, "d@x.org", .taken),
            ],
            cause: .unknown),
        Row(
            name: "another is refused as well, ever since",
            others: around(0, 24) + [(1, "d@z.org", .refused), (1_441, "d@z.org", .refused)], cause: .address),
        Row(
            name: "most others are refused as well",
            others: around(0, 24) + [(1, "d@z.org", .refused), (2, "e@z.org", .refused), (2, "f@z.org", .refused)],
            cause: .unknown),
        Row(
            name: "sendmail takes nothing for now, just after",
            others: around(0) + [(1_441, "d@x.org", .deferred)] + around(24),
            cause: .unknown),
        Row(
            name: "another letter to the address is taken", others: around(0, 24) + [(700, "A@x.org", .taken)],
            cause: .letter),
        Row(
            name: "only this machine's own domain gets letters, for a day",
            others: around(0, 24, addresses: ("b@own.org", "c@own.org")), cause: .unknown),
        Row(
            name: "only this machine's own domain gets letters, for three days",
            hours: [0, 12, 24, 36, 48, 60, 72], others: around(0, 72, addresses: ("b@own.org", "c@own.org")),
            cause: .address),
        Row(
            name: "nobody of its domain gets letters",
            others: around(0, 24, addresses: ("b@y.org", "c@z.org")) + [(100, "d@x.org", .refused)], cause: .unknown),
        Row(
            name: "put off for a day while others are taken", outcome: .deferred, others: around(0, 24), cause: .unknown
        ),
        Row(
            name: "put off for weeks while others are taken", hours: [0, 30, 60, 90, 120, 180, 240, 300, 360],
            outcome: .deferred,
            others: around(0, 360), cause: .address),
    ]

    @Test(arguments: rows) func cause(_ row: Row) {
        func attempt(_ letter: Int64, _ minute: Int64, _ address: String, _ outcome: Attempt.Outcome) -> Attempt {
            let at = Instant(seconds: 1_800_000_000 + minute * 60)
            return Attempt(number: 0, letter: letter, address: address, at: at, outcome: outcome)
        }
        var attempts: [Attempt] = row.hours.map { attempt(1, $0 * 60, "a@x.org", row.outcome) }
        for (number, other) in row.others.enumerated() {
            attempts.append(attempt(Int64(number) + 2, other.minute, other.address, other.outcome))
        }
        attempts.sort { $0.at < $1.at }
        for index in attempts.indices { attempts[index].number = Int64(index) + 1 }
        #expect(RefusalEvidence(of: 1, among: attempts).cause(patience: 15 * 86_400) == row.cause)
    }

    /// A letter that was taken in the end was never at fault.
    @Test func whatWasTakenIsNotAtFault() {
        var attempts: [Attempt] = []
        for number in 0..<Int64(9) {
            let isOwn = number % 2 == 0
            let at = Instant(seconds: 1_800_000_000 + number * 20_000)
            attempts.append(
                Attempt(
                    number: number, letter: isOwn ? 1 : number + 1, address: isOwn ? "a@x.org" : "b\(number)@x.org",
                    at: at, outcome: isOwn && number < 8 ? .refused : .taken))
        }
        let evidence = RefusalEvidence(of: 1, among: attempts)
        #expect(evidence.wasTaken)
        #expect(evidence.cause(patience: 86_400) == .unknown)
    }
}
