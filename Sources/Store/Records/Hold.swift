import CivilTime

/// That the service plans and sends nothing, until a person releases it.
package struct Hold: Hashable, Sendable {
    package var reason: String
    package var since: Instant
    /// Who set it: `service`, `coordinator`, or a person's identifier.
    package var by: String

    package init(reason: String, since: Instant, by: String) {
        self.reason = reason
        self.since = since
        self.by = by
    }
}
