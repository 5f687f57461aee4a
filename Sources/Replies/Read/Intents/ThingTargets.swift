import Forms

/// Which of several things each phrase of an answer is about: by a number, a partner's name, the order in which they were asked, what they are
/// about, or because it can be about no other.
struct ThingTargets {
    private let text: IntentText
    private let asked: [Asked]
    private let partners: [Set<String>]
    /// For each hit, the indices of the things that it is about; nil where nobody can tell.
    private(set) var things: [Set<Int>?]
    /// The hits whose things are named by number or order.
    private(set) var explicit: Set<Int> = []
    /// The hits whose things their own clause names, in whatever way.
    private(set) var marked: Set<Int> = []
    /// The hits that deny nothing but the things of a short clause of their own: "Jonas not".
    private(set) var denials: Set<Int> = []
    /// What each clause is about that names things or answers.
    private var byClause: [Int: Set<Int>] = [:]
    /// Whether something is denied of a thing in words that nobody can place.
    private(set) var isOpen = false

    init(_ text: IntentText) {
        self.text = text
        asked = text.setting.asked
        partners = asked.map { asked in
            Set(asked.partners.flatMap { Words(Folding.visible($0)).words.map(\.text) })
        }
        things = Array(repeating: nil, count: text.hits.count)
        if asked.count == 1 {
            things = text.hits.map { _ in [0] }
        } else if asked.count > 1 {
            assign()
        }
    }

    /// How far the clauses were gone through.
    private struct Walk {
        /// What a clause without an answer named, for the answer in the next one.
        var pending: Set<Int> = []
        var isPendingExplicit = false
        var isPendingNumber = false
        /// The hits that no mark stands beside.
        var open: [Int] = []
        /// What the last answer was about.
        var last: (things: Set<Int>, sentence: Int, isPositive: Bool?)?
    }

    private mutating func assign() {
        let clauses = clauses().flatMap(apart)
        var walk = Walk()
        for (place, clause) in clauses.enumerated() {
            var marks = marks(in: clause, isBehindName: !walk.pending.isEmpty)
            // "goals and agreement are done"
            let joins = text.hits.contains { $0.kind == .join && $0.range.lowerBound == clause.lowerBound }
            if joins, !marks.isEmpty, !walk.pending.isEmpty, place > 0, !endsSentence(clauses[place - 1]) {
                marks.formUnion(walk.pending)
            }
            let answers = answers(in: clause)
            if !marks.isEmpty {
                byClause[text.tokens[clause.lowerBound].clause, default: []].formUnion(marks)
                if answers.isEmpty {
                    name(marks, at: place, clauses, &walk)
                } else {
                    isOpen = isOpen || isBetweenNumbers(answers, clause)
                    settle(answers, on: marks, isExplicit(clause), &walk)
                }
            } else if !answers.isEmpty {
                if walk.pending.isEmpty {
                    goOn(answers, &walk)
                } else {
                    settle(answers, on: walk.pending, walk.isPendingExplicit, &walk)
                }
            }
        }
        // "1 MET 2"
        if !walk.pending.isEmpty, walk.isPendingNumber { isOpen = true }
        settle(walk.open)
    }

    /// What a clause names that answers nothing itself.
    private mutating func name(_ marks: Set<Int>, at place: Int, _ clauses: [Range<Int>], _ walk: inout Walk) {
        let clause = clauses[place]
        let isExplicit = isExplicit(clause)
        if let denial = denial(in: clause), isExplicit || !pendingAnswer(place, clauses) {
            // "Jonas not", "the second one not"
            things[denial] = marks
            denials.insert(denial)
            explicit.insert(denial)
            walk.pending = []
            return
        }
        if let said = likewise(clause, place, clauses) {
            // "1 is done, 2 too"
            for hit in said { things[hit]?.formUnion(marks) }
            explicit.formUnion(said)
            walk.pending = []
            return
        }
        isOpen = isOpen || text.hits.contains { $0.kind == .negation && clause.contains($0.range.lowerBound) }
        // "met, with Jonas": what was said just before is about him.
        let before = place > 0 ? answers(in: clauses[place - 1]) : []
        let isTakenBefore = before.isEmpty || before.contains { things[$0] != nil }
        if !isTakenBefore, clauses[place - 1].upperBound == clause.lowerBound, !endsSentence(clauses[place - 1]) {
            for hit in before { settle(hit, on: marks, isExplicit) }
            walk.open.removeAll { before.contains($0) }
            walk.pending = []
        } else {
            (walk.pending, walk.isPendingExplicit) = (marks, isExplicit)
            walk.isPendingNumber = clause.contains { text.numbers[$0] != nil }
        }
    }

    private mutating func settle(_ answers: [Int], on marks: Set<Int>, _ isExplicit: Bool, _ walk: inout Walk) {
        for hit in answers { settle(hit, on: marks, isExplicit) }
        marked.formUnion(answers)
        if let first = answers.first, let things = things[first] {
            walk.last = (things, text.hits[first].sentence, text.hits[first].kind.isPositive)
        }
        walk.pending = []
    }

    /// Answers beside which nothing is named: they go on about the same thing, or are open.
    private mutating func goOn(_ answers: [Int], _ walk: inout Walk) {
        for hit in answers {
            let kind = text.hits[hit].kind
            if let last = walk.last,
                kind == .remind
                    || last.sentence == text.hits[hit].sentence
                        && (last.isPositive == nil || kind.isPositive == last.isPositive),
                asked.count > last.things.count || kind == .remind
            {
                things[hit] = last.things
            } else {
                walk.open.append(hit)
            }
        }
    }

    /// The denial in a clause that says nothing else of its things: "the second one not".
    private func denial(in clause: Range<Int>) -> Int? {
        let denials = text.hits.indices.filter { index in
            text.hits[index].kind == .negation && clause.contains(text.hits[index].range.lowerBound)
        }
        guard denials.count == 1, clause.count <= 5, !text.sentences[text.tokens[clause.lowerBound].sentence].asks,
            text.hits[denials[0]].range == (clause.upperBound - 1)..<clause.upperBound
        else { return nil }
        return denials[0]
    }

    /// Whether what was said just before waits for the thing that it is about.
    private func pendingAnswer(_ place: Int, _ clauses: [Range<Int>]) -> Bool {
        guard place > 0 else { return false }
        return answers(in: clauses[place - 1]).contains { things[$0] == nil }
    }

    /// What was said in the clause before, where this one says that it is the same with its things: "2 as well".
    private func likewise(_ clause: Range<Int>, _ place: Int, _ clauses: [Range<Int>]) -> [Int]? {
        guard place > 0, clause.count <= 5,
            text.hits.contains(where: { hit in
                clause.contains(hit.range.lowerBound)
                    && (hit.kind == .likewise || hit.range.contains { text.isWord(at: $0, of: .likewise) })
            })
        else { return nil }
        let before = answers(in: clauses[place - 1]).filter { things[$0] != nil }
        return before.isEmpty ? nil : before
    }

    /// "1 MET 2": is the second one meant as well?
    private func isBetweenNumbers(_ answers: [Int], _ clause: Range<Int>) -> Bool {
        let numbers = clause.filter { text.numbers[$0] != nil }
        guard let first = numbers.first, let last = numbers.last, first < last else { return false }
        return answers.contains { (first..<last).contains(text.hits[$0].range.lowerBound) }
    }

    /// What no mark stands beside: the one thing that it can be about, or all of them in their order.
    private mutating func settle(_ open: [Int]) {
        var rest: [Int] = []
        for hit in open {
            let fitting = asked.indices.filter { Self.fits(text.hits[hit].kind, asked[$0]) }
            if fitting.count == 1 {
                things[hit] = [fitting[0]]
            } else {
                rest.append(hit)
            }
        }
        // What agrees with what is said of each thing says nothing more: "no, neither of them", "neither, we need more time".
        rest.removeAll { hit in
            guard let isPositive = text.hits[hit].kind.isPositive else { return false }
            let isAgreed = asked.indices.allSatisfy { thing in
                text.hits.indices.contains { index in
                    things[index]?.contains(thing) == true && text.hits[index].kind.isPositive == isPositive
                }
            }
            if isAgreed { things[hit] = [] }
            return isAgreed
        }
        let taken = things.compactMap { $0 }.reduce(into: Set<Int>()) { $0.formUnion($1) }
        let free = asked.indices.filter { !taken.contains($0) }
        let said = rest.filter { [.yes, .no, .held, .notHeld, .done, .notDone].contains(text.hits[$0].kind) }
        if said.count == free.count, said.count == rest.count, said.count > 1 {
            for (hit, thing) in zip(said, free) where Self.fits(text.hits[hit].kind, asked[thing]) {
                things[hit] = [thing]
            }
        } else if free.count == 1, !taken.isEmpty {
            for hit in rest where Self.fits(text.hits[hit].kind, asked[free[0]]) { things[hit] = [free[0]] }
        }
    }

    /// The one thing that a clause names by its number.
    func namedAlone(by clause: Int) -> Int? {
        let numbers = text.numbers.filter { text.tokens[$0.key].clause == clause }
        guard numbers.count == 1, let things = byClause[clause], things.count == 1 else { return nil }
        return things.first
    }

    /// The clauses that are about other things than one, and not about it.
    func elsewhere(than thing: Int) -> Set<Int> {
        guard asked.count > 1 else { return [] }
        var about = byClause
        for (index, things) in things.enumerated() where text.hits[index].kind.isAnswer {
            if let things { about[text.hits[index].clause, default: []].formUnion(things) }
        }
        // What goes on in the same sentence goes on about the same thing: "Nils has not signed, he has no printer".
        var last: (things: Set<Int>, sentence: Int)?
        for clause in clauses() {
            let first = text.tokens[clause.lowerBound]
            if let things = about[first.clause], !things.isEmpty {
                last = (things, first.sentence)
            } else if let last, last.sentence == first.sentence {
                about[first.clause] = last.things
            }
        }
        return Set(about.filter { !$0.value.isEmpty && !$0.value.contains(thing) }.keys)
    }

    private mutating func settle(_ hit: Int, on marks: Set<Int>, _ isExplicit: Bool) {
        things[hit] = isExplicit ? marks : fitting(text.hits[hit].kind, marks)
        if isExplicit { explicit.insert(hit) }
    }

    /// Whether a clause names its things by number or order, and not by a name or a word for them.
    private func isExplicit(_ clause: Range<Int>) -> Bool {
        clause.contains { text.numbers[$0] != nil }
            || text.hits.contains { hit in
                clause.contains(hit.range.lowerBound)
                    && ([.both, .neither, .first, .second, .rest].contains(hit.kind) || text.repeats(hit)
                        || hit.kind.isAnswer && (text.holds(.both, in: hit) || text.holds(.neither, in: hit)))
            }
    }

    /// Those of some things that a phrase can be about; all of them if it fits none.
    private func fitting(_ kind: CueKind, _ marks: Set<Int>) -> Set<Int> {
        let fitting = marks.filter { Self.fits(kind, asked[$0]) }
        return fitting.isEmpty ? marks : fitting
    }

    static func fits(_ kind: CueKind, _ asked: Asked) -> Bool {
        switch kind {
        case .held, .present, .heldSoft, .notHeld, .excuse, .absent: asked.kind == .meeting
        case .done, .notDone, .remind: asked.kind == .milestone
        case .suits, .prefer, .unsuitable, .keep: asked.kind == .proposal || asked.kind == .meeting
        case .move: asked.kind != .checkIn
        default: true
        }
    }

    // MARK: Clauses

    private func clauses() -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        for (index, token) in text.tokens.enumerated() {
            if let last = clauses.last, text.tokens[last.lowerBound].clause == token.clause {
                clauses[clauses.count - 1] = last.lowerBound..<(index + 1)
            } else {
                clauses.append(index..<(index + 1))
            }
        }
        return clauses
    }

    /// A clause that names several things and says something of each, "meeting yes goals no", as one for each.
    private func apart(_ clause: Range<Int>) -> [Range<Int>] {
        let marks = clause.filter { !self.marks(in: $0..<($0 + 1)).isEmpty }
        let answers = answers(in: clause).map { text.hits[$0].range.lowerBound }
        guard marks.count > 1, answers.count > 1, let firstMark = marks.first, let firstAnswer = answers.first else {
            return [clause]
        }
        var bounds: [Int] = [clause.lowerBound]
        if firstMark <= firstAnswer {
            // Each mark that follows an answer begins anew.
            for (before, mark) in zip(marks, marks.dropFirst())
            where answers.contains(where: { before <= $0 && $0 < mark }) {
                bounds.append(mark)
            }
        } else {
            for (before, answer) in zip(answers, answers.dropFirst())
            where marks.contains(where: { before <= $0 && $0 < answer }) {
                bounds.append(answer)
            }
        }
        return zip(bounds, bounds.dropFirst() + [clause.upperBound]).map { $0..<$1 }
    }

    private func endsSentence(_ clause: Range<Int>) -> Bool { text.tokens[clause.upperBound - 1].endsSentence }

    private func answers(in clause: Range<Int>) -> [Int] {
        text.hits.indices.filter { index in
            let kind = text.hits[index].kind
            return clause.contains(text.hits[index].range.lowerBound) && (kind.isAnswer || kind == .neither)
        }
    }

    /// What a clause names.
    /// - Parameter isBehindName: whether the clause before named something and said nothing of it: "Nils: all fine" is of him.
    private func marks(in clause: Range<Int>, isBehindName: Bool = false) -> Set<Int> {
        var marks: Set<Int> = []
        for index in clause {
            if let number = text.numbers[index] { marks.insert(number - 1) }
            guard text.tokens[index].isPartner else { continue }
            let named = asked.indices.filter { partners[$0].contains(text.tokens[index].text) }
            // A name that stands for all tells nothing apart.
            if named.count < asked.count { marks.formUnion(named) }
        }
        let hits = text.hits.filter { clause.contains($0.range.lowerBound) }
        for hit in hits { marks.formUnion(topics(of: hit)) }
        for hit in hits {
            switch hit.kind {
            case .neither: marks.formUnion(asked.indices)
            case .first: marks.insert(0)
            case .second: if asked.count > 1 { marks.insert(1) }
            case .rest: if asked.count == 2 { marks.insert(others(before: hit) == [1] ? 0 : 1) }
            case let kind where kind.isAnswer:
                let isOfAll = text.repeats(hit) && asked.count == 2 || text.holds(.neither, in: hit)
                if isOfAll { marks.formUnion(asked.indices) }
            default: break
            }
        }
        // "With Nils all fine", "2 signed by us both": they are all that is told of one thing.
        let areAll = hits.contains { hit in
            hit.kind == .both && (asked.count == 2 || !isOfTwo(hit))
                || !isBehindName && hit.kind.isAnswer && text.holds(.both, in: hit)
                    && (asked.count == 2 || !isOfTwo(hit))
        }
        if areAll, marks.isEmpty { marks.formUnion(asked.indices) }
        return marks
    }

    /// The things whose topic a phrase is, or holds.
    private func topics(of hit: CueHit) -> Set<Int> {
        func isAbout(_ kind: CueKind) -> Bool { hit.kind == kind || hit.kind.isAnswer && text.holds(kind, in: hit) }
        var things: Set<Int> = []
        if isAbout(.meetingTopic) { things.formUnion(only { $0.kind == .meeting }) }
        if isAbout(.goalsTopic) { things.formUnion(only { $0.topic == .goals }) }
        if isAbout(.agreementTopic) { things.formUnion(only { $0.topic == .agreement }) }
        return things
    }

    /// The things that names and numbers before a phrase are about.
    private func others(before hit: CueHit) -> Set<Int> {
        var named: Set<Int> = []
        for index in 0..<hit.range.lowerBound {
            if let number = text.numbers[index] { named.insert(number - 1) }
            if text.tokens[index].isPartner {
                named.formUnion(asked.indices.filter { partners[$0].contains(text.tokens[index].text) })
            }
        }
        for before in text.hits where before.range.lowerBound < hit.range.lowerBound {
            if before.kind == .first { named.insert(0) }
            if before.kind == .second { named.insert(1) }
        }
        return named.isEmpty || named.count == asked.count ? [] : named
    }

    /// "Both" of three things is not clear.
    private func isOfTwo(_ hit: CueHit) -> Bool {
        hit.range.contains { text.setting.lexicon[.itemsBoth].contains(text.tokens[$0].text) }
    }

    private func only(_ isMeant: (Asked) -> Bool) -> [Int] {
        let found = asked.indices.filter { isMeant(asked[$0]) }
        return found.count == 1 ? found : []
    }
}
