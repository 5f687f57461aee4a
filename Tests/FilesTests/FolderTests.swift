import Files
import Foundation
import Glibc
import Testing

/// Files that are new, and nothing else: what a planted name leads to stays as it was.
@Suite struct FolderTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString)").path

    private func place() throws -> Folder {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return try Folder.open(path)
    }

    private func clean() { try? FileManager.default.removeItem(atPath: path) }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    private func put(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    @Test(arguments: ["link", "dangling", "hard", "folder", "pipe"])
    func aPlantedNameIsNotWrittenThrough(_ kind: String) throws {
        let folder = try place()
        defer { clean() }
        try put("precious", "target")
        let name = "\(path)/name"
        let made: Int32 =
            switch kind {
            case "link": symlink("\(path)/target", name)
            case "dangling": symlink("\(path)/nothing", name)
            case "hard": link("\(path)/target", name)
            case "folder": mkdir(name, 0o755)
            default: mkfifo(name, 0o644)
            }
        try #require(made == 0)
        for existing in [Folder.Existing.stays, .isReplacedIfOwn] {
            #expect(throws: FileFault.self) { try folder.write(Array("mine".utf8), to: "name", existing: existing) }
            #expect(throws: FileFault.self) { try folder.create(Array("mine".utf8), "name", 0o600) }
        }
        #expect(try text("target") == "precious")
        #expect(access("\(path)/nothing", F_OK) != 0)
        // Nothing half-done is left either.
        #expect(try folder.names().filter { $0.hasPrefix(".") } == [])
    }

    @Test func aFileOfMineIsReplacedOnlyWhereThatIsWanted() throws {
        let folder = try place()
        defer { clean() }
        try put("old", "name")
        #expect(throws: FileFault.self) { try folder.write(Array("new".utf8), to: "name", existing: .stays) }
        #expect(try text("name") == "old")
        try folder.write(Array("new".utf8), to: "name", mode: 0o640, existing: .isReplacedIfOwn)
        #expect(try text("name") == "new")
        #expect(try folder.facts(of: "name")?.mode == 0o640)
        try folder.write(Array("x".utf8), to: "other", existing: .stays)
        #expect(try folder.facts(of: "other")?.mode == 0o600)
        #expect(try folder.names() == ["name", "other"])
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file to somebody else"))
    func somebodyElsesFileStays() throws {
        let folder = try place()
        defer { clean() }
        try put("theirs", "name")
        try #require(chown("\(path)/name", 65_534, 65_534) == 0)
        #expect(throws: FileFault.self) { try folder.write([1], to: "name", existing: .isReplacedIfOwn) }
        #expect(try text("name") == "theirs")
    }

    /// Who renames a folder and puts another in its place gets nothing.
    @Test func aFolderThatIsOpenIsNotSwapped() throws {
        let folder = try place()
        defer { clean() }
        let inner = try folder.make("inner", mode: 0o700)
        try #require(rename("\(path)/inner", "\(path)/away") == 0 && mkdir("\(path)/inner", 0o700) == 0)
        try inner.write([1], to: "secret", existing: .stays)
        #expect(try folder.folder("inner").names() == [])
        #expect(try folder.folder("away").names() == ["secret"])
        #expect(try !folder.folder("inner").facts().isSame(as: inner.facts()))
    }

    @Test func noLinkIsTakenForAFolder() throws {
        let folder = try place()
        defer { clean() }
        _ = try folder.make("real", mode: 0o700)
        try #require(symlink("\(path)/real", "\(path)/link") == 0)
        #expect(throws: FileFault.self) { try folder.folder("link") }
        #expect(throws: FileFault.self) { try Folder.open("\(path)/link") }
        #expect(throws: FileFault.self) { try Folder.holding("\(path)/link/file") }
        #expect(try Folder.open("\(path)/link", followingLink: true).names() == [])
        folder.removeAll("link")
        #expect(try folder.names() == ["real"])
    }

    @Test func removingStaysInside() throws {
        let folder = try place()
        defer { clean() }
        _ = try folder.make("kept", mode: 0o700)
        try put("precious", "kept/file")
        let gone = try folder.make("gone", mode: 0o700)
        _ = try gone.make("deeper", mode: 0o700)
        try put("x", "gone/deeper/file")
        try #require(symlink("\(path)/kept", "\(path)/gone/link") == 0)
        folder.removeAll("gone")
        #expect(try folder.names() == ["kept"])
        #expect(try text("kept/file") == "precious")
    }

    @Test(arguments: ["", ".", "..", "a/b", "/etc/passwd", "a\0b"]) func aNameLeadsNowhereElse(_ name: String) throws {
        let folder = try place()
        defer { clean() }
        #expect(throws: FileFault.self) { try folder.write([1], to: name, existing: .isReplacedIfOwn) }
        #expect(throws: FileFault.self) { try folder.folder(name) }
        #expect(throws: FileFault.self) { try folder.remove(name) }
        #expect(try folder.names() == [])
    }
}
