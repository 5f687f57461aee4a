import Forms

/// What a text is to a statistical guess: its words, its pairs of words, and its runs of three to five characters, each as a number.
///
/// Names of those whom the letter is about are one and the same word, and so are numbers of as many digits. So a guess knows nobody.
struct GuessFeatures {
    /// How much of a text is looked at, in characters; a longer one says nothing more to a guess.
    static let mostCharacters = 4_000
    static let mostWords = 400
    private static let lengths = 3...5
    /// Stands for a name.
    static let name = "@"

    /// The words, folded.
    let words: [String]
    private let hashes: [UInt32]

    /// - Parameters:
    ///   - names: folded, of the author and of those whom the letter is about.
    ///   - questions: what was asked; with these a feature each.
    init(_ lines: [String], names: Set<String>, questions: [GuessQuestion] = []) {
        words = Self.words(lines, names)
        hashes =
            Self.hashes(words) + Set(questions).map { FNV1a.hash("q:\($0.rawValue)".utf8) }
    }

    /// The places that the features take in a table of 2^`bits`, each once, from the first on.
    func places(bits: Int) -> [Int] {
        let mask = UInt32(1) << UInt32(bits) - 1
        return Set(hashes.map { Int($0 & mask) }).sorted()
    }

    // MARK: Words

    private static func words(_ lines: [String], _ names: Set<String>) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func end() {
            defer { word = String.UnicodeScalarView() }
            guard !word.isEmpty, words.count < mostWords else { return }
            let text = String(word)
            let isName = names.contains(text) || text.hasSuffix("s") && names.contains(String(text.dropLast()))
            words.append(isName ? name : text)
        }
        var left = mostCharacters
        for line in lines where left > 0 && words.count < mostWords {
            let read = line.unicodeScalars.prefix(left)
            left -= read.count
            for scalar in Folding.plain(Folding.visible(String(read))).unicodeScalars {
                if scalar.isDigit {
                    word.append("0")
                } else if scalar.value < 0x80 ? scalar.isLowercaseLetter : scalar.properties.isAlphabetic {
                    word.append(scalar)
                } else {
                    end()
                    if scalar == "?" {
                        word.append(scalar)
                        end()
                    }
                }
            }
            end()
        }
        return words
    }

    // MARK: Features

    private static func hashes(_ words: [String]) -> [UInt32] {
        var hashes: [UInt32] = []
        let text = Array((" " + words.joined(separator: " ") + " ").unicodeScalars)
        for length in lengths where text.count >= length {
            for start in 0...(text.count - length) {
                hashes.append(FNV1a.hash(String(String.UnicodeScalarView(text[start..<(start + length)])).utf8))
            }
        }
        for (index, word) in words.enumerated() {
            hashes.append(FNV1a.hash("w:\(word)".utf8))
            if index + 1 < words.count { hashes.append(FNV1a.hash("b:\(word) \(words[index + 1])".utf8)) }
        }
        return hashes
    }
}

/// The hash FNV-1a of 32 bits: the same on every machine.
enum FNV1a {
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}

extension Unicode.Scalar {
    fileprivate var isLowercaseLetter: Bool { value >= 0x61 && value <= 0x7A }
}
