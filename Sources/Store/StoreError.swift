/// What can go wrong with the database, worded for an administrator. No value that was stored appears in it.
package enum StoreError: Error, Hashable, CustomStringConvertible {
    /// Somebody else writes to it, for longer than the busy timeout.
    case busy(path: String)
    /// The file system is full.
    case full(path: String)
    /// The file or its directory may not be written to.
    case readOnly(path: String)
    /// What stands in it can't be right.
    case damaged(String)
    /// A newer version of the program made it: its migrations that are not known here, and those that are.
    case newerSchema(path: String, found: [String], known: [String])
    /// It is an SQLite database of another program.
    case foreign(path: String)
    /// The file, or the directory for it, does not exist.
    case notThere(path: String)
    /// There was a database, and its file is gone. `rescued` is a copy that the service made of what it still had open.
    case vanished(path: String, rescued: String?)
    /// Another file stands where the service had its database. `rescued` is a copy of what was there.
    case replaced(path: String, rescued: String?)
    /// The caller may not look into the directory.
    case forbidden(path: String)
    /// Where it is, others could read it or put another in its place: nothing is written there.
    case unsafe(path: String, reason: String)
    case cannotOpen(path: String, reason: String)
    /// The schema refused a statement: a fault of the program. Its values are not shown.
    case refused(reason: String, sql: String?)
    /// Any other answer of SQLite: its extended result code, its words, and the statement without its values.
    case failed(code: Int32, reason: String, sql: String?)
    /// The store was used in a way that it does not allow: a fault of the program.
    case misused(String)

    /// What happened, where, and what to do about it.
    package var description: String {
        switch self {
        case .busy(let path):
            "\(path) is busy: another program writes to it. Try again; if it stays so, look for a mentorctl that hangs."
        case .full(let path): "\(path) can't grow: its file system is full. Make room; nothing that was saved is lost."
        case .readOnly(let path):
            "\(path) can't be written to. It and its directory must be writable by the group that owns them;"
                + " look at `ls -l` and `id`, and whether the file system is mounted read-only."
        case .damaged(let what):
            "The database is damaged: \(what). Stop the service, keep a copy of the files, and restore the last backup."
        case .newerSchema(let path, let found, let known):
            "\(path) was made by a newer version of this program: it has \(found.joined(separator: ", ")),"
                + " and this version knows \(known.joined(separator: ", ")) only. Install the newer version, or restore a backup from before the upgrade."
        case .foreign(let path):
            "\(path) is a database of another program. Move it away, or name another state directory."
        case .notThere(let path):
            "\(path) does not exist. Create the state directory, or name the right one with --state."
        case .vanished(let path, let rescued):
            "\(path) is gone, and there was a database: somebody removed or moved it. "
                + (rescued.map { "What the service still had of it is in \($0): move that back" }
                    ?? "Put it back, or restore a backup (mentorctl restore)")
                + ". To begin with an empty one instead, remove \(path.dropLast(StateDatabase.fileName.count))\(StateDatabase.wakeFileName)."
        case .replaced(let path, let rescued):
            "\(path) was replaced by another file while the service had it open. The service goes on with that one, on hold. "
                + (rescued.map { "What was there before is in \($0)." } ?? "What was there before could not be kept.")
        case .forbidden(let path):
            "\(path): you may not look there. Members of the directory's group may: sudo adduser YOUR-NAME mentord"
                + " (for an instance mentord-NAME), then log in again."
        case .unsafe(let path, let reason):
            "\(path): \(reason). Nothing is written there; \"mentorctl doctor\" says how it is mended."
        case .cannotOpen(let path, let reason): "\(path) can't be opened: \(reason)."
        case .refused(let reason, let sql):
            "The database refused a change: \(reason)\(Self.statement(sql)). Nothing was changed. This is a fault of the program: report it."
        case .failed(let code, let reason, let sql):
            "The database answered with error \(code), \(reason)\(Self.statement(sql)). Nothing was changed."
        case .misused(let how): "The store was misused: \(how). This is a fault of the program: report it."
        }
    }

    private static func statement(_ sql: String?) -> String {
        guard let sql else { return "" }
        return " (in `\(sql.split(whereSeparator: \.isWhitespace).joined(separator: " "))`)"
    }
}
