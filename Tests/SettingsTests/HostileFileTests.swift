import CivilTime
import Testing

@testable import Settings

/// Files that nobody wrote in good faith: a fault, never a crash, and never settings.
@Suite("Hostile settings files")
struct HostileFileTests {
    private func faults(_ policy: [UInt8]) -> [String] {
        do {
            _ = try Fixture.read(["config/mentord.yaml": Array(Fixture.mentord.utf8), "config/policy.yaml": policy])
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    private func faults(_ policy: String) -> [String] { faults(Array(policy.utf8)) }

    @Test func emptyFile() {
        #expect(faults("") == ["config/policy.yaml: the file is empty"])
        #expect(faults("# only a comment\n") == ["config/policy.yaml: the file is empty"])
    }

    @Test func nulByte() {
        #expect(faults("a: b\nc: \0d\n") == ["config/policy.yaml:2: has a NUL byte; save the file as UTF-8 text"])
    }

    @Test func invalidUTF8() {
        let latin1 = Array("a: b\ntitle: Caf".utf8) + [0xE9] + Array("\nc: d\n".utf8)
        #expect(faults(latin1) == ["config/policy.yaml:2: is not UTF-8; save the file as UTF-8 text"])
        // UTF-16 with its mark: no such byte begins UTF-8.
        #expect(faults([0xFF, 0xFE, 0x61]) == ["config/policy.yaml:1: is not UTF-8; save the file as UTF-8 text"])
    }

    @Test func tooLarge() {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 10_000_000)
        #expect(faults(bytes) == ["config/policy.yaml: is larger than 1024 KiB"])
    }

    @Test(arguments: ["[", "{a: ", "- "]) func deepNesting(opening: String) {
        let found = faults(String(repeating: opening, count: 200_000))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("config/policy.yaml:1: cannot be read as YAML: Maximum nesting level") == true)
    }

    @Test func nestingBelowTheParsersBound() {
        let depth = 900
        let text = "document: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(faults(text).contains(#"config/policy.yaml:1: "document" is a list, not a mapping (key: value)"#))
    }

    @Test func aliasBomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            text += "a\(level): &a\(level) [" + (1...9).map { _ in "*a\(level - 1)" }.joined(separator: ", ") + "]\n"
        }
        #expect(
            faults(text) == [
                "config/policy.yaml:2: anchors and aliases (&a0, *a0) are not taken; write the value out"
            ])
        // As a key it would have to be hashed in full before anybody could look at it.
        #expect(
            faults("? &k [x, x]\n: 1\n? *k\n: 2\n") == [
                "config/policy.yaml:3: anchors and aliases (&k, *k) are not taken; write the value out"
            ])
    }

    @Test func ampersandsAndAsterisksInTextPass() throws {
        let policy = try replacing("title: Formal", with: "title: R&D *and* Q&A", in: Fixture.policy)
        #expect(try Fixture.read(policy: policy).policy.programs.first?.title == "R&D *and* Q&A")
    }

    @Test func undefinedAlias() {
        #expect(faults("a: *b\n") == ["config/policy.yaml:1: cannot be read as YAML: found undefined alias"])
    }

    @Test func tabs() {
        #expect(
            faults("a:\n\tb: c\n") == [
                "config/policy.yaml:2: cannot be read as YAML: found character that cannot start any token; "
                    + "indent with spaces, not tabs"
            ])
    }

    @Test func twoDocuments() {
        #expect(
            faults("a: b\n---\nc: d\n") == ["config/policy.yaml:2: cannot be read as YAML: but found another document"])
    }

    @Test func aListForAFile() {
        #expect(faults("- a\n") == ["config/policy.yaml:1: the file is a list, not a mapping (key: value)"])
    }

    @Test func aKeyThatIsNoText() {
        #expect(faults("[a, b]: c\n").contains("config/policy.yaml:1: a key of the file is not a text"))
    }

    @Test func manyDuplicatesEndSomewhere() {
        let found = faults(String(repeating: "a: 1\n", count: 2000))
        #expect(found.contains(#"config/policy.yaml:21: duplicate key "a""#))
    }

    @Test func aLongFileOfDuplicatesTakesFewPasses() {
        let found = faults(String(repeating: "a: 1\n", count: 150_000))
        #expect(found.contains(#"config/policy.yaml:2: duplicate key "a""#))
    }

    @Test func aMappingWithoutBounds() {
        let found = faults((0..<60_000).map { "key\($0): 1\n" }.joined())
        #expect(found == ["config/policy.yaml:1: the file has 60000 keys; 1000 is the most"])
    }

    @Test func manyFaultsAreCounted() {
        let found = faults((1...1000).map { "zz\($0): 1\n" }.joined())
        #expect(found.count == Faults.limit + 1)
        // 1000 unknown keys and 3 missing ones (document, escalation, programs).
        #expect(found.last == "config/policy.yaml: 503 more faults are not listed")
    }

    @Test func escapesDoNotReachTheTerminal() {
        let found = faults("\"\\e[31mred\\u202e\": 1\n")
        #expect(found.contains { $0.hasPrefix("config/policy.yaml:1: unknown key \"?[31mred?\"") })
    }

    @Test(arguments: ["/dev/zero", "/", "/nonexistent/policy.yaml"]) func aPathThatIsNoFile(path: String) {
        let faults = Faults()
        #expect(SourceFile.read(path, faults: faults) == nil)
        let expected =
            path.hasPrefix("/non") ? "cannot be opened: there is no such file" : "is not a regular file"
        #expect(faults.all.map(\.description) == ["\(path): \(expected)"])
    }

    @Test func missingFiles() {
        #expect(throws: SettingsFaults.self) { try Fixture.read([:]) }
        do {
            _ = try Fixture.read([:])
        } catch {
            #expect(
                error.description == """
                    config/mentord.yaml: cannot be opened: there is no such file
                    config/policy.yaml: cannot be opened: there is no such file
                    """)
        }
    }

    /// Every prefix of a good file, and the file with each of its bytes replaced: what a crash while saving, or a disk, can leave.
    @Test func damagedFilesNeverCrash() {
        let good = Array(Fixture.mentord.utf8)
        for length in stride(from: 0, to: good.count, by: 7) {
            _ = Fixture.faults(mentord: String(decoding: good.prefix(length), as: UTF8.self))
        }
        let marks = Array(":-[]{}\"'&*#?|>%@`!, \n\u{1}".utf8)
        for (step, index) in stride(from: 0, to: good.count, by: 5).enumerated() {
            var bytes = good
            bytes[index] = marks[step % marks.count]
            _ = Fixture.faults(mentord: String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// The text with its first `old` replaced; fails when there is none.
func replacing(_ old: String, with new: String, in text: String) throws -> String {
    let range = try #require(text.firstRange(of: old))
    return text.replacingCharacters(in: range, with: new)
}
