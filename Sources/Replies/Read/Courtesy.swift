/// Thanks and nods: what people write to a letter without saying anything.
struct Courtesy {
    /// Whether it says thanks, or something that may be a yes where a yes is asked for, or an answer to how it goes.
    private var isThanks = false
    private var isNod = false
    private var isPraise = false

    /// Whether the lines are nothing but courtesy to a letter that asked this. A nod is none where it may be a yes, nor where one meeting is
    /// asked about that is over; praise is none where it may say how it goes.
    static func isAll(_ lines: [MarkedLine], setting: LineReading.Setting) -> Bool {
        let (asked, names) = (setting.asked, setting.names)
        var courtesy = Courtesy()
        let own = OwnLines(lines).lines
        guard own.allSatisfy({ courtesy.take($0, names) }) else { return false }
        // "Thanks," above a name is taken for the end of a letter; where nothing stands above it, it is the letter.
        if own.isEmpty, let first = lines.first(where: { $0.mark != .quoted && !$0.isBlank }) {
            guard courtesy.take(first.text, names) else { return false }
        }
        let expectsYes = asked.contains { [.confirmation, .proposal, .renewal].contains($0.kind) }
        if courtesy.isNod || courtesy.isPraise, expectsYes || setting.holds(.meetingOver, []) { return false }
        if courtesy.isPraise, asked.contains(where: { $0.kind == .checkIn }) { return false }
        return courtesy.isThanks || courtesy.isNod || courtesy.isPraise
    }

    /// Whether a text is a thumb up or a check mark, and nothing else.
    static func isThumb(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { !$0.isSpace && !(0x1F3FB...0x1F3FF).contains($0.value) }
        return (1...3).contains(scalars.count) && scalars.allSatisfy(thumbs.contains)
    }

    /// Whether a text is friendly pictures and nothing else.
    static func isPicture(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { !$0.isSpace && !(0x1F3FB...0x1F3FF).contains($0.value) }
        return (1...6).contains(scalars.count) && scalars.allSatisfy { thumbs.contains($0) || isFriendly($0) }
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

    /// Notes what a line says; whether that is courtesy.
    private mutating func take(_ line: String, _ names: Set<String>) -> Bool {
        let words = Words(line)
        guard !words.isQuestion, !words.isCut else { return false }
        isNod = isNod || line.unicodeScalars.contains(where: Courtesy.thumbs.contains)
        var index = 0
        while index < words.words.count {
            if let (kind, length) = Courtesy.phrase(at: index, of: words.words) {
                switch kind {
                case .greeting: break
                case .thanks: isThanks = true
                case .nod: isNod = true
                case .praise: isPraise = true
                }
                index += length
            } else if names.contains(words.words[index].text) {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    // MARK: Words

    private enum Kind { case greeting, thanks, nod, praise }

    private static func phrase(at index: Int, of words: [Word]) -> (Kind, Int)? {
        for length in stride(from: min(5, words.count - index), to: 0, by: -1) {
            let text = words[index..<(index + length)].map(\.text).joined(separator: " ")
            if let kind = phrases[text] { return (kind, length) }
        }
        return nil
    }

    private static let phrases: [String: Kind] = {
        var phrases: [String: Kind] = [:]
        for (kind, patterns) in table {
            for pattern in patterns {
                for phrase in PhraseBook.expand(pattern) where phrases[phrase] == nil { phrases[phrase] = kind }
            }
        }
        return phrases
    }()

    private static let table: [(Kind, [String])] = [
        (
            .greeting,
            [
                "(hi|hello|hey|dear|hallo|moin|servus|liebe|lieber|liebes)", "(there|all|both|team|everyone|zusammen)",
                "(mentoring|mentoring-team|frau|herr)", "good (morning|afternoon|evening)", "guten (tag|morgen|abend)",
                "[best|kind|warm] regards", "best [wishes]", "all the best",
                "have a (nice|good|great) (day|week|weekend|evening)",
                "(lg|vg|mfg|gruss|gruesse)", "(viele|liebe|beste|schoene|herzliche) gruesse",
                "mit freundlichen gruessen",
                "(schoenen|schoenes) (tag|abend|wochenende|woche)",
                "(einen|ein) (schoenen|schoenes) (tag|abend|wochenende)",
            ]
        ),
        (
            .thanks,
            [
                "(thanks|thank you|thx|ty|cheers|tnx) [a lot|so much|very much|again|all|both|everyone]", "many thanks",
                "(thanks|thank you) for (asking|reminding|checking|checking in|letting me know|letting us know)",
                "(thanks|thank you) for (the|your) (reminder|mail|email|message|info|information|update|help|letter)",
                "much appreciated", "(danke|dankeschoen|merci|bedankt) [dir|euch|ihnen|schoen|sehr|nochmal|vielmals]",
                "(vielen|herzlichen|besten|tausend|lieben) dank [dir|euch|ihnen|nochmal]",
                "(danke|vielen dank) fuer die (erinnerung|nachfrage|mail|info|information|nachricht|hilfe)",
                "(danke|vielen dank) fuers (nachfragen|erinnern)", "you're welcome", "gern geschehen", "(gerne|gern)",
            ]
        ),
        (
            .nod,
            [
                "(ok|okay|okey|oki|okidoki|kk|alright|noted|understood|roger)", "got it", "all right", "i see",
                "(passt|verstanden|notiert)", "alles klar", "ist notiert", "zur kenntnis genommen", "in ordnung",
            ]
        ),
        (
            .praise,
            [
                "(great|perfect|excellent|wonderful|lovely|nice|cool|awesome|super|fine|good)",
                "(prima|perfekt|wunderbar|toll|klasse|top|spitze|gut|schoen)",
            ]
        ),
    ]
}
