import Foundation
import Systemd
import Testing

/// The shipped units, as they stand in the repository.
@Suite("Unit files") struct UnitFileTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../systemd").standardizedFileURL

    /// A unit's directives in their order, without comments.
    private func directives(_ name: String) throws -> [String] {
        try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
            .map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// What only a template has, or has by another name.
    private static let ofTemplatesAlone = ["Environment=MENTORD_INSTANCE=%i", "LogExtraFields=MENTORD_INSTANCE=%i"]

    @Test("The template is the same unit under other names", arguments: ["mentord", "mentord-backup", "mentord-setup"])
    func templates(_ name: String) throws {
        let one = try directives("\(name).service").filter { !$0.hasPrefix("Description=") }
        let many = try directives("\(name)@.service").filter {
            !$0.hasPrefix("Description=") && !Self.ofTemplatesAlone.contains($0)
        }.map {
            $0.replacing("@%i", with: "").replacing("-%i", with: "").replacing(" --instance %i", with: "")
                .replacing("/setup %i", with: "/setup")
        }
        // One community can live with the key in its state; an instance has nothing at all before its set-up.
        let same = one.map { $0 == "Wants=mentord-setup.service" ? "Requires=mentord-setup.service" : $0 }
        #expect(many == same)
    }

    @Test("journald takes twice what the service writes at its fastest", arguments: ["mentord", "mentord@"])
    func rateLimit(_ name: String) throws {
        let lines = try directives("\(name).service")
        #expect(lines.contains("LogRateLimitIntervalSec=30s"))
        let burst = try #require(
            lines.first { $0.hasPrefix("LogRateLimitBurst=") }?.split(separator: "=").last.flatMap { Int($0) })
        let pace = try #require(SystemdJournal(identifier: "x").recordsPerSecond)
        #expect(burst >= 2 * 30 * pace)
        // Where nobody set anything, too: RateLimitBurst=10000 in 30 seconds.
        #expect(31 * pace < 10_000)
    }

    @Test("Every unit says where it is explained")
    func documentation() throws {
        let units = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".service") || $0.hasSuffix(".timer") || $0.hasSuffix(".socket")
        }
        #expect(units.count > 10)
        for unit in units {
            let lines = try directives(unit)
            #expect(lines.contains { $0.hasPrefix("Documentation=man:") }, "\(unit)")
            #expect(lines.contains { $0.hasPrefix("Description=") }, "\(unit)")
        }
    }
}
