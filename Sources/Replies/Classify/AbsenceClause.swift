/// Whose day it is that a clause of an absence notice names: of somebody's absence, or of something else, as in "back on the 26th; urgent matters to
/// the front desk until the 15th".
struct AbsenceClause {
    private let words: [Word]
    private let dates: DateWords
    private var lexicon: Lexicon { dates.lexicon }

    init(_ words: [Word], _ dates: DateWords) {
        self.words = words
        self.dates = dates
    }

    /// Whether the clause around words that name an end may speak of an absence: it says so itself, it says what somebody is, or it says nothing more.
    func isOfAbsence(_ said: Range<Int>) -> Bool {
        let clause = AbsenceDates.sentence(dates, words, said.lowerBound, isClause: true)
        let before = clause[..<said.lowerBound]
        guard ![.absenceErrands, .absenceOthers].contains(where: { lexicon[$0].isAny(of: before) }) else {
            return false
        }
        // "I'm away until the 5th, please call": what is asked stands behind, and takes nothing back.
        let behind = clause[min(said.upperBound, clause.endIndex)...]
        let own = Array(before + behind.prefix { !lexicon[.absenceErrands].contains($0.text) })
        if AbsenceDates.saysAbsence(own, lexicon) || lexicon[.absenceBeings].isAny(of: own) { return true }
        let isWhole = own.count == before.count + behind.count
        return isWhole && own.filter { !lexicon[.absenceFillers].contains($0.text) }.count <= 1
    }

    /// Whether the clause around a first day says that somebody is away.
    func saysAway(_ said: Range<Int>) -> Bool {
        let rest = rest(said)
        return AbsenceDates.saysAbsence(rest, lexicon) && !lexicon[.absenceErrands].isAny(of: rest)
            && !lexicon[.absenceReturns].isIn(rest)
    }

    /// Whether "on 26 January" is said of being there again: "am 26. Januar bin ich wieder im Haus".
    func saysReturn(_ said: Range<Int>) -> Bool {
        let rest = rest(said)
        return lexicon[.absenceReturns].isIn(rest) && lexicon[.absenceBeings].isAny(of: rest)
            && ![.absenceNotThere, .absenceErrands].contains { lexicon[$0].isAny(of: rest) }
    }

    /// "Will not return until": the day named is the first day back.
    func isReturnDenied(before index: Int) -> Bool {
        let before = words[..<index].suffix(5)
        let start = before.lastIndex { $0.endsClause }.map { $0 + 1 } ?? before.startIndex
        guard let last = before[start...].lastIndex(where: { lexicon[.absenceReturning].contains($0.text) }),
            index - last <= 4
        else { return false }
        return lexicon[.absenceNotReturning].isAny(of: before[start..<last])
    }

    private func rest(_ said: Range<Int>) -> [Word] {
        let clause = AbsenceDates.sentence(dates, words, said.lowerBound, isClause: true)
        return Array(clause[..<said.lowerBound] + clause[min(said.upperBound, clause.endIndex)...])
    }
}
