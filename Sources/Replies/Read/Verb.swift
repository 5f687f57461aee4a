import CivilTime
import Mentoring

/// What somebody says in answer to a letter.
package enum Verb: Hashable, Sendable {
    case met
    case missed
    /// The meeting is to be at another time, on the author's clock; it was in the future when they wrote.
    case move(to: CivilDateTime)
    /// Ask again so many days later; 1 to 60.
    case snooze(days: Int)
    /// Nothing is to be asked of them up to and including that day.
    case pause(until: CivilDate)
    case resume
    case done
    /// They want out.
    case stop
    /// They want to know what can be said.
    case help
    /// Yes, to whatever was asked; `meaning(for:)` says what that comes to.
    case yes
    /// No, likewise.
    case no
    /// The author was excused.
    case excused
    case checkIn(FilledForm)
    /// The author was at the meeting, and their partner was not: one person's word.
    case absent
    /// They want fewer letters.
    case fewer
    /// They are away up to and including that day; from a day on, or from now on.
    case away(from: CivilDate?, through: CivilDate?)
    /// They do not work with their partner any more, or leave the program.
    case leaving
    /// They are not whom the letter is meant for.
    case wrongPerson
    /// A person must look at it soon.
    case distress

    /// A verb without what it is about.
    package typealias Kind = SaidVerb.Kind

    package var kind: Kind {
        switch self {
        case .met: .met
        case .missed: .missed
        case .move: .move
        case .snooze: .snooze
        case .pause: .pause
        case .resume: .resume
        case .done: .done
        case .stop: .stop
        case .help: .help
        case .yes: .yes
        case .no: .no
        case .excused: .excused
        case .checkIn: .checkIn
        case .absent: .absent
        case .fewer: .fewer
        case .away: .away
        case .leaving: .leaving
        case .wrongPerson: .wrongPerson
        case .distress: .distress
        }
    }

    /// What it says about something of that kind: a yes to "did you meet" means `met`. `nil` if it cannot be said of it.
    package func meaning(for kind: Asked.Kind) -> Verb? {
        switch (self, kind) {
        case (.yes, .meeting): .met
        case (.no, .meeting): .missed
        case (.yes, .milestone): .done
        case (.met, .meeting), (.missed, .meeting), (.move, .meeting), (.move, .milestone), (.excused, _): self
        case (.done, .milestone), (.done, .checkIn), (.checkIn, .checkIn): self
        case (.met, .proposal), (.missed, .proposal), (.move, .proposal), (.yes, .proposal), (.no, .proposal): self
        case (.yes, .renewal), (.no, .renewal), (.yes, .confirmation), (.no, .confirmation), (.no, .milestone): self
        case (.absent, .meeting): self
        case (.snooze, _), (.pause, _), (.resume, _), (.stop, _), (.help, _): self
        case (.fewer, _), (.away, _), (.leaving, _), (.wrongPerson, _), (.distress, _): self
        default: nil
        }
    }
}

extension Verb.Kind {
    /// Whether it is said of one of the things asked, so that it needs a number where there are several.
    var isAboutOne: Bool {
        switch self {
        case .met, .missed, .move, .done, .yes, .no, .excused, .absent: true
        case .snooze, .pause, .resume, .stop, .help, .checkIn, .fewer, .away, .leaving, .wrongPerson, .distress: false
        }
    }
}
