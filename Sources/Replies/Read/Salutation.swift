/// How a message begins that is meant for somebody: "Hi Julia, I'm running late". People answer the program and mean their partner.
struct Salutation {
    private(set) var isToSomebody = false

    /// Looks at the lines up to the first that says something.
    init(_ lines: ArraySlice<String>, _ setting: LineReading.Setting) {
        isToSomebody = lines.contains { Salutation.names(Words($0).words, setting) }
    }

    private static func names(_ words: [Word], _ setting: LineReading.Setting) -> Bool {
        let offices = setting.lexicon[.salutationOffices]
        var index = 0
        while index < words.count, let (meaning, length) = setting.lexicon.phrases.phrase(at: index, of: words[...]),
            meaning == .filler
        {
            index += length
            // "Hi, All is well": the name would stand before the mark.
            if words[index - 1].endsClause { break }
        }
        let isGreeted = index > 0
        guard index < words.count else { return false }
        if isGreeted, setting.partners.contains(words[index].text) { return true }
        for (offset, word) in words[index...].prefix(3).enumerated() {
            let isKnown = setting.partners.contains(word.text)
            guard isKnown || isGreeted && word.isCapital && !words[index - 1].endsClause && !offices.contains(word.text)
            else { return false }
            // A name without a greeting and a mark behind it begins a sentence: "Julia helps me".
            if word.endsClause || isGreeted && index + offset + 1 == words.count { return true }
        }
        return false
    }
}
