/// Lines that a gateway or a mail program puts beside what somebody wrote: "CAUTION: this email is from outside", "reacted via Gmail".
enum Insertion {
    /// A warning that a message came from outside. It names both the outside and a message or its sender, and begins as a warning does.
    static func isBanner(_ plain: String, _ lexicon: Lexicon) -> Bool {
        guard plain.utf8.count < 400 else { return false }
        let bare = plain.trimmingMarks
        let words = bare.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map { Word(text: String($0), raw: "") }
        guard let first = words.first else { return false }
        if lexicon[.bannersWholes].length(at: 0, of: words[...]) == words.count { return true }
        if lexicon[.bannersBegins].begins(bare) || lexicon[.bannersAdvice].isPart(of: bare) { return true }
        return lexicon[.bannersWarnings].contains(first.text) && lexicon[.bannersOutsides].isAny(of: words)
            && lexicon[.bannersMessages].isAny(of: words)
    }

    /// What stands beside a picture with which somebody reacted to a letter.
    static func isReaction(_ plain: String, _ lexicon: Lexicon) -> Bool {
        let bare = (plain.firstRange(of: " <http").map { String(plain[..<$0.lowerBound]) } ?? plain).trimmingMarks
        return bare.utf8.count < 160 && lexicon[.bannersReactions].ends(bare)
    }

    /// So long is at least what a tapback repeats of a letter, in bytes: a shorter title may be a book's.
    private static let shortest = 20

    /// The picture that a tapback stands for, as it comes where it can't be shown: `Liked "Did your meeting take place?"`.
    static func picture(shownBy plain: String, _ lexicon: Lexicon) -> String? {
        guard plain.hasSuffix("\""), let quote = plain.firstIndex(of: "\""),
            plain[quote...].utf8.count > shortest
        else { return nil }
        let verb = plain[..<quote].trimmedBlanks
        if lexicon[.bannersLikes].texts.contains(verb) { return "👍" }
        return lexicon[.bannersFeelings].texts.contains(verb) ? "\u{2764}" : nil
    }
}
