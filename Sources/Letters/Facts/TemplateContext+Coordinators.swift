import Mentoring

/// What coordinators are told, in the words of their language.
extension TemplateContext {
    /// What a coordinator is to look at, or reads of an answer.
    func detail(_ item: LetterItem) -> String? {
        switch item.notice.content {
        case .matter(let matter):
            // Who said that it was missed.
            let by = item.notice.isOfMiss ? item.by.map { item.people[$0]?.name ?? $0.text } : nil
            return text(of: matter, by: by) { item.people[$0]?.name ?? $0.text }
        case .stop(let cause): return text(of: cause)
        case .unread(_, .shown(let words)): return words
        default: return nil
        }
    }

    private func text(of matter: Matter, by: String?, called: (PersonID) -> String) -> String {
        func say(_ phrase: CoordinatorStrings.Phrase, _ values: [String: String] = [:], count: Int = 0) -> String {
            forCoordinators.text(phrase, values, count: count)
        }
        return switch matter {
        case .noAnswer: by.map { say(.noAnswerBy, ["person": $0]) } ?? say(.noAnswer)
        case .saidMissed: by.map { say(.saidMissedBy, ["person": $0]) } ?? say(.saidMissed)
        case .atRisk(let misses): say(.atRisk, count: misses)
        case .notAsked: say(.notAsked)
        case .contradiction: say(.contradiction)
        case .lateAnswer: say(.lateAnswer)
        case .movedAgain(let times): say(.movedAgain, count: times)
        case .unreachable(let id, let fault): say(.unreachable, ["person": called(id), "fault": fault])
        case .notLeaving(let id, let since, let fault):
            say(.notLeaving, ["person": called(id), "date": "\(since)", "day": strings.day(since), "fault": fault])
        case .refusal(let domain, let status): say(.refusal, ["domain": domain, "status": status])
        case .declinedAll(let id, let first): say(.declinedAll, ["person": called(id), "ordinal": "\(first)"])
        case .noMoreLetters(let id): say(.noMoreLetters, ["person": called(id)])
        case .complaint(let id): say(.complaint, ["person": called(id)])
        case .manyUnread(let most): say(.manyUnread, count: most)
        case .absence(let id, let report): say(.absence, ["person": called(id), "says": text(of: report)])
        case .markedAnswer(let id): say(.markedAnswer, ["person": called(id)])
        case .unanswered(let id): say(.unanswered, ["person": called(id)])
        case .partnerAbsent(let id): say(.partnerAbsent, ["person": called(id)])
        case .leaving(let id): say(.leaving, ["person": called(id)])
        case .wrongPerson(let id): say(.wrongPerson, ["person": called(id)])
        case .distress(let id): say(.distress, ["person": called(id)])
        case .words(let text): text
        }
    }

    private func text(of report: AbsenceReport) -> String {
        switch report {
        case .gone: forCoordinators.text(.absentForGood)
        case .long: forCoordinators.text(.absentForLong)
        case .through(let day): forCoordinators.text(.absentThrough, ["date": "\(day)", "day": strings.day(day)])
        }
    }

    private func text(of cause: StopCause) -> String {
        switch cause {
        case .refused(let status): forCoordinators.text(.stoppedByRefusals, ["status": status])
        case .overflow(let letters, let usual):
            forCoordinators.text(.stoppedByVolume, ["usual": "\(usual)"], count: letters)
        case .volume(let words): words
        }
    }

    func digest(_ digest: Digest) -> LetterFacts {
        var facts = LetterFacts()
        facts.say(
            "lines",
            digest.lines.map { line in
                var facts = LetterFacts()
                facts.say("text", text(of: line.need))
                facts.say("command", line.command ?? forCoordinators.text(.editReview))
                return facts
            })
        if digest.more > 0 { facts.say("more", digest.more) }
        let needs = digest.lines.count + max(digest.more, 0)
        if needs > 0 { facts.say("needs", needs) }
        facts.say(
            "counts",
            digest.counts.map { count in
                var facts = LetterFacts()
                facts.say("label", forCoordinators.text(label(of: count.kind)), limit: PlainText.longestName)
                facts.say("number", count.number)
                return facts
            })
        facts.say("backup", digest.lastBackup.map { moment($0) })
        return facts
    }

    private func text(of need: Digest.Need) -> String {
        func say(_ phrase: CoordinatorStrings.Phrase, _ id: CommitmentID, count: Int = 0) -> String {
            forCoordinators.text(phrase, ["commitment": "\(id)"], count: count)
        }
        return switch need {
        case .atRisk(let id): forCoordinators.text(.mentorshipAtRisk, ["mentorship": id.text])
        case .unreachable(let id, let fault):
            forCoordinators.text(.personUnreachable, ["person": id.text, "fault": fault])
        case .refusal(let domain): forCoordinators.text(.domainRefuses, ["domain": domain])
        case .contradiction(let id): say(.contradicted, id)
        case .notAsked(let id): say(.couldNotAsk, id)
        case .missed(let id): say(.missed, id)
        case .lateAnswer(let id): say(.keptLate, id)
        case .movedAgain(let id, let times): say(.movedOften, id, count: times)
        case .reviewOverdue(let document, let date):
            forCoordinators.text(.reviewOverdue, ["document": document, "date": "\(date)", "day": strings.day(date)])
        }
    }

    private func label(of count: Digest.Count) -> CoordinatorStrings.Phrase {
        switch count {
        case .active: .active
        case .paused: .paused
        case .atRisk: .atRiskCount
        case .submitted: .submitted
        case .failed: .failed
        case .deferred: .deferred
        }
    }
}
