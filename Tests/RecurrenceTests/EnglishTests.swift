import CivilTime
import Recurrence
import Testing

@Suite("Rules in English")
struct EnglishTests {
    /// Rule, start (or nothing), and what it should read.
    static let cases: [(String, String?, String)] = [
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-01-13T18:00", "every second Tuesday of the month at 18:00"),
        ("FREQ=MONTHLY;BYDAY=2TU", nil, "every second Tuesday of the month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", nil, "every last Friday of the month"),
        ("FREQ=MONTHLY;BYDAY=-2MO", nil, "every second to last Monday of the month"),
        ("FREQ=MONTHLY;COUNT=6;BYDAY=2TU", "2026-01-13T18:00", "every second Tuesday of the month at 18:00, six times"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", nil, "every two months on the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=1SU,-1SU", nil, "every month on the first Sunday and the last Sunday"),
        ("FREQ=MONTHLY;BYDAY=TU", nil, "every month on every Tuesday"),
        ("FREQ=MONTHLY;BYDAY=MO,3FR", nil, "every month on every Monday and the third Friday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", nil, "every last weekday of the month"),
        ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", nil, "every first weekend day of the month"),
        ("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", nil, "every third Tuesday, Wednesday or Thursday of the month"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-2", nil,
            "every second to last day of the month"
        ),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1", nil,
            "every three months on every weekday, of these only the first and last of each month"
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO;BYHOUR=9,17;BYSETPOS=-1", "2026-01-05T09:00",
            "every month on every Monday at 09:00 and 17:00, of these only the last of each month"
        ),
        ("FREQ=MONTHLY", "2026-01-13T18:00", "every month on the 13th at 18:00"),
        ("FREQ=MONTHLY", nil, "every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", nil, "every month on the 15th and 30th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", nil, "every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1", nil, "every month on the 1st and the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", nil, "every month on the third to last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", nil, "every month on the 13th if it is a Friday"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYDAY=MO,1TU", nil,
            "every month on the 1st, 2nd and 3rd if it is a Monday or the first Tuesday"
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=21;BYMONTH=3,6", nil, "every month on the 21st in March and June"),
        (
            "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", nil,
            "every month on the 31st, or the day before where there is no such day"
        ),
        (
            "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", "2012-02-29T09:00",
            "every year on 29 February at 09:00, or the day after where there is no such day"
        ),
        ("FREQ=WEEKLY", nil, "every week"),
        ("FREQ=WEEKLY", "2026-01-13T18:00", "every week on Tuesday at 18:00"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-01-13T18:00", "every two weeks on Tuesday at 18:00"),
        (
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270312;BYDAY=TU,TH", "2026-01-13T09:30",
            "every two weeks on Tuesday and Thursday at 09:30, until 12 March 2027"
        ),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", nil, "every week on Monday to Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", nil, "every week on all seven days"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", nil, "every week on Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", nil, "every two weeks on Tuesday and Sunday, weeks from Sunday"),
        ("FREQ=WEEKLY;BYDAY=TU;WKST=SU", nil, "every week on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=10", nil, "every week on Tuesday in October"),
        ("FREQ=WEEKLY;COUNT=1", nil, "every week, once"),
        ("FREQ=WEEKLY;COUNT=2", nil, "every week, twice"),
        ("FREQ=WEEKLY;COUNT=13", nil, "every week, 13 times"),
        ("FREQ=WEEKLY;BYDAY=SA;BYHOUR=9,10;BYMINUTE=30", nil, "every week on Saturday at 09:30 and 10:30"),
        (
            "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", nil,
            "every week on Monday and Friday, of these only the first of each week"
        ),
        ("FREQ=DAILY", nil, "every day"),
        ("FREQ=DAILY", "2026-01-13T18:00", "every day at 18:00"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", nil, "every ten days, five times"),
        ("FREQ=DAILY;BYMONTH=1", nil, "every day in January"),
        ("FREQ=DAILY;BYDAY=MO,FR", nil, "every day, only on Mondays and Fridays"),
        (
            "FREQ=DAILY;INTERVAL=2;BYDAY=MO;BYMONTH=1", "2026-01-13T18:00",
            "every two days, only on Mondays, in January at 18:00"
        ),
        ("FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR", nil, "every day, only on Fridays if also on the 13th"),
        (
            "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", nil,
            "every day in hours 9 to 16 at minutes 0, 20 and 40"
        ),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=5;BYSECOND=7", nil, "every day at 09:05:07"),
        ("FREQ=DAILY;BYHOUR=9", nil, "every day in hour 9"),
        ("FREQ=DAILY;UNTIL=20270312T180000", nil, "every day, until 12 March 2027 at 18:00"),
        ("FREQ=DAILY;UNTIL=20270312T170000Z", nil, "every day, until 12 March 2027 at 17:00 UTC"),
        ("FREQ=YEARLY", nil, "every year"),
        ("FREQ=YEARLY", "2025-12-24T17:00", "every year on 24 December at 17:00"),
        ("FREQ=YEARLY;BYMONTH=6,7", "1997-06-10T09:00", "every year on the 10th of June and July at 09:00"),
        ("FREQ=YEARLY;BYMONTH=6,7", nil, "every year in June and July"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", nil, "every year on 24 December"),
        ("FREQ=YEARLY;BYMONTHDAY=1", nil, "every year on the 1st of every month"),
        ("FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=1,15", nil, "every year on the 1st and 15th of March and June"),
        ("FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1FR", nil, "every year on the last Friday of March and October"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", nil, "every year on every Thursday of March"),
        ("FREQ=YEARLY;BYDAY=20MO", nil, "every year on the 20th Monday of the year"),
        ("FREQ=YEARLY;BYDAY=SU", nil, "every year on every Sunday"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", nil, "every year on Monday of week 20"),
        ("FREQ=YEARLY;BYWEEKNO=1,-1", nil, "every year in week 1 and the last week"),
        (
            "FREQ=YEARLY;BYWEEKNO=20;WKST=SU", "1997-05-12T09:00",
            "every year on Monday of week 20 at 09:00, weeks from Sunday"
        ),
        (
            "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", nil,
            "every three years on the 1st, the 100th and the 200th days of the year"
        ),
        ("FREQ=YEARLY;BYYEARDAY=-1", nil, "every year on the last day of the year"),
        ("FREQ=YEARLY;BYYEARDAY=256;BYMONTH=9", nil, "every year on the 256th day of the year if in September"),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3", nil,
            "every four years on the 2nd and 3rd of November if it is a Tuesday"
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=MO,TU;BYSETPOS=2", nil,
            "every year on every Monday or Tuesday of November, of these only the second of each year"
        ),
        ("FREQ=HOURLY;INTERVAL=3", "1997-09-02T09:00", "every three hours from 09:00"),
        ("FREQ=HOURLY", nil, "every hour"),
        ("FREQ=HOURLY;BYMINUTE=30", nil, "every hour at minute 30"),
        ("FREQ=HOURLY;BYDAY=MO", nil, "every hour, only on Mondays"),
        ("FREQ=MINUTELY;INTERVAL=15", nil, "every 15 minutes"),
        (
            "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", "1997-09-02T09:00",
            "every 20 minutes from 09:00 in hours 9 to 16"
        ),
        ("FREQ=SECONDLY;INTERVAL=30;BYYEARDAY=100", nil, "every 30 seconds, only on the 100th day of the year"),
        ("FREQ=SECONDLY;BYSECOND=0,10;BYMINUTE=5", nil, "every second at minute 5 at seconds 0 and 10"),
    ]

    @Test(arguments: cases)
    func reads(text: String, start: String?, expected: String) throws {
        let start = try start.map { try #require(CivilDateTime($0)) }
        #expect(try RecurrenceRule(text).englishDescription(start: start) == expected)
    }

    @Test func namesTheZone() throws {
        let rule = try RecurrenceRule("FREQ=MONTHLY;COUNT=6;BYDAY=2TU")
        let text = rule.englishDescription(
            start: CivilDateTime("2026-01-13T18:00"), zone: try ZoneDatabase().zone("Europe/Berlin"))
        #expect(text == "every second Tuesday of the month at 18:00, Europe/Berlin, six times")
    }

    /// Rules that read the same yield the same, but for what is said of in `englishDescription`: what goes without
    /// saying because it changes nothing.
    @Test func differentRulesReadDifferently() throws {
        var random = SeededRandom(state: 7)
        var seen: [String: (RecurrenceRule, RandomCase)] = [:]
        for _ in 0..<4000 {
            let made = RandomCase(using: &random)
            let rule = try RecurrenceRule(made.text)
            let text = rule.englishDescription()
            if let (other, otherMade) = seen[text], other != rule {
                let start = otherMade.startMoment
                let found = [rule, other].map { rule in
                    Array(RecurrenceSet(start: start, rule: rule).occurrences().prefix(20))
                }
                #expect(found[0] == found[1], "\(text): \(rule) and \(other)")
            }
            seen[text] = (rule, made)
        }
        #expect(seen.count > 3000)
    }
}
