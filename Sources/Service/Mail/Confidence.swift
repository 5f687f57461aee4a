import Mentoring
import Store

/// What is kept in the second database, where only those read it whom the policy lets (§6.3.2, §8.1.1).
package enum Confidence: Hashable, Sendable {
    /// What somebody wrote.
    case text(ConfidentialText)
    /// What somebody answered to a form.
    case answers(FormAnswers)
}

extension ConfidentialStore {
    /// Keeps it; what came before from the same mail counts once.
    package func add(_ confidence: Confidence) throws {
        switch confidence {
        case .text(let text): _ = try add(text)
        case .answers(let answers): try add(answers)
        }
    }
}
