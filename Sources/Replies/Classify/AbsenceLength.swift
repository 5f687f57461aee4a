/// Whether an absence notice says that somebody is away for months, or gone for good: then a person must decide what comes of it.
enum AbsenceLength {
    /// What words that are their author's own say of it; nil for nothing.
    static func read(_ own: [Word], _ lexicon: Lexicon) -> AutomaticReply.Length? {
        if lexicon[.absenceGone].isIn(own) { return .gone }
        // "Ich habe das Unternehmen zum 28. Februar verlassen."
        for index in own.indices where lexicon[.absenceGoneLeft].contains(own[index].text) {
            let before = own[..<index].suffix(8).reversed().prefix { !$0.endsSentence || $0.number != nil }
            if lexicon[.absenceGoneFrom].isAny(of: before) { return .gone }
        }
        return lexicon[.absenceLong].isIn(own) ? .long : nil
    }
}
