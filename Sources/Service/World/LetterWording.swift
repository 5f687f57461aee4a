import Letters
import Mentoring

/// Puts a letter into words, as far as somebody reads them.
package protocol LetterWording {
    /// Makes the message of one letter. Its Message-ID, envelope sender and reference are the same with and without words.
    /// - Parameters:
    ///   - notices: what the letter says.
    ///   - address: where it goes, without a name.
    ///   - takesReplies: whether the program reads what is answered.
    ///   - draft: gathers what the words need, which costs far more than the rest.
    /// - Throws: `LetterError`, and what `draft` throws.
    func finish(
        _ notices: [NoticeID], at address: String, takingReplies: Bool, by writer: LetterWriter,
        draft: () throws -> LetterDraft
    ) throws -> FinishedLetter
}

package struct FullWording: LetterWording {
    package init() {}

    package func finish(
        _ notices: [NoticeID], at address: String, takingReplies: Bool, by writer: LetterWriter,
        draft: () throws -> LetterDraft
    ) throws -> FinishedLetter {
        try writer.write(try draft())
    }
}
