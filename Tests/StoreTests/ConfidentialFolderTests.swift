import CivilTime
import Files
import Foundation
import Glibc
import Mentoring
import Testing

@testable import Store

/// Where the second database lies: nobody but its group reads it, and nobody puts another in its place.
@Suite struct ConfidentialFolderTests {
    private static let scratch = FileManager.default.temporaryDirectory.path

    /// A state directory, and what stands beside it.
    private func place() throws -> (root: String, state: String, folder: String) {
        let root = "\(Self.scratch)/confidential-\(UUID().uuidString)"
        try #require(mkdir(root, 0o755) == 0 && chmod(root, 0o755) == 0 && mkdir("\(root)/state", 0o770) == 0)
        return (root, "\(root)/state", "\(root)/state-confidential")
    }

    private func clean(_ root: String) { try? FileManager.default.removeItem(atPath: root) }

    private func note(_ text: String, at seconds: Int64 = 1_800_000_000, mail: String? = nil) -> ConfidentialText {
        ConfidentialText(
            kind: .feedback, at: Instant(seconds: seconds), mentorship: MentorshipID("f1"), author: PersonID("amina"),
            messageID: mail, text: text)
    }

    private static func facts(
        _ kind: FileFacts.Kind = .folder, owner: uid_t = 900, group: gid_t = 901, mode: mode_t = 0o2770, names: Int = 2
    ) -> FileFacts {
        var facts = FileFacts(stat())
        (facts.kind, facts.owner, facts.group, facts.mode, facts.linkCount) = (kind, owner, group, mode, names)
        return facts
    }

    /// As the package makes it: 900 is mentord, 901 mentord-confidential.
    private static let state = facts(group: 900)
    private static let parent = facts(owner: 0, group: 0, mode: 0o755)

    @Test func whatTheInstallationMakesIsRight() {
        #expect(ConfidentialFolder.fault(of: Self.facts(), in: Self.parent, state: Self.state) == nil)
        // By hand, without a group for it; and below a sticky folder such as /tmp.
        let own = Self.facts(group: 900, mode: 0o700)
        #expect(ConfidentialFolder.fault(of: own, in: Self.facts(mode: 0o755), state: Self.state) == nil)
        let sticky = Self.facts(owner: 0, mode: 0o1777)
        #expect(ConfidentialFolder.fault(of: own, in: sticky, state: Self.state) == nil)
    }

    @Test(
        arguments: [
            (facts(owner: 64_000), parent, "belongs to 64000"),
            (facts(mode: 0o2775), parent, "others may look into it"),
            (facts(group: 900), parent, "whose members would read it"),
            (facts(), facts(owner: 0, mode: 0o777), "others could replace it"),
            (facts(), facts(mode: 0o2770), "others could replace it"),
            (facts(), facts(owner: 64_000, mode: 0o755), "who could replace it"),
            (facts(.regular), parent, "no folder"),
        ])
    func whatCouldBeReadOrReplacedIsRefused(folder: FileFacts, parent: FileFacts, reason: String) {
        let fault = ConfidentialFolder.fault(of: folder, in: parent, state: Self.state)
        #expect(fault?.contains(reason) == true, "\(fault ?? "nothing")")
    }

    @Test(
        arguments: [
            (facts(.link, mode: 0o777, names: 1), "link"),
            (facts(.regular, mode: 0o660, names: 2), "hard link"),
            (facts(.regular, mode: 0o664, names: 1), "others may read it"),
            (facts(.regular, group: 900, mode: 0o660, names: 1), "not to the folder's"),
        ])
    func aFileThatOthersReadIsRefused(file: FileFacts, reason: String) {
        let fault = ConfidentialFolder.fault(of: file, in: Self.facts())
        #expect(fault?.contains(reason) == true, "\(fault ?? "nothing")")
    }

    @Test func itStandsBesideTheState() {
        #expect(ConfidentialStore.folder(besides: "/var/lib/mentord") == "/var/lib/mentord-confidential")
        #expect(ConfidentialStore.folder(besides: "/var/lib/mentord-two//") == "/var/lib/mentord-two-confidential")
        #expect(ConfidentialStore.folder(besides: "/usr/../usr/lib/..") == "/usr-confidential")
    }

    /// The folder is made once, and never anew where it was taken away while texts are written.
    @Test(arguments: ["renamed", "link", "another", "file-link", "file-hard-link", "file-another", "open"])
    func whatIsSwappedUnderIt(_ how: String) throws {
        let (root, state, folder) = try place()
        defer { clean(root) }
        let store = try ConfidentialStore.open(state: state)
        defer { store.close() }
        #expect(try store.add(note("first")) == 1)
        let file = "\(folder)/confidential.sqlite"
        switch how {
        case "renamed": try #require(rename(folder, "\(root)/away") == 0)
        case "link": try #require(rename(folder, "\(root)/away") == 0 && symlink("\(root)/away", folder) == 0)
        case "another": try #require(rename(folder, "\(root)/away") == 0 && mkdir(folder, 0o700) == 0)
        case "file-link": try #require(rename(file, file + "2") == 0 && symlink(file + "2", file) == 0)
        case "file-hard-link": try #require(link(file, "\(root)/stolen") == 0)
        case "file-another":
            try #require(rename(file, file + "2") == 0)
            try Data().write(to: URL(fileURLWithPath: file))
        default: try #require(chmod(folder, 0o755) == 0)
        }
        #expect(throws: StoreError.self) { try store.add(note("SECRETWORD")) }
        #expect(throws: StoreError.self) { try store.remove(1) }
        for name in FileManager.default.subpaths(atPath: root) ?? [] {
            let bytes = FileManager.default.contents(atPath: "\(root)/\(name)")
            #expect(bytes?.range(of: Data("SECRETWORD".utf8)) == nil, "\(name)")
        }
    }

    // MARK: What an earlier version kept in the state

    /// Such a folder with these texts.
    private func former(_ state: String, _ texts: [ConfidentialText]) throws {
        let scratch = "\(state)/elsewhere"
        try #require(mkdir(scratch, 0o755) == 0 && mkdir("\(scratch)/state", 0o755) == 0)
        let store = try ConfidentialStore.open(state: "\(scratch)/state")
        for text in texts { _ = try store.add(text) }
        _ = try store.remove(1)
        store.close()
        try #require(rename("\(scratch)/state-confidential", "\(state)/confidential") == 0)
        try FileManager.default.removeItem(atPath: scratch)
    }

    @Test func whatAnOlderVersionKeptIsBroughtOverOnce() throws {
        let (root, state, _) = try place()
        defer { clean(root) }
        try former(state, [note("gone"), note("second", mail: "a@b"), note("third")])
        // A crash between the copy and the removal leaves both.
        let spare = "\(root)/spare"
        try FileManager.default.copyItem(atPath: "\(state)/confidential", toPath: spare)
        let store = try ConfidentialStore.open(state: state)
        defer { store.close() }
        #expect(try store.takeOver(from: state) == 2)
        #expect(try store.texts().map(\.number) == [2, 3])
        #expect(access("\(state)/confidential", F_OK) != 0)
        #expect(try store.takeOver(from: state) == nil)
        try FileManager.default.copyItem(atPath: spare, toPath: "\(state)/confidential")
        _ = try store.add(note("fourth", at: 1_800_000_001))
        #expect(try store.takeOver(from: state) == 0)
        #expect(try store.texts().map(\.text) == ["second", "third", "fourth"])
        // Texts that are only there come after those that are here.
        try former(state, [note("x"), note("fifth")])
        #expect(try store.takeOver(from: state) == 1)
        #expect(try store.texts().map(\.text) == ["second", "third", "fourth", "fifth"])
    }

    @Test(arguments: ["link", "file-link"]) func whatSomebodyPlantedIsNotTakenOver(_ how: String) throws {
        let (root, state, _) = try place()
        defer { clean(root) }
        try former(state, [note("x"), note("planted")])
        let folder = "\(state)/confidential"
        if how == "link" {
            try #require(rename(folder, "\(root)/away") == 0 && symlink("\(root)/away", folder) == 0)
        } else {
            let file = "\(folder)/confidential.sqlite"
            try #require(rename(file, "\(root)/away") == 0 && symlink("\(root)/away", file) == 0)
        }
        let store = try ConfidentialStore.open(state: state)
        defer { store.close() }
        #expect(throws: StoreError.self) { try store.takeOver(from: state) }
        #expect(try store.texts() == [])
        #expect(access("\(root)/away", F_OK) == 0)
    }
}
