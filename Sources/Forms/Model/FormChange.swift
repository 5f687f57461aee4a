/// Why a form can't take the place of the one before: answers would mean something else than what was asked.
package struct FormChange: Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        /// It asks something else under the same version.
        case sameVersion
        /// Its version is lower than what was asked before.
        case olderVersion(before: Int)
        /// What an answer to the question means is another.
        case otherMeaning(QuestionID)
        /// More people read the answers than whoever answered before was told.
        case lessConfidential(QuestionID)
    }

    package var form: String
    package var version: Int
    package var reason: Reason

    package var description: String {
        switch reason {
        case .sameVersion:
            "form \(form): it asks otherwise than before under the same version; write version: \(version + 1)"
        case .olderVersion(let before):
            "form \(form): version \(version) is older than \(before), which was asked before"
        case .otherMeaning(let id):
            "form \(form): answers to \"\(id)\" would mean something else than before; give the question another id"
        case .lessConfidential(let id):
            "form \(form): more people would read answers to \"\(id)\" than was said before; give the question another id"
        }
    }

    /// What is wrong with a change; nothing, if what was asked keeps its meaning. Texts may be worded anew at any time.
    package static func faults(from old: Form, to new: Form) -> [FormChange] {
        func change(_ reason: Reason) -> FormChange {
            FormChange(form: new.name, version: new.version, reason: reason)
        }
        if new.version < old.version { return [change(.olderVersion(before: old.version))] }
        var found: [FormChange] = []
        for question in new.questions {
            guard let before = old.question(question.id) else { continue }
            if !question.kind.keepsMeaning(of: before.kind) { found.append(change(.otherMeaning(question.id))) }
            if question.confidentiality < before.confidentiality {
                found.append(change(.lessConfidential(question.id)))
            }
        }
        if found.isEmpty, new.version == old.version, !asksTheSame(old, new) { found.append(change(.sameVersion)) }
        return found
    }

    /// Whether two forms ask the same: everything but their texts.
    private static func asksTheSame(_ old: Form, _ new: Form) -> Bool {
        func bare(_ question: Question) -> Question {
            var bare = question
            bare.text = LanguageText([:])
            bare.help = nil
            bare.clause = nil
            bare.isAlert = false
            bare.kind = bare.kind.withoutTexts
            return bare
        }
        return old.filler == new.filler && old.questions.map(bare) == new.questions.map(bare)
    }
}

extension QuestionKind {
    fileprivate var withoutTexts: QuestionKind {
        let none = LanguageText([:])
        return switch self {
        case .number(let least, let most, let unit): .number(least: least, most: most, unit: unit.map { _ in none })
        case .choice(let options): .choice(options.map { Option($0.id, none) })
        case .choices(let options, let most): .choices(options.map { Option($0.id, none) }, most: most)
        default: self
        }
    }
}
