/// What a button's address says, in three characters of base32: the verb in the first, and in the others the number of the thing in its letter.
package struct ButtonCode: Hashable, Sendable {
    /// One digit of base32; what it stands for is not this module's.
    package let verb: Character
    /// From 1 on; 0 for the letter as a whole.
    package let number: Int

    static let length = 3
    private static let mostThings = 1_023

    /// - Returns: nil where the verb is no digit of base32, or the number has no room.
    package init?(verb: Character, number: Int) {
        guard verb.utf8.count == 1, verb.utf8.allSatisfy(Base32.isDigit), (0...Self.mostThings).contains(number)
        else { return nil }
        self.verb = verb
        self.number = number
    }

    /// Reads the three characters, in lower case.
    init?(_ text: some StringProtocol) {
        let values = text.utf8.compactMap(Base32.value)
        guard values.count == Self.length, text.utf8.count == Self.length, let verb = text.first else { return nil }
        self.init(verb: verb, number: values[1] << 5 | values[2])
    }

    package var text: String {
        String(verb) + String(decoding: [number >> 5, number & 31].map { Base32.digits[$0] }, as: UTF8.self)
    }
}
