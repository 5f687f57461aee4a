import CivilTime
import Forms
import Mail
import Testing

@testable import Replies

/// Text that nobody meant as an answer: chance, and letters put together from what the grammar knows.
@Suite struct HostileTextTests {
    /// A small generator with a seed: the same text in every run.
    struct Chance {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
    }

    static let plainWords = """
        the a of and project mentor goal week code review plan report lunch office question time idea help with about from for next last time people program design test build read write open source
        der die das und wir haben heute ein über ziele projekt arbeit woche plan bericht büro frage zeit idee mit von für nächste letzte leute programm entwurf lesen schreiben quelle
        """.split { $0 == " " || $0 == "\n" }.map(String.init)

    /// Words of which none is a verb's: nothing is said, and nothing trips.
    @Test(arguments: 1...40) func chance(_ seed: Int) {
        var chance = Chance(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<50 {
            let count = 1 + chance.next(12)
            let text = (0..<count).map { _ in Self.plainWords[chance.next(Self.plainWords.count)] }.joined(
                separator: chance.next(6) == 0 ? "\n" : " ")
            let reading = SentenceReading(Words(Folding.visible(text)).words, Fixture.lexicon)
            let reply = Fixture.reply(text)
            if reading.verbs.isEmpty { #expect(reply?.statements == [] && reply?.questions == [], "\(text)") }
        }
    }

    /// A verb beside a word that denies, doubts or sets a condition is never taken.
    @Test(arguments: [
        "met", "yes", "no", "missed", "stop", "ja", "nein", "getroffen", "ausgefallen", "abmelden", "help", "resume",
    ])
    func verbAmongWords(_ verb: String) {
        var chance = Chance(state: 0x1234_5678_9ABC_DEF1)
        let others = [
            "project", "goal", "code", "review", "gespräch", "ziele", "arbeit", "almost", "not", "nicht", "fast", "if",
            "wenn", "would", "report",
        ]
        for _ in 0..<200 {
            var words = (0..<(1 + chance.next(5))).map { _ in others[chance.next(others.count)] }
            words.insert(verb, at: chance.next(words.count + 1))
            guard words.contains(where: ["almost", "not", "nicht", "fast", "if", "wenn", "would"].contains) else {
                continue
            }
            let line = words.joined(separator: " ")
            let understood =
                Fixture.reply(line)?.statements.contains {
                    $0.verb.kind == .met || $0.verb.kind == .stop || $0.verb.kind == .yes
                } ?? false
            #expect(!understood, "\(line)")
        }
    }

    /// Bytes of all kinds, in every place that holds text.
    @Test(arguments: 1...20) func anything(_ seed: Int) {
        var chance = Chance(state: UInt64(seed) &* 0xD134_2543_DE82_EF95)
        func text(_ most: Int) -> String {
            let pieces = [
                "met", "1", "2", " ", "\n", ">", "<", "&", "@", ":", "\"", "(", "\u{0}", "\u{FEFF}", "ä", "🙂", "-", "/",
                ".", "BEGIN:VCALENDAR\n", "METHOD:REPLY\n", "<blockquote>", "5.1.1", "until 5 March",
                "99999999999999999999", "\u{301}", "=", "%", "move", "pause",
            ]
            return (0..<chance.next(most)).map { _ in pieces[chance.next(pieces.count)] }.joined()
        }
        for _ in 0..<60 {
            let names = [
                "from", "to", "subject", "return-path", "auto-submitted", "date", "x-failed-recipients", "precedence",
                "message-id", "list-id", "final-recipient", "status", "action", "diagnostic-code",
            ]
            func fields() -> [IncomingMessage.Field] {
                (0..<chance.next(5)).map { _ in .init(names[chance.next(names.count)], text(12)) }
            }
            let message = IncomingMessage(
                header: fields(),
                texts: Fixture.texts(
                    text(60), type: chance.next(2) == 0 ? "text/html" : "text/plain", isFlowed: chance.next(2) == 0),
                calendars: chance.next(3) == 0 ? [.init(method: "REPLY", text: text(20))] : [],
                deliveryStatus: chance.next(3) == 0 ? [fields(), fields()] : [], carried: fields(),
                type: chance.next(3) == 0 ? "multipart/report" : "text/plain")
            switch AnswerReader(Fixture.context([.meeting, .checkIn])).claim(message) {
            case .reply(let reply): #expect(reply.ownText.count <= FilledForm.longest + 1)
            case .bounce(let bounce):
                #expect(!bounce.failures.isEmpty && bounce.failures.allSatisfy { $0.diagnostic.count <= 501 })
            default: break
            }
        }
    }

    @Test func dates() {
        #expect(MessageDate.instant(of: "Tue, 9 Feb 2027 10:00:00 +0100") == Instant(rfc3339: "2027-02-09T09:00:00Z"))
        #expect(MessageDate.instant(of: "9 Feb 2027 10:00:00 EST") == Instant(rfc3339: "2027-02-09T15:00:00Z"))
        #expect(MessageDate.instant(of: "yesterday") == nil)
        #expect(MessageDate.instant(of: "Tue, 31 Feb 2027 10:00:00 +0100") == nil)
        // "Tomorrow" is meant from when it was written, unless the Date cannot be true.
        for (date, moment) in [
            ("Tue, 9 Feb 2027 10:00:00 +0100", "2027-02-10T18:00"),
            ("Tue, 9 Feb 2021 10:00:00 +0100", "2027-02-11T18:00"),
            ("Fri, 12 Feb 2027 10:00:00 +0100", "2027-02-11T18:00"),
        ] {
            guard
                case .reply(let reply) = AnswerReader(Fixture.context()).claim(
                    Fixture.message("MOVE tomorrow 18:00", header: [("date", date)]))
            else { continue }
            #expect(Fixture.short(reply) == "1 move \(moment)", "\(date)")
        }
    }
}
