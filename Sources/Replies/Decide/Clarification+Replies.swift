import CivilTime
import Mentoring

extension Clarification {
    /// What must be asked back because of a verb that is clear, and what belongs to it is not.
    init(_ question: FollowUp) {
        if let said = question.said {
            self.init(number: said)
            return
        }
        let kind: Kind =
            switch question.verb {
            case .pause: .pause
            case .snooze: .snooze
            default: .date
            }
        switch question.lack {
        case .number: self.init(.number, said: SaidVerb(question.verb))
        case .dateAndTime: self.init(kind)
        case .date: self.init(kind, kind == .date ? .noDay : nil)
        case .time: self.init(kind, .noTime)
        case .days: self.init(kind, .tooLong)
        case .ambiguous: self.init(kind, .ambiguous)
        case .noSuchDate: self.init(kind, .noSuchDay)
        case .past: self.init(kind, .past)
        case .tooFar: self.init(kind, .tooFar)
        }
    }

    /// What keeps a verb from being recorded, where something else may be said instead.
    init?(_ error: AnswerError) {
        switch error {
        case .notYet: self.init(.early)
        case .inThePast: self.init(.date, .past)
        case .pastNext(_, _, let next): self.init(.date, .next, day: next.date)
        case .beforePrevious(_, _, let previous): self.init(.date, .previous, day: previous.date)
        case .notPaused: self.init(.notPaused)
        case .wrongWayRound: self.init(.pause, .past)
        default: return nil
        }
    }

    init(number verb: Verb) {
        var said = SaidVerb(verb.kind)
        switch verb {
        case .pause(let until): said.until = until
        case .snooze(let days): said.days = days
        case .move(let moment): said.time = moment
        default: break
        }
        self.init(.number, said: said)
    }

    /// The verb that was said without a number; nil where what belongs to it was not kept.
    var statement: Verb? {
        switch said?.kind {
        case .met: return .met
        case .missed: return .missed
        case .done: return .done
        case .yes: return .yes
        case .no: return .no
        case .excused: return .excused
        case .resume: return .resume
        case .pause: return said?.until.map { .pause(until: $0) }
        case .snooze: return said?.days.map { .snooze(days: $0) }
        case .move: return said?.time.map { .move(to: $0) }
        case .absent: return .absent
        case .stop: return kind == .guess ? .stop : nil
        case .fewer: return .fewer
        case .leaving: return .leaving
        case .wrongPerson: return .wrongPerson
        case .help, .checkIn, .away, .distress, nil: return nil
        }
    }
}

extension Clarification {
    /// Whether one of several mentorships is asked for: what was said is about a whole one.
    package var isAboutMentorships: Bool { kind == .number && (said?.kind == .pause || said?.kind == .resume) }
}

extension Clarification.Kind {
    /// How the bare thing that was asked for is read.
    var openings: [Opening] {
        switch self {
        case .pause: [.pauseUntil, .pause]
        case .snooze, .notDone: [.snooze, .snoozeDays]
        case .date: [.move]
        case .number, .early, .notPaused, .oneMeeting, .guess: []
        }
    }

    /// The verb that it asks back.
    var asks: Verb.Kind? {
        switch self {
        case .date, .oneMeeting: .move
        case .pause: .pause
        case .snooze, .notDone: .snooze
        case .notPaused: .resume
        case .number, .early, .guess: nil
        }
    }
}
