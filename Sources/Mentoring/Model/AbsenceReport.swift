import CivilTime

/// What an absence notice says that nothing is assumed from.
package enum AbsenceReport: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Its author is gone for good.
    case gone
    /// Its author is away for long; no day is named.
    case long
    /// Its author is away through a day that is too far off.
    case through(CivilDate)

    /// In words, behind "an absence notice says".
    package var description: String {
        switch self {
        case .gone: "that they are gone for good, or no longer read mail there"
        case .long: "that they are away for long, and not until when"
        case .through(let day): "that they are away through \(day), longer than two months"
        }
    }
}
