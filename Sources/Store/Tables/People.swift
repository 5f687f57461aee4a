import CivilTime
import Mentoring

extension Reader {
    static let personColumns = """
        person.id, person.name, person.email, person.zone, person.locale, person.joined, person.takes_letters, person.address_fault,
        person.absences, person.holidays, person.frequency
        """

    package func person(_ id: PersonID) throws -> Person? {
        try session.row("SELECT \(Self.personColumns) FROM person WHERE id = ?1", [id.text], Self.person)
    }

    /// Everybody, by identifier.
    package func people() throws -> [Person] {
        try session.listing("SELECT \(Self.personColumns) FROM person ORDER BY id", [], Self.person)
    }

    /// People whom letters can't reach, by identifier.
    package func unreachablePeople() throws -> [Person] {
        try session.rows(
            "SELECT \(Self.personColumns) FROM person WHERE address_fault >= ''", [], Self.person
        ).sorted { $0.id < $1.id }
    }

    static func person(_ cells: inout Cells) throws -> Person {
        Person(
            id: try cells.value(PersonID.init), name: try cells.text(), email: try cells.text(), zone: try cells.text(),
            locale: try cells.optionalText(), joined: try cells.optionalValue { CivilDate($0) },
            takesLetters: try cells.flag(),
            addressFault: try cells.optionalJSON(), absences: try cells.list(),
            holidays: try cells.optionalValue(HolidayCalendarID.init),
            frequency: try cells.value(LetterFrequency.init(rawValue:)))
    }

    /// The calendars of holidays that people and mentorships name, by name.
    package func holidayCalendarsInUse() throws -> [HolidayCalendarID] {
        let names = try distinct("holidays", in: "person") + distinct("holidays", in: "mentorship")
        return try Set(names).sorted().map { name in
            guard let id = HolidayCalendarID(name) else {
                throw StoreError.damaged("a calendar of holidays has no name")
            }
            return id
        }
    }
}

extension Writer {
    /// Stores a person, as they are now. Nothing happens when they are stored so already.
    package func put(_ person: Person) throws {
        if try self.person(person.id) == person { return }
        try session.execute(
            """
            INSERT INTO person (id, name, email, zone, locale, joined, takes_letters, address_fault, absences, holidays,
                frequency)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, zone = excluded.zone,
                locale = excluded.locale, joined = excluded.joined, takes_letters = excluded.takes_letters,
                address_fault = excluded.address_fault, absences = excluded.absences,
                holidays = excluded.holidays, frequency = excluded.frequency
            """,
            [
                person.id.text, person.name, person.email, person.zone, person.locale, person.joined?.description,
                person.takesLetters, try person.addressFault.map { try session.json.text(of: $0) },
                try text(of: person.absences),
                person.holidays?.text, person.frequency.rawValue,
            ])
        dossiers.clear()
        for id in try mentorshipIDs(of: person.id) { try wake(id) }
    }
}
