import GRDB
import Testing

@testable import Store

@Suite("Wording of errors")
struct StoreErrorTests {
    @Test(
        "what, where, what to do",
        arguments: [
            (
                StoreError.busy(path: "/s/mentord.sqlite"),
                "/s/mentord.sqlite is busy: another program writes to it. Try again; if it stays so, look for a mentorctl that hangs."
            ),
            (
                .full(path: "/s/mentord.sqlite"),
                "/s/mentord.sqlite can't grow: its file system is full. Make room; nothing that was saved is lost."
            ),
            (
                .readOnly(path: "/s/wake"),
                "/s/wake can't be written to. It and its directory must be writable by the group that owns them; look at `ls -l` and `id`, and whether the file system is mounted read-only."
            ),
            (
                .damaged("/s/x: malformed"),
                "The database is damaged: /s/x: malformed. Stop the service, keep a copy of the files, and restore the last backup."
            ),
            (
                .newerSchema(path: "/s/x", found: ["2 feedback"], known: ["1 first"]),
                "/s/x was made by a newer version of this program: it has 2 feedback, and this version knows 1 first only. Install the newer version, or restore a backup from before the upgrade."
            ),
            (
                .foreign(path: "/s/x"),
                "/s/x is a database of another program. Move it away, or name another state directory."
            ),
            (
                .notThere(path: "/s"),
                "/s does not exist. Create the state directory, or name the right one with --state."
            ),
            (
                .vanished(path: "/s/mentord.sqlite", rescued: nil),
                "/s/mentord.sqlite is gone, and there was a database: somebody removed or moved it. Put it back, or restore a backup (mentorctl restore). To begin with an empty one instead, remove /s/wake."
            ),
            (
                .vanished(path: "/s/mentord.sqlite", rescued: "/s/mentord.sqlite.rescued-7"),
                "/s/mentord.sqlite is gone, and there was a database: somebody removed or moved it. What the service still had of it is in /s/mentord.sqlite.rescued-7: move that back. To begin with an empty one instead, remove /s/wake."
            ),
            (
                .replaced(path: "/s/mentord.sqlite", rescued: "/s/mentord.sqlite.rescued-7"),
                "/s/mentord.sqlite was replaced by another file while the service had it open. The service goes on with that one, on hold. What was there before is in /s/mentord.sqlite.rescued-7."
            ),
            (
                .forbidden(path: "/s/mentord.sqlite"),
                "/s/mentord.sqlite: you may not look there. Members of the directory's group may: sudo adduser YOUR-NAME mentord (for an instance mentord-NAME), then log in again."
            ),
            (.cannotOpen(path: "/s/x", reason: "Is a directory"), "/s/x can't be opened: Is a directory."),
            (
                .refused(reason: "CHECK constraint failed: role", sql: "UPDATE p\n    SET role = ?"),
                "The database refused a change: CHECK constraint failed: role (in `UPDATE p SET role = ?`). Nothing was changed. This is a fault of the program: report it."
            ),
            (
                .failed(code: 266, reason: "disk I/O error", sql: nil),
                "The database answered with error 266, disk I/O error. Nothing was changed."
            ),
            (
                .misused("it is closed"),
                "The store was misused: it is closed. This is a fault of the program: report it."
            ),
        ])
    func wording(_ error: StoreError, _ text: String) { #expect(error.description == text) }

    @Test(
        "SQLite's answers become ours",
        arguments: [
            (ResultCode.SQLITE_BUSY_SNAPSHOT, StoreError.busy(path: "p")), (.SQLITE_LOCKED, .busy(path: "p")),
            (.SQLITE_FULL, .full(path: "p")), (.SQLITE_READONLY_DIRECTORY, .readOnly(path: "p")),
            (.SQLITE_CORRUPT_INDEX, .damaged("p: said")), (.SQLITE_NOTADB, .damaged("p: said")),
            (.SQLITE_CANTOPEN_ISDIR, .cannotOpen(path: "p", reason: "said")),
            (.SQLITE_CONSTRAINT_CHECK, .refused(reason: "said", sql: "SELECT ?")),
            (.SQLITE_IOERR_FSYNC, .failed(code: 1034, reason: "said", sql: "SELECT ?")),
        ])
    func translation(_ code: ResultCode, _ expected: StoreError) {
        let error = DatabaseError(resultCode: code, message: "said", sql: "SELECT ?", arguments: ["secret"])
        #expect(StoreError(error, path: "p") == expected)
    }
}
