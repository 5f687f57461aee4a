import CivilTime
import Foundation
import Mentoring

/// What stands against an address, why sending stopped, what a message was taken for and what an absence notice says are values, kept as
/// JSON. Before, they were sentences.
enum SchemaTypedFaults {
    static let statements = [
        """
        DROP INDEX person_unreachable;
        ALTER TABLE person RENAME COLUMN address_fault TO former_fault;
        ALTER TABLE person ADD COLUMN address_fault TEXT
            CONSTRAINT address_fault_is_json CHECK (address_fault IS NULL OR json_valid(address_fault));
        CREATE INDEX person_unreachable ON person (address_fault) WHERE address_fault IS NOT NULL;
        """,
        """
        ALTER TABLE breaker RENAME TO former_breaker;
        CREATE TABLE breaker (
            only INTEGER PRIMARY KEY NOT NULL CONSTRAINT one_breaker CHECK (only = 1),
            cause TEXT NOT NULL CONSTRAINT cause_is_json CHECK (json_valid(cause)),
            since INTEGER NOT NULL
        ) STRICT;
        """,
    ]

    /// Reads, for the last time, what stood in words.
    static func carry(_ session: Session) throws {
        for text in try texts("SELECT DISTINCT former_fault FROM person WHERE former_fault IS NOT NULL", session) {
            try session.executeOnAll(
                "UPDATE person SET address_fault = ?1 WHERE former_fault = ?2",
                [try session.json.text(of: UnreachableCause(former: text)), text])
        }
        for text in try texts("SELECT reason FROM former_breaker", session) {
            try session.executeOnAll(
                "INSERT INTO breaker (\"only\", cause, since) SELECT 1, ?1, since FROM former_breaker",
                [try session.json.text(of: StopCause(former: text))])
        }
        for text in try texts("SELECT DISTINCT claim FROM received", session) {
            try session.executeOnAll(
                "UPDATE received SET claim = ?1 WHERE claim = ?2",
                [try session.json.text(of: ReceivedClaim(former: text)), text])
        }
        for text in try texts("SELECT DISTINCT content FROM notice WHERE content LIKE '%\"absence\"%'", session) {
            guard let matter = absence(text) else { continue }
            try session.executeOnAll(
                "UPDATE notice SET content = ?1 WHERE content = ?2",
                [try session.json.text(of: NoticeContent.matter(matter)), text])
        }
        try session.run(
            script: "ALTER TABLE person DROP COLUMN former_fault; DROP TABLE former_breaker")
    }

    private static func texts(_ sql: String, _ session: Session) throws -> [String] {
        try session.listing(sql) { try $0.text() }
    }

    /// `{"matter":{"_0":{"absence":{"_0":"amina","says":"that they are …"}}}}`.
    private static func absence(_ content: String) -> Matter? {
        struct Former: Decodable {
            struct Inner: Decodable { var _0: Kind }
            struct Kind: Decodable { var absence: Absence }
            struct Absence: Decodable {
                var _0: PersonID
                var says: String
            }
            var matter: Inner
        }
        guard let former = try? JSONDecoder().decode(Former.self, from: Data(content.utf8)).matter._0.absence else {
            return nil
        }
        return AbsenceReport(former: former.says).map { .absence(former._0, says: $0) }
            ?? .words("an absence notice of \(former._0) says \(former.says)")
    }
}

extension UnreachableCause {
    /// Reads what stood against an address before it was a value. Any other text is what sendmail said.
    fileprivate init(former text: String) {
        let status = text.last == ")" ? text.lastIndex(of: "(").map { String(text[$0...].dropFirst().dropLast()) } : nil
        let known: [UnreachableCause] = [
            .erased, .comesBack(isRefused: false, status: status), .comesBack(isRefused: true, status: status),
        ]
        self = known.first { $0.description == text } ?? .notTaken(text)
    }
}

extension StopCause {
    /// Reads why sending stopped as it was written before it was a value.
    init(former text: String) {
        let ours = StopCause.refused(status: "").description
        self = text.hasPrefix(ours) ? .refused(status: String(text.dropFirst(ours.count))) : .volume(text)
    }
}

extension AbsenceReport {
    /// Reads what an absence notice says as it was written before it was a value; nil for what no version wrote.
    init?(former text: String) {
        let day = text.split { $0 == " " || $0 == "," }.lazy.compactMap { CivilDate(String($0)) }.first
        let known = [.gone, .long] + (day.map { [.through($0)] } ?? [AbsenceReport]())
        guard let report = known.first(where: { $0.description == text }) else { return nil }
        self = report
    }
}

extension ReceivedClaim {
    /// Reads what a message was taken for as it was written before it was a value.
    fileprivate init(former text: String) {
        let words: [ReceivedClaim] = [
            .reply, .calendar, .bounce, .unsubscribe, .automatic, .markedAnswer, .check, .unreadable,
        ]
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        self =
            switch parts.first {
            case "show": .shows(file: rest)
            case "automatic:": AbsenceReport(former: rest).map { .absence($0) } ?? .automatic
            default: .ignored
            }
        if let word = words.first(where: { $0.description == text }) { self = word }
    }
}
