import Testing

@testable import Replies

/// A file of guesses is read as it was written, or not at all.
@Suite struct GuessModelFileTests {
    private static let model: GuessModel = {
        let verbs = GuessQuestion.allCases.map { question in
            let weights = (0..<8).map { Int8($0 - 4) }
            return (
                question,
                GuessTable(labels: ["met", "missed"], bits: 2, scale: 0.25, biases: [1.5, -2], weights: weights)
            )
        }
        return GuessModel(
            verbs: Dictionary(uniqueKeysWithValues: verbs),
            tricky: GuessTable(labels: ["ask"], bits: 1, scale: 1, biases: [0], weights: [-128, 127]))
    }()

    private func flaw(_ bytes: [UInt8]) -> GuessModel.Flaw? {
        do {
            _ = try GuessModel(bytes)
            return nil
        } catch { return error }
    }

    @Test func isReadAsItWasWritten() throws {
        let bytes = Self.model.bytes
        #expect(try GuessModel(bytes) == Self.model)
        #expect(Array(bytes.prefix(19)) == Array("mentord guesses 1\n\u{5}".utf8))
        // Five names, 1 to 4 with two labels, bits, scale, two biases and eight weights, and the sum.
        let names = 7 + 6 + 8 + 9
        #expect(bytes.count == 19 + names + 4 * (1 + 1 + 4 + 7 + 1 + 12 + 8) + (1 + 6 + 1 + 4 + 1 + 8 + 2) + 4)
    }

    @Test func anyPartOfItIsNone() {
        let bytes = Self.model.bytes
        for length in 0..<bytes.count { #expect(flaw(Array(bytes.prefix(length))) != nil) }
        #expect(flaw(Array(bytes.dropLast())) == .cut)
        #expect(flaw(bytes + [0]) == .changed)
    }

    @Test func anyByteCounts() {
        let bytes = Self.model.bytes
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 0x40
            #expect(flaw(other) != nil)
        }
    }

    @Test func otherFiles() {
        #expect(flaw([]) == .noGuesses)
        #expect(flaw(Array("GIF89a".utf8)) == .noGuesses)
        #expect(flaw(Array("mentord guesses 2\n".utf8)) == .otherVersion)
        #expect(flaw(Array("mentord guesses 1\n".utf8) + [UInt8](repeating: 0xFF, count: 1 << 20)) != nil)
        #expect(flaw(Array("mentord guesses 1\n".utf8) + [0, 0, 0, 0, 0, 0]) == .changed)
    }

    /// A table without a right sum cannot claim more than there is, nor labels that are no verbs.
    @Test func tablesThatCannotBe() {
        var model = Self.model
        model = GuessModel(verbs: [.meeting: model.tricky], tricky: model.tricky)
        #expect(flaw(model.bytes) == .content)
        let odd = GuessTable(labels: ["met", "hello"], bits: 1, scale: 1, biases: [0, 0], weights: [0, 0, 0, 0])
        model = GuessModel(verbs: Self.model.verbs.mapValues { _ in odd }, tricky: Self.model.tricky)
        #expect(flaw(model.bytes) == .content)
    }
}
