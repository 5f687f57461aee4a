/// Whose day it is that a clause of an absence notice names: of somebody's absence, or of something else, as in "back on the 26th; urgent matters to
/// the front desk until the 15th".
enum AbsenceClause {
    /// Whether the clause around words that name an end may speak of an absence: it says so itself, it says what somebody is, or it says nothing more.
    static func isOfAbsence(_ words: [Word], _ said: Range<Int>) -> Bool {
        let clause = AbsenceDates.sentence(words, said.lowerBound, isClause: true)
        let before = clause[..<said.lowerBound]
        guard !before.contains(where: { errands.contains($0.text) }) else { return false }
        // "I'm away until the 5th, please call": what is asked stands behind, and takes nothing back.
        let behind = clause[min(said.upperBound, clause.endIndex)...]
        let own = Array(before + behind.prefix { !errands.contains($0.text) })
        if AbsenceDates.saysAbsence(own) || own.contains(where: { beings.contains($0.text) }) { return true }
        let isWhole = own.count == before.count + behind.count
        return isWhole && own.filter { !fillers.contains($0.text) }.count <= 2
    }

    /// Whether the clause around a first day says that somebody is away.
    static func saysAway(_ words: [Word], _ said: Range<Int>) -> Bool {
        let rest = rest(words, said)
        return AbsenceDates.saysAbsence(rest) && !rest.contains { errands.contains($0.text) }
            && !returns.isIn(rest.map(\.text))
    }

    /// Whether "on 26 January" is said of being there again: "am 26. Januar bin ich wieder im Haus".
    static func saysReturn(_ words: [Word], _ said: Range<Int>) -> Bool {
        let rest = rest(words, said)
        return returns.isIn(rest.map(\.text)) && rest.contains { beings.contains($0.text) }
            && !rest.contains { notThere.contains($0.text) || errands.contains($0.text) }
    }

    /// "Will not return until": the day named is the first day back.
    static func isReturnDenied(_ words: [Word], before index: Int) -> Bool {
        let before = words[..<index].suffix(5)
        let start = before.lastIndex { $0.endsClause }.map { $0 + 1 } ?? before.startIndex
        let own = before[start...].map(\.text)
        guard let last = own.lastIndex(where: { ["return", "returning", "back"].contains($0) }), own.count - last <= 4
        else { return false }
        return own[..<last].contains { ["not", "won't", "wont", "isn't", "never"].contains($0) }
    }

    private static func rest(_ words: [Word], _ said: Range<Int>) -> [Word] {
        let clause = AbsenceDates.sentence(words, said.lowerBound, isClause: true)
        return Array(clause[..<said.lowerBound] + clause[min(said.upperBound, clause.endIndex)...])
    }

    private static let returns = Phrases(
        "wieder (da|im|am|an|erreichbar|fuer|verfuegbar|hier|zurueck|anwesend|vor|persoenlich|in)", "zurueck", "back",
        "(available|reachable|in|there) again", "de retour", "de vuelta")
    private static let beings: Set<String> = [
        "bin", "sind", "ist", "i'm", "i'll", "we're", "we'll", "be", "are", "is", "suis", "serai", "est", "sommes",
        "estoy", "estare", "befinde", "stehe",
    ]
    private static let notThere: Set<String> = [
        "nicht", "not", "pas", "no", "never", "kein", "keine", "won't", "isn't",
    ]
    /// Words of what others are to do, or of what somebody else does.
    private static let errands = Set(
        """
        bitte please contact kontaktieren wenden wendet urgent urgently dringend dringende dringenden dringendes call anrufen rufen cover covers \
        covered vertritt uebernimmt kontakt kontaktiert contacter contacte s'adresser urgence urgences urgente urgentes reply answer respond antworten
        """.split(separator: " ").map(String.init))
    private static let fillers = Set(
        """
        also und zwar voraussichtlich noch erst leider and probably currently still only inclusive inclusively einschliesslich inklusive incl inkl vom von \
        ab from the den dem zum inclus incluido einschl ca etwa about approximately
        """.split(separator: " ").map(String.init))
}
