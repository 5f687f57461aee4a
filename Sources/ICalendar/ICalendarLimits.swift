/// How much of a text is read. Whatever is beyond is refused, never cut short: the time and the memory that reading
/// takes are proportional to what is allowed here.
public struct ICalendarLimits: Hashable, Sendable {
    /// Bytes of the whole text; 4 MiB.
    public var bytes = 4 << 20
    /// Bytes of a content line after unfolding; 1 MiB, so that a small attachment passes.
    public var lineBytes = 1 << 20
    /// How many components may be open at once; 8. RFC 5545 needs 3.
    public var depth = 8
    /// Properties of the whole text; 200,000.
    public var properties = 200_000
    /// Components of the whole text; 40,000.
    public var components = 40_000
    /// Parameters of a property; 64.
    public var parameters = 64

    /// The usual limits.
    public init() {}
}
