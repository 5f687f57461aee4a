import CivilTime
import Mentoring

/// Values for the names of the `Vocabulary`. Every text is cleaned on its way in, so that no template can print a raw one.
struct LetterFacts {
    /// The values as Mustache takes them.
    private(set) var values: [String: Any] = [:]

    /// Sets a text; an absent or empty one stays unset, so that a section of its name is left out.
    mutating func say(_ name: String, _ text: String?, limit: Int = PlainText.longestText) {
        let line = text.map { PlainText.line($0, limit: limit) } ?? ""
        if !line.isEmpty { values[name] = line }
    }

    /// Sets a number.
    mutating func say(_ name: String, _ number: Int) { values[name] = String(number) }

    /// Sets whether something is so.
    mutating func say(_ name: String, if isSo: Bool) { values[name] = isSo }

    /// Sets a part.
    mutating func say(_ name: String, _ part: LetterFacts?) {
        if let part { values[name] = part.values }
    }

    /// Sets a list; an empty one leaves its section out.
    mutating func say(_ name: String, _ list: [LetterFacts]) { values[name] = list.map(\.values) }

    /// Sets a text that templates made from cleaned values: the one kind that has several lines.
    mutating func say(_ name: String, rendered text: String) { values[name] = text }

    /// Takes over all values of others; they win over those of the same name.
    mutating func add(_ others: LetterFacts) { values.merge(others.values) { _, other in other } }
}

/// The people that a letter's recipient meets in a mentorship, and what to call them.
struct Partners {
    /// Them, in the roster's order.
    var people: [Person]

    /// Those for whose sake the recipient is in it: a mentee's mentors, a mentor's mentees, a peer's peers. To a coordinator, all. A
    /// mentee of a group is not told the other mentees' addresses.
    init(of item: LetterItem, for recipient: Recipient) {
        guard let mentorship = item.mentorship else {
            people = []
            return
        }
        let roles = mentorship.participants.first { recipient == .person($0.person) }.map {
            Self.roles(facing: $0.role)
        }
        people = mentorship.participants.compactMap { participant in
            guard recipient != .person(participant.person), roles?.contains(participant.role) ?? true else {
                return nil
            }
            return item.people[participant.person]
        }
    }

    /// Their names as a letter lists them.
    func names(_ wording: Wording) -> String {
        wording.list(people.map { PlainText.line($0.name, limit: PlainText.longestName) })
    }

    private static func roles(facing role: Role) -> Set<Role> {
        switch role {
        case .mentor: [.mentee]
        case .mentee: [.mentor]
        case .peer: [.peer]
        }
    }
}

/// Makes the facts of a draft.
struct FactMaker {
    var draft: LetterDraft
    var wording: Wording
    var zones: ZoneDatabase

    /// A moment in the recipient's zone, and in another one where the clocks there show something else.
    func moment(_ instant: Instant, zone identifier: String? = nil) -> LetterFacts {
        var facts = LetterFacts()
        let civil = draft.zone.civil(at: instant)
        let (day, time) = (wording.day(civil.date), wording.time(civil.time))
        facts.say("day", day)
        facts.say("time", time)
        facts.say("when", "\(day), \(time) (\(draft.zone.identifier))")
        // A zone that this machine does not know (any more) only loses the second clock; the first is complete.
        if let identifier, let zone = try? zones.zone(identifier),
            zone.offset(at: instant) != draft.zone.offset(at: instant)
        {
            let there = zone.civil(at: instant)
            let theirs = "\(wording.time(there.time)) in \(identifier)"
            facts.say("there", there.date == civil.date ? theirs : "\(wording.day(there.date)), \(theirs)")
        }
        return facts
    }

    /// A moment before which an answer counts. Its `day` is the last one that is wholly before it, so that who answers "by Friday" on
    /// Friday evening is never late; but no day that has begun when the letter is made.
    func deadline(_ instant: Instant) -> LetterFacts {
        var facts = moment(instant)
        let last = draft.zone.civil(at: instant).date.adding(days: -1)
        if last > draft.zone.civil(at: draft.at).date { facts.say("day", wording.day(last)) }
        return facts
    }

    /// The first meeting of a mentorship that has not been yet.
    private func start(of item: LetterItem) -> LetterFacts? {
        guard let mentorship = item.mentorship, let zone = try? zones.zone(mentorship.zone) else { return nil }
        let start = zone.instant(of: mentorship.start)
        return start > draft.at ? moment(start, zone: mentorship.zone) : nil
    }

    /// What is true of one item.
    ///
    /// - Parameter isFirstOfKind: whether no item of its letter stands before it, so that why and how are yet to be said.
    func item(_ item: LetterItem, isFirstOfKind: Bool) -> LetterFacts {
        var facts = LetterFacts()
        facts.say("alone", if: draft.items.count == 1)
        facts.say("explain", if: isFirstOfKind)
        facts.say("mentorship", item.mentorship?.id.text)
        facts.say("program", item.program?.title, limit: PlainText.longestName)
        facts.say("group", if: item.program?.isGroup ?? false)
        facts.say("partners", Partners(of: item, for: draft.recipient).names(wording))
        facts.say("due", item.due.map { moment($0, zone: item.mentorship?.zone) })
        facts.say("answerBy", item.answerBy.map { deadline($0) })
        facts.say("overdue", if: item.due.map { $0 <= draft.at } ?? false)
        facts.say("start", start(of: item))
        facts.say("ended", item.mentorship?.endedAt.map { moment($0) })
        facts.say("moved", if: item.notice.id.revision > 0)
        facts.say("clause", item.notice.clause.text, limit: PlainText.longestName)
        facts.say("detail", item.notice.detail)
        facts.say("command", item.command)
        // The planner says of which address a notice of a change speaks.
        facts.say("toOldAddress", if: item.notice.detail == "old")
        facts.say("missed", if: item.notice.id.rung.hasPrefix("missed-"))
        let terms = item.mentorship?.cycles.last?.terms ?? item.program?.terms
        if let minutes = terms?.meetingMinutes, minutes > 0 {
            facts.say("duration", wording.duration(minutes: minutes))
        }
        if let months = terms?.cycleMonths { facts.say("cycleMonths", months) }
        facts.add(subject(of: item))
        return facts
    }

    /// What the item's notice is about.
    private func subject(of item: LetterItem) -> LetterFacts {
        var facts = LetterFacts()
        switch item.notice.id.subject {
        case .commitment(let commitment):
            facts.say("ordinal", commitment.ordinal)
            facts.say("isMeeting", if: commitment.kind == .meeting)
            facts.say("isCheckIn", if: commitment.kind == .checkIn)
            facts.say("isMilestone", if: commitment.kind == .milestone)
            if commitment.kind == .milestone { facts.say("milestone", commitment.name.replacing("-", with: " ")) }
            let owner = commitment.person.flatMap { item.people[$0] }
            facts.say("person", owner?.name, limit: PlainText.longestName)
        case .person(let id): facts.say("person", item.people[id]?.name, limit: PlainText.longestName)
        case .mentorship, .program: break
        }
        return facts
    }

    /// What the digest says.
    func digest(_ digest: Digest) -> LetterFacts {
        var facts = LetterFacts()
        facts.say(
            "lines",
            digest.lines.map { line in
                var facts = LetterFacts()
                facts.say("text", line.text)
                facts.say("command", line.command)
                return facts
            })
        if digest.more > 0 { facts.say("more", digest.more) }
        let needs = digest.lines.count + max(digest.more, 0)
        if needs > 0 { facts.say("needs", needs) }
        facts.say(
            "counts",
            digest.counts.map { count in
                var facts = LetterFacts()
                facts.say("label", count.label, limit: PlainText.longestName)
                facts.say("number", count.number)
                return facts
            })
        facts.say("backup", digest.lastBackup.map { moment($0) })
        return facts
    }

    /// The first moment by which something is asked: an answer to a check-in and to what was due before, else what is due.
    func soonest() -> LetterFacts? {
        let moments: [(instant: Instant, isAnswer: Bool)] = draft.items.compactMap { item in
            let answer = item.answerBy.map { (instant: $0, isAnswer: true) }
            guard let due = item.due, due > draft.at else { return answer }
            if case .commitment(let id) = item.notice.id.subject, id.kind == .checkIn, let answer { return answer }
            return (due, false)
        }
        return moments.min { $0.instant < $1.instant }.map { $0.isAnswer ? deadline($0.instant) : moment($0.instant) }
    }

    /// The people that the recipient can write to, over all items, each once.
    func contacts(most: Int = 8) -> (shown: [LetterFacts], more: Int) {
        var seen: Set<PersonID> = []
        let people = draft.items.flatMap { Partners(of: $0, for: draft.recipient).people }.filter {
            seen.insert($0.id).inserted
        }
        let shown = people.prefix(most).map { person in
            var facts = LetterFacts()
            facts.say("name", person.name, limit: PlainText.longestName)
            facts.say("address", person.email, limit: 254)
            return facts
        }
        return (shown, people.count - shown.count)
    }
}
