import CivilTime
import Mentoring

/// What is true of answers, of what they came to, and of who did it.
extension TemplateContext {
    /// What one needs to answer: an example time and day to put one's own in the place of, and what an answer lacked.
    func answering(_ item: LetterItem) -> LetterFacts {
        var facts = LetterFacts()
        let today = draft.zone.civil(at: draft.at).date
        var example = (item.due ?? item.next).map { draft.zone.civil(at: $0) } ?? CivilDateTime(today, Self.evening)
        // The same clock time a week or more later: a time of their own habit, and always one that can still be meant.
        repeat { example = example.adding(days: 7) } while example.date <= today && example.date < CivilDate.last
        facts.say("exampleTime", "\(example.date) \(LocaleStrings.clock(example.time))")
        facts.say("exampleDay", "\(today.adding(days: 30))")
        facts.say("zone", draft.zone.identifier)
        facts.add(lacking(item))
        facts.say("needsChoices", if: item.choices.count > 1)
        facts.say("canUndo", if: canUndo(item))
        facts.say("did", item.answerOutcome.map { outcome($0, of: item) })
        return facts
    }

    /// The questions that are asked, each with how it is answered. The lines are numbered by the letter.
    func form(_ item: LetterItem) -> LetterFacts? {
        guard let sheet = item.sheet else { return nil }
        var facts = LetterFacts()
        facts.say("title", sheet.form.title.text(in: language))
        facts.say("introduction", sheet.form.introduction?.text(in: language))
        let kinds = sheet.questions.map(\.kind)
        facts.say("hasRating", if: kinds.contains(.rating))
        facts.say("isOne", if: sheet.questions.count == 1)
        facts.say("isConfidential", if: sheet.form.confidentiality == .confidential)
        if sheet.following > 0 { facts.say("following", sheet.following) }
        facts.say("followsOne", if: sheet.following == 1)
        facts.say(
            "lines",
            sheet.questions.map { question in
                var line = LetterFacts()
                line.say("label", strings.questions.label(question, in: language))
                let choices = strings.questions.choices(question, in: language).joined(separator: "|")
                if choices.isEmpty { line.say("choices", if: false) } else { line.say("choices", choices) }
                return line
            })
        return facts
    }

    private func lacking(_ item: LetterItem) -> LetterFacts {
        var facts = LetterFacts()
        var need: Clarification?
        var said: SaidVerb.Kind?
        switch item.notice.content {
        case .lack(let lack): (need, said) = (lack, lack.said?.kind)
        case .strangeAddress(_, let verb, _): said = verb?.kind
        default: break
        }
        for kind in Clarification.Kind.allCases { facts.say(kind.name, if: need?.kind == kind) }
        facts.say(
            "lack",
            need?.reason.map { reason in
                var facts = LetterFacts()
                for name in Clarification.Reason.allCases.map(\.name) { facts.say(name, if: name == reason.name) }
                facts.say("day", need?.day.map { strings.day($0) })
                return facts
            })
        facts.say("again", if: item.notice.content == .notUnderstoodAgain)
        facts.say(
            "said",
            said.map { verb in
                var facts = LetterFacts()
                for kind in SaidVerb.Kind.allCases { facts.say(kind.rawValue, if: kind == verb) }
                facts.say("ofMentorship", if: verb == .pause || verb == .resume)
                facts.say("number", item.choices.first?.number ?? 1)
                return facts
            })
        return facts
    }

    /// Whether a word in answer to a confirmation puts right what it confirms; else a person does.
    private func canUndo(_ item: LetterItem) -> Bool {
        if case .commitment(let id) = item.notice.id.subject, id.isMeeting { return true }
        switch item.answerOutcome {
        case .paused, .resumed: return item.mentorship != nil
        default: return false
        }
    }

    /// What an answer came to, as the one flag that is set, with its time, day or number.
    private func outcome(_ outcome: AnswerOutcome, of item: LetterItem) -> LetterFacts {
        var facts = LetterFacts()
        for name in AnswerOutcome.names { facts.say(name, if: name == outcome.name) }
        switch outcome {
        case .moved(let time, let clock):
            // The clock that was named says most; where it is the reader's own, the mentorship's.
            let named = clock.flatMap { try? zones.zone($0) }
            let isOther = named.map { $0.offset(at: time) != draft.zone.offset(at: time) } ?? false
            facts.say("time", moment(time, zone: isOther ? clock : item.mentorship?.zone))
        case .proposed(let time), .stays(let time):
            facts.say("time", moment(time, zone: item.mentorship?.zone))
        case .snoozed(let day), .paused(let day), .absent(let day): facts.say("day", strings.day(day))
        case .checkedIn(let isRead): facts.say("isRead", if: isRead)
        case .held, .missed, .done, .renewed, .notRenewed, .resumed, .excused, .accepted, .tentative, .unsubscribed,
            .shown, .alone, .leaving, .wrongPerson, .heard:
            break
        case .frequency(let frequency):
            for choice in LetterFrequency.allCases { facts.say(choice.name, if: choice == frequency) }
        case .addressAdded(let address): facts.say("address", address: address)
        }
        return facts
    }

    func change(_ item: LetterItem) -> LetterFacts {
        var facts = LetterFacts()
        facts.say("previously", item.previously.map { moment($0, zone: item.mentorship?.zone) })
        facts.say("next", item.next.map { moment($0, zone: item.mentorship?.zone) })
        facts.say("until", item.until.map { strings.day($0) })
        facts.say("by", item.by.flatMap { item.people[$0]?.name }, limit: PlainText.longestName)
        facts.say("byReader", if: item.by.map { draft.recipient == .person($0) } ?? false)
        facts.say("others", others(item))
        return facts
    }

    /// Those whom the recipient meets, with what an introduction says of them.
    private func others(_ item: LetterItem) -> [LetterFacts] {
        Partners(of: item, for: draft.recipient).people.prefix(8).map { person in
            var facts = LetterFacts()
            facts.say("name", person.name, limit: PlainText.longestName)
            facts.say("address", address: person.email)
            facts.say("zone", person.zone)
            let codes = item.languages[person.id] ?? person.locale.map { [$0] } ?? []
            facts.say("languages", strings.list(codes.map { strings.language($0) }, most: 6))
            // Said where there is none, too: templates would find the reader's own start further out.
            facts.say("start", if: false)
            facts.say("start", start(of: item, for: person))
            return facts
        }
    }

    /// The first meeting on the clock of somebody else, where that is another one.
    private func start(of item: LetterItem, for person: Person) -> LetterFacts? {
        guard let mentorship = item.mentorship, let zone = try? zones.zone(mentorship.zone),
            let theirs = try? zones.zone(person.zone)
        else { return nil }
        let start = zone.instant(of: mentorship.start)
        guard start > draft.at, theirs.offset(at: start) != draft.zone.offset(at: start) else { return nil }
        var other = self
        other.draft.zone = theirs
        return other.moment(start)
    }

    /// What a program asks for in the first weeks, as the phrases of its milestones (§5.2.3).
    func steps(of item: LetterItem, phrase: (String) -> String?) -> [LetterFacts] {
        let first = (item.program?.milestones ?? []).compactMap { rule -> (days: Int, name: String)? in
            guard case .afterStart(let days) = rule.due else { return nil }
            return (days, rule.name)
        }
        return first.sorted { $0.days < $1.days }.prefix(6).compactMap { step in
            phrase(step.name).map { act in
                var facts = LetterFacts()
                facts.say("act", act)
                return facts
            }
        }
    }

    private static let evening = TimeOfDay(clamping: 18 * 3600)
}
