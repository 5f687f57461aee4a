/// What a button of a letter says, as templates name it: `=met MET: the meeting took place`.
package enum ButtonVerb: String, Hashable, Sendable, CaseIterable {
    case met, missed, move, done, yes, no, snooze, pause, resume, stop, help, show
    /// The lines to fill in: what they say stands in the text alone.
    case form

    /// The character that stands for it in an address. Letters that have left carry it: it never changes.
    package var code: Character {
        switch self {
        case .met: "m"
        case .missed: "x"
        case .move: "v"
        case .done: "d"
        case .yes: "y"
        case .no: "n"
        case .snooze: "z"
        case .pause: "p"
        case .resume: "r"
        case .stop: "s"
        case .help: "h"
        case .show: "w"
        case .form: "f"
        }
    }

    /// The verb that a template names. The lines to fill in have a mark of their own.
    package init?(template name: String) {
        guard let verb = Self(rawValue: name), verb != .form else { return nil }
        self = verb
    }

    package init?(code: Character) {
        guard let verb = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = verb
    }

    /// The verb as one may also write it; nil where there is no such.
    package var said: SaidVerb.Kind? {
        switch self {
        case .met: .met
        case .missed: .missed
        case .move: .move
        case .done: .done
        case .yes: .yes
        case .no: .no
        case .snooze: .snooze
        case .pause: .pause
        case .resume: .resume
        case .stop: .stop
        case .help: .help
        case .show, .form: nil
        }
    }

    /// Whether it is said of the letter as a whole, and never of one of its things.
    package var isOfLetter: Bool { self == .stop || self == .help || self == .show }
}
