import CivilTime
import Recurrence
import Testing

/// RFC 7529: its examples for the Gregorian calendar (§4.2, §4.3), and libical's own tests of them; the rest by hand.
@Suite("RFC 7529's SKIP")
struct SkipTests {
    static let cases: [(String, String, String)] = [
        // §4.3: a leap day.
        ("2012-02-29", "FREQ=YEARLY;COUNT=4", "2012-02-29 2016-02-29 2020-02-29 2024-02-29"),
        ("2012-02-29", "RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=4", "2012-02-29 2016-02-29 2020-02-29 2024-02-29"),
        (
            "2012-02-29", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=5",
            "2012-02-29 2013-03-01 2014-03-01 2015-03-01 2016-02-29"
        ),
        (
            "2012-02-29", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD;COUNT=5",
            "2012-02-29 2013-02-28 2014-02-28 2015-02-28 2016-02-29"
        ),
        // A month's last day.
        (
            "2014-01-31", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT;COUNT=4",
            "2014-01-31 2014-03-31 2014-05-31 2014-07-31"
        ),
        (
            "2014-01-31", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4",
            "2014-01-31 2014-02-28 2014-03-31 2014-04-30"
        ),
        (
            "2014-01-31", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4",
            "2014-01-31 2014-03-01 2014-03-31 2014-05-01"
        ),
        (
            "2014-01-31", "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=3;SKIP=FORWARD;COUNT=4",
            "2014-01-31 2014-05-01 2014-07-31 2014-10-31"
        ),
        // libical: "skip forward both".
        (
            "2015-02-01", "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;SKIP=FORWARD;COUNT=5",
            "2015-02-28 2015-03-01 2016-02-28 2016-02-29 2017-02-28"
        ),
        // What two days are moved to is one occurrence, within a month and across its end; COUNT counts it once.
        (
            "2026-01-30", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30,31;SKIP=BACKWARD;COUNT=5",
            "2026-01-30 2026-01-31 2026-02-28 2026-03-30 2026-03-31"
        ),
        (
            "2026-04-01", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=FORWARD;COUNT=4",
            "2026-04-01 2026-05-01 2026-05-31 2026-06-01"
        ),
        // Days from the end: the 31st from April's end would be the day before its first.
        (
            "2026-04-01", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;SKIP=FORWARD;COUNT=3",
            "2026-04-01 2026-05-01 2026-06-01"
        ),
        (
            "2026-03-01", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;SKIP=BACKWARD;COUNT=4",
            "2026-03-01 2026-03-31 2026-05-01 2026-05-31"
        ),
        // A period's moved day is never before the start.
        (
            "2026-04-10", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=-31;SKIP=BACKWARD;COUNT=3",
            "2026-05-01 2026-05-31 2026-07-01"
        ),
        // SKIP before BYDAY: 1 May 2026 is a Friday, in place of 31 April.
        (
            "2026-04-01", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR;SKIP=FORWARD;COUNT=2",
            "2026-05-01 2026-07-31"
        ),
        // SKIP before BYSETPOS.
        (
            "2026-01-30", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30,31;BYSETPOS=-1;SKIP=FORWARD;COUNT=4",
            "2026-01-31 2026-03-01 2026-03-31 2026-05-01"
        ),
        (
            "2026-01-01", "RSCALE=GREGORIAN;FREQ=YEARLY;BYYEARDAY=366;SKIP=BACKWARD;COUNT=3",
            "2026-12-31 2027-12-31 2028-12-31"
        ),
        (
            "2026-01-01", "RSCALE=GREGORIAN;FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD;COUNT=3",
            "2027-01-01 2028-01-01 2028-12-31"
        ),
        // Nothing to move where days only limit.
        ("2026-01-31", "RSCALE=GREGORIAN;FREQ=DAILY;BYMONTHDAY=31;SKIP=FORWARD;COUNT=2", "2026-01-31 2026-03-31"),
    ]

    @Test(arguments: cases)
    func example(start: String, text: String, dates: String) throws {
        let set = RecurrenceSet(
            start: CivilDateTime(try #require(CivilDate(start)), TimeOfDay(clamping: 32_400)),
            rule: try RecurrenceRule(text))
        let expected = dates.split(separator: " ").map { "\($0)T09:00" }
        #expect(set.occurrences().prefix(expected.count).map(\.description) == expected)
    }
}
