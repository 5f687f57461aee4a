/// A database's shape: migrations that are only ever added to. A shipped migration is never edited.
struct Schema: Sendable {
    /// Marks the file as ours, in SQLite's header; see `PRAGMA application_id`.
    let applicationID: Int32
    /// Every migration, oldest first.
    let migrations: [Migration]

    /// One step from a version to the next.
    struct Migration: Sendable {
        var name: String
        var statements: [String]
        /// What is carried over by more than statements, after them.
        var carry: @Sendable (Session) throws -> Void = { _ in }
    }

    /// Facts, decisions, letters and history (`MENT`).
    static let state = Schema(
        applicationID: 0x4D45_4E54,
        migrations: [
            Migration(name: "1 mentorships, letters and history", statements: SchemaOne.statements),
            Migration(name: "2 backups, moving and erasure", statements: SchemaTwo.statements),
            Migration(name: "3 holiday calendars and instants", statements: SchemaThree.statements),
            Migration(name: "4 answers by mail", statements: SchemaFour.statements),
            Migration(name: "5 invitations", statements: SchemaFive.statements),
            Migration(name: "6 missing time zones", statements: SchemaZoneKinds.statements),
            Migration(name: "7 check-in ratings", statements: SchemaCheckInRatings.statements),
            Migration(name: "8 attempts", statements: SchemaAttempts.statements),
            Migration(name: "9 erasure by flag", statements: SchemaNine.statements),
            Migration(name: "10 labels", statements: SchemaLabels.statements),
            Migration(name: "11 commitments of a community's own", statements: SchemaOwnCommitments.statements),
            Migration(name: "12 kinds, ladders and counts", statements: SchemaCounts.statements),
            Migration(
                name: "13 typed notices", statements: SchemaTypedNotices.statements, carry: SchemaTypedNotices.carry),
            Migration(
                name: "14 typed events", statements: SchemaTypedEvents.statements, carry: SchemaTypedEvents.carry),
            Migration(
                name: "15 typed faults", statements: SchemaTypedFaults.statements, carry: SchemaTypedFaults.carry),
            Migration(name: "16 kinds of cases", statements: SchemaCaseKinds.statements),
            Migration(name: "17 counts of what was missed", statements: [Tally.missed]),
            Migration(name: "18 how often letters come", statements: SchemaFrequency.statements),
            Migration(name: "19 digests of what was written", statements: SchemaReceivedDigest.statements),
            Migration(name: "20 forms and answers", statements: SchemaForms.statements),
        ])
}
