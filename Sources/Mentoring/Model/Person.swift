import CivilTime

/// Somebody in the program.
package struct Person: Hashable, Sendable {
    package var id: PersonID
    /// Their name, as letters say it. Any script.
    package var name: String
    package var email: String
    package var zone: String
    /// The language of their letters, such as `fr`; nil for the community's.
    package var locale: String?
    /// When they joined the community (§3.1.1, §4.1.1).
    package var joined: CivilDate?
    /// Whether letters may be sent to them at all; false once they asked for none. They are never judged then.
    package var takesLetters: Bool
    /// Why letters can't reach the address; nil while they can.
    package var addressFault: UnreachableCause?
    /// When they are away, in their own zone.
    package var absences: [DateSpan]
    /// The calendar whose holidays they keep, by their own zone's days; nil for the community's.
    package var holidays: HolidayCalendarID?
    package var frequency: LetterFrequency

    package init(
        id: PersonID, name: String, email: String, zone: String, locale: String? = nil, joined: CivilDate? = nil,
        takesLetters: Bool = true, addressFault: UnreachableCause? = nil, absences: [DateSpan] = [],
        holidays: HolidayCalendarID? = nil, frequency: LetterFrequency = .usual
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
        self.frequency = frequency
    }

    /// Whether they were erased: a pseudonym stands for them.
    package var isErased: Bool { addressFault == .erased }

    /// Whether a letter can reach them: they take letters, and nothing is known against the address.
    package var isReachable: Bool { takesLetters && addressFault == nil }

    /// Whether they are away on a day of their own zone.
    package func isAbsent(on date: CivilDate) -> Bool { absences.contains { $0.contains(date) } }
}

/// A person's part in one mentorship.
package struct Participant: Hashable, Sendable, Codable {
    package var person: PersonID
    package var role: Role

    package init(person: PersonID, role: Role) {
        self.person = person
        self.role = role
    }
}
