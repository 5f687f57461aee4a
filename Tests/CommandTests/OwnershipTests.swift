import Foundation
import Glibc
import Testing

@Suite struct OwnershipTests {
    /// Root reads the roster, which is root's alone, and then writes as the directory's owner: files of root would lock the service out.
    @Test(.enabled(if: geteuid() == 0, "only root can become somebody else"))
    func rootBecomesTheOwner() throws {
        let command = try Command()
        let roster = try command.write(try String(contentsOfFile: Command.roster, encoding: .utf8), to: "secret.yaml")
        try #require(chmod(roster, 0o600) == 0)
        let nobody: uid_t = 65_534
        try #require(chown(command.state.path, nobody, nobody) == 0 && chmod(command.state.path, 0o2770) == 0)
        let result = try command.run("import", roster)
        try #require(result.status == 0, "\(result.errors)")
        for name in ["mentord.sqlite", "wake"] {
            let facts = try FileManager.default.attributesOfItem(
                atPath: command.state.appendingPathComponent(name).path)
            #expect(facts[.ownerAccountID] as? Int == Int(nobody))
            #expect(facts[.groupOwnerAccountID] as? Int == Int(nobody))
            #expect(facts[.posixPermissions] as? Int == 0o660)
        }
    }
}
