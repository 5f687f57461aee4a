import CivilTime
import ICalendar
import Mail

/// Reads what Gmail, Outlook and Apple send when somebody answers an invitation.
enum CalendarAnswer {
    private static let answers: Set<ICalendarMethod> = [.reply, .counter, .refresh, .declineCounter]
    /// Parts and occurrences beyond these are not looked at.
    private static let mostCalendars = 8
    private static let mostParts = 200

    /// The claim of the first calendar that is a message; `nil` if there is none.
    static func read(_ message: IncomingMessage, _ context: AnswerContext) -> Claim? {
        var foreign: Claim?
        for calendar in message.calendars.prefix(mostCalendars) {
            guard let found = read(calendar) else { continue }
            guard answers.contains(found.method) else {
                foreign = foreign ?? .ignored(.foreignCalendar(method: found.method.rawValue.bounded(40)))
                continue
            }
            return .calendarReply(reply(found.message, found.method, faults: found.faults, context))
        }
        return isBare(message, context) ? foreign : nil
    }

    /// Whether nothing but the calendar is in it, so that nobody wrote anything.
    private static func isBare(_ message: IncomingMessage, _ context: AnswerContext) -> Bool {
        !OwnText.lines(of: message, context).contains { $0.mark == .own && !$0.isBlank }
    }

    private static func read(_ calendar: IncomingMessage.Calendar) -> (
        message: ICalendarMessage, method: ICalendarMethod, faults: [String]
    )? {
        guard var tree = try? ICalendarReader.read(calendar.text).calendar else { return nil }
        var faults: [String] = []
        let stated = calendar.method.map(ICalendarMethod.init(rawValue:))
        // Some state the method in the part alone. Where the two differ, nobody knows what is meant: RFC 6047 §2.4 wants them the same.
        if tree.method == nil {
            guard let stated else { return nil }
            tree.method = stated
            faults.append("METHOD is stated by the part alone")
        } else if let stated, stated != tree.method {
            return nil
        }
        guard let message = try? ICalendarMessage(tree) else { return nil }
        return (message, message.method, faults)
    }

    private static func reply(
        _ message: ICalendarMessage, _ method: ICalendarMethod, faults: [String], _ context: AnswerContext
    ) -> CalendarReply {
        let zones = CalendarZones(message.calendar, database: context.zones)
        var faults = faults
        func instant(_ time: ICalendarTime?) -> Instant? {
            guard let time, !time.isDate else { return nil }
            do { return try zones.instant(of: time, floating: context.zone) } catch {
                faults.append("\(error)".bounded(200))
                return nil
            }
        }
        let parts = message.parts.prefix(mostParts).map { part in
            var result = CalendarReply.Part(
                occurrence: part.recurrenceID?.time, occurrenceInstant: instant(part.recurrenceID?.time),
                isThisAndFuture: part.recurrenceID?.isThisAndFuture == true, sequence: part.sequence, stamp: part.stamp)
            let attendee = attendee(part, of: context)
            result.attendee = attendee.flatMap { $0.email ?? $0.address.email ?? $0.address.uri }?.lowercased().bounded(
                320)
            // NEEDS-ACTION in an answer says nothing.
            result.status = attendee?.status == .needsAction ? nil : attendee?.status
            result.comment = part.comment?.trimmedBlanks.bounded(2_000)
            if result.comment?.isEmpty == true { result.comment = nil }
            if method == .counter { result.proposedStart = instant(part.start) }
            return result
        }
        if message.parts.count > mostParts { faults.append("only the first \(mostParts) parts were read") }
        return CalendarReply(method: method, uid: message.uid.bounded(1_000), parts: parts, faults: faults)
    }

    /// Who answers: the only attendee, or the only one that has answered.
    private static func attendee(_ part: ICalendarMessage.Part, of context: AnswerContext) -> Attendee? {
        if let only = part.attendee { return only }
        let answered = part.attendees.filter { $0.status != .needsAction }
        return answered.count == 1 ? answered.first : nil
    }
}
