/// A word out of a list to which writers may add words of their own, such as a participation status. Case does not
/// matter.
public protocol ICalendarToken: RawRepresentable, Hashable, Sendable, CustomStringConvertible
where RawValue == String {
    /// Takes the word as it stands, in upper case.
    init(canonical: String)
}

extension ICalendarToken {
    /// The word in upper case.
    public init(rawValue: String) { self.init(canonical: rawValue.trimmed.asciiUpperCased) }

    /// The word.
    public var description: String { rawValue }
}

/// METHOD: what a calendar is sent for (RFC 5546 §1.4).
public struct ICalendarMethod: ICalendarToken {
    /// The word in upper case.
    public let rawValue: String
    /// Takes the word as it stands, in upper case.
    public init(canonical: String) { rawValue = canonical }

    /// To be looked at; nobody is asked to answer.
    public static let publish = ICalendarMethod(canonical: "PUBLISH")
    /// An invitation, or a change of one.
    public static let request = ICalendarMethod(canonical: "REQUEST")
    /// An attendee's answer.
    public static let reply = ICalendarMethod(canonical: "REPLY")
    /// Further occurrences.
    public static let add = ICalendarMethod(canonical: "ADD")
    /// Something does not take place.
    public static let cancel = ICalendarMethod(canonical: "CANCEL")
    /// An attendee asks for the latest version.
    public static let refresh = ICalendarMethod(canonical: "REFRESH")
    /// An attendee proposes a change, such as another time.
    public static let counter = ICalendarMethod(canonical: "COUNTER")
    /// The organizer does not take what was proposed.
    public static let declineCounter = ICalendarMethod(canonical: "DECLINECOUNTER")
}

/// PARTSTAT: whether an attendee comes (RFC 5545 §3.2.12).
public struct ParticipationStatus: ICalendarToken {
    /// The word in upper case.
    public let rawValue: String
    /// Takes the word as it stands, in upper case.
    public init(canonical: String) { rawValue = canonical }

    /// Has not answered: what holds if nothing is said.
    public static let needsAction = ParticipationStatus(canonical: "NEEDS-ACTION")
    /// Comes.
    public static let accepted = ParticipationStatus(canonical: "ACCEPTED")
    /// Does not come.
    public static let declined = ParticipationStatus(canonical: "DECLINED")
    /// Does not know yet.
    public static let tentative = ParticipationStatus(canonical: "TENTATIVE")
    /// Has somebody else come.
    public static let delegated = ParticipationStatus(canonical: "DELEGATED")
}

/// ROLE: what an attendee is there for (RFC 5545 §3.2.16).
public struct ParticipationRole: ICalendarToken {
    /// The word in upper case.
    public let rawValue: String
    /// Takes the word as it stands, in upper case.
    public init(canonical: String) { rawValue = canonical }

    /// Leads.
    public static let chair = ParticipationRole(canonical: "CHAIR")
    /// Is needed: what holds if nothing is said.
    public static let required = ParticipationRole(canonical: "REQ-PARTICIPANT")
    /// May come.
    public static let optional = ParticipationRole(canonical: "OPT-PARTICIPANT")
    /// Is told only.
    public static let informed = ParticipationRole(canonical: "NON-PARTICIPANT")
}

/// CUTYPE: what kind of calendar user an attendee is (RFC 5545 §3.2.3).
public struct CalendarUserType: ICalendarToken {
    /// The word in upper case.
    public let rawValue: String
    /// Takes the word as it stands, in upper case.
    public init(canonical: String) { rawValue = canonical }

    /// A person: what holds if nothing is said.
    public static let individual = CalendarUserType(canonical: "INDIVIDUAL")
    /// A group of persons.
    public static let group = CalendarUserType(canonical: "GROUP")
    /// A thing, such as a projector.
    public static let resource = CalendarUserType(canonical: "RESOURCE")
    /// A room.
    public static let room = CalendarUserType(canonical: "ROOM")
}

/// STATUS of an event, a task or a journal entry (RFC 5545 §3.8.1.11).
public struct ICalendarStatus: ICalendarToken {
    /// The word in upper case.
    public let rawValue: String
    /// Takes the word as it stands, in upper case.
    public init(canonical: String) { rawValue = canonical }

    /// An event may take place.
    public static let tentative = ICalendarStatus(canonical: "TENTATIVE")
    /// An event takes place.
    public static let confirmed = ICalendarStatus(canonical: "CONFIRMED")
    /// It does not take place.
    public static let cancelled = ICalendarStatus(canonical: "CANCELLED")
    /// A task is to be begun.
    public static let needsAction = ICalendarStatus(canonical: "NEEDS-ACTION")
    /// A task is under way.
    public static let inProcess = ICalendarStatus(canonical: "IN-PROCESS")
    /// A task is done.
    public static let completed = ICalendarStatus(canonical: "COMPLETED")
}

/// TRANSP: whether an event takes its time from who is asked for theirs (RFC 5545 §3.8.2.7).
public struct Transparency: ICalendarToken {
    /// The word in upper case.
    public let rawValue: String
    /// Takes the word as it stands, in upper case.
    public init(canonical: String) { rawValue = canonical }

    /// The time is taken: what holds if nothing is said.
    public static let opaque = Transparency(canonical: "OPAQUE")
    /// The time stays free.
    public static let transparent = Transparency(canonical: "TRANSPARENT")
}
