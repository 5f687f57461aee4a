import Forms

/// An answer that is nothing but a number, or the word that lets the coordinator see what was written: words that only a letter of the
/// program's own asks for, and that mean nothing elsewhere.
struct ShortWord {
    /// The number, if that is all.
    let number: Int?
    /// Whether it is the word that lets the coordinator see what was written.
    let isShow: Bool

    init(_ own: String, _ lexicon: Lexicon, names: [String] = []) {
        let courtesies = lexicon[.shortCourtesies].words
        let known = courtesies.union(names.flatMap(Self.words))
        let lines = own.split(whereSeparator: \.isNewline).map { Self.words(String($0)) }.filter { !$0.isEmpty }
        let said = lines.joined().filter { !known.contains($0) }
        let isNumber =
            said.count == 1 && said[0].utf8.count <= 2 && said[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
        number = isNumber ? Int(said[0]) : nil
        // Copied whole, the letter's own line says what the word means behind a colon.
        let line = own.split(whereSeparator: \.isNewline).first { !Self.words(String($0)).isEmpty } ?? ""
        let head = Self.words(String(line.prefix { $0 != ":" })).filter { !courtesies.contains($0) }.map {
            Word(text: $0, raw: $0)
        }
        isShow = lexicon[.shortShow].length(at: 0, of: head[...]) == head.count
    }

    private static func words(_ text: String) -> [String] {
        Folding.plain(Folding.visible(text)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
