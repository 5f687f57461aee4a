import ArgumentParser
import Letters

struct LetterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter", abstract: "Look at letters before anybody gets them.",
        subcommands: [LetterListCommand.self, LetterPreviewCommand.self, LetterSendTestCommand.self])

    /// The letters that the program brings, for completions: what a community adds is found by "mentorctl letter list".
    static let kinds = LetterTemplates.ownLetters.union(LetterTemplates.laterLetters).union([
        "meeting-coming", "meeting-ask", "meeting-ask-again", "check-in", "check-in-again", "form-ask",
        "form-ask-again",
        "milestone-start",
        "milestone-ask", "review-coming", "renewal-coming", "renewal-ask", "program-review",
    ]).sorted()
}
