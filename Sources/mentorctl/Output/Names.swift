import CivilTime
import Mentoring
import Service
import Store

/// How people are named to coordinators: the identifier, which commands take, and the name.
enum People {
    private static let most = 3

    /// `amina (Amina Diallo), jonas (Jonas Müller)`; of many the first few.
    static func listed(_ people: [Person]) -> String {
        let named = people.prefix(most).map { "\($0.id) (\($0.name))" }
        let rest = people.count - named.count
        return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}

extension Reader {
    /// What is said when nobody has an identifier.
    func unknown(_ id: PersonID) throws -> DeskError {
        .unknownPerson(id, near: Spelling.nearest(to: id.text, among: try people().map(\.id.text)))
    }

    func unknown(_ id: MentorshipID) throws -> DeskError {
        .unknownMentorship(id, near: Spelling.nearest(to: id.text, among: try mentorships().map(\.id.text)))
    }
}

extension NoticeSubject {
    /// As people type it; `amina` and `f1` for a person and a mentorship as a whole.
    var short: String {
        switch self {
        case .commitment(let id): id.short
        case .mentorship(let id): id.text
        case .person(let id): id.text
        case .program: "program"
        }
    }
}

extension CivilDateTime {
    /// `2027-01-12 18:00`, for people.
    var text: String { "\(date) \(time)" }
}

extension Zone {
    /// What this zone's clocks show at an instant: `2027-01-12 18:00`, without seconds.
    func text(_ instant: Instant) -> String {
        let civil = civil(at: instant)
        return CivilDateTime(civil.date, TimeOfDay(clamping: civil.time.secondsSinceMidnight / 60 * 60)).text
    }
}

extension CommitmentState {
    /// The colour that says whether somebody should look.
    var paint: Paint? {
        switch self {
        case .planned: nil
        case .due: .waiting
        case .fulfilled: .good
        case .missed: .bad
        case .excused, .withdrawn, .unrecorded: .faint
        }
    }
}

extension MentorshipState {
    /// The colour that says whether it is under way.
    var paint: Paint? {
        switch self {
        case .proposed, .introduced: nil
        case .active: .good
        case .paused: .waiting
        case .completed, .endedEarly: .faint
        }
    }
}

/// A number and its noun: `1 letter`, `2 letters`.
func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
