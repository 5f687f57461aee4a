import Testing

@testable import Forms

/// Days and hours, as people write them.
struct TimeReaderTests {
    private func check(_ kind: QuestionKind, _ row: (text: String, reading: String)) {
        ValueReaderTests().check(kind, row)
    }

    @Test(arguments: ValueReaderTests.rows(dates)) func date(_ row: (text: String, reading: String)) {
        check(.date, row)
    }

    static let dates = """
        2027-03-31 => 2027-03-31
        31.3.2027 => 2027-03-31
        31.03.2027 => 2027-03-31
        31 March 2027 => 2027-03-31
        31st March 2027 => 2027-03-31
        March 31, 2027 => 2027-03-31
        31. März 2027 => 2027-03-31
        31 mars 2027 => 2027-03-31
        1er mars 2027 => 2027-03-01
        Wed 31 March 2027 => 2027-03-31
        31/03/2027 => 2027-03-31
        03/31/2027 => 2027-03-31
        03/03/2027 => 2027-03-03
        3.4.2027 => 2027-04-03
        03/04/2027 => ?ambiguous
        31.02.2027 => ?no-such-date
        2027-13-01 => ?no-such-date
        31 March => ?unknown
        31.3.27 => ?ambiguous
        next week => ?unknown
        03/04/2027. => ?ambiguous
        """

    @Test(arguments: ValueReaderTests.rows(hours)) func availability(_ row: (text: String, reading: String)) {
        check(.availability, row)
    }

    static let hours = """
        Mon-Fri 18-21 => mon–fri 18–21
        Mo–Fr 18–21 Uhr => mon–fri 18–21
        Mo-Fr abends => mon–fri 18–22
        lundi et mercredi matin, jeudi 14h-16h => mon 8–12; wed 8–12; thu 14–16
        weekdays after 6pm => mon–fri 18–24
        weekends => sat–sun 8–22
        evenings => mon–sun 18–22
        Tue 9:00-12:00; Thu afternoon => tue 9–12; thu 12–18
        Tue 6-8pm => tue 18–20
        Tuesday 9:30-12 => tue 10–12
        Saturday from 10 to 14 => sat 10–14
        Mon, Wed, Fri mornings => mon 8–12; wed 8–12; fri 8–12
        Mon 9-11, 14-16 => mon 9–11, 14–16
        werktags ab 18 Uhr => mon–fri 18–24
        am Wochenende vormittags => sat–sun 8–12
        Mon 21-18 => ?no-such-date
        whenever Jonas can => ?unknown
        Mon 18-21 except holidays => ?unknown
        18-21 Mon-Fri => mon–fri 18–21
        mornings on Monday => mon 8–12
        Mon evening 18-20 => mon 18–20
        Mon evening 6-8 => ?unknown
        Mon afternoon from 4 => ?unknown
        Mon 18-21, Tue => ?unknown
        weekdays after 6 => ?unknown
        any evening => mon–sun 18–22
        Mon nights => ?unknown
        """
}
