import Mail
import Mentoring

/// Where the buttons of one letter lead: each to an address that says thing and verb.
///
/// The subject and the text say the same once more, because mail programs lose one or the other.
struct LetterButtons {
    let answers: AnswerAddresses
    let reference: String
    let recipient: String

    /// Mail programs cut long subjects.
    private static let longestSubject = 100

    /// - Parameters:
    ///   - number: of the thing in the letter; nil where it holds nothing else.
    ///   - text: what the new mail's text begins with.
    ///   - subject: what stands in the subject before the mark, where that is not the text.
    /// - Returns: nil where the letter's addresses leave no room for a button.
    func link(_ verb: ButtonVerb, number: Int?, saying text: String, under subject: String? = nil) -> MailtoURI? {
        let number = verb.isOfLetter ? 0 : number ?? 0
        guard let button = answers.button(verb, number: number, reference: reference, recipient: recipient) else {
            return nil
        }
        let words = (subject ?? text).prefix(Self.longestSubject - 1 - button.mark.count)
        let body = "\(text)\n\n\(button.mark)"
        return MailtoURI(
            button.address, subject: "\(words.trimmed) \(button.mark)",
            body: body.utf8.count <= MailtoURI.longestBody ? body : text)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
