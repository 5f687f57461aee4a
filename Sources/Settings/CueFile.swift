import Replies

/// The `cues.yaml` of a language: the phrases by which a message is understood that says things in its own words.
struct CueFile {
    static let name = "cues.yaml"

    private var sets: [String: [[CuePattern.Atom]]] = [:]

    /// What a file says.
    static func read(_ root: YAMLValue) -> CueTable {
        var file = CueFile()
        return file.table(root)
    }

    private mutating func table(_ root: YAMLValue) -> CueTable {
        var cues: [CueKind: [CuePattern]] = [:]
        var spellings: [String: [String]] = [:]
        var known: Set<String> = []
        var stops: Set<String> = []
        _ = root.fields { fields in
            for (key, value) in fields.optional("sets")?.entries() ?? [] {
                guard let name = key.scalar() else { continue }
                sets[name] = items(of: value).flatMap { text, place in
                    CuePattern.choices(text[...], sets) ?? refuse(text, place, [])
                }
            }
            for (key, value) in fields.optional("spellings")?.entries() ?? [] {
                guard let name = key.scalar() else { continue }
                spellings[CuePattern.folded(name)] = value.scalar()?.split(separator: " ").map {
                    CuePattern.folded(String($0))
                }
            }
            known = Set(
                fields.optional("known")?.scalar()?.split(whereSeparator: \.isWhitespace).map {
                    CuePattern.folded(String($0))
                } ?? [])
            stops = Set(items(of: fields.optional("stops")).map { CuePattern.folded($0.text) })
            for kind in CueKind.allCases {
                guard let value = fields.optional(kind.rawValue) else { continue }
                for (text, place) in items(of: value) {
                    guard let pattern = CuePattern(text, sets: sets) else {
                        _ = refuse(text, place, 0)
                        continue
                    }
                    cues[kind, default: []].append(pattern)
                }
            }
        }
        return CueTable(cues: cues, spellings: spellings, known: known, stops: stops)
    }

    private func refuse<Value>(_ text: String, _ place: YAMLValue, _ value: Value) -> Value {
        place.refuse(
            "\(Fault.quoted(text)) is no phrase",
            "write words, (a|b) for one of several, [a|b] for one or nothing, <set> for a set above, .. for words between"
        )
        return value
    }

    private func items(of value: YAMLValue?) -> [(text: String, place: YAMLValue)] {
        guard let value else { return [] }
        guard value.isList else {
            return value.scalar()?.split(whereSeparator: \.isWhitespace).map { (String($0), value) } ?? []
        }
        return (value.list() ?? []).compactMap { item in item.scalar().map { ($0, item) } }
    }
}
