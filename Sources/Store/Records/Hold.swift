import CivilTime

/// That the service plans and sends nothing, until a person releases it.
package struct Hold: Hashable, Sendable {
    /// Why, in a few words.
    package var reason: String
    /// Since when.
    package var since: Instant
    /// Who set it: `service`, `coordinator`, or a person's identifier.
    package var by: String

    /// Describes a hold.
    package init(reason: String, since: Instant, by: String) {
        self.reason = reason
        self.since = since
        self.by = by
    }
}
