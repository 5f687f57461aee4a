/// The cues of the languages that a message may be in.
struct CueTables {
    let all: [CueTable]
    let stops: Set<String>

    init(_ all: [CueTable]) {
        self.all = all
        stops = all.reduce(into: []) { $0.formUnion($1.stops) }
    }

    func entries(at token: CueToken) -> [CueTable.Entry] { all.flatMap { $0.entries(at: token) } }

    /// A word in the one spelling that phrases know.
    func spelt(_ word: String) -> [String] {
        if let spelling = all.lazy.compactMap({ $0.spellings[word] }).first { return spelling }
        return CueSpelling.parts(word).flatMap { part in
            all.lazy.compactMap { $0.spellings[part] }.first ?? [part]
        }
    }

    func meant(_ word: String) -> String? {
        guard !all.contains(where: { $0.vocabulary.contains(word) }) else { return nil }
        let found = Set(all.compactMap { $0.meant(word) })
        return found.count == 1 ? found.first : nil
    }

    /// The languages that most of the words belong to.
    func spoken(_ words: [Word]) -> [CueTable] {
        let counts = all.map { table in words.count { table.knows($0.text) } }
        let most = counts.max() ?? 0
        return zip(all, counts).filter { $1 * 10 >= most * 7 }.map(\.0)
    }
}
