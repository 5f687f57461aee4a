import CivilTime

/// A part of a line that is about the same things: "1 and 3 met".
struct Segment: Hashable {
    /// The numbers that it names; empty if none.
    var items: [Int] = []
    /// The verbs, in order; "yes, we met" has two that agree.
    var verbs: [Verb.Kind] = []
    /// What belongs to a verb.
    var argument: Argument?
    /// The clock that was named with a time, if another than the writer's.
    var clock: String?
    /// Whether regret is expressed, which does not go with a yes.
    var hasRegret = false
    /// Whether it is said how or when something took place, which goes with that it did.
    var hasManner = false
    /// Whether it is said how a meeting took place that is over, which goes with a yes as well.
    var hasHow = false
    /// The days that it is said to have been, counted from the day of writing.
    var days: [RelativeDay] = []
    /// Whether one of them is not the day on which the meeting was due, or nobody knows that day.
    var hasWrongDay = false

    /// What belongs to MOVE, PAUSE and SNOOZE.
    enum Argument: Hashable {
        case moment(CivilDateTime)
        case day(CivilDate)
        case days(Int)
        case lack(FollowUp.Lack)
    }

    /// The one verb that all its verbs come to; `nil` if they contradict each other or what stands beside them.
    var verb: Verb.Kind? {
        let kinds = Set(verbs)
        let kind: Verb.Kind
        switch kinds {
        case [.yes, .met], [.met]: kind = .met
        case [.yes, .done], [.done]: kind = .done
        case [.no, .missed], [.missed]: kind = .missed
        case [.no, .move], [.move]: kind = .move
        default:
            guard kinds.count == 1, let only = kinds.first else { return nil }
            kind = only
        }
        if hasRegret, [.met, .done, .yes, .resume].contains(kind) { return nil }
        if hasManner || !days.isEmpty, kind != .met { return nil }
        if hasHow, kind != .met, kind != .yes { return nil }
        if hasWrongDay { return nil }
        return kind
    }

    /// The verb with what belongs to it, or what is lacking.
    var outcome: Result<Verb, QuestionLack>? {
        switch verb {
        case .met: .success(.met)
        case .missed: .success(.missed)
        case .resume: .success(.resume)
        case .done: .success(.done)
        case .stop: .success(.stop)
        case .help: .success(.help)
        case .yes: .success(.yes)
        case .no: .success(.no)
        case .excused: .success(.excused)
        case .move:
            switch argument {
            case .moment(let moment): .success(.move(to: moment))
            case .lack(let lack): .failure(QuestionLack(lack))
            default: .failure(QuestionLack(.dateAndTime))
            }
        case .pause:
            switch argument {
            case .day(let day): .success(.pause(until: day))
            case .lack(let lack): .failure(QuestionLack(lack))
            default: .failure(QuestionLack(.date))
            }
        case .snooze:
            switch argument {
            case .days(let days): .success(.snooze(days: days))
            case .lack(let lack): .failure(QuestionLack(lack))
            default: .failure(QuestionLack(.days))
            }
        case .checkIn, .absent, .fewer, .away, .leaving, .wrongPerson, .distress, nil: nil
        }
    }
}
