import Testing

@testable import Mentoring

/// When mail systems refuse this program, rather than one recipient its letters.
struct BounceEvidenceTests {
    private static func failure(_ recipient: String, _ address: String, refusal: Bool = true) -> BounceEvidence.Failure
    {
        .init(recipient: Recipient(recipient)!, address: address, isRefusal: refusal)
    }

    private static func isOurs(_ rows: [(String, String)], refusal: Bool = true) -> Bool {
        BounceEvidence.isOurs(rows.map { failure($0.0, $0.1, refusal: refusal) })
    }

    @Test func severalRecipientsInSeveralDomains() {
        #expect(!Self.isOurs([]))
        #expect(!Self.isOurs([("a", "a@one.example"), ("b", "b@two.example")]))
        #expect(Self.isOurs([("a", "a@one.example"), ("b", "b@two.example"), ("c", "c@three.example")]))
        #expect(Self.isOurs([("a", "a@one.example"), ("b", "b@two.example"), ("@1", "c@three.example")]))
    }

    @Test func deadAddressesAreManyBeforeTheyAreOurs() {
        let five = (1...5).map { ("p\($0)", "p@d\($0).example") }
        #expect(!Self.isOurs(Array(five.dropLast()), refusal: false))
        #expect(Self.isOurs(five, refusal: false))
    }

    /// However many letters and addresses they have, in however many domains.
    @Test func onePersonIsOne() {
        #expect(!Self.isOurs((1...50).map { ("a", "a@d\($0).example") }))
        #expect(!Self.isOurs((1...50).map { ("a", "a@d\($0).example") } + [("b", "b@two.example")]))
        #expect(!Self.isOurs((1...50).map { ("a", "a@d\($0).example") }, refusal: false))
    }

    /// Two of a house, and nobody there whose letter was taken.
    @Test func aHouseThatRefusesAll() {
        let (a, b) = (Recipient("a")!, Recipient("b")!)
        let house = "one.example"
        #expect(BounceEvidence.refusesAll([a, b], taken: ["c@two.example"], house: house))
        #expect(!BounceEvidence.refusesAll([a, a], taken: [], house: house))
        #expect(!BounceEvidence.refusesAll([a, b], taken: ["c@mail.one.example"], house: house))
    }

    /// One mail system decides for all of a domain, and for those below it.
    @Test func oneDomainIsOne() {
        #expect(!Self.isOurs((1...50).map { ("p\($0)", "p\($0)@one.example") }))
        #expect(!Self.isOurs((1...50).map { ("p\($0)", "p@d\($0).one.example") }))
        #expect(!Self.isOurs((1...50).map { ("p\($0)", "p@d\($0).one.co.uk") }))
        #expect(Self.isOurs((1...3).map { ("p\($0)", "p@d\($0).co.uk") }))
        #expect(!Self.isOurs((1...50).map { ("p\($0)", "p\($0)@ONE.example") } + [("b", "b@two.example")]))
    }
}
