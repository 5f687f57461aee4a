import CivilTime

/// Words that do not say how a mentorship goes, though nothing else was asked: they are meant for a partner or for a person.
extension SentenceClassifier {
    /// What a text is beside an answer to how it goes.
    enum Beside: Hashable {
        /// It may be an answer.
        case nothing
        /// It is none; what may have been meant.
        case other(guess: Verb.Kind?)
    }

    /// - Parameter text: all of it; its words are the classifier's.
    /// - Parameter rating: the number that it begins with. Words without one must say how it goes.
    func beside(_ text: String, _ partners: Set<String>, rating: Rating, isQuestion: Bool, now: CivilDate) -> Beside {
        if senses.contains(.away) || hasEnd(now) { return .other(guess: .pause) }
        let isFree = rating.value == nil
        // Beside a number, a wish to leave that is one is told as a call for help; what is left then is "I need no other mentor".
        if isFree, wantsEnd || senses.contains(.leaving) { return .other(guess: .stop) }
        if isFree, senses.contains(.offer) || isOfSomethingElse(partners) { return .other(guess: nil) }
        if !senses.isDisjoint(with: [.appointment, .forPerson, .call]) { return .other(guess: nil) }
        // "4/5" looks like a day.
        let said = isFree ? self : SentenceClassifier(Words(rating.words).words, lexicon)
        if said.hasMoment || Self.isList(text) { return .other(guess: nil) }
        // A question beside a number may be all that it says, and "4. Platz" no rating.
        let isOrdinal =
            words.first?.hasDot == true && text.split(separator: "\n").first.map { $0.utf8.count > 2 } == true
        if isFree || isQuestion || isOrdinal, !saysHowItGoes(partners) { return .other(guess: nil) }
        return .nothing
    }

    /// "until 10 January": an absence, or a wish.
    private func hasEnd(_ now: CivilDate) -> Bool {
        let dates = DateWords(today: now, words: words[...], lexicon: lexicon)
        return words.indices.contains { index in
            guard let length = length(.besideUntil, at: index) else { return false }
            return dates.date(at: isIn(.besideUntilThe, index + length) ? index + length + 1 : index + length) != nil
        }
    }

    /// A day or a time that is none of the past and none of a habit: an appointment.
    private var hasMoment: Bool {
        if senses.contains(.habit) { return false }
        return words.indices.contains { index in
            let text = words[index].text
            if isIn(.besideMorning, index) { return !isIn(.besideGood, index - 1) && !words[index].endsClause }
            if isIn(.timesMorningMark, index) || isIn(.timesAfternoonMark, index) {
                return index > 0 && words[index - 1].text.unicodeScalars.contains { $0.isDigit }
            }
            if isIn(.besideDays, index) || DateWords.looksLikeMoment(text, lexicon) { return true }
            return lexicon.months[text] != nil && text.utf8.count > 3 && !isIn(.besideMonthWords, index)
        }
    }

    /// "Our services are going very well": what is judged is named, and it is nothing of a mentorship.
    private func isOfSomethingElse(_ partners: Set<String>) -> Bool {
        words.indices.contains { index in
            guard isIn(.besideOwners, index) else { return false }
            var noun = index + 1
            while noun < words.count, noun - index <= 4, !isIn(.besideVerbs, noun) {
                if isIn(.besideOwned, noun) || partners.contains(words[noun].text) { return false }
                if words[noun].endsClause { return false }
                noun += 1
            }
            // Up to a verb: "our SEO services are …".
            return noun > index + 1 && noun < words.count && noun - index <= 4 && isIn(.besideVerbs, noun)
        }
    }

    /// "1. …", "2. …": an answer to nothing that was asked.
    private static func isList(_ text: String) -> Bool {
        let lines = text.split(separator: "\n").map { Words(String($0)).words }
        return lines.dropFirst().contains { ($0.first?.number.map { $0 < 20 } ?? false) && $0.count > 1 }
            && lines.first?.first?.number != nil
    }
}
