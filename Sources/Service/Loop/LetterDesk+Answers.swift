import CivilTime
import Letters
import Mentoring
import Store

/// What letters that answer a message say beside what their notice is about.
extension LetterDesk {
    /// Fills in who did it, what was before, and what may have been meant. A notice's `detail` holds them: `2027-03-09T17:00:00Z jonas`.
    func answering(_ item: LetterItem) throws -> LetterItem {
        var item = item
        let words = (item.notice.detail ?? "").split(separator: " ").map(String.init)
        switch item.notice.letter {
        case "moved":
            item.previously = words.first.flatMap { Instant(rfc3339: $0) }
            item.by = words.dropFirst().first.flatMap { PersonID($0) }
        case "declined": item.by = words.first.flatMap { PersonID($0) }
        case "proposed":
            // The new time, and who would like it.
            item.outcome = words.first.flatMap { Instant(rfc3339: $0) }.map { .proposed($0) }
            item.by = words.dropFirst().first.flatMap { PersonID($0) }
        case "paused":
            item.until = words.first.flatMap { CivilDate($0) }
            item.by = words.dropFirst().first.flatMap { PersonID($0) }
        case "resumed":
            item.by = words.first.flatMap { PersonID($0) }
            item.next = try nextMeeting(item.mentorship?.id)
        case "unread-reply":
            item.by = words.first.flatMap { PersonID($0) }
            // Its own detail is for the coordinator to read, without the author's identifier.
            let rest = words.dropFirst().joined(separator: " ")
            item.notice.detail = rest.isEmpty ? nil : rest
        case "which": item.choices = try choices(like: item)
        default: break
        }
        return item
    }

    private func nextMeeting(_ id: MentorshipID?) throws -> Instant? {
        guard let dossier = id.flatMap({ dossiers[$0] }) else { return nil }
        return try Agenda(rules: configuration.rules).entries(
            of: dossier, from: now, until: now + 100 * 86_400, now: now
        ).first { $0.id.kind == .meeting && $0.state == .planned }?.due
    }

    /// The things that the letter asked which was answered without a number.
    private func choices(like item: LetterItem) throws -> [LetterChoice] {
        try AnsweredItems.original(of: item.notice, writer).enumerated().map {
            LetterChoice(number: $0.offset + 1, item: try self.item($0.element))
        }
    }

    /// The Message-ID of the message that a letter's notices answer.
    func answeredMessage(_ notices: [Notice]) throws -> String? {
        guard let notice = notices.first, notice.isAnswer else { return nil }
        let mark = notice.id.rung.dropFirst(Notice.answerPrefix.count).prefix { $0 != "-" }
        return try writer.received(mark: String(mark))?.messageID
    }
}
