/// Names beside a STOP: "STOP Hugo" may wish that Hugo leaves, or that one match ends, and not that whoever writes leaves everything.
enum StopNames {
    /// Whether a name stands among the lines that is no signature: behind a greeting at the end, or alone below an empty line.
    static func areBeside(_ lines: [MarkedLine], names: [String]) -> Bool {
        let known = Set(
            names.flatMap { Words(Folding.visible($0)).words.map(\.text) }.filter {
                $0.utf8.count > 1 && !particles.contains($0)
            })
        var isBelowBlank = false
        var hasSaid = false
        for line in lines.filter({ $0.mark != .quoted }).prefix(OwnLines.most) {
            defer { isBelowBlank = line.isBlank }
            guard line.mark == .own, !line.isBlank else { continue }
            let words = Words(line.text).words
            defer { hasSaid = true }
            guard let first = words.firstIndex(where: { isName($0, known) }) else { continue }
            let isSigned = words[first...].allSatisfy { isName($0, known) || particles.contains($0.text) }
            let before = words[..<first].map(\.text).joined(separator: " ")
            let isAlone = before.isEmpty && hasSaid && isBelowBlank
            if !isSigned || !isAlone && !endings.contains(where: { before == $0 || before.hasSuffix(" " + $0) }) {
                return true
            }
        }
        return false
    }

    /// Also "Hugo's" and "Hugos".
    private static func isName(_ word: Word, _ names: Set<String>) -> Bool {
        var text = word.text
        if names.contains(text) { return true }
        if text.hasSuffix("'s") { text.removeLast(2) } else if text.hasSuffix("s") { text.removeLast() }
        return names.contains(text)
    }

    private static let particles: Set<String> = ["von", "van", "der", "den", "de", "di", "da", "zu", "zur", "la", "le"]

    /// Greetings at the end of a letter; thanks are none, as they may be meant for whoever is named.
    private static let endings =
        PhraseBook.expand(
            "[kind|best|warm|warmest] regards") + PhraseBook.expand("best [wishes]") + [
            "all the best", "sincerely", "yours", "cheers", "take care", "lg", "vg", "mfg", "bg", "br", "kr", "gruss",
            "gruesse",
        ] + PhraseBook.expand("mit (freundlichen|besten|lieben) gruessen")
}
