import Mentoring
import Settings

/// Which of the two in a row a cell is about.
enum PairSide: String, Hashable, CaseIterable {
    /// The mentor, or the first of two peers.
    case first
    /// The mentee, or the second of two peers.
    case second

    /// What the side may be called in a header.
    var words: [String] {
        switch self {
        case .first: ["mentor", "peer1", "peer 1", "first peer", "peer a"]
        case .second: ["mentee", "peer2", "peer 2", "second peer", "peer b"]
        }
    }
}

/// What a column of a table is about.
enum CSVColumn: Hashable {
    /// The row's own identifier: the mentorship's in a table of pairs, the person's in a table of people.
    case id
    /// The start's time of day, where it has a column of its own.
    case time
    case mentorship(MentorshipColumn)
    case person(PersonColumn)
    case sideID(PairSide)
    case side(PairSide, PersonColumn)
    /// A column called `mentor`, without saying what of the mentor it holds.
    case bareSide(PairSide)

    /// The column that a header names; nil when the table's own purposes alone know it.
    init?(header: String) {
        let words = CSVColumn.folded(header)
        if let column = CSVColumn.plain[words] {
            self = column
            return
        }
        for side in PairSide.allCases {
            for word in side.words {
                let name = CSVColumn.folded(word)
                if words == name {
                    self = .bareSide(side)
                    return
                }
                for suffix in [words.hasPrefix(name + " ") ? String(words.dropFirst(name.count + 1)) : nil] {
                    guard let suffix, let found = CSVColumn.ofPerson(suffix) else { continue }
                    self = found == .id ? .sideID(side) : CSVColumn.of(side, found)
                    return
                }
            }
        }
        return nil
    }

    private static func ofPerson(_ words: String) -> CSVColumn? {
        switch words {
        case "id": .id
        case "joined", "joined on", "join date", "member since": .person(.joined)
        default:
            plain[words].flatMap {
                if case .person = $0 { $0 } else { words == "zone" || words.hasPrefix("time") ? .person(.zone) : nil }
            }
        }
    }

    private static func of(_ side: PairSide, _ column: CSVColumn) -> CSVColumn {
        switch column {
        case .person(let person): .side(side, person)
        case .id, .time, .mentorship, .sideID, .side, .bareSide: column
        }
    }

    /// Lower case, with one space for everything that separates words in headers: `Mentor_E-Mail` reads as `mentor e mail`.
    static func folded(_ header: String) -> String {
        let separators: Set<Character> = ["_", "-", ".", "(", ")", "'", "’", "/", ":"]
        let spaced = header.lowercased().map { separators.contains($0) || $0.isWhitespace ? " " : $0 }
        return String(spaced).split(separator: " ").filter { $0 != "s" }.joined(separator: " ")
    }

    /// Headers as forms and spreadsheets have them, folded.
    private static let plain: [String: CSVColumn] = [
        "id": .id, "identifier": .id, "mentorship": .id, "mentorship id": .id, "pair": .id, "pair id": .id,
        "group": .id, "group id": .id, "person id": .id,
        "name": .person(.name), "full name": .person(.name), "display name": .person(.name),
        "your name": .person(.name),
        "email": .person(.email), "e mail": .person(.email), "mail": .person(.email), "email address": .person(.email),
        "e mail address": .person(.email), "address": .person(.email),
        "zone": .person(.zone), "time zone": .person(.zone), "timezone": .person(.zone), "tz": .person(.zone),
        "locale": .person(.locale), "language": .person(.locale), "lang": .person(.locale),
        "holidays": .person(.holidays), "holiday calendar": .person(.holidays), "public holidays": .person(.holidays),
        "frequency": .person(.frequency), "letters": .person(.frequency), "letter frequency": .person(.frequency),
        "joined": .person(.joined), "joined on": .person(.joined), "join date": .person(.joined),
        "member since": .person(.joined),
        "program": .mentorship(.program), "programme": .mentorship(.program), "type": .mentorship(.program),
        "start": .mentorship(.start), "starts": .mentorship(.start), "start date": .mentorship(.start),
        "date": .mentorship(.start), "first meeting": .mentorship(.start), "begins": .mentorship(.start),
        "time": .time, "start time": .time, "meeting time": .time,
        "rule": .mentorship(.rule), "rrule": .mentorship(.rule), "recurrence": .mentorship(.rule),
        "recurrence rule": .mentorship(.rule),
    ]
}

/// The header of a table: which cell of a row is what.
struct CSVHeader {
    /// The index and the header's own word of each column that is understood.
    private(set) var columns: [CSVColumn: (index: Int, header: String)] = [:]
    /// Whether each row is a mentorship.
    let listsPairs: Bool

    /// Reads the first row; nil when it can't be a roster's, which is reported. What is not understood is passed over with a warning.
    init?(_ row: CSVRow, map: [String: String], into findings: inout Findings) {
        var found: [CSVColumn: (index: Int, header: String)] = [:]
        var unknown: [String] = []
        let renamed = Dictionary(map.map { (CSVColumn.folded($0.key), $0.value) }) { first, _ in first }
        let present = Set(row.cells.map(CSVColumn.folded))
        for (header, column) in map.sorted(by: { $0.key < $1.key }) {
            if !present.contains(CSVColumn.folded(header)) {
                findings.fault(
                    row.line, nil,
                    "--map names a column \"\(shown(header))\" that the file does not have"
                        + (Spelling.nearest(to: header, among: row.cells).map { "; did you mean \"\(shown($0))\"?" }
                            ?? ""))
            } else if CSVColumn(header: column) == nil {
                findings.fault(
                    row.line, nil,
                    "--map '\(shown(header))=\(shown(column))': there is no column \(shown(column)); "
                        + "known are id, name, email, zone, locale, joined, holidays, frequency, also with mentor_, mentee_, peer1_ or peer2_ before them, "
                        + "program, start, time and rule")
            }
        }
        for (index, header) in row.cells.enumerated() where !header.isEmpty {
            guard let column = CSVColumn(header: renamed[CSVColumn.folded(header)] ?? header) else {
                unknown.append(header)
                continue
            }
            if let other = found[column] {
                findings.fault(
                    row.line, nil,
                    "the columns \"\(shown(other.header))\" and \"\(shown(header))\" mean the same; "
                        + "remove one, or name it with --map")
                continue
            }
            found[column] = (index, header)
        }
        listsPairs = found.keys.contains { column in
            switch column {
            case .sideID, .side, .bareSide: true
            case .id, .time, .mentorship, .person: false
            }
        }
        columns = CSVHeader.settled(found, listsPairs: listsPairs)
        if !unknown.isEmpty {
            findings.warn(
                row.line, nil,
                (unknown.count == 1 ? "a column" : "columns") + " passed over: "
                    + listed(unknown.prefix(10).map { "\"\(shown($0))\"" }) + (unknown.count > 10 ? " …" : ""))
        }
        let missing = missingColumns
        if !missing.isEmpty {
            findings.fault(
                row.line, nil,
                "no column for \(listed(missing)); name it with --map 'Header=\(missing[0])' "
                    + "(columns here: \(listed(row.cells.filter { !$0.isEmpty }.prefix(10).map { "\"\(shown($0))\"" })))"
            )
            return nil
        }
    }

    /// Settles what depends on the other columns: `mentor` is a name beside an address, else the address; `zone` and `holidays` are the mentorship's in a
    /// table of pairs.
    private static func settled(
        _ found: [CSVColumn: (index: Int, header: String)], listsPairs: Bool
    ) -> [CSVColumn: (index: Int, header: String)] {
        var columns = found
        for side in PairSide.allCases {
            guard let bare = columns.removeValue(forKey: .bareSide(side)) else { continue }
            let hasAddress = columns[.side(side, .email)] != nil || columns[.sideID(side)] != nil
            let column = CSVColumn.side(side, hasAddress ? .name : .email)
            if columns[column] == nil { columns[column] = bare }
        }
        guard listsPairs else { return columns }
        if let zone = columns.removeValue(forKey: .person(.zone)) { columns[.mentorship(.zone)] = zone }
        if let own = columns.removeValue(forKey: .person(.holidays)) { columns[.mentorship(.holidays)] = own }
        return columns
    }

    private var missingColumns: [String] {
        guard listsPairs else {
            return [("name", CSVColumn.person(.name)), ("email", .person(.email))].filter { columns[$0.1] == nil }.map(
                \.0)
        }
        var missing: [String] = []
        for (side, word) in [(PairSide.first, "mentor"), (.second, "mentee")]
        where columns[.side(side, .email)] == nil && columns[.sideID(side)] == nil {
            missing.append("\(word)_email")
        }
        if columns[.mentorship(.program)] == nil { missing.append("program") }
        if columns[.mentorship(.start)] == nil { missing.append("start") }
        return missing
    }

    /// A row's cell; nil where the table has no such column, empty where the row is too short.
    func cell(_ column: CSVColumn, of row: CSVRow) -> RosterCell? {
        guard let (index, header) = columns[column] else { return nil }
        return RosterCell(text: index < row.cells.count ? row.cells[index] : "", line: row.line, column: header)
    }
}
