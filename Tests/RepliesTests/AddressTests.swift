import Mail
import Testing

@testable import Replies

@Suite struct AnswerAddressTests {
    @Test(
        arguments: [
            ("amina@example.com", ["amina@example.com"]), ("Amina Diallo <amina@example.com>", ["amina@example.com"]),
            ("\"Diallo, Amina\" <amina@example.com>", ["amina@example.com"]),
            ("amina@example.com (Amina)", ["amina@example.com"]),
            (
                "A <a@example.com>, b@example.com, \"x@y.z\" <c@example.com>",
                ["a@example.com", "b@example.com", "c@example.com"]
            ), ("\"evil@example.net\" <amina@example.com>", ["amina@example.com"]),
            ("evil@example.net <amina@example.com>", ["amina@example.com"]),
            ("Team: a@example.com, B <b@example.com>;", ["a@example.com", "b@example.com"]),
            ("undisclosed-recipients:;", []), ("<@a.example,@b.example:amina@example.com>", ["amina@example.com"]),
            ("<>", []), ("", []), ("Amina", []), ("<amina@example.com", ["amina@example.com"]),
            ("(a@b.c) amina@example.com", ["amina@example.com"]), ("\"a b\"@example.com", ["\"a b\"@example.com"]),
            ("a@b@example.com", []), ("mailto:amina@example.com", ["amina@example.com"]),
        ])
    func addresses(_ field: String, _ found: [String]) {
        #expect(AddressText.addresses(in: field) == found, "\(field)")
    }

    @Test func sender() {
        #expect(
            Sender(Fixture.message("", header: [("from", "Amina <AMINA@Example.com>")]))?.address == "amina@example.com"
        )
        #expect(
            Sender(Fixture.message("", header: [("from", "Amina"), ("sender", "b@example.com")])).map(\.field)
                == "sender")
        #expect(Sender(IncomingMessage(header: [.init("return-path", "<c@example.com>")]))?.field == "return-path")
        #expect(Sender(IncomingMessage()) == nil)
    }

    @Test func token() {
        let own = "mentoring@example.org"
        func find(_ fields: [(String, String)], delimiter: Character = "+") -> AddressToken? {
            AnswerReader.token(
                of: IncomingMessage(header: fields.map { .init($0.0, $0.1) }), address: own, delimiter: delimiter)
        }
        let right = "mentoring+r.\(Fixture.token)@example.org"
        #expect(find([("to", "Mentoring <\(right)>")]) == AddressToken(.reply, Fixture.token))
        #expect(find([("to", right.uppercased())]) == AddressToken(.reply, Fixture.token))
        #expect(find([("to", right), ("delivered-to", right.replacingFirst("+r.", "+b."))])?.verb == .bounce)
        #expect(find([("cc", "a@example.com, \(right)")])?.verb == .reply)
        #expect(find([("to", right.replacingFirst("+", "-"))], delimiter: "-")?.verb == .reply)
        for wrong in [
            "mentoring@example.org", "mentoring+r.short@example.org", "mentoring+x.\(Fixture.token)@example.org",
            "mentoring+r.\(Fixture.token)x@example.org", "mentoring+r.\(Fixture.token)@example.com",
            "other+r.\(Fixture.token)@example.org", "mentoring+r.\(Fixture.token.dropLast())1@example.org",
            "mentoring+r\(Fixture.token)@example.org",
        ] { #expect(find([("to", wrong)]) == nil, "\(wrong)") }
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, _ new: String) -> String {
        guard let at = position(of: old) else { return self }
        return String(prefix(at)) + new + String(dropFirst(at + old.count))
    }
}
