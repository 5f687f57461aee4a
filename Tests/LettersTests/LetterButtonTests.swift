import Foundation
import Mail
import Mentoring
import Testing

@testable import Letters

/// The addresses behind a letter's buttons.
@Suite struct LetterButtonTests {
    private static let key = Array("0123456789abcdef0123456789abcdef".utf8)
    private static let reference = "lsypde5bu6guq"

    /// Python, with `mac` and `b32` of AnswerTokenTests: b32(mac(f"answer v1|a{code}|{reference}|{address}")[:10])
    @Test(arguments: [
        ("m", 1, "mei@example.org", "mab", "lsypde5bu6guqqugkjya5rulwyg2a"),
        ("s", 0, "mei@example.org", "saa", "lsypde5bu6guq7bnyatdrfxlgx2sx"),
        ("x", 1_023, "amelie@xn--bcher-kva.example", "x77", "lsypde5bu6guqw7cpyth5dg4rglyd"),
    ])
    func theProofCoversVerbAndThing(
        _ verb: Character, _ number: Int, _ address: String, _ code: String, _ expected: String
    )
        throws
    {
        let button = try #require(ButtonCode(verb: verb, number: number))
        #expect(button.text == code)
        let token = AnswerToken.make(
            .answer, button: button, reference: Self.reference, recipient: address, key: Self.key)
        #expect(token == expected)
        func isGenuine(_ button: ButtonCode?, _ token: String, _ verb: AddressToken.Verb = .answer) -> Bool {
            AnswerToken.isGenuine(token, verb, button: button, recipient: address, key: Self.key)
        }
        #expect(isGenuine(button, token) && isGenuine(button, token.uppercased()))
        #expect(!isGenuine(nil, token) && !isGenuine(button, token, .reply))
        // The right token behind another verb, or behind another thing.
        #expect(!isGenuine(ButtonCode(verb: "y", number: number), token))
        #expect(!isGenuine(ButtonCode(verb: verb, number: 2), token))
        let reply = AnswerToken.make(.reply, reference: Self.reference, recipient: address, key: Self.key)
        #expect(!isGenuine(button, reply))
    }

    @Test func thereIsNoCodeForWhatHasNoRoom() {
        #expect(ButtonCode(verb: "m", number: 1_024) == nil && ButtonCode(verb: "m", number: -1) == nil)
        #expect(ButtonCode(verb: "1", number: 0) == nil && ButtonCode(verb: "é", number: 0) == nil)
    }

    /// A local part has at most 64 octets (RFC 5321 §4.5.3.1.1).
    @Test(arguments: [(29, 64), (30, nil), (32, nil)])
    func aLongMailboxKeepsReplyAddressesAlone(_ length: Int, _ octets: Int?) throws {
        let answers = try AnswerAddresses(address: String(repeating: "m", count: length) + "@example.org", key: [1])
        let button = answers.button(.met, number: 7, reference: Self.reference, recipient: "a@example.org")
        #expect(button?.address.localPart.utf8.count == octets)
        #expect(answers.hasRoomForButtons == (octets != nil))
    }

    @Test(arguments: ButtonVerb.allCases) func addressesCarryVerbAndThingThereAndBack(_ verb: ButtonVerb) throws {
        let answers = try AnswerAddresses(address: "Mentoring@Example.org", key: Self.key)
        let button = try #require(
            answers.button(verb, number: 35, reference: Self.reference, recipient: "a@example.org"))
        for form in [button.address.address, button.address.address.lowercased(), button.address.address.uppercased()] {
            let found = try #require(answers.token(in: form))
            #expect(found.verb == .answer && found.button == ButtonCode(verb: verb.code, number: 35))
            #expect(answers.isGenuine(found, recipient: "A@example.org"))
            #expect(button.mark == "[\(found.extensionText)]")
        }
        let other = button.address.address.replacing("+a.\(verb.code)", with: "+a.7")
        #expect(answers.token(in: other).map { answers.isGenuine($0, recipient: "a@example.org") } == false)
    }

    /// Letters that have left carry the characters.
    @Test func verbsKeepTheirCharacters() {
        #expect(ButtonVerb.allCases.map { String($0.code) }.joined() == "mxvdynzprshwf")
        #expect(ButtonVerb.allCases.allSatisfy { ButtonVerb(code: $0.code) == $0 })
        #expect(ButtonVerb(template: "form") == nil && ButtonVerb(template: "met") == .met)
    }

    // MARK: In letters

    private struct Link {
        let token: AddressToken?
        let subject: String
        let body: String
    }

    private static func links(_ letter: FinishedLetter) throws -> [Link] {
        let answers = try AnswerAddresses(address: "mentoring@ai-engineers.org", key: Community.key)
        return try #require(letter.html).matches(of: /href="(mailto:[^"]+)"/).compactMap { match in
            let uri = String(match.1).replacing("&amp;", with: "&")
            guard let parts = URLComponents(string: uri), let items = parts.queryItems else { return nil }
            func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }
            return Link(token: answers.token(in: parts.path), subject: value("subject"), body: value("body"))
        }
    }

    @Test func eachButtonSaysItThreeTimes() throws {
        let links = try Self.links(try GoldenSet.en.letter("meeting-ask"))
        #expect(links.compactMap { $0.token?.button?.text } == ["maa", "xaa", "vaa"])
        let answers = try AnswerAddresses(address: "mentoring@ai-engineers.org", key: Community.key)
        for (link, word) in zip(links, ["MET", "MISSED", "MOVE"]) {
            let token = try #require(link.token)
            #expect(answers.isGenuine(token, recipient: "juergen@example.org"))
            #expect(!answers.isGenuine(token, recipient: "other@example.org"))
            #expect(link.subject == "\(word) [\(token.extensionText)]")
            #expect(link.body.hasPrefix(word) && link.body.hasSuffix("\r\n\r\n[\(token.extensionText)]"))
        }
        #expect(try Self.links(try GoldenSet.de.letter("meeting-ask"))[0].subject.hasPrefix("GETROFFEN [a.maa"))
        let several = try Self.links(try GoldenSet.en.letter("mixed"))
        #expect(several.compactMap { $0.token?.button?.text } == ["mab", "xab", "vab", "dac", "zac", "vad"])
        #expect(several.map(\.body)[3].hasPrefix("2 DONE\r\n\r\n["))
    }

    /// What is said in confidence stands in the text alone: a form's address says that it is one, and of what.
    @Test func aFormsAddressSaysNothingOfItsLines() throws {
        let links = try Self.links(try GoldenSet.en.letter("check-in-several"))
        #expect(links.allSatisfy { $0.token?.button?.verb == "f" })
        #expect(links.allSatisfy { $0.subject.hasPrefix("Re: ") && !$0.subject.contains("1–5") })
        #expect(links.contains { $0.body.hasPrefix("2.1 How is it going") })
        // Every answer that a click gives has one address and one subject.
        #expect(Set(links.map { "\($0.token?.button?.text ?? "") \($0.subject)" }).count == 3)
    }

    @Test func sevenThingsHaveSevenRowsOfButtons() throws {
        var draft = try GoldenSet.en.draft("mixed")
        let item = try #require(draft.items.first)
        draft.items = Array(repeating: item, count: 7)
        let letter = try Community.writer(answers: true).write(draft)
        let codes = try Self.links(letter).compactMap { $0.token?.button?.text }
        #expect(codes == "bcdefgh".flatMap { thing in "mxv".map { "\($0)a\(thing)" } })
        for number in 1...7 { #expect(letter.text.contains("\n     \(number) MET ")) }
    }

    @Test func stopIsOfTheLetterAsAWhole() throws {
        let codes = try Self.links(try GoldenSet.en.letter("welcome")).compactMap { $0.token?.button?.text }
        #expect(codes == ["haa", "paa", "saa"])
    }

    @Test func withoutRoomButtonsWriteToTheReplyAddress() throws {
        let answers = try AnswerAddresses(
            address: String(repeating: "m", count: 30) + "@ai-engineers.org", key: Community.key)
        let head = Letterhead(
            community: "C", from: "mentor@ai-engineers.org", fromName: nil, coordinator: "c@ai-engineers.org",
            mailDomain: "ai-engineers.org", document: "MEM-02-03", perWeek: 3, answers: answers)
        let templates = try LetterTemplates.load(folders: [Community.letters], letters: Community.letterNames)
        let writer = try LetterWriter(templates: templates, head: head, key: Community.key, zones: Community.zones)
        let html = try #require(try writer.write(GoldenSet.en.draft("meeting-ask")).html)
        #expect(html.contains("&amp;body=MET\"") && html.contains("+r.") && !html.contains("+a."))
    }

    /// The text is for those who are shown nothing else: words as ever.
    @Test func thePlainPartHasNoMarks() throws {
        for name in ["meeting-ask", "mixed", "welcome", "check-in-several"] {
            #expect(try !GoldenSet.en.letter(name).text.contains("[a."))
        }
    }
}
