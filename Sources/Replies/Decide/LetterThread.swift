import Mentoring

/// A letter and those before it in the conversation, the latest first: each next one was answered by the message that the one before answers.
package struct LetterThread: Sendable {
    package struct Entry: Sendable {
        /// What it held, in its order, up to what is no longer kept.
        package var notices: [Notice]
        package var count: Int

        package init(notices: [Notice], count: Int) {
            self.notices = notices
            self.count = count
        }

        /// The notice of a letter that holds nothing else.
        var only: Notice? { count == 1 ? notices.first : nil }
    }

    package private(set) var entries: ArraySlice<Entry>

    /// - Parameter entries: at least one.
    package init(_ entries: [Entry]) { self.entries = entries[...] }

    /// The conversation from the letter on whose things an answer to the first is about, by its numbers: a letter that asks which thing is
    /// meant, that could not read an answer, or that says what can be said, is about those of the letter that was answered.
    package var meant: LetterThread {
        var meant = self
        while meant.entries.count > 1, let notice = meant.entries.first?.only, notice.passesOn {
            meant.entries = meant.entries.dropFirst()
        }
        return meant
    }
}

extension Notice {
    /// Whether its letter is about what the letter was about that was answered.
    var passesOn: Bool {
        switch letter {
        case .notUnderstood, .help: true
        // A text that was shown to the coordinator is still to be answered.
        case .confirmation: content == .outcome(.shown)
        case .which: clarification?.kind == .number
        default: false
        }
    }

    var clarification: Clarification? {
        if case .lack(let need) = content { need } else { nil }
    }
}
