/// Stand-in until the reader of values is there.
package struct AnswerWords: Sendable, Hashable { package init() {} }

package struct ValueReader: Sendable {
    package init(words: AnswerWords, vocabularies: [String: Vocabulary] = [:]) {}

    package func read(_ text: String, for question: Question, order: DateOrder? = nil) -> ValueReading {
        let text = text.trimmedBlanks
        if text.isEmpty { return .empty }
        switch question.kind {
        case .rating:
            guard let first = text.first, let n = Int(String(first)), (1...5).contains(n) else { return .unclear(.unknown) }
            return .value(.rating(n), remark: String(text.dropFirst()).trimmedBlanks)
        case .yesNo:
            let plain = Folding.plain(text)
            if plain.hasPrefix("yes") { return .value(.yesNo(true), remark: "") }
            if plain.hasPrefix("no") { return .value(.yesNo(false), remark: "") }
            return .unclear(.unknown)
        case .short, .long: return .value(.text(text), remark: "")
        default: return .unclear(.unknown)
        }
    }
}
package struct ValueText { package init() {} 
 package func text(_ value: AnswerValue, of question: Question, in language: String) -> String { "\(value)" } }
package enum SheetWriter { package static func csv(_ rows: [[String]]) -> String { rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n") } }
