import CivilTime
import Foundation
import GRDB
import Mentoring
import Testing

@testable import Store

/// An instant from its RFC 3339 text.
func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

/// A civil time from its text.
func civil(_ text: String) throws -> CivilDateTime { try #require(CivilDateTime(text)) }

/// A date from its text.
func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

let noon = Instant(seconds: 1_800_000_000)
let f1 = MentorshipID(checked: "f1")
let amina = PersonID(checked: "amina")
let jonas = PersonID(checked: "jonas")

/// A state directory of its own, removed with it.
final class Directory {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
}

enum Samples {
    static func person(_ id: PersonID) -> Person {
        Person(id: id, name: "Name of \(id)", email: "\(id)@example.org", zone: "Africa/Dakar")
    }

    static func mentorship(_ id: MentorshipID = f1, _ mentor: PersonID = amina, _ mentee: PersonID = jonas) throws
        -> Mentorship
    {
        Mentorship(
            id: id, program: ProgramID(checked: "formal"),
            participants: [Participant(person: mentor, role: .mentor), Participant(person: mentee, role: .mentee)],
            start: try civil("2027-01-12T18:00"), zone: "Europe/Berlin", recordsBegan: noon)
    }

    static func record(_ id: CommitmentID, due: String = "2027-01-12T18:00") throws -> CommitmentRecord {
        let commitment = Commitment(id: id, due: try civil(due), zone: "Europe/Berlin", cycle: 1, isFirstOfCycle: true)
        return CommitmentRecord(commitment, openedAt: noon)
    }

    static func notice(
        _ subject: NoticeSubject = .commitment(.meeting(f1, 1)), origin: NoticeOrigin = .rung(.due, days: -3),
        to recipient: Recipient = .person(amina),
        send: Instant = noon, decided: Instant = noon
    ) -> Notice {
        Notice(
            id: NoticeID(subject: subject, revision: 0, origin: origin, recipient: recipient),
            letter: LetterKind("meeting-before"),
            asks: true,
            rungAt: send, sendAt: send, decidedAt: decided, clause: Clause("§8.1.1"))
    }

    static func letter(
        _ notices: [NoticeID], to recipient: Recipient = .person(amina), id: String = "1@example.org",
        created: Instant = noon,
        isScheduled: Bool = true
    ) -> Letter {
        Letter(
            recipient: recipient, address: "amina@example.org", sender: "mentoring@example.org", messageID: id,
            bytes: Array("Subject: x\n\n\u{e9}\u{0}".utf8), createdAt: created, expiresAt: created + 86_400,
            isScheduled: isScheduled, notices: notices)
    }

    /// A released store in memory with two people and their mentorship f1.
    static func store() throws -> StateDatabase {
        let store = try StateDatabase.inMemory()
        try store.write { writer in
            try writer.setHold(nil)
            try writer.put(person(amina))
            try writer.put(person(jonas))
            try writer.put(try mentorship())
        }
        return store
    }
}

extension StateDatabase {
    /// Looks at the database beneath, in one transaction.
    func inspect<Value>(_ body: (Database) throws -> Value) throws -> Value { try engine.queue.write(body) }
}
