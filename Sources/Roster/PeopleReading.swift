import CivilTime
import Mentoring
import Settings

/// Makes people of rows, and knows whom a mentorship may name.
struct PeopleReading {
    private(set) var people: [RosterPerson] = []
    private var indexOfEmail: [String: Int] = [:]
    private var indexOfID: [PersonID: Int] = [:]
    private var emailLines: [String: Int] = [:]
    private let knownByEmail: [String: PersonID]
    private let knownIDs: Set<PersonID>
    private let zones: ZoneReading
    private let dates: DateReading
    private let calendars: HolidaysReading
    private let makeID: @Sendable () -> String
    private var domains = NearDomains()
    /// Those who are known already, by the mailbox that several addresses reach.
    private let knownByMailbox: [String: Person]

    private static let longestName = 120
    /// Comparing a misspelt name with more people than this would cost.
    private static let mostCompared = 20_000
    private static let joinedYears = 1950...2100

    init(options: RosterOptions, dates: DateReading, zones: ZoneReading) {
        self.dates = dates
        self.zones = zones
        calendars = HolidaysReading(known: options.holidayCalendars)
        makeID = options.makeID
        knownByEmail = Dictionary(options.known.map { ($0.email.lowercased(), $0.id) }) { first, _ in first }
        knownIDs = Set(options.known.map(\.id))
        knownByMailbox = Dictionary(
            options.known.compactMap { person in SharedMailbox.key(person.email).map { ($0, person) } }
        ) { first, _ in first }
    }

    /// Reads one row. Cells that are at fault are reported; the person is known all the same, so that one fault does not become many.
    /// - Returns: who it is; nil when neither identifier nor address tells.
    mutating func add(_ row: PersonRow, into findings: inout Findings) -> PersonID? {
        let id = readID(row, into: &findings)
        let address = readAddress(row, into: &findings)
        if row.mayRepeat, let index = existing(id: id, address: address) {
            merge(row, address, into: index, &findings)
            return people[index].person.id
        }
        // A side of a pair that only points at somebody, by identifier or address.
        if row.mayRepeat, let found = onlyKnown(row, id: id, address: address) { return found }
        var person = Person(
            id: PersonID(checked: "unnamed"), name: "", email: address?.text ?? "", zone: zones.community)
        var cells: [PersonColumn: String] = [:]
        read(row, address, into: &person, &cells, &findings)
        guard let address else {
            if let id, row.mayRepeat, (row.cells[.email]?.text ?? "").isEmpty {
                findings.fault(
                    row.line, row.id?.column,
                    "nobody has the id \"\(id)\""
                        + (findings.isWorthSuggesting ? question(id.text) : "; give an address, too"))
            }
            return id.map { register($0, row) }
        }
        if let index = indexOfEmail[address.key] {
            let other = people[index]
            findings.fault(
                row.line, row.cells[.email]?.column,
                "\"\(shown(address.text))\" is the address of line \(other.line) already"
                    + (other.person.email == address.text
                        ? "" : " (\(shown(other.person.email)): letters' case does not matter)"))
            return other.person.id
        }
        if let id, let index = indexOfID[id] {
            findings.fault(row.line, row.id?.column, "\"\(id)\" is the id of line \(people[index].line) already")
            return id
        }
        person.id = id ?? freshID(row.line, into: &findings)
        append(RosterPerson(line: row.line, person: person, hasOwnID: id != nil, cells: cells), key: address.key)
        domains.count(address.domain)
        return person.id
    }

    private func existing(id: PersonID?, address: EmailAddress?) -> Int? {
        if let address, let index = indexOfEmail[address.key] { return index }
        guard let id, let index = indexOfID[id] else { return nil }
        return address == nil ? index : nil
    }

    private func onlyKnown(_ row: PersonRow, id: PersonID?, address: EmailAddress?) -> PersonID? {
        guard (row.cells[.name]?.text ?? "").isEmpty, address?.name == nil else { return nil }
        if let address { return knownByEmail[address.key] }
        return id.flatMap { knownIDs.contains($0) ? $0 : nil }
    }

    private mutating func append(_ person: RosterPerson, key: String) {
        indexOfID[person.person.id] = people.count
        indexOfEmail[key] = people.count
        emailLines[key] = person.line
        people.append(person)
    }

    /// Keeps an identifier whose row is at fault, so that those who name it are not at fault, too.
    private mutating func register(_ id: PersonID, _ row: PersonRow) -> PersonID {
        if indexOfID[id] == nil {
            indexOfID[id] = people.count
            let person = Person(id: id, name: "", email: "", zone: zones.community)
            people.append(RosterPerson(line: row.line, person: person, hasOwnID: true, cells: [:]))
        }
        return id
    }

    private func readID(_ row: PersonRow, into findings: inout Findings) -> PersonID? {
        guard let cell = row.id, !cell.text.isEmpty else { return nil }
        if let id = PersonID(cell.text) { return id }
        findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" is not an id: \(identifierAdvice)")
        return nil
    }

    private func readAddress(_ row: PersonRow, into findings: inout Findings) -> EmailAddress? {
        guard let cell = row.cells[.email], !cell.text.isEmpty else {
            // In a pair, an identifier alone may point at somebody listed elsewhere.
            if !row.missingIsReported, !(row.mayRepeat && row.id?.text.isEmpty == false) {
                findings.fault(row.line, row.cells[.email]?.column ?? "email", "is missing; letters go there")
            }
            return nil
        }
        do {
            return try EmailAddress(cell.text)
        } catch {
            findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" \(error.reason)")
            return nil
        }
    }

    private func read(
        _ row: PersonRow, _ address: EmailAddress?, into person: inout Person, _ cells: inout [PersonColumn: String],
        _ findings: inout Findings
    ) {
        let name = row.cells[.name]
        let written = name.map(\.text) ?? ""
        person.name = written.isEmpty ? address?.name ?? "" : written
        // An address at fault may have had the name before it.
        if person.name.isEmpty {
            let pointsByID = row.mayRepeat && !(row.id?.text ?? "").isEmpty
            let hasNoAddress = (row.cells[.email]?.text ?? "").isEmpty
            if !row.missingIsReported, address != nil || hasNoAddress && !pointsByID {
                findings.fault(row.line, name?.column ?? "name", "is missing; letters begin with it")
            }
        } else if let reason = PeopleReading.faultOfName(person.name) {
            findings.fault(name?.line ?? row.line, name?.column ?? "name", "\"\(shown(person.name))\" \(reason)")
        }
        cells[.name] = person.name
        cells[.email] = address?.text
        if let cell = row.cells[.zone] {
            person.zone = zones.read(cell, into: &findings)
            cells[.zone] = cell.text.isEmpty ? "" : person.zone
        }
        if let cell = row.cells[.locale] {
            person.locale = PeopleReading.locale(cell, into: &findings)
            cells[.locale] = person.locale ?? ""
        }
        if let cell = row.cells[.joined] {
            person.joined = joined(cell, into: &findings)
            cells[.joined] = person.joined?.description ?? ""
        }
        if let cell = row.cells[.holidays] {
            person.holidays = calendars.read(cell, into: &findings)
            cells[.holidays] = person.holidays?.text ?? ""
        }
        if let cell = row.cells[.frequency] {
            person.frequency = LetterFrequency(cell, into: &findings)
            cells[.frequency] = person.cell(.frequency)
        }
    }

    private static func faultOfName(_ name: String) -> String? {
        if name.unicodeScalars.count > longestName { return "is longer than \(longestName) characters" }
        if name.contains(where: \.isNewline) { return "has a line break in it" }
        if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return "has a control character in it"
        }
        return nil
    }

    /// A language tag such as `fr` or `pt-BR` (RFC 5646): its parts alone are looked at.
    private static func locale(_ cell: RosterCell, into findings: inout Findings) -> String? {
        guard !cell.text.isEmpty else { return nil }
        let parts = cell.text.replacing("_", with: "-").split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.enumerated().allSatisfy { index, part in
            (index == 0 ? 2...3 : 2...8).contains(part.count)
                && part.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || index > 0 && (0x30...0x39).contains($0) }
        }
        guard isTag, parts.count <= 4 else {
            findings.fault(
                cell.line, cell.column, "\"\(shown(cell.text))\" is not a language; write a tag such as fr or pt-BR")
            return nil
        }
        return parts.joined(separator: "-")
    }

    private func joined(_ cell: RosterCell, into findings: inout Findings) -> CivilDate? {
        guard !cell.text.isEmpty else { return nil }
        do {
            let date = try dates.read(cell.text).date
            guard PeopleReading.joinedYears.contains(date.year) else {
                findings.fault(
                    cell.line, cell.column,
                    "\"\(shown(cell.text))\" is in the year \(date.year); years from \(PeopleReading.joinedYears.lowerBound) to "
                        + "\(PeopleReading.joinedYears.upperBound) are taken")
                return nil
            }
            return date
        } catch {
            findings.fault(cell.line, cell.column, "\"\(shown(cell.text))\" \(error.reason)")
            return nil
        }
    }

    /// Takes what a further row says of somebody; what contradicts an earlier row is a fault.
    private mutating func merge(_ row: PersonRow, _ address: EmailAddress?, into index: Int, _ findings: inout Findings)
    {
        guard let address else { return }
        var person = people[index].person
        var cells: [PersonColumn: String] = [:]
        var row = row
        // A row that leaves a cell empty says nothing about it.
        row.cells = row.cells.filter { !$0.value.text.isEmpty }
        let hasName = row.cells[.name] != nil || address.name != nil
        if !hasName {
            row.cells[.name] = RosterCell(text: person.name, line: row.line, column: PersonColumn.name.rawValue)
        }
        guard !person.name.isEmpty || hasName else { return }
        read(row, address, into: &person, &cells, &findings)
        for (column, value) in cells.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let before = people[index].cells[column] ?? ""
            // Letters' case in an address says nothing.
            if before.isEmpty || before == value || column == .email { continue }
            findings.fault(
                row.line, (row.cells[column] ?? row.cells[.email])?.column ?? column.rawValue,
                "\"\(shown(value))\" contradicts \"\(shown(before))\" on line \(people[index].line) for \(shown(address.text))"
            )
        }
        if let id = row.id, !id.text.isEmpty, let given = PersonID(id.text), given != people[index].person.id {
            findings.fault(
                id.line, id.column,
                "\"\(given)\" contradicts line \(people[index].line), where \(shown(address.text)) has "
                    + (people[index].hasOwnID ? "the id \"\(people[index].person.id)\"" : "no id"))
        }
        for (column, value) in cells where people[index].cells[column] ?? "" == "" {
            people[index].cells[column] = value
        }
        people[index].person = person
    }

    private func freshID(_ line: Int, into findings: inout Findings) -> PersonID {
        for _ in 0..<16 {
            if let id = PersonID(makeID()), indexOfID[id] == nil, !knownIDs.contains(id) { return id }
        }
        findings.fault(line, nil, "no free id could be made; give the row one")
        return PersonID(checked: "unnamed")
    }

    /// Whom a text names: an identifier or an address, of the file or stored.
    func find(_ text: String) -> PersonID? {
        if text.contains("@") {
            guard let address = try? EmailAddress(text) else { return nil }
            return indexOfEmail[address.key].map { people[$0].person.id } ?? knownByEmail[address.key]
        }
        guard let id = PersonID(text) else { return nil }
        return indexOfID[id] != nil || knownIDs.contains(id) ? id : nil
    }

    /// `; did you mean jonas?`, or nothing.
    func question(_ text: String) -> String {
        guard people.count <= PeopleReading.mostCompared else { return "" }
        let names = text.contains("@") ? Array(indexOfEmail.keys) : indexOfID.keys.map(\.text) + knownIDs.map(\.text)
        return Spelling.nearest(to: text, among: names.sorted()).map { "; did you mean \($0)?" } ?? ""
    }

    /// Warns of two addresses that reach one mailbox: their owner would get every letter twice.
    private func warnOfMailboxes(into findings: inout Findings) {
        var seen: [String: RosterPerson] = [:]
        for person in people {
            let address = person.person.email
            guard let key = SharedMailbox.key(address) else { continue }
            let other: (address: String, place: String)?
            if let earlier = seen[key] {
                other = (earlier.person.email, "line \(earlier.line)")
            } else if let known = knownByMailbox[key], known.id != person.person.id,
                known.email.lowercased() != address.lowercased()
            {
                other = (known.email, "stored as \(known.id)")
            } else {
                other = nil
            }
            if seen[key] == nil { seen[key] = person }
            guard let other else { continue }
            findings.warn(
                person.line, "email",
                "\"\(shown(address))\" and \"\(shown(other.address))\" (\(other.place)) may be one person: "
                    + "\(SharedMailbox.reason); give them one address if they are")
        }
    }

    /// Warns of addresses whose domain looks like a slip, and of zones that were left out.
    func warn(into findings: inout Findings) {
        let suspects = domains.suspects()
        for person in people where !person.person.email.isEmpty {
            let domain = person.person.email.lowercased().split(separator: "@").last.map(String.init) ?? ""
            if let meant = suspects[domain] {
                findings.warn(
                    person.line, "email",
                    "\"\(shown(person.person.email))\": is \(shown(domain)) right, or is \(meant) meant?")
            }
        }
        warnOfMailboxes(into: &findings)
        let zoneless = people.filter { ($0.cells[.zone] ?? "").isEmpty }
        if let first = zoneless.first {
            findings.warn(
                first.line, "zone",
                (zoneless.count == 1 ? "one person has" : "\(zoneless.count) people have")
                    + " none; the community's, \(zones.community), holds")
        }
    }
}

let identifierAdvice = "at most 64 of a-z, 0-9, \".\", \"_\" and \"-\", beginning with a letter or a digit"
