/// Thanks and nods: what people write to a letter without saying anything.
extension SentenceClassifier {
    /// What a line says that is courtesy.
    struct Courtesy: OptionSet {
        let rawValue: Int
        static let thanks = Courtesy(rawValue: 1)
        /// It may be a yes where a yes is asked for.
        static let nod = Courtesy(rawValue: 2)
        /// It may be an answer to how it goes.
        static let praise = Courtesy(rawValue: 4)
    }

    /// What it says if it is courtesy from end to end, names left out; nil for what says something.
    func courtesy(_ names: Set<String>) -> Courtesy? {
        let lists: [(key: LexiconKey, courtesy: Courtesy)] = [
            (.courtesyGreetings, []), (.courtesyThanks, .thanks), (.courtesyNods, .nod), (.courtesyPraise, .praise),
        ]
        var courtesy: Courtesy = []
        var index = 0
        while index < words.count {
            let found = lists.map { (length: length($0.key, at: index) ?? 0, courtesy: $0.courtesy) }
            // Of two as long, the first.
            if let longest = found.map(\.length).max(), longest > 0,
                let best = found.first(where: { $0.length == longest })
            {
                courtesy.formUnion(best.courtesy)
                index += longest
            } else if names.contains(words[index].text) {
                index += 1
            } else {
                return nil
            }
        }
        return courtesy
    }

    /// Whether lines are nothing but courtesy to a letter that asked this. A nod is none where it may be a yes, nor where one meeting is
    /// asked about that is over; praise is none where it may say how it goes.
    static func isCourtesy(_ lines: [MarkedLine], setting: LineReading.Setting) -> Bool {
        var all: Courtesy = []
        var own = OwnLines(lines).lines
        // "Thanks," above a name is taken for the end of a letter; where nothing stands above it, it is the letter.
        if own.isEmpty { own = lines.first { $0.mark != .quoted && !$0.isBlank }.map { [$0.text] } ?? [] }
        for line in own {
            let words = Words(line)
            guard !words.isQuestion, !words.isCut,
                let courtesy = SentenceClassifier(words.words, setting.lexicon).courtesy(setting.names)
            else { return false }
            all.formUnion(courtesy)
            if Pictures.holdThumb(line) { all.insert(.nod) }
        }
        let expectsYes = setting.asked.contains { [.confirmation, .proposal, .renewal].contains($0.kind) }
        if !all.isDisjoint(with: [.nod, .praise]), expectsYes || setting.holds(.meetingOver, []) { return false }
        if all.contains(.praise), setting.asked.contains(where: { $0.kind == .checkIn }) { return false }
        return !all.isEmpty
    }
}

/// Pictures that stand for words.
enum Pictures {
    /// Whether a text is a thumb up or a check mark, and nothing else.
    static func areThumb(_ text: String) -> Bool {
        let scalars = scalars(text)
        return (1...3).contains(scalars.count) && scalars.allSatisfy(thumbs.contains)
    }

    /// Whether a text says that something suits: a thumb up, a check mark or an OK hand, and nothing else.
    static func areApproval(_ text: String) -> Bool {
        let scalars = scalars(text)
        return (1...3).contains(scalars.count) && scalars.allSatisfy { thumbs.contains($0) || $0 == "\u{1F44C}" }
    }

    /// Whether a text is friendly pictures and nothing else.
    static func areAll(_ text: String) -> Bool {
        let scalars = scalars(text)
        return (1...6).contains(scalars.count) && scalars.allSatisfy { thumbs.contains($0) || isFriendly($0) }
    }

    /// Whether a thumb up stands among what is written.
    static func holdThumb(_ text: String) -> Bool { text.unicodeScalars.contains(where: thumbs.contains) }

    /// Without blanks and the colours of skin.
    private static func scalars(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.isSpace && !(0x1F3FB...0x1F3FF).contains($0.value) }
    }

    /// Hearts, smiles, applause, thanks, a party, a hundred.
    private static func isFriendly(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2763...0x2764, 0x1F493...0x1F49F, 0x1F5A4, 0x1F90D...0x1F90E, 0x1F9E1, 0x1FA75...0x1FA77, 0x2665: true
        case 0x263A, 0x1F600...0x1F60D, 0x1F618, 0x1F642, 0x1F917, 0x1F929, 0x1F970, 0x1F973: true
        case 0x1F389, 0x1F38A, 0x1F44C, 0x1F44F, 0x1F4AA, 0x1F4AF, 0x1F525, 0x1F64C, 0x1F64F, 0x1F680, 0x1F91D, 0x2728:
            true
        default: false
        }
    }

    /// 👍 and ✅.
    private static let thumbs: Set<Unicode.Scalar> = ["\u{1F44D}", "\u{2705}"]
}
