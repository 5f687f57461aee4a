/// Finds the names that a misspelt one may have meant.
struct NearNames {
    private let names: [String]

    /// Beyond this, far longer than every zone's name, nothing is near, and comparing would cost.
    static let longest = 64

    init(among names: [String]) { self.names = names }

    /// At most three names, the likeliest first: the same but for case or spaces, the same last part ("Berlin"), then
    /// few edits.
    func near(_ text: String) -> [String] {
        guard text.utf8.count <= NearNames.longest else { return [] }
        let sought = NearNames.folded(text)
        guard !sought.isEmpty else { return [] }
        let soughtCity = NearNames.lastPart(sought)
        var ranked: [(rank: Int, name: String)] = []
        for name in names {
            let folded = NearNames.folded(name)
            let whole = EditDistance.between(folded, sought)
            let city = EditDistance.between(NearNames.lastPart(folded), soughtCity)
            // A city that is right under a wrong region is nearer than another city under the right one.
            let rank = min(whole * 2, city * 2 + 1)
            // Every third letter may be wrong, in short names only one.
            if rank <= 1 || min(whole, city) <= min(sought.count, soughtCity.count) / 3 { ranked.append((rank, name)) }
        }
        return ranked.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.prefix(3).map(\.name)
    }

    private static func folded(_ text: String) -> [UInt8] {
        text.lowercased().utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "_") : $0 }
    }

    private static func lastPart(_ text: [UInt8]) -> [UInt8] {
        text.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    }
}
