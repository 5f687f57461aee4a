import Mail
import Mentoring

/// The button of a letter by which a message was opened, as its address, its subject and its text say it. Each of the three suffices, because
/// mail programs lose one or the other.
package enum PressedButton: Hashable, Sendable {
    /// - item: the number of the thing that it is about; nil for the letter as a whole.
    case one(ButtonVerb, item: Int?)
    /// They say different things.
    case contradictory

    /// - Parameters:
    ///   - proven: the buttons whose tokens are genuine, each with the number of its letter.
    ///   - letter: the number of the letter that the message answers.
    /// - Returns: nil where no button was pressed.
    package init?(_ proven: [(button: ButtonCode, letter: Int64)], answering letter: Int64) {
        guard let first = proven.first else { return nil }
        guard proven.allSatisfy({ $0.button == first.button && $0.letter == letter }) else {
            self = .contradictory
            return
        }
        // What another version of the program made is not known here: the words say it.
        guard let verb = ButtonVerb(code: first.button.verb) else { return nil }
        self = .one(verb, item: first.button.number == 0 ? nil : first.button.number)
    }
}
