/// Words that say how a mentorship goes.
extension SentenceClassifier {
    /// Whether one of them is among these, and is meant so: "Good, thanks" and "it is going well", and not "a good idea".
    func saysHowItGoes(_ partners: Set<String>) -> Bool {
        // Whether what stands just before is what is judged: "it is going …".
        var isAboutIt = false
        var hasJudgement = false
        // Whether there is nothing but judgements and greetings.
        var isBare = true
        var index = 0
        while index < words.count {
            let (text, ends) = (words[index].text, words[index].endsClause)
            if let length = length(.wellbeingOtherwise, at: index) {
                (isBare, isAboutIt) = (false, false)
                index += length
            } else if length(.wellbeingSaid, at: index) != nil {
                return true
            } else if isIn(.wellbeingJudgements, index) {
                hasJudgement = true
                let isEnd = ends || index + 1 == words.count
                if isAboutIt, isEnd || isIn(.wellbeingFollowers, index + 1) || isIn(.wellbeingJudgements, index + 1) {
                    return true
                }
                index += 1
            } else if isIn(.wellbeingSubjects, index) || partners.contains(text) {
                isAboutIt = !ends
                index += 1
            } else if isIn(.wellbeingDegrees, index) || isIn(.wellbeingLinks, index) {
                isAboutIt = isAboutIt && !ends && !isIn(.wellbeingArticles, index)
                index += 1
            } else if let (meaning, length) = lexicon.phrases.phrase(at: index, of: words[...]), meaning == .filler {
                isAboutIt = false
                index += length
            } else {
                (isBare, isAboutIt) = (false, false)
                index += 1
            }
        }
        return hasJudgement && isBare
    }
}
