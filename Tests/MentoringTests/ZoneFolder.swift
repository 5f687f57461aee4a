// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry
import CivilTime
import Foundation

/// A folder of time zone data of a test's own: what another release of tzdata may say.
final class ZoneFolder {
    let path = NSTemporaryDirectory() + "zones-\(UUID().uuidString)"
    var zones: ZoneDatabase { ZoneDatabase(directory: path) }

    /// - Parameter names: the zones that it gives other data to.
    /// - Parameter other: the zone whose data they get; nil for their own. All others are the system's.
    init(_ names: [String], as other: String? = nil) throws {
        let system = PolicyFixture.zones.directory
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for region in ["Europe", "Africa", "Asia", "America", "Pacific"] {
            try FileManager.default.copyItem(atPath: "\(system)/\(region)", toPath: "\(path)/\(region)")
        }
        for name in names {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(system)/\(other ?? name)"))
            try FileManager.default.removeItem(atPath: "\(path)/\(name)")
            try bytes.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
