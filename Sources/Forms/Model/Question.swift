/// One question of a form.
package struct Question: Hashable, Sendable, Codable {
    package var id: QuestionID
    package var kind: QuestionKind
    /// The roles that it is for (`mentor`, `mentee`, `peer`); empty for everybody.
    package var roles: Set<String>
    package var isRequired: Bool
    /// Under which answer to an earlier question it is shown; nil for always.
    package var condition: QuestionCondition?
    /// The question, without a colon or a question mark at its end.
    package var text: LanguageText
    /// What helps to answer it.
    package var help: LanguageText?
    /// The policy's clause, where it is not the form's.
    package var clause: String?
    /// Who reads an answer.
    package var confidentiality: Confidentiality
    /// Whether a person is told within the hour of a low rating, or of a yes (§6.3.2, §8.1.1).
    package var isAlert: Bool

    package init(
        _ id: QuestionID, _ kind: QuestionKind, roles: Set<String> = [], isRequired: Bool = false,
        condition: QuestionCondition? = nil, text: LanguageText, help: LanguageText? = nil, clause: String? = nil,
        confidentiality: Confidentiality = .named, isAlert: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.roles = roles
        self.isRequired = isRequired
        self.condition = condition
        self.text = text
        self.help = help
        self.clause = clause
        self.confidentiality = confidentiality
        self.isAlert = isAlert
    }

    /// Whether a person must hear of an answer soon.
    /// - Parameter low: the highest rating that is low.
    package func alerts(_ value: AnswerValue, low: Int) -> Bool {
        guard isAlert else { return false }
        switch value {
        case .rating(let rating): return rating <= low
        case .yesNo(let isYes): return isYes
        default: return false
        }
    }

    package func isFor(_ role: String?) -> Bool { roles.isEmpty || role.map(roles.contains) == true }
}

/// Who reads an answer, from the widest circle to the narrowest.
package enum Confidentiality: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// The coordinator sees who said it.
    case named
    /// Only members of `mentord-confidential` see it, with who said it: it is in the second database.
    case confidential
    /// Nobody sees who said it, on disk neither.
    case anonymous

    package static func < (left: Confidentiality, right: Confidentiality) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .named: 0
        case .confidential: 1
        case .anonymous: 2
        }
    }
}

/// What an answer to a question is.
package enum QuestionKind: Hashable, Sendable, Codable {
    /// 1 to 5, 5 the best.
    case rating
    /// 0 to 10, 10 the most likely: whether somebody would recommend it.
    case recommendation
    case yesNo
    /// A number from `least` to `most`, in a unit.
    case number(least: Double, most: Double, unit: LanguageText?)
    /// One of the options.
    case choice([Option])
    /// Several of the options, at most so many.
    case choices([Option], most: Int)
    /// Terms of a vocabulary, by its name, at most so many.
    case terms(vocabulary: String, most: Int)
    case date
    /// The hours of a week at which somebody has time, on their own clock.
    case availability
    /// One line; at most ``AnswerValue/longestLine`` characters.
    case short
    /// As much as they like; at most ``AnswerValue/longestText`` characters.
    case long

    /// One of several answers that a question offers.
    package struct Option: Hashable, Sendable, Codable {
        /// Its name within the question; it never changes its meaning.
        package var id: QuestionID
        package var text: LanguageText

        package init(_ id: QuestionID, _ text: LanguageText) {
            self.id = id
            self.text = text
        }
    }

    /// Its name in `config/forms`.
    package var name: String {
        switch self {
        case .rating: "rating"
        case .recommendation: "recommendation"
        case .yesNo: "yes-no"
        case .number: "number"
        case .choice: "choice"
        case .choices: "choices"
        case .terms: "terms"
        case .date: "date"
        case .availability: "availability"
        case .short: "short"
        case .long: "long"
        }
    }

    /// Every name, in the order of DESIGN's list.
    package static let names = [
        "rating", "recommendation", "yes-no", "number", "choice", "choices", "terms", "date", "availability", "short",
        "long",
    ]

    package var options: [Option] {
        switch self {
        case .choice(let options), .choices(let options, _): options
        default: []
        }
    }

    /// Whether any words are an answer.
    package var isText: Bool { self == .short || self == .long }

    /// Whether a new version of a form may have the other kind under the same identifier: what an answer means stays. Texts may be worded
    /// anew, options and bounds added to.
    package func keepsMeaning(of old: QuestionKind) -> Bool {
        guard name == old.name else { return false }
        switch (old, self) {
        case (.number(let least, let most, let unit), .number(let newLeast, let newMost, let newUnit)):
            return newLeast <= least && newMost >= most && unit?.text(in: "en") == newUnit?.text(in: "en")
        case (.choice(let before), .choice(let now)), (.choices(let before, _), .choices(let now, _)):
            return Set(before.map(\.id)).isSubset(of: now.map(\.id))
        case (.terms(let before, _), .terms(let now, _)): return before == now
        default: return true
        }
    }
}

/// Under which answer to another question a question is shown.
package struct QuestionCondition: Hashable, Sendable, Codable {
    /// The question that it looks at; it stands earlier in the form.
    package var question: QuestionID
    package var test: Test

    package enum Test: Hashable, Sendable, Codable {
        /// The answer is yes, or no.
        case isYes(Bool)
        /// The number, rating or recommendation is at most, or at least, this one.
        case atMost(Double)
        case atLeast(Double)
        /// One of these options was chosen.
        case oneOf(Set<QuestionID>)
        /// Anything was answered.
        case answered
    }

    package init(_ question: QuestionID, _ test: Test) {
        self.question = question
        self.test = test
    }

    /// Whether it holds; never without an answer.
    package func holds(for value: AnswerValue?) -> Bool {
        guard let value, !value.isSkipped else { return false }
        switch test {
        case .isYes(let wanted): return value == .yesNo(wanted)
        case .atMost(let most): return value.number.map { $0 <= most } ?? false
        case .atLeast(let least): return value.number.map { $0 >= least } ?? false
        case .oneOf(let options): return value.options.contains { options.contains($0) }
        case .answered: return true
        }
    }
}
