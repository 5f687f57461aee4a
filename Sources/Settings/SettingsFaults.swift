/// Why settings were refused: everything that is wrong in all of their files.
package struct SettingsFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// By file, line and column; never empty.
    package var faults: [Fault]

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
