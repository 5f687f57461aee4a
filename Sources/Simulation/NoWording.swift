import Letters
import Mentoring
import Service

/// Words no letter: for callers that count or list letters and read none.
package struct NoWording: LetterWording {
    package init() {}

    package func finish(
        _ notices: [NoticeID], for recipient: Recipient, at address: String, by writer: LetterWriter,
        draft: () throws -> LetterDraft
    ) throws -> FinishedLetter {
        try writer.frame(notices, for: recipient, at: address)
    }
}
