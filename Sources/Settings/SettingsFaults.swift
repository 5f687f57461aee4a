/// Why settings were refused: everything that is wrong in all of their files.
public struct SettingsFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// By file, line and column; never empty.
    public var faults: [Fault]

    /// Collects faults.
    public init(faults: [Fault]) { self.faults = faults }

    /// One fault a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
