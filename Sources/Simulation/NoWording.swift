import Letters
import Mentoring
import Service

/// Words no letter: for callers that count or list letters and read none.
package struct NoWording: LetterWording {
    package init() {}

    package func finish(
        _ notices: [NoticeID], at address: String, takingReplies: Bool, by writer: LetterWriter,
        draft: () throws -> LetterDraft
    ) throws -> FinishedLetter {
        try writer.frame(notices, at: address, takingReplies: takingReplies)
    }
}
