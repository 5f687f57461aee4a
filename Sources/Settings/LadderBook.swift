import Mentoring

/// What a ladder reminds of: it decides which rungs make sense.
enum LadderUse {
    case meeting
    case checkIn
    case milestone
    case own
    case officer
    case review

    /// How a fault names it.
    var word: String {
        switch self {
        case .meeting: "a meeting"
        case .checkIn: "a check-in"
        case .milestone: "a milestone"
        case .own: "what each owes"
        case .officer: "what the coordinators owe"
        case .review: "a review of the program"
        }
    }

    /// Whom a rung may address. A check-in is between its owner and the program; a review is nobody's but the coordinators'.
    var audiences: [Audience] {
        switch self {
        case .meeting: [.all, .reporter]
        case .checkIn, .own: [.owner]
        case .milestone: [.all, .reporter]
        case .officer, .review: [.coordinator]
        }
    }
}

/// The ladders that a policy names once and uses in several places.
struct LadderBook {
    /// A ladder with the places of its rungs.
    struct Reading {
        var ladder: Ladder
        var places: [YAMLValue]
    }

    /// By name; nil for one with faults, so that its users don't call it unknown.
    private var named: [String: Reading?] = [:]

    /// Reads the section `ladders`; without one the book is empty.
    init(_ value: YAMLValue?) {
        for (key, value) in value?.entries() ?? [] {
            guard let name = key.text(atMost: 64) else { continue }
            named[name] = .some(LadderBook.read(value))
        }
    }

    /// A ladder by its name, or one that is written out at the place.
    func ladder(_ value: YAMLValue, for use: LadderUse) -> Ladder? {
        if value.isMapping { return LadderBook.read(value).map { LadderBook.check($0, for: use) } }
        guard let name = value.text(atMost: 64) else { return nil }
        guard let found = named[name] else {
            let near = Spelling.nearest(to: name, among: named.keys.sorted())
            value.refuse(
                "unknown ladder \(Fault.quoted(name))",
                near.map { "did you mean \"\($0)\"?" } ?? "write it under \"ladders\" first")
            return nil
        }
        return found.map { LadderBook.check($0, for: use) }
    }

    private static func read(_ value: YAMLValue) -> Reading? {
        value.fields { fields in
            let items = fields.required("rungs")?.list()
            let missed = fields.required("missed")
            let days = missed.flatMap { $0.isWord("never") ? nil : $0.integer(0...365) }
            guard let items else { return nil }
            var rungs: [Rung] = []
            for item in items {
                guard let rung = rung(item) else { return nil }
                if let last = rungs.last { checkOrder(item, rung, after: last) }
                rungs.append(rung)
            }
            if items.isEmpty { value.refuse("\(value.label) has no rung") }
            if let missed, let days { check(missed, days, rungs) }
            return Reading(ladder: Ladder(rungs: rungs, missedAfterDays: days), places: items)
        }
    }

    private static func rung(_ value: YAMLValue) -> Rung? {
        value.fields { fields in
            let anchor = fields.optional("from")?.choice(RungAnchor.self)
            let place = fields.required("days")
            let days = place?.integer(-365...365)
            let audience = fields.required("to")?.choice(Audience.self)
            let letter = fields.required("letter")?.identifier(ProgramID.self)
            let asks = fields.optional("asks")?.flag() ?? false
            let when = fields.optional("when")?.choice(RungCondition.self)
            let skip = fields.optional("skip-after-silence")?.flag() ?? false
            guard let days, let audience, let letter else { return nil }
            let rung = Rung(
                anchor: anchor ?? .due, days: days, to: audience, letter: LetterKind(letter.text), asks: asks,
                when: when ?? .always, skipAfterSilence: skip)
            if rung.anchor == .start, days < 0 {
                place?.refuse("rung \(rung.name) is before the start", "nothing is sent before a mentorship starts")
            }
            if asks, rung.anchor == .start || days < 0 {
                value.refuse("rung \(rung.name) asks before the due time", "silence before it says nothing")
            }
            return rung
        }
    }

    private static func checkOrder(_ value: YAMLValue, _ rung: Rung, after last: Rung) {
        if rung.name == last.name {
            value.refuse("two rungs on day \(rung.name)", "one person gets one letter a day; merge them")
        } else if rung.anchor == last.anchor ? rung.days < last.days : rung.anchor == .start {
            value.refuse("rung \(rung.name) stands after rung \(last.name)", "write rungs earliest first")
        }
    }

    private static func check(_ missed: YAMLValue, _ days: Int, _ rungs: [Rung]) {
        if let last = rungs.last(where: { $0.anchor == .due }), days <= last.days {
            missed.refuse(
                "missed on day \(days), but the last rung is on day \(last.days)",
                "write \(last.days + 1) or more, so that there is time to answer")
        }
        if !rungs.contains(where: { $0.asks && $0.anchor == .due }) {
            missed.refuse(
                "missed on day \(days), but no rung asks",
                "nobody is judged unasked; add asks: true or write missed: never")
        }
    }

    private static func check(_ reading: Reading, for use: LadderUse) -> Ladder {
        for (rung, place) in zip(reading.ladder.rungs, reading.places) {
            if !use.audiences.contains(rung.to) {
                place.refuse(
                    "rung \(rung.name) of \(use.word) goes to \"\(rung.to.rawValue)\"",
                    "write \(Fault.alternatives(use.audiences.map(\.rawValue)))")
            }
            if rung.when == .firstOrMoved, use != .meeting {
                place.refuse("rung \(rung.name) of \(use.word) has a \"when\"", "only meetings are first or moved")
            }
            if rung.skipAfterSilence, ![.meeting, .checkIn, .own].contains(use) {
                place.refuse(
                    "rung \(rung.name) of \(use.word) has \"skip-after-silence\"",
                    "only meetings and check-ins come in rows")
            }
            if rung.anchor == .start, use != .milestone {
                place.refuse("rung \(rung.name) of \(use.word) counts from the start", "remove \"from\"")
            }
        }
        return reading.ladder
    }
}
