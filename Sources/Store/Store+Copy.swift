import GRDB

extension Store {
    /// A copy in memory, for trying out what would happen: nothing done to it reaches this database, and it wakes nobody.
    ///
    /// It is of one moment, as a backup is (sqlite3_backup_init): what others commit meanwhile is not in it.
    ///
    /// - Throws: `StoreError`.
    public func copyInMemory() throws -> Store {
        let copy = try Store.inMemory()
        try translated(path: path) { try queue.backup(to: copy.queue) }
        return copy
    }
}
