import CivilTime
import Foundation
import Mail

@testable import Replies

/// An absence notice, and what it says.
struct AbsenceNotice: Decodable, Sendable {
    enum Sort: String, Decodable { case plain, hard }

    /// A first and a last day.
    struct Days: Decodable, Hashable, Sendable {
        let from: CivilDate?
        let through: CivilDate?

        init(_ from: CivilDate?, _ through: CivilDate?) { (self.from, self.through) = (from, through) }

        init(from decoder: any Decoder) throws {
            var days = try decoder.unkeyedContainer()
            func next() throws -> CivilDate? {
                try days.decodeNil() ? nil : CivilDate(try days.decode(String.self))
            }
            (from, through) = (try next(), try next())
        }
    }

    let id: String
    let sort: Sort
    let lang: String
    let subject: String
    let text: String
    /// The day on which it was sent.
    let written: CivilDate
    let days: Days
    let report: AutomaticReply.Length?
    /// What may be read as well.
    let ok: [Days]

    private enum Key: String, CodingKey { case id, sort, lang, subject, text, written, from, through, report, ok }

    init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: Key.self)
        func day(_ key: Key) throws -> CivilDate? {
            try row.decodeIfPresent(String.self, forKey: key).flatMap { CivilDate($0) }
        }
        id = try row.decode(String.self, forKey: .id)
        sort = try row.decode(Sort.self, forKey: .sort)
        lang = try row.decode(String.self, forKey: .lang)
        subject = try row.decode(String.self, forKey: .subject)
        text = try row.decode(String.self, forKey: .text)
        written = try day(.written) ?? .first
        days = Days(try day(.from), try day(.through))
        report = try row.decodeIfPresent(AutomaticReply.Length.self, forKey: .report)
        ok = try row.decodeIfPresent([Days].self, forKey: .ok) ?? []
    }

    static func rows(_ name: String) throws -> [AbsenceNotice] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Written")
        return try String(contentsOf: folder.appending(path: "\(name).jsonl"), encoding: .utf8)
            .split(separator: "\n").map { try JSONDecoder().decode(AbsenceNotice.self, from: Data($0.utf8)) }
    }

    // MARK: What is read

    enum Result: String { case right, asked, wrong }

    var reply: AutomaticReply? {
        let today = CivilDateTime(written, TimeOfDay(clamping: 12 * 3_600))
        var context = Fixture.context()
        context.now = context.zone.instant(of: today)
        context.author = .recipient
        // The letter is one of those that the writer knew; a notice repeats its subject.
        context.letter = AnsweredLetter(subject: Self.subjects)
        let message = Fixture.message(
            text,
            header: [
                ("subject", subject), ("auto-submitted", "auto-replied"),
                ("date", Self.date(written) + " 11:59:00 +0100"),
            ])
        guard case .automatic(let reply) = AnswerReader(context).claim(message) else { return nil }
        return reply
    }

    /// What it comes to: a day that is not so is wrong, and nothing is what a person is asked about.
    var result: Result {
        guard let reply else { return .asked }
        // What is decided: a person hears of who is gone, and of days that are further ahead than two months.
        let isFar = reply.through.map { $0 - written > 60 } ?? (reply.length == .long)
        let length: AutomaticReply.Length? = reply.length == .gone ? .gone : isFar ? .long : nil
        if let report { return length == report ? .right : length == nil && reply.through == nil ? .asked : .wrong }
        guard length == nil else { return .wrong }
        guard let through = reply.through else { return days.through == nil ? .right : .asked }
        let allowed = [days] + ok
        let isRight = allowed.contains { $0.through == through && start(reply.from) == start($0.from) }
        return isRight ? .right : .wrong
    }

    /// From when letters wait: at once, where no first day is named that is ahead.
    private func start(_ from: CivilDate?) -> CivilDate { max(from ?? written, written) }

    private static func date(_ day: CivilDate) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }

    private static let subjects = """
        Did you meet Nils on Tue 12 Jan? Answer by Mon 25 Jan / Did your meetings take place? Answer by Thu 18 Feb / How is it going with Nils?
        Meeting with Nils on Tue 26 Jan, 18:00 / Hast du Nils am Di., 12. Jan. getroffen? Bitte antworte bis Mo., 25. Jan. / Haben deine Treffen
        stattgefunden? Treffen mit Nils am Di., 26. Jan., 18:00 Uhr / Avez-vous rencontré Nils le mar. 12 janv. ? Répondez d’ici au lun. 25 janv.
        Rencontre avec Nils le mar. 26 janv. à 18:00
        """
}
