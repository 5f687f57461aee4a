import Replies

/// The `lexicon.yaml` of each language: the words by which replies are understood. Messages are read in all of them at once.
package struct LexiconFiles {
    /// The file's name, in a language's folder or beside these folders.
    private static let name = "lexicon.yaml"

    /// The folders that hold one for each language, of which the first to have a file counts.
    private let folders: [String]
    private let faults: Faults
    /// Which verb a phrase says, and where.
    private var verbs: [[String]: (verb: LexiconKey, place: String)] = [:]

    /// Reads the lexicons of all languages, and what is of no language.
    ///
    /// - Parameter folders: the folders that hold one for each language; of a file that is in several, the first counts.
    /// - Throws: every fault of all files.
    package static func load(folders: [String]) throws(SettingsFaults) -> Lexicon {
        var files = LexiconFiles(folders: folders, faults: Faults())
        let languages = Set(folders.flatMap(SourceFile.names)).filter { !$0.hasPrefix(".") }
        let read = ([""] + languages.sorted()).compactMap { files.language($0) }
        guard files.faults.isEmpty else { throw SettingsFaults(faults: files.faults.all) }
        return Lexicon(read)
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
        return read(root)
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
        var language: Lexicon.Language = [:]
        for key in LexiconKey.allCases { language[key] = lists[key].map { items(of: $0, key) } }
        return language
    }

    private mutating func items(of value: YAMLValue, _ key: LexiconKey) -> [String] {
        guard value.isList else {
            let words = value.scalar()?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
            return words.filter { check($0, key, value) }
        }
        return (value.list() ?? []).compactMap { item in
            item.scalar().flatMap { check($0, key, item) ? $0 : nil }
        }
    }

    /// Whether an item can be used; adds a fault if not.
    private mutating func check(_ item: String, _ key: LexiconKey, _ value: YAMLValue) -> Bool {
        guard !item.allSatisfy(\.isWhitespace) else {
            value.refuse("an empty phrase in \"\(key.rawValue)\"", "take it out: it would be found everywhere")
            return false
        }
        if key.isText { return true }
        guard let phrases = Pattern.expand(item) else {
            value.refuse(
                "\(Fault.quoted(item)) is no phrase",
                "write words, (a|b) for one of several and [a|b] for one or nothing")
            return false
        }
        guard key.isVerb else { return true }
        for phrase in phrases {
            if let other = verbs[phrase], other.verb != key {
                let said = Fault.quoted(phrase.joined(separator: " "))
                value.refuse(
                    "\(said) says \"\(key.name)\" and \"\(other.verb.name)\" (\(other.place))",
                    "leave it under one of them")
                return false
            }
            verbs[phrase] = (key, value.place)
        }
        return true
    }
}
