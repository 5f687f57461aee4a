import Testing

@testable import Replies

/// How good guesses are on rows from which nothing was learnt.
struct GuessMeasure {
    typealias Result = WrittenTests.Result

    /// Of clear rows that come to nothing without a guess: how far the guess was ahead, and whether it was right.
    private var unread: [(lead: Float, isRight: Bool)] = []
    /// The same of the clear rows whose guess is soft, or which are recorded.
    private var all: [(lead: Float, isRight: Bool)] = []
    /// Of longer rows that are recorded by what phrases say: how tricky they seem, and what they came to.
    private var recorded: [(trickiness: Float, sort: WrittenSets.Sort, result: Result)] = []
    /// Of clear rows that phrases take for something else.
    private var disputed: [(lead: Float, isSoft: Bool, isRight: Bool, isOtherRight: Bool)] = []
    private var before: [String: Int] = [:]
    private var after: [String: Int] = [:]

    mutating func add(
        _ row: WrittenSets.Row, _ lines: [String], _ setting: LineReading.Setting, _ model: GuessModel
    ) throws {
        var (without, with) = (Fixture.lexicon, Fixture.lexicon)
        without.guesses = nil
        with.guesses = model
        let result = try WrittenTests.result(row, without)
        before["\(row.sort.rawValue) \(result)", default: 0] += 1
        after["\(row.sort.rawValue) \(try WrittenTests.result(row, with))", default: 0] += 1
        let likely = LikelyMeaning(lines, LineReading.Setting(setting, with))
        // With whatever is long enough taken for tricky: what phrases alone say becomes a question.
        let tricky = GuessTable(
            labels: model.tricky.labels, bits: model.tricky.bits, scale: 0, biases: [.greatestFiniteMagnitude],
            weights: model.tricky.weights)
        var doubting = with
        doubting.guesses = GuessModel(verbs: model.verbs, tricky: tricky)
        let reading = try WrittenSets.reading(row, without)
        if case .recorded = reading, try WrittenSets.reading(row, doubting) != reading {
            let features = GuessFeatures(
                lines, names: setting.names,
                questions: setting.asked.compactMap { GuessQuestion($0, at: setting.written) })
            recorded.append((model.trickiness(features), row.sort, result))
        }
        if row.sort == .clear, let likely, let guess = likely.likeliest?.guess {
            let said = WrittenSets.said(guess.verb, of: nil, row.ask)
            let isRight = row.means.contains { $0.contains(said) }
            all.append((guess.lead, isRight))
            switch reading {
            case .asked: unread.append((guess.lead, isRight))
            case .guessed(let other) where other != said:
                let isSoft = IntentReading(lines, setting)?.isPlain != true
                let isOtherRight = row.means.contains { $0.contains(other) }
                disputed.append((guess.lead, isSoft, isRight, isOtherRight))
            default: break
            }
        }
    }

    func print() {
        Swift.print("BEFORE", before.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        Swift.print("AFTER", after.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        for lead in [0, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2] as [Float] {
            for isSoft in [true, false] {
                let ahead = disputed.filter { $0.lead >= lead && $0.isSoft == isSoft }
                Swift.print(
                    "DISPUTED \(lead) soft \(isSoft): \(ahead.count), guess right \(ahead.count { $0.isRight }), phrases right \(ahead.count { $0.isOtherRight })"
                )
            }
            for (name, rows) in [("unread", unread), ("all", all)] {
                let ahead = rows.filter { $0.lead >= lead }
                Swift.print(
                    "LEAD \(lead) \(name): \(ahead.count) of \(rows.count), right \(ahead.count { $0.isRight })")
            }
        }
        let clear = recorded.filter { $0.sort == .clear && $0.result != .wrong }
        let wrong = recorded.filter { $0.result == .wrong }
        for most in stride(from: Float(-1), to: 3, by: 0.25) {
            Swift.print(
                "TRICKY \(most): of \(clear.count) clear lost \(clear.count { $0.trickiness > most }), of \(wrong.count) wrong caught",
                wrong.count { $0.trickiness > most })
        }
    }
}

extension LineReading.Setting {
    /// The same with other words.
    fileprivate init(_ other: Self, _ lexicon: Lexicon) {
        self.init(
            asked: other.asked, names: other.names, partners: other.partners, others: other.others,
            written: other.written,
            now: other.now, clocks: other.clocks, lexicon: lexicon)
    }
}
