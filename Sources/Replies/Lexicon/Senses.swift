/// What words of a sentence point at, each on its own.
struct Senses: OptionSet, Sendable {
    let rawValue: UInt32

    /// Beside what was said before: they deny it, limit it, change the plan, look ahead.
    static let negation = Senses(.doubtNegations)
    static let hedge = Senses(.doubtHedges)
    static let change = Senses(.doubtChanges)
    static let future = Senses(.doubtFuture)
    static let repair = Senses(.doubtRepairs)
    static let sight = Senses(.doubtSights)
    static let day = Senses(.doubtDays)
    static let limit = Senses(.doubtLimits)
    static let unsaid = Senses(.doubtUnsaid)
    static let retraction = Senses(.doubtRetractions)
    /// They are about what is asked: a matter of it, that it took place, that somebody was not there.
    static let matter = Senses(.doubtMatters)
    static let meeting = Senses(.doubtMeetings)
    static let absent = Senses(.doubtAbsent)
    static let request = Senses(.pleaRequests)
    static let trouble = Senses(.pleaTroubles)
    static let ending = Senses(.pleaEndings)
    static let call = Senses(.pleaCalls)
    /// They are no answer to how it goes.
    static let away = Senses(.besideAway)
    static let leaving = Senses(.besideEndings)
    static let appointment = Senses(.besideAppointments)
    static let forPerson = Senses(.besideMatters)
    static let offer = Senses(.besideOffers)
    static let habit = Senses(.besideHabits)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(_ key: LexiconKey) {
        rawValue = Senses.keys.firstIndex(of: key).map { 1 << UInt32($0) } ?? 0
    }

    /// The lists whose words are looked for, a sense each.
    fileprivate static let keys: [LexiconKey] = [
        .doubtNegations, .doubtHedges, .doubtChanges, .doubtFuture, .doubtRepairs, .doubtSights, .doubtDays,
        .doubtLimits, .doubtUnsaid, .doubtRetractions, .doubtMatters, .doubtMeetings, .doubtAbsent, .pleaRequests,
        .pleaTroubles, .pleaEndings, .pleaCalls, .besideAway, .besideEndings, .besideAppointments, .besideMatters,
        .besideOffers, .besideHabits,
    ]
}

/// All words and phrases that have a sense, so that one pass over a sentence finds them.
struct SenseTable: Sendable {
    private var words: [String: Senses] = [:]
    private var longer: [String: [(phrase: [String], senses: Senses)]] = [:]

    init(_ lists: [LexiconKey: [[String]]]) {
        for (place, key) in Senses.keys.enumerated() {
            let sense = Senses(rawValue: 1 << UInt32(place))
            for phrase in lists[key] ?? [] {
                if phrase.count == 1 {
                    words[phrase[0], default: []].formUnion(sense)
                } else {
                    longer[phrase[0], default: []].append((phrase, sense))
                }
            }
        }
    }

    func senses(of sentence: [Word]) -> Senses {
        var found: Senses = []
        for (index, word) in sentence.enumerated() {
            if let senses = words[word.text] { found.formUnion(senses) }
            for (phrase, senses) in longer[word.text] ?? []
            where !found.isSuperset(of: senses) && sentence[index...].starts(with: phrase, by: { $0.text == $1 }) {
                found.formUnion(senses)
            }
        }
        return found
    }
}
