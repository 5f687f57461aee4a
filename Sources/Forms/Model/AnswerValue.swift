import CivilTime

/// What somebody answered to one question, typed.
package enum AnswerValue: Hashable, Sendable, Codable {
    /// 1 to 5.
    case rating(Int)
    /// 0 to 10.
    case recommendation(Int)
    case yesNo(Bool)
    case number(Double)
    case choice(QuestionID)
    /// In the order of the form's options.
    case choices([QuestionID])
    case terms([TermAnswer])
    case date(CivilDate)
    case availability(WeekHours)
    case text(String)
    /// They said that they leave it out.
    case skipped

    /// The longest short text, in characters.
    package static let longestLine = 300
    /// The longest long text, in characters.
    package static let longestText = 4_000

    package var isSkipped: Bool { self == .skipped }

    /// A rating, a recommendation or a number as one.
    package var number: Double? {
        switch self {
        case .rating(let value), .recommendation(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// What was said in words.
    package var text: String? { if case .text(let text) = self { text } else { nil } }

    /// What was chosen.
    package var options: [QuestionID] {
        switch self {
        case .choice(let option): [option]
        case .choices(let options): options
        default: []
        }
    }
}

/// A term as it was said, and the one of the vocabulary that it is, if there is one.
package struct TermAnswer: Hashable, Sendable, Codable {
    /// The vocabulary's term; nil for one that it does not have.
    package var term: String?
    /// As it was said, at most 100 characters.
    package var said: String

    package init(term: String?, said: String) {
        self.term = term
        self.said = said
    }
}

/// The hours of a week, each from a full hour to the next, on somebody's own clock.
package struct WeekHours: Hashable, Sendable, Codable {
    /// For Monday to Sunday: bit n is set for the hour from n to n + 1.
    private var days: [UInt32]

    package init() { days = Array(repeating: 0, count: 7) }

    package subscript(day: Weekday, hour: Int) -> Bool {
        get { (0..<24).contains(hour) && days[day.index] & (1 << UInt32(hour)) != 0 }
        set {
            guard (0..<24).contains(hour) else { return }
            if newValue { days[day.index] |= 1 << UInt32(hour) } else { days[day.index] &= ~(1 << UInt32(hour)) }
        }
    }

    /// Adds the hours from one full hour until before another.
    package mutating func insert(_ day: Weekday, from: Int, until: Int) {
        for hour in max(0, from)..<max(0, from, min(24, until)) { self[day, hour] = true }
    }

    package var isEmpty: Bool { days.allSatisfy { $0 == 0 } }

    /// How many hours there are.
    package var count: Int { days.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The hours that both have.
    package func intersection(_ other: WeekHours) -> WeekHours {
        var result = self
        for index in days.indices { result.days[index] &= other.days[index] }
        return result
    }

    /// The hours of a day as spans, in order: from a full hour until before another.
    package func spans(on day: Weekday) -> [(from: Int, until: Int)] {
        var spans: [(from: Int, until: Int)] = []
        for hour in 0..<24 where self[day, hour] {
            if let last = spans.last, last.until == hour {
                spans[spans.count - 1].until = hour + 1
            } else {
                spans.append((hour, hour + 1))
            }
        }
        return spans
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let days = try container.decode([UInt32].self)
        guard days.count == 7, days.allSatisfy({ $0 < 1 << 24 }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "seven days of 24 hours are wanted")
        }
        self.days = days
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(days)
    }
}

extension Weekday {
    /// 0 for Monday.
    fileprivate var index: Int { rawValue - 1 }
}
