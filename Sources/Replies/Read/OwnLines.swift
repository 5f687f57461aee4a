/// The lines that somebody wrote themselves, in order.
struct OwnLines {
    /// Lines beyond these are for a person to read.
    static let most = 400

    /// Blank ones left out.
    var lines: [String] = []

    init(_ marked: [MarkedLine]) {
        lines = marked.lazy.filter { $0.mark == .own && !$0.isBlank }.prefix(OwnLines.most).map {
            $0.text.trimmedBlanks
        }
    }

    var text: String { lines.joined(separator: "\n") }

    /// Whether one of them says more than a greeting.
    func hasWords(_ setting: LineReading.Setting) -> Bool {
        lines.contains { line in
            let words = Words(line)
            return (!words.words.isEmpty || words.isQuestion) && !LineReading(words, setting).isEmpty
        }
    }
}
