import Mail
import Mentoring
import Store

/// One message with what was found out about it.
struct MailCase {
    let identity: MessageIdentity
    /// The letter that it answers.
    let letter: Letter?
    /// Whose word it claims to be.
    let person: Person?
    /// What the letter asked.
    let items: AnsweredItems?
    /// What the address was made for that a genuine token proved; nil without one.
    let use: AddressToken.Verb?
    /// Whether it comes from the person whom a letter went to, and proves that letter, even one that is too old to be answered. Somebody must hear
    /// of it then; who only names somebody in From proves nothing.
    var isRecipient = false
    /// Whether a program may have written it, though it is read as its author's words: then nothing goes back.
    var mayBeProgram = false

    /// Whether a token proved the letter.
    var isProven: Bool { use != nil }
}
