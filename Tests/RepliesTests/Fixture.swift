import CivilTime
import Forms
import Foundation
import Mail
import Settings
import Testing

@testable import MessageReader
@testable import Replies

/// A world in which it is Wednesday, 10 February 2027, 12:00 in Berlin, the day after a meeting was due.
enum Fixture {
    static let zones = ZoneDatabase()
    static let berlin = try? zones.zone("Europe/Berlin")
    static let now = Instant(rfc3339: "2027-02-10T11:00:00Z") ?? .distantPast
    static let token = "abcdefghijklmnopqrstuvwxyz234"

    /// The lexicons that come with the program.
    static let lexicon: Lexicon = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        do {
            return try LexiconFiles.load(
                folders: [root.deletingLastPathComponent().path + "/letters"])
        } catch {
            Issue.record("\(error)")
            return Lexicon([])
        }
    }()

    /// The words of typed answers that come with the program.
    static let answerWords: AnswerWords = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        do {
            return try AnswerWordsFile.load(folders: [root.deletingLastPathComponent().path + "/letters"])
        } catch {
            Issue.record("\(error)")
            return AnswerWords()
        }
    }()

    static func context(_ asked: [Asked.Kind] = [.meeting]) -> AnswerContext {
        AnswerContext(
            now: now, zone: berlin ?? .utc, zones: zones, lexicon: lexicon,
            asked: asked.map { Asked($0, due: now - 18 * 3600) }, sheets: sheets(asked), values: values,
            names: ["Jonas Müller"],
            ownAddresses: ["mentoring@example.org"])
    }

    /// A check-in's form, in English and German.
    static let form = Form(
        name: "check-in", version: 1, clause: "§8.1.1", title: LanguageText(["en": "Check-in"]),
        questions: [
            question("going", .rating, ["en": "How is it going", "de": "Wie läuft es"]),
            question("know", .long, ["en": "Anything we should know", "de": "Was sollten wir wissen"]),
        ])

    static func question(_ id: String, _ kind: QuestionKind, _ text: [String: String]) -> Forms.Question {
        Forms.Question(QuestionID(id)!, kind, text: LanguageText(text), confidentiality: .confidential)
    }

    /// How typed answers are read, in all languages.
    static let values = ValueReader(words: answerWords)

    /// What a letter asks that has a check-in among its things, with a line as it was once.
    static func sheets(_ asked: [Asked.Kind]) -> [Int: AskedSheet] {
        let sheet = AskedSheet(
            form: form, questions: form.questions.map(\.id),
            labels: ["How is it going, 1–5", "Wie läuft es, 1–5", "Gibt es etwas, das wir wissen sollten"])
        let items = asked.enumerated().filter { $1 == .checkIn }.map { $0.offset + 1 }
        return Dictionary(uniqueKeysWithValues: items.map { ($0, sheet) })
    }

    /// The form as somebody fills it in.
    static func filled(_ rating: Int? = nil, _ words: String? = nil) -> FilledForm {
        var filled = FilledForm()
        if let rating { filled.values[form.questions[0].id] = .rating(rating) }
        if let words { filled.values[form.questions[1].id] = .text(words) }
        return filled
    }

    static func message(
        _ text: String, type: String = "text/plain", header: [(String, String)] = [], isFlowed: Bool = false
    ) -> IncomingMessage {
        let usual = [
            ("return-path", "<amina@example.com>"), ("from", "Amina Diallo <amina@example.com>"),
            ("to", "mentoring+r.\(token)@example.org"), ("subject", "Re: Did you meet Jonas Müller?"),
            ("message-id", "<1@example.com>"), ("date", "Wed, 10 Feb 2027 11:59:00 +0100"),
        ]
        let names = Set(header.map(\.0))
        let fields = (usual.filter { !names.contains($0.0) } + header.filter { !$0.1.isEmpty }).map {
            IncomingMessage.Field($0.0, $0.1)
        }
        return IncomingMessage(header: fields, texts: texts(text, type: type, isFlowed: isFlowed), type: type)
    }

    /// The text as the reader hands it on: of a page, its lines.
    static func texts(_ text: String, type: String, isFlowed: Bool = false) -> [IncomingMessage.Text] {
        guard type == "text/html" else { return [.init(type: type, isFlowed: isFlowed, text: text)] }
        return (try? HTMLPage.lines(of: CleanText.lines(text), limits: ReadingLimits())).map {
            [.init(type: type, text: "", lines: $0)]
        } ?? []
    }

    static func reply(_ text: String, _ asked: [Asked.Kind] = [.meeting], type: String = "text/plain") -> Reply? {
        guard case .reply(let reply) = AnswerReader(context(asked)).claim(message(text, type: type)) else { return nil }
        return reply
    }

    /// With things of one's own asked.
    static func reply(_ text: String, to asked: [Asked]) -> Reply? {
        var context = context()
        context.asked = asked
        guard case .reply(let reply) = AnswerReader(context).claim(message(text)) else { return nil }
        return reply
    }

    /// What was understood, in short: `met`, `1 met, 2 missed`, `move 2027-02-12T18:00:00`, `met?` for a guess, `-` for nothing, and what is
    /// asked back in brackets.
    static func short(_ reply: Reply?) -> String {
        guard let reply else { return "no reply" }
        var parts = reply.statements.map { statement in (statement.item.map { "\($0) " } ?? "") + short(statement.verb)
        }
        parts += reply.questions.map { question in
            "[" + (question.item.map { "\($0) " } ?? "") + "\(question.verb): \(short(question.lack))]"
        }
        if case .partly(let left) = reply.understood, !left.isEmpty { parts.append("+\(left.count)") }
        if !parts.isEmpty { return parts.joined(separator: ", ") }
        if case .none(let guess?) = reply.understood { return "\(guess)?" }
        return "-"
    }

    static func short(_ verb: Verb) -> String {
        switch verb {
        case .move(let to): "move \(to)"
        case .snooze(let days): "snooze \(days)"
        case .pause(let until): "pause \(until)"
        case .checkIn(let answer):
            "check-in \(answer.saidRating.map(String.init) ?? "-") \(answer.saidWords ?? "-")"
                + answer.unclear.keys.sorted().map { " ?\($0)" }.joined()
        default: verb.kind.rawValue
        }
    }

    static func short(_ lack: FollowUp.Lack) -> String {
        switch lack {
        case .number: "number"
        case .date: "date"
        case .time: "time"
        case .dateAndTime: "date and time"
        case .days: "days"
        case .ambiguous(let text): "ambiguous \(text)"
        case .noSuchDate(let text): "no such date \(text)"
        case .past: "past"
        case .tooFar: "too far"
        }
    }
}

extension FilledForm {
    /// The number that was said, by itself or behind the question.
    var saidRating: Int? { rating ?? values[Fixture.form.questions[0].id]?.number.map { Int($0) } }

    /// The words that were said, by themselves or behind the question.
    var saidWords: String? { values[Fixture.form.questions[1].id]?.text ?? words }
}
