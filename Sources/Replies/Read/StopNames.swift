import Forms

/// Names beside a STOP: "STOP Hugo" may wish that Hugo leaves, or that one match ends, and not that the author leaves everything.
enum StopNames {
    /// Whether a name stands among the lines that is no signature: behind a greeting at the end, or alone below an empty line.
    static func areBeside(_ lines: [MarkedLine], names: [String], _ lexicon: Lexicon) -> Bool {
        let particles = lexicon[.signaturesParticles]
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
            let isAlone = first == 0 && hasSaid && isBelowBlank
            let isGreeted = words[..<first].indices.contains {
                lexicon[.signaturesGreetings].skip($0, of: words[..<first]) == first
            }
            if !isSigned || !isAlone && !isGreeted { return true }
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
}
