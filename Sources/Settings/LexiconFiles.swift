import Replies

/// The `lexicon.yaml` of each language: the words by which replies are understood. Messages are read in all of them at once.
package struct LexiconFiles {
    /// The file's name, in a language's folder or beside these folders.
    private static let name = "lexicon.yaml"

    /// The folders that hold one for each language, of which the first to have a file counts.
    private let folders: [String]
    private let faults: Faults
    private var verbs: [[String]: (verb: LexiconKey, place: String)] = [:]

    /// Reads the lexicons of all languages, and what is of no language.
    /// - Parameter folders: the folders that hold one for each language; of a file that is in several, the first counts.
    /// - Throws: every fault of all files.
    package static func load(folders: [String]) throws(SettingsFaults) -> Lexicon {
        var files = LexiconFiles(folders: folders, faults: Faults())
        let languages = Set(folders.flatMap(SourceFile.names)).filter { !$0.hasPrefix(".") }
        let read = ([""] + languages.sorted()).compactMap { files.language($0) }
        let guesses = GuessFile.load(folders: folders, faults: files.faults)
        guard files.faults.isEmpty else { throw SettingsFaults(faults: files.faults.all) }
        return Lexicon(read, guesses: guesses)
    }

    private init(folders: [String], faults: Faults) {
        self.folders = folders
        self.faults = faults
    }

    /// What a language's file says; nil where it has none, or after adding a fault.
    private mutating func language(_ name: String) -> Lexicon.Language? {
        let paths = folders.map { "\($0)/\(name.isEmpty ? "" : name + "/")\(Self.name)" }
        guard let path = paths.first(where: SourceFile.exists),
            let bytes = SourceFile.read(path, faults: faults),
            let root = YAMLValue.document(bytes, file: path, faults: faults)
        else { return nil }
        var language = read(root)
        if let path = folders.lazy.map({ "\($0)/\(name)/\(CueFile.name)" }).first(where: SourceFile.exists),
            !name.isEmpty,
            let bytes = SourceFile.read(path, faults: faults),
            let root = YAMLValue.document(bytes, file: path, faults: faults)
        {
            language.cues = CueFile.read(root)
        }
        return language
    }

    private mutating func read(_ root: YAMLValue) -> Lexicon.Language {
        let sections = Dictionary(grouping: LexiconKey.allCases, by: \.section)
        var lists: [LexiconKey: YAMLValue] = [:]
        _ = root.fields { fields in
            for (section, keys) in sections {
                _ = fields.optional(section)?.fields { fields in
                    for key in keys { lists[key] = fields.optional(key.name) }
                }
            }
        }
        var language = Lexicon.Language()
        for key in LexiconKey.allCases {
            guard let value = lists[key] else { continue }
            for (text, item) in items(of: value) where !isEmpty(text, key, item) {
                if key.isText {
                    language.texts[key, default: []].append(text)
                } else {
                    language.phrases[key, default: []] += phrases(of: text, key, item)
                }
            }
        }
        return language
    }

    /// The words of a text, or the items of a list, each with its place.
    private func items(of value: YAMLValue) -> [(text: String, place: YAMLValue)] {
        guard value.isList else {
            return value.scalar()?.split(whereSeparator: \.isWhitespace).map { (String($0), value) } ?? []
        }
        return (value.list() ?? []).compactMap { item in item.scalar().map { ($0, item) } }
    }

    private func isEmpty(_ text: String, _ key: LexiconKey, _ place: YAMLValue) -> Bool {
        guard text.allSatisfy(\.isWhitespace) else { return false }
        place.refuse("an empty phrase in \"\(key.rawValue)\"", "take it out: it would be found everywhere")
        return true
    }

    /// The phrases that a pattern stands for; none after adding a fault.
    private mutating func phrases(of pattern: String, _ key: LexiconKey, _ place: YAMLValue) -> [[String]] {
        guard let phrases = Pattern.expand(pattern) else {
            place.refuse(
                "\(Fault.quoted(pattern)) is no phrase",
                "write words, (a|b) for one of several and [a|b] for one or nothing")
            return []
        }
        guard key.isVerb else { return phrases }
        let here = place.place
        for phrase in phrases {
            if let other = verbs[phrase], other.verb != key {
                let said = Fault.quoted(phrase.joined(separator: " "))
                place.refuse(
                    "\(said) says \"\(key.name)\" and \"\(other.verb.name)\" (\(other.place))",
                    "leave it under one of them")
                return []
            }
            verbs[phrase] = (key, here)
        }
        return phrases
    }
}
