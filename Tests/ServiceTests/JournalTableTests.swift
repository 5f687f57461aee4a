import Foundation
import Mentoring
import Testing

@testable import Service

/// The identifiers that the program writes, the table in docs/journal.md and the catalog that `journalctl -x` reads say the same.
struct JournalTableTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: repository.appendingPathComponent(name), encoding: .utf8)
    }

    private struct Entry {
        var subject = ""
        var body = ""
    }

    /// The catalog by MESSAGE_ID and language, as https://systemd.io/CATALOG lays it out.
    private static func catalog() throws -> [String: Entry] {
        var entries: [String: Entry] = [:]
        var key = ""
        for line in try text("systemd/mentord.catalog").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- ") {
                key = String(line.dropFirst(3))
                #expect(entries[key] == nil, "\(key) is there twice")
                entries[key] = Entry()
            } else if line.hasPrefix("Subject: ") {
                entries[key]?.subject = String(line.dropFirst(9))
            } else if !line.hasPrefix("#"), !key.isEmpty {
                entries[key]?.body += line + "\n"
            }
        }
        return entries
    }

    private static let startFailure = JournalEncoder.startFailure("x", time: 0)

    /// Kinds with their identifiers, and the one record that the history does not have.
    static let written: [(kind: String, id: String, priority: String)] =
        EventKind.allCases.map {
            ($0.rawValue, JournalEncoder.messageID(of: $0).description, "\(JournalEncoder.priority(of: $0))")
        } + [("start-failure", startFailure.messageID?.description ?? "", "\(startFailure.priority)")]

    @Test func everyIdentifierIsItsOwn() {
        #expect(Set(Self.written.map(\.id)).count == Self.written.count)
    }

    @Test(arguments: written) func theCatalogExplainsIt(_ row: (kind: String, id: String, priority: String)) throws {
        let catalog = try Self.catalog()
        for (key, toDo) in [(row.id, "To do: "), (row.id + " de", "Zu tun: ")] {
            let entry = try #require(catalog[key], "\(row.kind): no entry \(key)")
            #expect(!entry.subject.isEmpty)
            // What happened, what it means, what to do.
            let parts = entry.body.components(separatedBy: "\n\n").filter { !$0.allSatisfy(\.isWhitespace) }
            #expect(parts.count == 4, "\(row.kind): \(parts.count)")
            #expect(parts.last?.hasPrefix(toDo) ?? false, "\(row.kind)")
            let fields = (entry.subject + entry.body).matches(of: /@([A-Z_]+)@/).map { String($0.1) }
            #expect(Set(fields).isSubset(of: Self.certain(row.kind)), "\(row.kind): \(fields)")
        }
    }

    @Test func theCatalogHasNothingElse() throws {
        let known = Set(Self.written.flatMap { [$0.id, $0.id + " de"] })
        #expect(Set(try Self.catalog().keys).subtracting(known) == [])
    }

    @Test func theDocumentedTableIsWhatIsWritten() throws {
        let rows = try Self.text("docs/journal.md").matches(of: /\| `([a-z-]+)` \| `([0-9a-f]{32})` \| (\w+) \|/)
            .map { "\($0.1) \($0.2) \($0.3)" }
        #expect(rows == Self.written.map { "\($0.kind) \($0.id) \($0.priority)" })
    }

    /// The fields that every record of a kind has: only they can be filled in.
    private static func certain(_ kind: String) -> Set<String> {
        let always: Set = ["MESSAGE", "MENTORD_ACTOR", "MENTORD_EVENT"]
        switch EventKind(rawValue: kind) {
        case .due, .fulfilled, .excused, .missed, .withdrawn, .moved, .reopened, .notAsked, .contradiction:
            return always.union(["MENTORD_COMMITMENT", "MENTORD_MENTORSHIP", "MENTORD_CLAUSE"])
        case .absent: return always.union(["MENTORD_COMMITMENT", "MENTORD_PERSON"])
        case .atRisk, .notAtRisk, .mentorshipChanged, .mentorshipState, .cycleBegan, .extraMeeting:
            return always.union(["MENTORD_MENTORSHIP", "MENTORD_CLAUSE"])
        case .personChanged, .personErased, .addressConfirmed, .unsubscribed, .away, .participation:
            return always.union(["MENTORD_PERSON"])
        case .letterSubmitted, .letterDeferred, .letterFailed: return always.union(["MENTORD_MESSAGE_ID"])
        default: return always
        }
    }
}
