import CivilTime

extension StateDatabase {
    /// A copy in memory: nothing done to it reaches this database, and it wakes nobody. It is of one moment, as a backup is.
    package func copyInMemory() throws -> StateDatabase {
        let copy = try StateDatabase.inMemory()
        try copy.engine.replaceContent(with: engine)
        return copy
    }

    /// What a look ahead needs, in memory: nothing done to it reaches this database, and it wakes nobody. It is of one moment.
    /// - Parameter end: mentorships that wake later, and for which nothing waits, are left out; nil for none.
    package func excerpt(wakingBefore end: Instant?, now: Instant) throws -> StateDatabase {
        let copy = try StateDatabase.inMemory()
        try engine.transaction(.reading) { source in
            try copy.engine.transaction(.writing) { target in
                try Excerpt(from: source, to: target, now: now).fill(wakingBefore: end)
            }
        }
        return copy
    }

    /// Copies it, as it is at one moment, into a new file that is its owner's alone, and finds the copy whole. Others go on working.
    package func copy(to path: String) throws { try engine.copy(to: path) }

    /// Reads a whole database file and finds it sound; throws `damaged`, or what keeps it from being read.
    package static func check(_ path: String) throws { try SQLiteDatabase.check(path) }

    /// A backup's database, brought to this program's shape in memory; the file stays as it is.
    /// - Throws: `newerSchema`, `foreign`, `damaged` and what keeps it from being read.
    package static func backup(at path: String) throws -> StateDatabase {
        try StateDatabase(try SQLiteDatabase.copyInMemory(ofFile: path))
    }

    /// Puts a database's whole content in place of this one's, while others have it open: they see it as one change.
    /// - Throws: `StoreError`: `busy` when another program writes meanwhile. This one's content is as it was then.
    package func replaceContent(with other: StateDatabase) throws {
        dossiers.clear()
        try engine.replaceContent(with: other.engine)
        wake()
    }
}
