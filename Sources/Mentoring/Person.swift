import CivilTime

/// Somebody in the program.
public struct Person: Hashable, Sendable, Codable {
    /// The identifier by which the journal knows them.
    public var id: PersonID
    /// Their name, as letters say it. Any script.
    public var name: String
    /// Where letters go.
    public var email: String
    /// Their zone identifier.
    public var zone: String
    /// The language of their letters, such as `fr`; nil for the community's.
    public var locale: String?
    /// When they joined the community (§3.1.1, §4.1.1).
    public var joined: CivilDate?
    /// Whether letters may be sent to them at all; false once they asked for none. They are never judged then.
    public var takesLetters: Bool
    /// Why letters can't reach the address; nil while they can.
    public var addressFault: String?
    /// When they are away, in their own zone.
    public var absences: [DateSpan]
    /// The calendar whose holidays they keep, by their own zone's days; nil for the community's.
    public var holidays: HolidayCalendarID?

    /// Describes a person.
    public init(
        id: PersonID, name: String, email: String, zone: String, locale: String? = nil, joined: CivilDate? = nil,
        takesLetters: Bool = true, addressFault: String? = nil, absences: [DateSpan] = [],
        holidays: HolidayCalendarID? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.zone = zone
        self.locale = locale
        self.joined = joined
        self.takesLetters = takesLetters
        self.addressFault = addressFault
        self.absences = absences
        self.holidays = holidays
    }

    /// What stands against the address of somebody who was erased: there is none.
    public static let erased = "erased"

    /// Whether they were erased: a pseudonym stands for them.
    public var isErased: Bool { addressFault == Self.erased }

    /// Whether a letter can reach them: they take letters, and nothing is known against the address.
    public var isReachable: Bool { takesLetters && addressFault == nil }

    /// Whether they are away on a day of their own zone.
    public func isAbsent(on date: CivilDate) -> Bool { absences.contains { $0.contains(date) } }
}

/// A person's part in one mentorship.
public struct Participant: Hashable, Sendable, Codable {
    /// Who.
    public var person: PersonID
    /// As what.
    public var role: Role

    /// Says who takes part as what.
    public init(person: PersonID, role: Role) {
        self.person = person
        self.role = role
    }
}
