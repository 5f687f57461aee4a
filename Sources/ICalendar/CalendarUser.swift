/// A calendar user's address, RFC 5545 §3.3.3: a URI, nearly always `mailto:`.
public struct CalendarAddress: Hashable, Sendable {
    /// The URI as it stands.
    public let uri: String

    /// An address by its URI.
    public init(uri: String) { self.uri = uri }

    /// An address for mail.
    public init(email: String) { uri = "mailto:" + email }

    /// The address for mail; `nil` of another URI. As it was written: `sameMailbox(as:)` compares without regard to
    /// case.
    public var email: String? {
        let scheme = "mailto:"
        guard uri.prefix(scheme.count).asciiUpperCased == "MAILTO:" else { return nil }
        return String(uri.dropFirst(scheme.count).prefix { $0 != "?" })
    }

    /// Whether both lead to the same mailbox: the same address for mail or, of other URIs, the same URI, without
    /// regard to ASCII's case, as all mail systems in use have it.
    public func sameMailbox(as other: CalendarAddress) -> Bool {
        (email ?? uri).asciiUpperCased == (other.email ?? other.uri).asciiUpperCased
    }
}

/// ORGANIZER, RFC 5545 §3.8.4.3: who invites.
public struct Organizer: Hashable, Sendable {
    /// Where answers go.
    public var address: CalendarAddress
    /// CN: the name for people.
    public var name: String?
    /// SENT-BY: who acts for the organizer.
    public var sentBy: CalendarAddress?
    /// EMAIL (RFC 7986 §6.2): the address for mail, if `address` has none.
    public var email: String?

    /// An organizer.
    public init(_ address: CalendarAddress, name: String? = nil, sentBy: CalendarAddress? = nil, email: String? = nil) {
        self.address = address
        self.name = name
        self.sentBy = sentBy
        self.email = email
    }

    init(_ property: ICalendarProperty) {
        self.init(
            CalendarAddress(uri: property.value), name: property[parameter: "CN"],
            sentBy: property[parameter: "SENT-BY"].map(CalendarAddress.init(uri:)), email: property[parameter: "EMAIL"])
    }

    var property: ICalendarProperty {
        var property = ICalendarProperty("ORGANIZER", value: address.uri)
        property[parameter: "CN"] = name
        property[parameter: "SENT-BY"] = sentBy?.uri
        property[parameter: "EMAIL"] = email
        return property
    }
}

/// ATTENDEE, RFC 5545 §3.8.4.1: who is invited, and what they answered.
public struct Attendee: Hashable, Sendable {
    /// Where the invitation goes.
    public var address: CalendarAddress
    /// CN: the name for people.
    public var name: String?
    /// ROLE.
    public var role = ParticipationRole.required
    /// PARTSTAT.
    public var status = ParticipationStatus.needsAction
    /// RSVP: whether an answer is asked for.
    public var isReplyExpected = false
    /// CUTYPE.
    public var type = CalendarUserType.individual
    /// DELEGATED-TO: who comes instead.
    public var delegatedTo: [CalendarAddress] = []
    /// DELEGATED-FROM: instead of whom they come.
    public var delegatedFrom: [CalendarAddress] = []
    /// MEMBER: groups as whose members they are invited.
    public var memberOf: [CalendarAddress] = []
    /// SENT-BY: who acts for them.
    public var sentBy: CalendarAddress?
    /// EMAIL (RFC 7986 §6.2): the address for mail, if `address` has none.
    public var email: String?
    /// All other parameters, such as X-NUM-GUESTS.
    public var others: [ICalendarParameter] = []

    /// An attendee; the rest can be set.
    public init(
        _ address: CalendarAddress, name: String? = nil, status: ParticipationStatus = .needsAction,
        isReplyExpected: Bool = false
    ) {
        self.address = address
        self.name = name
        self.status = status
        self.isReplyExpected = isReplyExpected
    }

    init(_ property: ICalendarProperty) {
        address = CalendarAddress(uri: property.value)
        for parameter in property.parameters {
            let value = parameter.values.first ?? ""
            let addresses = parameter.values.map(CalendarAddress.init(uri:))
            switch parameter.name {
            case "CN": name = value
            case "ROLE": role = ParticipationRole(rawValue: value)
            case "PARTSTAT": status = ParticipationStatus(rawValue: value)
            case "RSVP": isReplyExpected = value.asciiUpperCased == "TRUE"
            case "CUTYPE": type = CalendarUserType(rawValue: value)
            case "DELEGATED-TO": delegatedTo = addresses
            case "DELEGATED-FROM": delegatedFrom = addresses
            case "MEMBER": memberOf = addresses
            case "SENT-BY": sentBy = addresses.first
            case "EMAIL": email = value
            default: others.append(parameter)
            }
        }
    }

    /// With the parameters that Outlook and Gmail look for, whether or not they state a default.
    var property: ICalendarProperty {
        var property = ICalendarProperty("ATTENDEE", value: address.uri)
        func state(_ name: String, _ values: [String]) {
            if !values.isEmpty { property.parameters.append(ICalendarParameter(name, values)) }
        }
        state("CUTYPE", [type.rawValue])
        state("ROLE", [role.rawValue])
        state("PARTSTAT", [status.rawValue])
        if isReplyExpected { state("RSVP", ["TRUE"]) }
        state("CN", name.map { [$0] } ?? [])
        state("DELEGATED-TO", delegatedTo.map(\.uri))
        state("DELEGATED-FROM", delegatedFrom.map(\.uri))
        state("MEMBER", memberOf.map(\.uri))
        state("SENT-BY", sentBy.map { [$0.uri] } ?? [])
        state("EMAIL", email.map { [$0] } ?? [])
        property.parameters += others
        return property
    }
}
