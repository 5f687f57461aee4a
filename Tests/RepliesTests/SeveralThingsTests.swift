import CivilTime
import Testing

@testable import Replies

/// Letters that asked several things, and check-ins.
@Suite struct SeveralThingsTests {
    @Test(arguments: FirstLineTests.rows(numbered))
    func threeMeetings(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line, [.meeting, .meeting, .meeting])) == row.reading, "\(row.line)")
    }

    static let numbered = """
        1 MET 2 MISSED => 1 met, 2 missed
        1 met, 2 missed => 1 met, 2 missed
        1: yes, 2: no => 1 yes, 2 no
        1:yes 2:no 3:met => 1 yes, 2 no, 3 met
        1. MET|2. MISSED => 1 met, 2 missed
        1.MET|2.MISSED => 1 met, 2 missed
        1) met|2) missed|3) met => 1 met, 2 missed, 3 met
        #1 met => 1 met
        1 - met|2 - missed => 1 met, 2 missed
        1=MET => 1 met
        1 we met, 2 we did not meet => 1 met, 2 missed
        1 ja, 2 nein => 1 yes, 2 no
        1 getroffen, 2 ausgefallen => 1 met, 2 missed
        1-3 met => 1 met, 2 met, 3 met
        1,2 met => 1 met, 2 met
        1 and 3 met, 2 missed => 1 met, 3 met, 2 missed
        1 & 2 MET => 1 met, 2 met
        1 und 2 getroffen => 1 met, 2 met
        all met => 1 met, 2 met, 3 met
        ALL MET => 1 met, 2 met, 3 met
        alle getroffen => 1 met, 2 met, 3 met
        yes to all => 1 yes, 2 yes, 3 yes
        MET 1 => 1 met
        MET 1, MISSED 2 => 1 met, 2 missed
        met 1 and 3 => 1 met, 3 met
        1 MET 2 MOVE Fri 18:00 => 1 met, 2 move 2027-02-12T18:00
        1 MOVE Fri 18:00 2 MET => 1 move 2027-02-12T18:00, 2 met
        1 MOVE 5 March 18:00 2 MET => 1 move 2027-03-05T18:00, 2 met
        1 MET 2 MOVE Friday => 1 met, [2 move: time]
        2 MOVE 18:00 => [2 move: date]
        Hi,|1 met|2 missed|Best regards,|Amina => 1 met, 2 missed
        1 MET|2 not sure yet => 1 met, +1
        1 MET|4 MISSED => met?
        MET => [met: number]
        yes => [yes: number]
        We met. => [met: number]
        MOVE Fri 18:00 => [move: number]
        STOP => stop
        PAUSE until 1 April => pause 2027-04-01
        both met => met?
        4 MET => met?
        1 MET 1 MISSED => met?
        1 MET|1 MISSED => met?
        1 MET 2 => met?
        1 MET 2 MISSED or the other way round => met?
        1 MET 2 MISSED, no wait => met?
        1 MET 2 MISSED|but I am not sure about the meetings => met?
        not all met => met?
        all but 2 met => met?
        1 not met => 1 missed
        1? => -
        1 2 3 => -
        Friday 18:00 => -
        MOVE 2 Fri 18:00 => move?
        """

    @Test(arguments: FirstLineTests.rows(mixed))
    func meetingAndCheckIn(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line, [.meeting, .checkIn])) == row.reading, "\(row.line)")
    }

    static let mixed = """
        1 MET|2: 4 => 1 met, 2 check-in 4 -
        1 MET|2: all going well => 1 met, 2 check-in - all going well
        1: yes|2: 4/5, all well => 1 yes, 2 check-in 4 all well
        2: 4 1 MET => met?
        2 MET => met?
        1 MET|How is it going (1-5): 5 => 1 met, 2 check-in 5 -
        """

    @Test(arguments: FirstLineTests.rows(checkIns))
    func checkIn(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line, [.checkIn])) == row.reading, "\(row.line)")
    }

    static let checkIns = """
        4 => 1 check-in 4 -
        4/5 => 1 check-in 4 -
        5 of 5, best mentor ever => 1 check-in 5 best mentor ever
        4, all well => 1 check-in 4 all well
        4 :) => 1 check-in 4 -
        All well => 1 check-in - All well
        We could use some help with the goals. => 1 check-in - We could use some help with the goals.
        Läuft gut, danke => 1 check-in - Läuft gut, danke
        We met twice and it goes well. => 1 check-in - We met twice and it goes well.
        How is it going (1-5): 4 => 1 check-in 4 -
        How is it going, 1–5: 4|Anything we should know: no, all well => 1 check-in 4 no, all well
        > How is it going (1-5): 4|> Anything we should know: => 1 check-in 4 -
        > 1. How is it going (1-5): 3|> 2. Anything we should know: more time => 1 check-in 3 more time
        > How is it going (1-5):|4|> Anything we should know:|No, all well => 1 check-in 4 No, all well
        > How is it going (1-5): [4] => 1 check-in 4 -
        > Wie läuft es (1-5): 2|> Gibt es etwas, das wir wissen sollten: zu wenig Zeit => 1 check-in 2 zu wenig Zeit
        > How is it going (1-5): ____|> Anything we should know: ____ => -
        > How is it going (1-5):|> Anything we should know: => -
        How is it going (1-5): 7 => 1 check-in - - ?going
        How is it going (1-5): 3-4 => 1 check-in - - ?going
        6 => -
        4 or 5 => -
        3-4 => -
        4? => -
        How are you? => -
        STOP => stop
        PAUSE until 1 April => pause 2027-04-01
        I want to drop out => 1 check-in - I want to drop out
        Please unsubscribe me from the program => stop?
        yes => yes?
        MET => met?
        """

    /// A letter that asks several check-ins numbers its lines; who fills in the fourth means the fourth.
    @Test(arguments: FirstLineTests.rows(numberedForms))
    func severalCheckIns(_ row: (line: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.line, [.checkIn, .meeting, .checkIn])) == row.reading, "\(row.line)")
    }

    static let numberedForms = """
        > 1 How is it going, 1–5: 4|> 3 How is it going, 1–5: 2 => 1 check-in 4 -, 3 check-in 2 -
        > 1 How is it going, 1–5:|> 1 Anything we should know:|> 3 How is it going, 1–5: 2|> 3 Anything we should know: tired => 3 check-in 2 tired
        > 3 How is it going, 1–5: 5 => 3 check-in 5 -
        How is it going, 1–5: 5 => check-in 5 -
        > 2 How is it going, 1–5: 5 => check-in 5 -
        """

    @Test func wordsOverSeveralLines() {
        let reply = Fixture.reply("Anything we should know: we need\nmore time\n\nAmina", [.checkIn])
        #expect(reply?.statements == [Statement(.checkIn(Fixture.filled(nil, "we need\nmore time")), item: 1)])
    }

    private static let forms = """
        > 1. Did your meeting take place?
        > 2. How is your mentorship with Ben going?
        > 2 How is it going, 1–5:A
        > 2 Anything we should know:B
        > 3. How is your mentorship with Cleo going?
        > 3 How is it going, 1–5:C
        > 3 Anything we should know:D
        """

    /// Of several forms each is about the thing whose number stands before its lines; without one it is not guessed.
    @Test(arguments: [
        (["A": " 4"], "2: 4 -"), (["C": " 2"], "3: 2 -"), (["A": " 4", "C": " 2"], "2: 4 -, 3: 2 -"),
        (["D": " more time"], "3: - more time"),
        (["A": " 5", "B": " all well", "D": " less"], "2: 5 all well, 3: - less"),
    ])
    func severalForms(_ row: (filled: [String: String], reading: String)) {
        var text = Self.forms
        for place in ["A", "B", "C", "D"] { text = text.replacing(":\(place)", with: ":" + (row.filled[place] ?? "")) }
        let reply = Fixture.reply("On Monday, the program wrote:\n" + text, [.meeting, .checkIn, .checkIn])
        let reading = reply?.statements.map { statement -> String in
            guard case .checkIn(let answer) = statement.verb else { return "\(statement)" }
            return "\(statement.item ?? 0): \(answer.saidRating.map(String.init) ?? "-") \(answer.saidWords ?? "-")"
        }
        #expect(reading?.joined(separator: ", ") == row.reading)
        #expect(reply?.understood == .full)
    }

    @Test func aFormWithoutANumberIsNotGuessed() {
        let reply = Fixture.reply("How is it going, 1–5: 4", [.checkIn, .checkIn])
        #expect(reply?.statements == [Statement(.checkIn(Fixture.filled(4)), item: nil)])
    }

    /// The answer to another number is no part of what stands in a form.
    @Test func aFormEndsAtTheNextNumber() {
        let reply = Fixture.reply(
            "2 How is it going, 1–5: 4 fine\n1 MISSED\n3: 5, good", [.meeting, .checkIn, .checkIn])
        var fine = Fixture.filled(4)
        fine.words = "fine"
        #expect(
            reply?.statements == [
                Statement(.missed, item: 1), Statement(.checkIn(FilledForm(rating: 5, words: "good")), item: 3),
                Statement(.checkIn(fine), item: 2),
            ])
    }

    /// The two numbers of a line belong to it, and what is left out is left out.
    @Test(arguments: [
        "1.1 How is it going, 1–5: 4",
        "1.1 How is it going, 1–5: 4\n1.2 What did you work on: \n1.3 Do you need help, yes or no: \n",
    ])
    func theNumbersOfALineAreItsOwn(_ text: String) {
        let reply = Fixture.reply(text, [.checkIn, .meeting])
        #expect(reply?.statements == [Statement(.checkIn(Fixture.filled(4)), item: 1)])
        #expect(reply?.understood == .full)
    }

    /// Quoting any letter and adding nothing of one's own says nothing.
    @Test(arguments: [
        "Did your meeting with Jonas Müller on Tuesday take place?\nReply with MET, MISSED or MOVE Fri 18:00.\nMET\n1 MET 2 MISSED",
        "How is it going (1-5):\nAnything we should know:\nyes\nno\nSTOP",
        "STOP\nHELP\nPAUSE until 1 April\nja\nnein",
    ])
    func quotedLetter(_ letter: String) {
        let quoted = letter.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
        let forms = [
            quoted, "On Tue, 9 Feb 2027 at 10:00, Mentoring <mentoring@example.org> wrote:\n\n" + quoted,
            "Am 09.02.2027 um 10:00 schrieb Mentoring:\n" + quoted,
            "On Tue, 9 Feb 2027 at 10:00, Mentoring <mentoring@example.org> wrote:\n\n" + letter,
            "-----Original Message-----\nFrom: Mentoring\nSent: Tuesday\n\n" + letter,
            "________________________________\nVon: Mentoring <mentoring@example.org>\nGesendet: Dienstag, 9. Februar 2027 10:00\nAn: Amina\nBetreff: Treffen\n\n"
                + letter,
            "\n\nSent from my iPhone\n\n> On 9 Feb 2027, at 10:00, Mentoring <mentoring@example.org> wrote:\n> \n"
                + quoted,
        ]
        for asked in [[Asked.Kind.meeting], [.checkIn], [.meeting, .checkIn], []] {
            for form in forms {
                let reply = Fixture.reply(form, asked)
                #expect(reply?.statements == [] && reply?.questions == [], "\(form)")
            }
        }
    }
}
