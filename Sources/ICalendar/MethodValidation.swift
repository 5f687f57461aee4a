/// The rules of RFC 5546 §3.2 for messages about events.
extension Validation {
    private struct MethodRule {
        var section: String
        var needs: [String]
        var lacks: [String] = []
        var needsAttendee = false
        var isForOne = true
    }

    private static func rule(_ method: ICalendarMethod) -> MethodRule? {
        switch method {
        case .publish:
            MethodRule(
                section: "§3.2.1", needs: ["DTSTART", "ORGANIZER", "SUMMARY"], lacks: ["ATTENDEE", "REQUEST-STATUS"],
                isForOne: false)
        case .request:
            MethodRule(
                section: "§3.2.2", needs: ["DTSTART", "ORGANIZER", "SUMMARY"], lacks: ["REQUEST-STATUS"],
                needsAttendee: true)
        case .reply: MethodRule(section: "§3.2.3", needs: ["ORGANIZER"], needsAttendee: true)
        case .add:
            MethodRule(
                section: "§3.2.4", needs: ["DTSTART", "ORGANIZER", "SUMMARY", "SEQUENCE"],
                lacks: ["RECURRENCE-ID", "REQUEST-STATUS"], needsAttendee: true)
        case .cancel: MethodRule(section: "§3.2.5", needs: ["ORGANIZER", "SEQUENCE"], lacks: ["REQUEST-STATUS"])
        case .refresh:
            MethodRule(section: "§3.2.6", needs: ["ORGANIZER"], lacks: ["DTSTART", "SEQUENCE"], needsAttendee: true)
        case .counter: MethodRule(section: "§3.2.7", needs: ["DTSTART", "ORGANIZER", "SEQUENCE", "SUMMARY"])
        case .declineCounter: MethodRule(section: "§3.2.8", needs: ["ORGANIZER", "SEQUENCE"])
        default: nil
        }
    }

    mutating func checkMethod(_ method: ICalendarMethod, _ calendar: ICalendarComponent) {
        guard let rule = Validation.rule(method) else {
            note("METHOD", "is none of RFC 5546", "RFC 5546 §1.4")
            return
        }
        let source = "RFC 5546 \(rule.section)"
        let uids = Set(calendar.events.compactMap(\.uid))
        if rule.isForOne, uids.count > 1 { note("UID", "is not the same in all events", source) }
        eachComponent(calendar) { validation, component in
            guard component.name == "VEVENT" else { return }
            for name in rule.needs where component[name] == nil {
                // A cancelled occurrence of a published or invited series needs no more than its identity.
                if component.status == .cancelled, name == "SUMMARY" { continue }
                validation.note(name, "is missing", source)
            }
            for name in rule.lacks where component[name] != nil { validation.note(name, "is not allowed here", source) }
            validation.checkAttendees(component, method, rule.needsAttendee, source)
            if method == .cancel, component.status != .cancelled, component["STATUS"] != nil {
                validation.note("STATUS", "is not CANCELLED", source)
            }
        }
    }

    private mutating func checkAttendees(
        _ component: ICalendarComponent, _ method: ICalendarMethod, _ isNeeded: Bool, _ source: String
    ) {
        let attendees = component.attendees
        if isNeeded, attendees.isEmpty { note("ATTENDEE", "is missing", source) }
        guard method == .reply || method == .refresh else { return }
        if attendees.count > 1 { note("ATTENDEE", "is there more than once: only who answers", source) }
        if method == .reply, component["ATTENDEE"] != nil, component["ATTENDEE"]?[parameter: "PARTSTAT"] == nil {
            note("ATTENDEE", "has no PARTSTAT: it is the answer", source)
        }
    }
}
