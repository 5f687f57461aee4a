/// What became of a message that came in.
package enum ReceivedOutcome: String, Hashable, Sendable, CaseIterable {
    case recorded
    /// Something is lacking; the sender was asked for it.
    case askedBack = "asked-back"
    /// It came from an address that is not known; it counts once the registered one says yes.
    case awaitsYes = "awaits-yes"
    /// It was not understood; the coordinator sees its text once the sender says yes.
    case unread
    /// The coordinator was given its text.
    case forwarded
    /// It says nothing to the program: an absence notice, a loop, a bounce that is known already.
    case ignored
}
