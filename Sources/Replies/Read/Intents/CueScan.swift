/// Finds phrases from left to right: at each place the longest; what is part of one is part of no other.
struct CueScan {
    let tokens: [CueToken]
    let table: CueTables
    private(set) var hits: [CueHit] = []

    /// The kinds that are looked for: what can't be said of anything that was asked is no phrase.
    private let kinds: Set<CueKind>

    init(_ tokens: [CueToken], _ table: CueTables, _ kinds: Set<CueKind>) {
        self.tokens = tokens
        self.table = table
        self.kinds = kinds
        var index = 0
        var behindHit = true
        while index < tokens.count {
            let isStart = behindHit || isClauseStart(index)
            guard let (kind, end) = best(at: index, isStart: isStart) else {
                behindHit = false
                index += 1
                continue
            }
            if kind == .heldSoft || kind == .nod, holdsStrong(index, end) {
                behindHit = false
                index += 1
                continue
            }
            hits.append(CueHit(kind: kind, range: index..<end, sentence: tokens[index].sentence))
            behindHit = Self.openers.contains(kind)
            index = end
        }
    }

    /// Whether a phrase that only points at something holds one that says it.
    private func holdsStrong(_ start: Int, _ end: Int) -> Bool {
        (start + 1..<max(end, start + 1)).contains { index in
            best(at: index, isStart: isClauseStart(index)).map { $0.0.isStrong } ?? false
        }
    }

    /// Behind these a clause begins.
    private static let openers: Set<CueKind> = [
        .harmless, .yes, .no, .nod, .join, .contrast, .both, .neither, .first, .second, .rest, .likewise, .meetingTopic,
        .goalsTopic,
        .agreementTopic,
    ]

    private func isClauseStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let last = tokens[index - 1]
        return last.endsClause || last.endsSentence || last.isPartner
            || last.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private func best(at index: Int, isStart: Bool) -> (CueKind, Int)? {
        var found: (kind: CueKind, end: Int)?
        for entry in table.entries(at: tokens[index])
        where (isStart || !entry.pattern.startsClause) && kinds.contains(entry.kind) {
            let isOfOneClause = entry.kind != .yes && entry.kind != .no
            let limit = isOfOneClause ? clauseEnd(from: index) : tokens.count
            guard let end = end(of: entry.pattern, part: 0, at: index, from: index, before: limit),
                end > found?.end ?? index
            else { continue }
            found = (entry.kind, end)
        }
        return found.map { ($0.kind, $0.end) }
    }

    /// The index behind the clause of a token. A comma within a day, "Wednesday, 27 January", ends none.
    private func clauseEnd(from index: Int) -> Int {
        var next = index
        while next < tokens.count {
            let end = tokens[next].momentEnd ?? next + 1
            if tokens[end - 1].endsClause { return end }
            next = end
        }
        return tokens.count
    }

    /// The furthest index behind the rest of a pattern that stands at a token, none of it behind a limit.
    private func end(of pattern: CuePattern, part: Int, at index: Int, from start: Int, before limit: Int) -> Int? {
        guard part < pattern.parts.count else {
            return !pattern.endsClause || isClauseEnd(index) ? index : nil
        }
        var furthest: Int?
        func take(_ end: Int?) { if let end, end > furthest ?? -1 { furthest = end } }
        switch pattern.parts[part] {
        case .gap:
            var next = index
            take(end(of: pattern, part: part + 1, at: next, from: start, before: limit))
            while next < limit, next - index < 4, !table.stops.contains(tokens[next].text),
                !tokens[next].endsClause, next == 0 || !tokens[next - 1].endsClause
            {
                next += 1
                take(end(of: pattern, part: part + 1, at: next, from: start, before: limit))
            }
        case .choice(let choices, let isOptional):
            if isOptional { take(end(of: pattern, part: part + 1, at: index, from: start, before: limit)) }
            if index > start, tokens[index - 1].endsSentence { break }
            for choice in choices {
                guard let next = behind(choice, at: index), next <= limit else { continue }
                take(end(of: pattern, part: part + 1, at: next, from: start, before: limit))
            }
        }
        return furthest
    }

    private func behind(_ atoms: [CuePattern.Atom], at index: Int) -> Int? {
        var next = index
        for atom in atoms {
            // No phrase goes on over the end of a sentence.
            guard next < tokens.count, next == index || !tokens[next - 1].endsSentence else { return nil }
            switch atom {
            case .word(let word):
                guard tokens[next].text == word else { return nil }
                next += 1
            case .partner:
                guard tokens[next].isPartner else { return nil }
                next += 1
                while next < tokens.count, tokens[next].isPartner, !tokens[next - 1].endsClause { next += 1 }
            case .moment:
                guard let end = tokens[next].momentEnd else { return nil }
                next = end
            }
        }
        return next
    }

    private func isClauseEnd(_ index: Int) -> Bool {
        index == tokens.count || index > 0 && (tokens[index - 1].endsClause || tokens[index - 1].endsSentence)
    }
}
