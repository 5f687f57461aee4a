import Forms

/// A form that somebody answers in its order, without the questions and without numbers: one answer a line, or all of them on one.
struct SheetOrder {
    let questions: [Question]
    let reader: ValueReader

    /// The answers in order; nil unless each line is one, without anything beside it, and a typed one leads.
    /// - Parameter lines: somebody's own lines, without greetings.
    func read(_ lines: [String]) -> FilledForm? {
        // With one typed answer alone, a number and words are read as they are anywhere.
        guard questions.count(where: { !$0.kind.isText }) > 1, let first = questions.first, !first.kind.isText else {
            return nil
        }
        if lines.count > 1 { return filled(lines, isWhole: false) }
        guard let line = lines.first, line.utf8.count < 1_000 else { return nil }
        for separator in [";", " / ", "|", ","] {
            let parts = line.split(separator: separator, omittingEmptySubsequences: false).map {
                String($0).trimmedBlanks
            }
            if parts.count == questions.count, let filled = filled(parts, isWhole: true) { return filled }
        }
        return nil
    }

    /// - Parameter isWhole: whether there is one for each question, and at least two are typed.
    private func filled(_ parts: [String], isWhole: Bool) -> FilledForm? {
        guard parts.count <= questions.count else { return nil }
        var filled = FilledForm()
        var typed = 0
        for (part, question) in zip(parts, questions) {
            switch reader.read(part, for: question) {
            case .value(let value, let remark):
                guard question.kind.isText || remark.isEmpty else { return nil }
                if !question.kind.isText { typed += 1 }
                filled.values[question.id] = value
            case .skipped: filled.values[question.id] = .skipped
            case .empty: continue
            case .unclear: return nil
            }
        }
        // Words in the place of words can be anything; what is typed shows that the order is meant.
        return typed >= (isWhole ? 2 : 1) ? filled : nil
    }
}
