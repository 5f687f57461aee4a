import CivilTime
import Foundation
import Mail

@testable import Replies

/// Replies by writers who knew the letters and nothing of the program (Written/*.jsonl), each with what it means. They measure how much is
/// understood; nobody changes them for what the program reads.
enum WrittenSets {
    /// Which writers' rows.
    enum Part: String, CaseIterable {
        /// Of three writers whose rows whoever improves the reading has seen since.
        case first
        /// Of three others, whose rows were read once, when all was done; then those that were read wrongly were looked at, and no others.
        case second

        var writers: [String] { self == .first ? ["a", "b", "c"] : ["d", "e", "f"] }
    }

    /// How sure a human reader is.
    enum Sort: String, Decodable {
        /// Quite sure: `means` says what it means.
        case clear
        /// What a careless reader gets wrong: `means` says what may be recorded; `ask` alone, nothing.
        case tricky
    }

    /// What the letter asked that is answered.
    enum Ask: String, Decodable {
        case meeting, meetings, coming, proposed, milestone, milestones, mixed
    }

    struct Row: Decodable {
        let id: String
        let sort: Sort
        let lang: String
        let ask: Ask
        let text: String
        let means: [String]
    }

    /// The rows of a file outside the repository, for whoever improves the reading: never those that measure it.
    static func development() throws -> [Row] {
        guard let folder = ProcessInfo.processInfo.environment["MENTORD_DEVELOPMENT_ROWS"] else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }.sorted()
            .flatMap {
                try String(contentsOf: URL(filePath: folder).appending(path: $0), encoding: .utf8)
                    .split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
            }
    }

    static func rows(_ parts: [Part] = Part.allCases) throws -> [Row] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Written")
        return try parts.flatMap(\.writers).flatMap { writer in
            try String(contentsOf: folder.appending(path: "writer-\(writer).jsonl"), encoding: .utf8)
                .split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        }
    }

    /// What the program makes of a row.
    enum Reading: Equatable {
        /// What it would record, as the rows say it: `met`, `2 missed`, `move 2027-01-29T18:00`.
        case recorded(Set<String>)
        /// What it takes it for, and does not record.
        case guessed(String)
        /// It has no idea.
        case asked
    }

    /// - Parameter framed: the texts of the message in which a row's text comes; nil for the text alone.
    static func reading(
        _ row: Row, _ lexicon: Lexicon = Fixture.lexicon, _ framed: ((String) throws -> [IncomingMessage.Text])? = nil
    ) throws -> Reading {
        guard let reply = try reply(row, lexicon, framed) else { return .asked }
        // A meeting that is to come needs no yes.
        if reply.isCourtesy, row.ask == .coming { return .recorded(["yes"]) }
        if case .none(let guess?) = reply.understood { return .guessed(said(guess, of: reply.guessedItem, row.ask)) }
        guard case .full = reply.understood, reply.questions.isEmpty, !reply.statements.isEmpty else {
            return reply.statements.first.map { .guessed($0.verb.kind.rawValue) } ?? .asked
        }
        let asked = asked(row.ask)
        // What became of a meeting that is to come is asked again, and recorded of none.
        let outcomes: [Verb.Kind] = [.met, .missed, .absent, .yes, .no]
        if row.ask == .coming, let early = reply.statements.first(where: { outcomes.contains($0.verb.kind) }) {
            return .guessed(early.verb.kind.rawValue)
        }
        return .recorded(
            Set(
                reply.statements.map { statement in
                    let kind = asked[min((statement.item ?? 1) - 1, asked.count - 1)].kind
                    let said = said(statement.verb.meaning(for: kind) ?? statement.verb, of: kind)
                    let told =
                        statement.item == 2 && row.ask == .meetings ? said.replacing("nils", with: "jonas") : said
                    return asked.count > 1 ? (statement.item.map { "\($0) " } ?? "") + told : told
                }))
    }

    /// A day until which to wait, as the number of days from the day of writing.
    static func inDays(_ said: String) -> String {
        if said.hasSuffix("snooze 1 day") { return said + "s" }
        guard let start = said.range(of: "snooze 2"), let day = CivilDate("2" + said[start.upperBound...]),
            let written = CivilDate("2027-01-14")
        else { return said }
        return said[..<start.lowerBound] + "snooze \(day - written) days"
    }

    /// What somebody says of themselves, without the number of the thing at which they say it: it is told, and not recorded of a thing.
    static func ofPerson(_ said: String) -> String {
        let personal = ["leaving", "stop", "fewer", "away ", "pause", "wrong-person", "distress"]
        guard let first = said.first, first.isNumber, said.dropFirst().first == " " else { return said }
        let rest = said.dropFirst(2)
        return personal.contains(where: rest.hasPrefix) ? String(rest) : said
    }

    static func figures(_ row: Row) throws -> String {
        let (context, message) = read(row)
        let lines = OwnLines(OwnText.lines(of: message, context)).lines
        let text = IntentText(lines, ReplyReading(message, context).setting)
        let strong = text.hits.count { $0.kind.isStrong }
        let weak = text.hits.count { $0.kind.isAnswer && !$0.kind.isStrong }
        return
            "unexplained \(text.unexplained) of \(text.tokens.count) strong \(strong) weak \(weak) sentences \(text.sentences.count)"
    }

    /// The phrases that are found in a row, for whoever improves the reading.
    static func hits(_ row: Row) throws -> String {
        let (context, message) = read(row)
        let lines = OwnLines(OwnText.lines(of: message, context)).lines
        let text = IntentText(lines, ReplyReading(message, context).setting)
        let reading = IntentReading(text)
        let mentions = text.mentions.map {
            "{\($0.date.map { "\($0)" } ?? "") \($0.weekday.map { "\($0)" } ?? "") \($0.dayOfMonth ?? 0) \($0.time.map { "\($0)" } ?? "") \($0.lack.map { "\($0)" } ?? "")}"
        }
        return
            "\(mentions) \(text.spans) new \(reading.newTimes(0).count) \(reading.outcome) things \(reading.targets.things.map { $0.map { $0.sorted() } ?? [-1] }) "
            + text.hits.map { hit in
                "\(hit.kind.rawValue)[\(text.tokens[hit.range].map(\.text).joined(separator: " "))]"
            }
            .joined(separator: " ")
    }

    /// What a yes to a guess would record: of a meeting that is over, a guessed yes is `met`.
    static func said(_ guess: Verb.Kind, of item: Int?, _ ask: Ask) -> String {
        let asked = asked(ask)
        guard let thing = item.map({ asked[$0 - 1] }) ?? (asked.count == 1 ? asked[0] : nil) else {
            return guess.rawValue
        }
        return switch (guess, thing.kind) {
        case (.yes, .meeting) where ask != .coming: "met"
        case (.no, .meeting) where ask != .coming: "missed"
        case (.yes, .milestone): "done"
        case (.wrongPerson, _): "wrong-person"
        default: guess.rawValue
        }
    }

    private static func said(_ verb: Verb, of kind: Asked.Kind) -> String {
        switch (verb, kind) {
        case (.move(let to), _): "move \(to)"
        case (.snooze(let days), _): "snooze \(days) days"
        case (.pause(let until), _): "pause \(until)"
        case (.no, .milestone): "not-yet"
        case (.wrongPerson, _): "wrong-person"
        case (.absent, _): "absent nils"
        case (.away(let from, let through), _): "away \(from?.description ?? "")..\(through?.description ?? "")"
        default: verb.kind.rawValue
        }
    }

    static func reply(
        _ row: Row, _ lexicon: Lexicon, _ framed: ((String) throws -> [IncomingMessage.Text])? = nil
    ) throws -> Reply? {
        var (context, message) = read(row)
        context.lexicon = lexicon
        if let framed { message.texts = try framed(row.text) }
        context.author = .recipient
        guard case .reply(let reply) = AnswerReader(context).claim(message) else { return nil }
        return reply
    }

    static func read(_ row: Row) -> (AnswerContext, IncomingMessage) {
        let isAhead = row.ask == .coming || row.ask == .proposed
        let now = isAhead ? "2027-01-18T11:00:00Z" : "2027-01-14T11:00:00Z"
        var context = Fixture.context([])
        context.now = Instant(rfc3339: now) ?? .distantPast
        context.asked = asked(row.ask)
        context.author = .recipient
        context.authorName = "Alva"
        context.names = ["Alva", "Nils", "Jonas"]
        let date = isAhead ? "Mon, 18 Jan 2027 11:59:00 +0100" : "Thu, 14 Jan 2027 11:59:00 +0100"
        let message = Fixture.message(
            row.text, header: [("subject", "Re: Did you meet Nils?"), ("date", date)])
        return (context, message)
    }

    private static func asked(_ ask: Ask) -> [Asked] {
        let past = Instant(rfc3339: "2027-01-12T17:00:00Z")
        let ahead = Instant(rfc3339: "2027-01-26T17:00:00Z")
        return switch ask {
        case .meeting: [Asked(.meeting, due: past, partners: ["Nils"])]
        case .meetings:
            [Asked(.meeting, due: past, partners: ["Nils"]), Asked(.meeting, due: past, partners: ["Jonas"])]
        case .coming: [Asked(.meeting, due: ahead, isAsked: false, partners: ["Nils"])]
        case .proposed:
            [Asked(.proposal, due: ahead, proposed: Instant(rfc3339: "2027-01-28T16:00:00Z"), partners: ["Nils"])]
        case .milestone: [Asked(.milestone, due: past, partners: ["Nils"], topic: .goals)]
        case .milestones:
            [
                Asked(.milestone, due: past, partners: ["Nils"], topic: .goals),
                Asked(.milestone, due: past, partners: ["Nils"], topic: .agreement),
            ]
        case .mixed:
            [
                Asked(.meeting, due: past, partners: ["Nils"]),
                Asked(.milestone, due: past, partners: ["Nils"], topic: .goals),
            ]
        }
    }
}
