import CivilTime
import Mentoring

/// Typed notices: what a notice says beyond its subject is a value, kept as JSON. Before, it was a text with a form of its own for each
/// kind of letter.
enum SchemaTypedNotices {
    static let statements = [
        "ALTER TABLE notice ADD COLUMN content TEXT CONSTRAINT content_is_json CHECK (content IS NULL OR json_valid(content))"
    ]

    /// Writes each text as the value that it stood for.
    static func carry(_ session: Session) throws {
        let rows = try session.listing("SELECT number, letter, recipient, detail FROM notice WHERE detail IS NOT NULL")
        {
            (number: try $0.required(Int64.self), letter: try $0.text(), recipient: try $0.text(), text: try $0.text())
        }
        for row in rows {
            let content = FormerDetail(row.text, to: row.recipient).content(of: LetterKind(row.letter))
            guard let content else { continue }
            try session.execute(
                "UPDATE notice SET content = ?1 WHERE number = ?2", [try session.json.text(of: content), row.number])
        }
        try session.run(script: "ALTER TABLE notice DROP COLUMN detail")
    }
}

private struct FormerDetail {
    let text: String
    let recipient: String
    private let words: [String]

    init(_ text: String, to recipient: String) {
        self.text = text
        self.recipient = recipient
        words = text.split(separator: " ").map(String.init)
    }

    private func word(_ place: Int) -> String? { words.indices.contains(place) ? words[place] : nil }
    private func person(_ place: Int) -> PersonID? { word(place).flatMap { PersonID($0) } }
    private func instant(_ place: Int) -> Instant? { word(place).flatMap { Instant(rfc3339: $0) } }
    private func day(_ place: Int) -> CivilDate? { word(place).flatMap { CivilDate($0) } }

    /// What it stood for; nil for what was for nobody to read.
    func content(of letter: LetterKind) -> NoticeContent? {
        switch letter {
        case .addressChanged: AddressSide(rawValue: text).map { .addressChange($0) }
        case .breaker: .stop(StopCause(former: text))
        case .confirmAddress: strangeAddress
        case .confirmation: outcome.map { .outcome($0) }
        case .declined: person(0).map { .refusal(by: $0, isAll: words.last == "all" && words.count > 1) }
        case .escalation: .matter(matter)
        case .invitation, .invitationUpdate, .invitationCancelled: .calendar(mark: text == "none" ? nil : text)
        case .moved: moved
        case .needsPerson: CommitmentID(text).map { .checkIn($0) }
        case .notUnderstood: text == "again" ? .notUnderstoodAgain : nil
        case .paused: .pause(through: day(0), by: person(1))
        case .proposed: instant(0).flatMap { time in person(1).map { .proposal(time, by: $0) } }
        case .resumed: person(0).map { .resumption(by: $0) }
        case .unreadReply: unread
        case .which: lack.map { .lack($0) }
        default: nil
        }
    }

    private var moved: NoticeContent? {
        guard let before = instant(0), let by = person(1) else { return nil }
        return .move(from: before, by: by, isAgreed: words.last == "agreed" && words.count > 2)
    }

    private var unread: NoticeContent? {
        guard let by = person(0) else { return nil }
        switch word(1) {
        case "no-letters": return .unread(by: by, .noLetters)
        case "says": return .unread(by: by, .shown(words.count > 2 ? words.dropFirst(2).joined(separator: " ") : nil))
        default: return .unread(by: by, .known)
        }
    }

    private var strangeAddress: NoticeContent? {
        guard let address = word(0), let person = person(2) ?? PersonID(recipient) else { return nil }
        return .strangeAddress(
            address, said: word(1).flatMap { SaidVerb.Kind(rawValue: $0) }.map { SaidVerb($0) }, to: person)
    }

    private var outcome: AnswerOutcome? {
        switch word(0) {
        case "held": .held
        case "missed": .missed
        case "moved": instant(1).map { .moved(to: $0, clock: word(2)) }
        case "proposed": instant(1).map { .proposed($0) }
        case "done": .done
        case "checked-in": .checkedIn(isRead: word(1) == "read")
        case "renewed": .renewed
        case "not-renewed": .notRenewed
        case "snoozed": day(1).map { .snoozed(until: $0) }
        case "paused": day(1).map { .paused(until: $0) }
        case "resumed": .resumed
        case "absent": day(1).map { .absent(until: $0) }
        case "excused": .excused
        case "accepted": .accepted
        case "tentative": .tentative
        case "unsubscribed": .unsubscribed
        case "address-added": .addressAdded(word(1))
        case "shown": .shown
        case "stays": instant(1).map { .stays($0) }
        default: nil
        }
    }

    private var lack: Clarification? {
        guard let kind = word(0).flatMap(Clarification.Kind.init) else { return nil }
        guard kind == .number else {
            return Clarification(kind, word(1).flatMap(Clarification.Reason.init), day: day(2))
        }
        let said = word(1).flatMap { SaidVerb.Kind(rawValue: $0) }.map {
            SaidVerb($0, until: day(2), days: word(2).flatMap { Int($0) }, time: word(2).flatMap { CivilDateTime($0) })
        }
        return Clarification(.number, said: said)
    }

    private var matter: Matter {
        let plain: [Matter] = [.noAnswer, .saidMissed, .notAsked, .contradiction, .lateAnswer]
        return plain.first { $0.text() == text } ?? counted ?? ofPerson ?? refusal ?? .words(text)
    }

    private var counted: Matter? {
        let numbers = words.compactMap { Int($0) }
        guard let number = numbers.first else { return nil }
        let matters: [Matter] = [.atRisk(misses: number), .movedAgain(times: number), .manyUnread(most: number)]
        return matters.first { $0.text() == text }
    }

    private var ofPerson: Matter? {
        for id in words.compactMap({ PersonID($0.last == ":" ? String($0.dropLast()) : $0) }) {
            var matters: [Matter] = [.noMoreLetters(id), .markedAnswer(id), .unanswered(id)]
            matters += words.last { Int($0) != nil }.flatMap { Int($0) }.map { [.declinedAll(id, from: $0)] } ?? []
            let rest = text.firstIndex(of: ":").map { String(text[$0...].dropFirst(2)) } ?? ""
            matters.append(.unreachable(id, fault: rest))
            matters += words.compactMap { CivilDate($0.last == "," ? String($0.dropLast()) : $0) }.map {
                .notLeaving(id, since: $0, fault: rest)
            }
            matters += says.map { [.absence(id, says: $0)] } ?? []
            if let found = matters.first(where: { $0.text() == text }) { return found }
        }
        return nil
    }

    private var says: AbsenceReport? {
        let parts = text.split(separator: " says ", maxSplits: 1)
        return parts.count < 2
            ? nil
            : parts[1].split(separator: ". Nothing is recorded", maxSplits: 1).first.flatMap {
                AbsenceReport(former: String($0))
            }
    }

    private var refusal: Matter? {
        guard let domain = word(2) else { return nil }
        let parts = text.split(separator: "not the address's", maxSplits: 1)
        guard parts.count == 2, let colon = parts[1].firstIndex(of: ":") else { return nil }
        let matter = Matter.refusal(domain: domain, status: String(parts[1][..<colon]))
        return matter.text() == text ? matter : nil
    }
}
