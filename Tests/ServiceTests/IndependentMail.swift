import CivilTime
import Foundation
import Mail
import MessageReader
import Mentoring
import Store

@testable import Service

/// Mail as it comes over the wire, written without regard to how the program reads it: each sample is RFC 5322 bytes that the program's own reader
/// takes apart, and what is right was decided before the program saw it.
///
/// In a sample's subject, fields and body, `«subject»` is the subject of the letter that is answered, `«quote»` its text with `> ` before each line,
/// `«letter»` its bare text, `«html»` what stands in the body of its HTML, `«address»` the recipient's address.
struct IndependentSample: Sendable, CustomStringConvertible {
    let name: String
    var language = "en"
    var subject = "Re: «subject»"
    var fields: [(String, String)] = []
    var type = "text/plain"
    let body: String
    /// What may become of it, each as ``IndependentMail/outcome(_:)`` says it.
    let right: [String]
    var description: String { name }

    /// A name that begins with `de: ` belongs to somebody who gets German letters.
    init(
        _ name: String, subject: String? = nil, fields: [(String, String)] = [], type: String = "text/plain",
        _ body: String, _ right: String...
    ) {
        self.name = name
        language = name.hasPrefix("de: ") ? "de" : "en"
        self.subject = subject ?? (language == "de" ? "AW: «subject»" : "Re: «subject»")
        self.fields = fields
        self.type = type
        self.body = body
        self.right = right
    }

    /// The same with another list of what may become of it.
    init(_ other: IndependentSample, right: [String]) {
        name = other.name
        language = other.language
        subject = other.subject
        fields = other.fields
        type = other.type
        body = other.body
        self.right = right
    }
}

/// A community in which each sample is answered by a pair of its own.
final class IndependentMail {
    typealias Trial = ConversationTrial

    let samples: [IndependentSample]
    let trial: Trial
    /// When the answers were written.
    private(set) var answeredAt = Instant.distantPast

    /// Two letters that tell the pairs apart.
    static func mark(_ index: Int) -> String {
        let letters = Array("bcdfghklmnprstvz")
        return String([letters[index / 16 % 16], "a", letters[index % 16]])
    }

    init(_ samples: [IndependentSample], from: String) throws {
        self.samples = samples
        var people = ""
        var mentorships = ""
        for (index, sample) in samples.enumerated() {
            let mark = Self.mark(index)
            for (letter, name, domain) in [("a", "Alva", "org"), ("n", "Nils", "net")] {
                people +=
                    "  - {id: \(letter)\(mark), name: \(name) Zo\(mark), email: \(letter)\(mark)@example.\(domain), "
                people += "zone: Europe/Berlin, locale: \(sample.language == "de" ? "de" : "en")}\n"
            }
            mentorships += "  - {id: m\(mark), program: formal, mentors: [a\(mark)], mentees: [n\(mark)], "
            mentorships += "start: 2027-01-12T18:00, zone: Europe/Berlin}\n"
        }
        trial = try Trial("people:\n\(people)mentorships:\n\(mentorships)", from: from)
    }

    // MARK: Writing

    /// The bytes of an answer to a letter.
    static func bytes(
        _ sample: IndependentSample, to letter: Letter, at instant: Instant, number: Int
    ) throws -> [UInt8] {
        let read = try Trial.read(letter)
        let text = try Trial.text(letter)
        let html = WrittenMessage(letter.bytes).texts.first { $0.type == "text/html" }?.text ?? ""
        let inner = html.firstMatch(of: /(?s)<body[^>]*>(.*)<\/body>/).map { String($0.1) } ?? html
        func filled(_ text: String, _ mine: String) -> String {
            text.replacing("«subject»", with: read["subject"] ?? "").replacing("«address»", with: letter.address)
                .replacing("«letter»", with: mine).replacing("«html»", with: inner)
                .replacing(
                    "«quote»",
                    with: mine.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
                        .joined(separator: "\n"))
        }
        let date = try MailDate(secondsSinceEpoch: instant.seconds).description
        let standard: [(String, String)] = [
            ("Return-Path", "<\(letter.address)>"), ("From", "Somebody <\(letter.address)>"),
            ("To", read["reply-to"] ?? ""), ("Subject", filled(sample.subject, text)), ("Date", date),
            ("Message-ID", "<s\(number).\(instant.seconds)@mail.example.org>"),
            ("In-Reply-To", read["message-id"] ?? ""), ("References", read["message-id"] ?? ""),
            ("MIME-Version", "1.0"), ("Content-Type", "\(sample.type); charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        let own = sample.fields.map { ($0.0, filled($0.1, text)) }
        let replaced = Set(own.map { $0.0.lowercased() })
        let once: Set = ["return-path", "from", "to", "subject", "content-type", "content-transfer-encoding"]
        let header =
            standard.filter { !(once.contains($0.0.lowercased()) && replaced.contains($0.0.lowercased())) } + own
        let lines = header.map { "\($0.0): \($0.1)\n" }.joined()
        return [UInt8]((lines + "\n" + filled(sample.body, text)).utf8)
    }

    /// Every pair answers the letter that `letter` gives for it, all at the same time.
    func answerAll(_ letter: (String) throws -> Letter?) throws {
        answeredAt = trial.world.now
        for (index, sample) in samples.enumerated() {
            guard let letter = try letter(Self.mark(index)) else {
                throw TrialFault(text: "\(sample.name): there is no letter to answer")
            }
            let bytes = try Self.bytes(sample, to: letter, at: answeredAt, number: index)
            try trial.room.deliver(try MIMEReader().read(bytes))
        }
    }

    // MARK: What became of it

    /// Letters to somebody since the answers.
    func back(_ person: String) throws -> [String] {
        try trial.letters(to: person).filter { $0.createdAt >= answeredAt }.flatMap(trial.kinds)
    }

    /// Letters to coordinators since the answers that name somebody.
    func told(_ name: String) throws -> [String] {
        try trial.coordinatorLetters.filter { $0.createdAt >= answeredAt }.map(Trial.flat).filter {
            $0.contains(name)
        }
    }

    /// What became of a mentor's answer to "did you meet?", in words that stand in the tables: `met`, `missed`, `moved`, `away FROM..THROUGH`,
    /// `stop`, `asked` (back), `told` (to a coordinator), `nothing`.
    func outcome(_ index: Int) throws -> String {
        let mark = Self.mark(index)
        let person = "a\(mark)"
        var words: [String] = []
        for report in try trial.reports("m\(mark)/1") where !report.isRevoked {
            words.append(report.outcome == .held ? "met" : report.outcome == .missed ? "missed" : "\(report.outcome)")
        }
        if let record = try trial.record("m\(mark)/1"), record.revision > 0 { words.append("moved") }
        let now = try trial.person(person)
        words += now.absences.map { "away \($0.from)..\($0.through.map(\.description) ?? "")" }
        if !now.takesLetters { words.append("stop") }
        let letters = try back(person)
        if letters.contains(where: { ["which", "not-understood", "help"].contains($0) }) { words.append("asked") }
        if words.isEmpty, try !told("Alva Zo\(mark)").isEmpty { words.append("told") }
        return words.isEmpty ? "nothing" : words.joined(separator: " + ")
    }
}
