import CivilTime

/// That the service plans and sends nothing, until a person releases it.
public struct Hold: Hashable, Sendable {
    /// Why, in a few words.
    public var reason: String
    /// Since when.
    public var since: Instant
    /// Who set it: `service`, `coordinator`, or a person's identifier.
    public var by: String

    /// Describes a hold.
    public init(reason: String, since: Instant, by: String) {
        self.reason = reason
        self.since = since
        self.by = by
    }
}
