import Testing

@testable import Replies

/// How many replies of people who write French are understood, and that none is read wrongly: what is not understood is asked back.
@Suite struct FrenchTests {
    static let tables: [(asked: Asked.Kind, rows: String, understood: Int)] = [
        (.meeting, FrenchLines.meeting, 108), (.milestone, FrenchLines.milestone, 14),
        (.proposal, FrenchLines.proposal, 14), (.checkIn, FrenchLines.checkIn, 11),
    ]

    /// What a reading comes to in the words of the rows; a yes is what it means of what was asked.
    private static func meaning(_ reply: Reply?, _ asked: Asked.Kind) -> String? {
        guard let reply, let statement = reply.statements.first else { return nil }
        guard reply.statements.count == 1, case .full = reply.understood else { return Fixture.short(reply) }
        return Fixture.short(statement.verb.meaning(for: asked) ?? statement.verb)
    }

    /// The words that the letters offer, as they stand there.
    @Test(arguments: [
        ("RENCONTRÉS", Asked.Kind.meeting, "1 met"), ("RENCONTRÉS : la rencontre a eu lieu", .meeting, "1 met"),
        ("MANQUÉ", .meeting, "1 missed"), ("MANQUÉ : elle n’a pas eu lieu", .meeting, "1 missed"),
        ("REPORTER 2027-02-16 17:00", .meeting, "1 move 2027-02-16T17:00"), ("FAIT", .milestone, "1 done"),
        ("FAIT : ce qui était dû est fait", .milestone, "1 done"), ("RAPPEL dans 3 jours", .meeting, "snooze 3"),
        ("PAUSE jusqu’au 2027-03-01", .meeting, "pause 2027-03-01"), ("REPRENDRE", .meeting, "resume"),
        ("REPRENDRE : une pause est terminée", .meeting, "resume"), ("STOP : plus aucun message", .meeting, "stop"),
        ("AIDE", .meeting, "help"), ("AIDE : ce que vous pouvez dire", .meeting, "help"), ("OUI", .renewal, "1 yes"),
        ("NON", .renewal, "1 no"),
    ])
    func offered(_ row: (line: String, asked: Asked.Kind, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line, [row.asked])) == row.reading, "\(row.line)")
    }

    @Test(arguments: ["MONTRER", "Oui, montrer. Merci", "MONTRER : la coordination peut lire ce que vous avez écrit"])
    func isToBeShown(_ line: String) { #expect(ShortWord(line, Fixture.lexicon).isShow, "\(line)") }

    @Test(arguments: tables)
    func readAsMeant(_ table: (asked: Asked.Kind, rows: String, understood: Int)) {
        var understood = 0
        for row in FirstLineTests.rows(table.rows) {
            let reading = Self.meaning(Fixture.reply(row.line, [table.asked]), table.asked)
            // Words of a check-in are kept as they are; of a time and a day nothing but what was written counts.
            let isMeant = reading.map { $0 == row.reading || $0.hasPrefix(row.reading + " ") } ?? (row.reading == "-")
            #expect(reading == nil || isMeant, "\(row.line) was read as \(reading ?? "-")")
            if isMeant { understood += 1 }
        }
        #expect(
            understood >= table.understood, "\(understood) of \(FirstLineTests.rows(table.rows).count) were understood")
    }
}
