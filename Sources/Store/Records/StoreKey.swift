/// Keys under which single values are kept.
package enum StoreKey {
    /// When the last backup was made, in seconds since 1970 UTC.
    package static let backup = "backup"
    /// When the database was restored, and when its backup was made, both in seconds since 1970 UTC. A running service that finds another
    /// value than before forgets what it had in mind.
    package static let restored = "restored"
    /// From when on graces count that began before: the release after a restore, in seconds since 1970 UTC.
    package static let graceFrom = "grace-from"
    /// That a restored database was not released yet.
    package static let awaitsRelease = "awaits-release"
    /// What the UIDs of meetings in calendars are derived from; made with the database.
    static let calendarSecret = "calendar-secret"
    /// By how much every SEQUENCE in calendars is raised: by 100 with each restore, since the backup does not know what was sent after it.
    static let sequenceBase = "sequence-base"
    /// Since when sendmail takes no letters, in seconds since 1970 UTC; not there while it does.
    package static let sendingFails = "sending-fails"
    /// Since when letters leave again after too many wanted to, in seconds since 1970 UTC.
    package static let breakerClosed = "breaker-closed"
    /// The message that is being dealt with, by its file, and how often that was begun: `NAME N`.
    package static let messageInHand = "message-in-hand"
    /// Up to which row of the history the journal was told.
    package static let journalTold = "journal-told"
    /// The time zones that are missing on the machine, by name, with a blank between them; nil while none is.
    static let missingZones = "missing-zones"
    /// That this installation was retired: since when, in seconds since 1970 UTC.
    package static let retired = "retired"
}
