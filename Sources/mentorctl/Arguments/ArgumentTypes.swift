import ArgumentParser
import CivilTime
import Mentoring

// How values are typed. The parser names the option and shows its help when one can't be read.

extension CivilDate: ExpressibleByArgument {}
extension CivilDateTime: ExpressibleByArgument {}
extension LetterFrequency: ExpressibleByArgument {}
extension EventKind: ExpressibleByArgument {}
extension MentorshipState: ExpressibleByArgument {}

extension PersonID: ExpressibleByArgument {
    /// An identifier as it was typed; upper case becomes lower case.
    public init?(argument: String) { self.init(argument) }
}

extension MentorshipID: ExpressibleByArgument {
    /// An identifier as it was typed; upper case becomes lower case.
    public init?(argument: String) { self.init(argument) }
}

/// Several identifiers, with commas between.
struct PersonIDs: ExpressibleByArgument {
    let people: [PersonID]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        people = parts.compactMap { PersonID($0.filter { $0 != " " }) }
        guard people.count == parts.count else { return nil }
    }
}

/// A date, or a date with a time.
enum TypedMoment: ExpressibleByArgument {
    case date(CivilDate)
    case moment(CivilDateTime)

    init?(argument: String) {
        if let date = CivilDate(argument) {
            self = .date(date)
        } else if let moment = CivilDateTime(argument) {
            self = .moment(moment)
        } else {
            return nil
        }
    }

    /// The moment; a bare date takes the time of day of another.
    func at(_ time: TimeOfDay) -> CivilDateTime {
        switch self {
        case .date(let date): CivilDateTime(date, time)
        case .moment(let moment): moment
        }
    }
}
