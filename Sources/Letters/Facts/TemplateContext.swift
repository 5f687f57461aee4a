import CivilTime
import Mail
import Mentoring

struct TemplateContext {
    var draft: LetterDraft
    let strings: LocaleStrings
    /// The name of the language that the letter is written in.
    let language: String
    let forCoordinators: CoordinatorStrings
    let zones: ZoneDatabase

    init(draft: LetterDraft, language: LetterTemplates.Language, zones: ZoneDatabase) {
        self.draft = draft
        self.zones = zones
        strings = language.strings
        self.language = language.name
        forCoordinators = language.forCoordinators
    }

    /// A moment in the recipient's zone, and in another one where the clocks there show something else.
    func moment(_ instant: Instant, zone identifier: String? = nil) -> LetterFacts {
        var facts = LetterFacts()
        let civil = draft.zone.civil(at: instant)
        facts.say("day", strings.day(civil.date))
        facts.say("short", strings.shortDay(civil.date))
        facts.say("time", strings.time(civil.time))
        facts.say("when", strings.when(civil, zone: draft.zone.identifier))
        // A zone that this machine does not know (any more) only loses the second clock; the first is complete.
        if let identifier, let zone = try? zones.zone(identifier),
            zone.offset(at: instant) != draft.zone.offset(at: instant)
        {
            let there = zone.civil(at: instant)
            facts.say("there", strings.there(there, zone: identifier, isSameDay: there.date == civil.date))
        }
        return facts
    }

    /// A moment before which an answer counts. Its `day` is the last one that is wholly before it, so that an answer on Friday evening is in
    /// time for "by Friday"; but no day that has begun when the letter is made.
    func deadline(_ instant: Instant) -> LetterFacts {
        var facts = moment(instant)
        let last = draft.zone.civil(at: instant).date.adding(days: -1)
        if last > draft.zone.civil(at: draft.at).date {
            facts.say("day", strings.day(last))
            facts.say("short", strings.shortDay(last))
        }
        return facts
    }

    /// The first meeting of a mentorship that has not been yet.
    private func start(of item: LetterItem) -> LetterFacts? {
        guard let mentorship = item.mentorship, let zone = try? zones.zone(mentorship.zone) else { return nil }
        let start = zone.instant(of: mentorship.start)
        return start > draft.at ? moment(start, zone: mentorship.zone) : nil
    }

    /// What is true of one item.
    /// - Parameter isFirstOfKind: whether no item of its letter stands before it, so that why and how are yet to be said.
    func item(_ item: LetterItem, isFirstOfKind: Bool) -> LetterFacts {
        var facts = LetterFacts()
        facts.say("alone", if: draft.items.count == 1)
        facts.say("explain", if: isFirstOfKind)
        facts.say("mentorship", item.mentorship?.id.text)
        facts.say("program", item.program?.title, limit: PlainText.longestName)
        facts.say("group", if: item.program?.isGroup ?? false)
        facts.say("partners", Partners(of: item, for: draft.recipient).names(strings))
        facts.say("due", item.due.map { moment($0, zone: item.mentorship?.zone) })
        facts.say("answerBy", item.answerBy.map { deadline($0) })
        facts.say("overdue", if: item.due.map { $0 <= draft.at } ?? false)
        facts.say("start", start(of: item))
        facts.say("ended", item.mentorship?.endedAt.map { moment($0) })
        facts.say("isSeries", if: item.isSeries)
        facts.say("moved", if: item.notice.id.revision > 0)
        facts.say("clause", item.notice.clause.text, limit: PlainText.longestName)
        // Text that an author lets the coordinator see is longer than the program's own texts.
        facts.say("detail", detail(item), limit: PlainText.longestText * 2)
        if case .strangeAddress(let address, _, _) = item.notice.content { facts.say("detail", address, limit: 254) }
        facts.add(answering(item))
        facts.say("form", form(item))
        facts.add(change(item))
        facts.say("command", item.command)
        if case .stop(.refused) = item.notice.content {
            facts.say("bounced", if: true)
        } else {
            facts.say("bounced", if: false)
        }
        facts.say("toOldAddress", if: item.notice.content == .addressChange(.old))
        facts.say("missed", if: item.notice.isOfMiss)
        let terms = item.mentorship?.cycles.last?.terms ?? item.program?.terms
        if let minutes = terms?.meetingMinutes, minutes > 0 {
            facts.say("duration", strings.duration(minutes: minutes))
        }
        if let months = terms?.cycleMonths { facts.say("cycleMonths", months) }
        facts.add(subject(of: item))
        return facts
    }

    private func subject(of item: LetterItem) -> LetterFacts {
        var facts = LetterFacts()
        switch item.notice.id.subject {
        case .commitment(let commitment):
            facts.say("ordinal", commitment.ordinal)
            facts.say("isMeeting", if: commitment.isMeeting)
            facts.say("isCheckIn", if: commitment.isCheckIn)
            facts.say("isMilestone", if: commitment.isTask)
            facts.say("isRenewal", if: commitment.isMilestone && commitment.name == CommitmentRule.renewal)
            if commitment.isTask { facts.say("milestone", commitment.name.replacing("-", with: " ")) }
            let owner = commitment.person.flatMap { item.people[$0] }
            facts.say("person", owner?.name, limit: PlainText.longestName)
        case .person(let id):
            facts.say("person", item.people[id]?.name, limit: PlainText.longestName)
            facts.say("personAddress", address: item.people[id]?.email)
        case .mentorship, .program: break
        }
        return facts
    }

    /// The first moment by which something is asked: an answer to a check-in and to what was due before, else what is due.
    func soonest() -> LetterFacts? {
        let moments: [(instant: Instant, isAnswer: Bool)] = draft.items.compactMap { item in
            let answer = item.answerBy.map { (instant: $0, isAnswer: true) }
            guard let due = item.due, due > draft.at else { return answer }
            if case .commitment(let id) = item.notice.id.subject, id.isCheckIn, let answer { return answer }
            return (due, false)
        }
        return moments.min { $0.instant < $1.instant }.map { $0.isAnswer ? deadline($0.instant) : moment($0.instant) }
    }

    /// The people that the recipient can write to, over all items, each once.
    func contacts(most: Int = 8) -> (shown: [LetterFacts], more: Int) {
        var seen: Set<PersonID> = []
        // An address that is known not to work is no use to anybody.
        let dead = Set(draft.items.filter { $0.notice.letter == .unreachable }.compactMap(\.by))
        let people = draft.items.flatMap { Partners(of: $0, for: draft.recipient).people }.filter {
            seen.insert($0.id).inserted && $0.addressFault == nil && !dead.contains($0.id)
        }
        let shown = people.prefix(most).map { person in
            var facts = LetterFacts()
            facts.say("name", person.name, limit: PlainText.longestName)
            facts.say("address", address: person.email)
            return facts
        }
        return (shown, people.count - shown.count)
    }
}
