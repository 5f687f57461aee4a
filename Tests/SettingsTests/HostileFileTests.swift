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

    /// Every seventh prefix of a good file: what a crash while saving leaves.
    @Test func cutFilesNeverCrash() {
        for text in [Fixture.mentord, Fixture.policy] {
            let bytes = Array(text.utf8)
            for length in stride(from: 0, to: bytes.count, by: 7) { read(Array(bytes.prefix(length))) }
        }
    }

    /// Good files with a few bytes replaced, removed, doubled or moved, the same ones each time.
    @Test func garbledFilesNeverCrash() {
        let marks = Array(":-[]{}\"'&*#?|>%@`!, \n\t\r\u{1}\0~.09\u{85}\u{2028}\u{E000}\u{F8FF}".utf8)
        // Knuth's MMIX generator; any would do.
        var state: UInt64 = 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(bound, 1)
        }
        for round in 0..<600 {
            var bytes = Array((round.isMultiple(of: 2) ? Fixture.mentord : Fixture.policy).utf8)
            for _ in 0...next(4) {
                let start = next(bytes.count)
                let end = min(start + next(40), bytes.count)
                switch next(4) {
                case 0: bytes[start] = marks[next(marks.count)]
                case 1: bytes.removeSubrange(start..<end)
                case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
                default: bytes.insert(contentsOf: bytes[start..<end], at: next(bytes.count))
                }
            }
            read(bytes)
        }
    }

    /// Reads the bytes as either file. What they say does not matter here; settings without a fault may come of it, too.
    private func read(_ bytes: [UInt8]) {
        _ = try? Fixture.read(["config/mentord.yaml": bytes, "config/policy.yaml": Array(Fixture.policy.utf8)])
        _ = faults(bytes)
    }
}

/// The text with its first `old` replaced; fails when there is none.
func replacing(_ old: String, with new: String, in text: String) throws -> String {
    let range = try #require(text.firstRange(of: old))
    return text.replacingCharacters(in: range, with: new)
}
