import Testing

@testable import Letters
import Mail
import Mentoring

@Suite struct AnswerTokenTests {
    private static let key = Array("0123456789abcdef0123456789abcdef".utf8)
    private static let messageID = "489637ba95295af612a302e002d47931@ai-engineers.org"

    /// Python: import hmac, base64; b32 = lambda b: base64.b32encode(b).decode().lower().rstrip("=")
    /// mac = lambda text: hmac.new(b"0123456789abcdef0123456789abcdef", text.encode(), "sha256").digest()
    /// b32(mac("letter v1|" + message_id)[:8])
    @Test func aReferenceIsWhatPythonMakesOfIt() {
        #expect(AnswerToken.reference(messageID: Self.messageID, key: Self.key) == "lsypde5bu6guq")
        #expect(AnswerToken.reference(messageID: "", key: [1]) == "ik5gmpq2jvgl2")
    }

    /// b32(mac(f"answer v1|{verb}|{reference}|{address}")[:10])
    @Test(arguments: [
        (AddressToken.Verb.bounce, "mei@example.org", "lsypde5bu6guqx2t5jdz7r6joshws"),
        (.reply, "mei@example.org", "lsypde5bu6guqmdknoffqkwrvsh44"),
        (.unsubscribe, "mei@example.org", "lsypde5bu6guq3x5pi2n52y2ndy3e"),
        (.calendar, "amelie@xn--bcher-kva.example", "lsypde5bu6guq3rdhoskemwhl5teq"),
    ])
    func aTokenIsWhatPythonMakesOfIt(verb: AddressToken.Verb, address: String, expected: String) {
        let reference = AnswerToken.reference(messageID: Self.messageID, key: Self.key)
        let token = AnswerToken.make(verb, reference: reference, recipient: address, key: Self.key)
        #expect(token == expected)
        #expect(token.utf8.count == AddressToken.length)
        #expect(AnswerToken.reference(in: token) == reference)
        #expect(AnswerToken.isGenuine(token, verb, recipient: address, key: Self.key))
        // Mail systems change case, and people write domains as they are.
        #expect(AnswerToken.isGenuine(token.uppercased(), verb, recipient: address.uppercased(), key: Self.key))
        if verb == .calendar {
            #expect(AnswerToken.isGenuine(token, verb, recipient: "amelie@bücher.example", key: Self.key))
        }
    }

    /// RFC 4648 §10, in lower case without padding.
    @Test(arguments: [
        ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("fooba", "mzxw6ytb"),
        ("foobar", "mzxw6ytboi"),
    ])
    func writesBase32(bytes: String, expected: String) { #expect(Base32.encode(bytes.utf8) == expected) }

    @Test func aTokenOpensNothingElse() throws {
        let token = AnswerToken.make(.reply, reference: "abcdefghijklm", recipient: "a@example.org", key: Self.key)
        #expect(!AnswerToken.isGenuine(token, .unsubscribe, recipient: "a@example.org", key: Self.key))
        #expect(!AnswerToken.isGenuine(token, .reply, recipient: "b@example.org", key: Self.key))
        #expect(!AnswerToken.isGenuine(token, .reply, recipient: "a@example.org", key: [1]))
        // Any one character changed, be it of the reference or of the proof.
        for place in 0..<AddressToken.length {
            var digits = Array(token)
            digits[place] = digits[place] == "a" ? "b" : "a"
            #expect(!AnswerToken.isGenuine(String(digits), .reply, recipient: "a@example.org", key: Self.key))
        }
    }

    @Test(arguments: [
        "", "abc", String(repeating: "a", count: 28), String(repeating: "a", count: 30),
        String(repeating: "1", count: 29), String(repeating: "é", count: 29), String(repeating: "a", count: 28) + "\n",
        String(repeating: "a", count: 100_000),
    ])
    func whatIsNoTokenIsRefused(text: String) {
        #expect(AnswerToken.reference(in: text) == nil)
        #expect(!AnswerToken.isGenuine(text, .reply, recipient: "a@example.org", key: Self.key))
    }

    @Test func addressesCarryTokensThereAndBack() throws {
        let answers = try AnswerAddresses(address: "Mentoring@Example.org", key: Self.key)
        let address = try answers.address(.reply, reference: "abcdefghijklm", recipient: "a@example.org")
        let token = AnswerToken.make(.reply, reference: "abcdefghijklm", recipient: "a@example.org", key: Self.key)
        #expect(address.address == "Mentoring+r.\(token)@example.org")
        for form in [address.address, address.address.lowercased(), address.address.uppercased()] {
            let found = try #require(answers.token(in: form))
            #expect(found == AddressToken(.reply, token))
            #expect(answers.isGenuine(found, recipient: "A@example.org"))
        }
        for other in [
            "mentoring@example.org", "mentoring+r@example.org", "mentoring+x.\(token)@example.org",
            "mentoring+r.abc@example.org",
            "mentoring+r.\(token)@example.com", "other+r.\(token)@example.org", "mentoring+r.\(token)", "", "@",
        ] {
            #expect(answers.token(in: other) == nil, "\(other)")
        }
    }

    @Test(arguments: ["", "mentoring", String(repeating: "m", count: 33) + "@example.org", "mentor ing@example.org"])
    func aMailboxWithoutRoomIsRefused(address: String) {
        #expect(throws: LetterError.self) { try AnswerAddresses(address: address, key: [1]) }
    }

    @Test func theLongestMailboxHasRoom() throws {
        let answers = try AnswerAddresses(address: String(repeating: "m", count: 32) + "@example.org", key: [1])
        let address = try answers.address(.bounce, reference: "abcdefghijklm", recipient: "a@example.org")
        #expect(address.localPart.utf8.count == 64)
    }
}
