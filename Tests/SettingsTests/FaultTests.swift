import CivilTime
import Testing

@testable import Settings

/// One change to one of the fixture's files, and what must be said of it.
struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let expected: [String]

    init(_ file: String, _ old: String, _ new: String, _ expected: String...) {
        self.file = file
        self.old = old
        self.new = new
        self.expected = expected
    }

    var testDescription: String { expected.first ?? new }

    /// The faults of the files after the change.
    func faults() throws -> [String] {
        let text = file == "mentord" ? Fixture.mentord : Fixture.policy
        let range = try #require(text.range(of: old), "the fixture does not contain: \(old)")
        let changed = text.replacingCharacters(in: range, with: new)
        return file == "mentord" ? Fixture.faults(mentord: changed) : Fixture.faults(policy: changed)
    }
}

@Suite("Faults in settings")
struct FaultTests {
    @Test func theFixtureHasNone() { #expect(Fixture.faults().isEmpty) }

    @Test(arguments: [
        Row("mentord", "  name:", "  nam:", #"config/mentord.yaml:2: unknown key "nam"; did you mean "name"?"#),
        Row("mentord", "  name: Test Community\n", "", #"config/mentord.yaml:1: missing key "name" in "community""#),
        Row("mentord", "name: Test Community", "name:", #"config/mentord.yaml:2: "name" has no value"#),
        Row(
            "mentord", "name: Test Community", "name: [a, b]",
            #"config/mentord.yaml:2: "name" is a list, not a single value"#),
        Row(
            "mentord", "name: Test Community", #"name: "Test\nBcc""#,
            #"config/mentord.yaml:2: "name" has a line break or another control character"#),
        Row(
            "mentord", "mail-domain: example.org", "mail-domain: example..org",
            #"config/mentord.yaml:3: "mail-domain" is "example..org"; write a domain such as example.org"#),
        Row(
            "mentord", "Mentoring <mentoring@example.org>", "mentoring.example.org",
            #"config/mentord.yaml:4: "from" is "mentoring.example.org": an address has an @"#),
        Row(
            "mentord", "Europe/Berlin", "Europe/Berln",
            #"config/mentord.yaml:5: "Europe/Berln" is not a time zone of this system; did you mean Europe/Berlin?"#),
        Row(
            "mentord", "Europe/Berlin", "EST",
            #"config/mentord.yaml:5: "EST" is an abbreviation or a fixed offset, not a time zone: it does not say when clocks change; write a region such as America/New_York or America/Panama"#
        ),
        Row(
            "mentord", "name: Test Community\n  mail-domain: example.org", "mail-domian: example.org",
            #"config/mentord.yaml:1: missing key "name" in "community""#,
            #"config/mentord.yaml:2: unknown key "mail-domian"; did you mean "mail-domain"?"#),
        Row(
            "mentord", "zone: Europe/Berlin", "zone: Europe/Berlin\n  locale: English please",
            #"config/mentord.yaml:6: "locale" is "English please"; write a language such as en or pt-BR"#),
        Row(
            "mentord", "ROSA@example.org", "rosa@exa mple.org",
            #"config/mentord.yaml:8: "conflict-resolution" is "rosa@exa mple.org": " " cannot stand in an address"#),
        Row(
            "mentord", "second@example.org", "a@b@example.org",
            #"config/mentord.yaml:7: item 2 of "mentorship-coordinator" is "a@b@example.org": an address has one @ only"#
        ),
        Row(
            "mentord", "conflict-resolution:", "conflict-resolutoin:",
            #"config/mentord.yaml:8: unknown role "conflict-resolutoin"; did you mean "conflict-resolution"?"#
        ),
        Row(
            "mentord", "mentorship-coordinator: [Rosa Lind <rosa@example.org>, second@example.org]",
            "training: rosa@example.org",
            #"config/mentord.yaml:6: no coordinator; name an address under "mentorship-coordinator""#),
        Row(
            "mentord", "[Rosa Lind <rosa@example.org>, second@example.org]", "[]",
            #"config/mentord.yaml:7: "mentorship-coordinator" has no address"#),
        Row(
            "mentord", "at-once: 2", "at-once: 17",
            #"config/mentord.yaml:9: "at-once" is "17"; write a whole number from 1 to 16"#),
        Row(
            "mentord", "path: /usr/sbin/sendmail", "path: sendmail -t",
            #"config/mentord.yaml:9: "path" is "sendmail -t"; write the whole path, without arguments"#),
        Row(
            "mentord", "[mon, tue, wed, thu, fri]", "[]",
            #"config/mentord.yaml:11: "working-days" is empty; no letter would ever leave"#),
        Row(
            "mentord", "tue", "tues",
            #"config/mentord.yaml:11: item 2 of "working-days" is "tues"; did you mean "tue"?"#),
        Row(
            "mentord", #""20:00""#, #""25:00""#,
            #"config/mentord.yaml:12: "from" is "25:00"; write a time from 00:00 to 23:59"#),
        Row(
            "mentord", #""08:00""#, #""20:00""#,
            #"config/mentord.yaml:12: "quiet-hours" begin and end at 20:00; remove them if there are none"#),
        Row(
            "mentord", #""08:00""#, #""10:00""#,
            #"config/policy.yaml:3: letters leave at 09:00, in the quiet hours 20:00–10:00 (config/mentord.yaml:12)"#),
        Row(
            "mentord", "holidays: []", "holiday-calendars: {Upper Bavaria: []}",
            #"config/mentord.yaml:13: unknown key "Upper Bavaria"; write at most 64 of a–z, 0–9, ".", "_" and "-", a letter or a digit first"#
        ),
        Row(
            "mentord", "holidays: []", "holidays: [{date: 2027-02-30, name: x}]",
            #"config/mentord.yaml:13: "date" is "2027-02-30"; the calendar has no such day"#),
        Row(
            "mentord", "holidays: []", "holidays: [{date: 24.12.2026, name: x}]",
            #"config/mentord.yaml:13: "date" is "24.12.2026"; write a date such as 2027-01-31"#),
        Row(
            "mentord", "holidays: []", "holidays: [{date: 2027-01-01}]",
            #"config/mentord.yaml:13: missing key "name" in item 1 of "holidays""#),
        Row(
            "mentord", "holidays: []", "holidays: [{from: 2027-01-02, through: 2027-01-01, name: x}]",
            #"config/mentord.yaml:13: "through" is 2027-01-01, before "from", 2027-01-02"#),
        Row(
            "mentord", "holidays: []", "holidays: [{from: 2027-01-02, name: x}]",
            #"config/mentord.yaml:13: item 1 of "holidays" is not a holiday; write {date, name}, {from, through, name} or {file}"#
        ),
        Row(
            "mentord", "breaks: []", "breaks: [{from: 2027-08-01, through: 2029-08-31}]",
            #"config/mentord.yaml:14: "through" is 2029-08-31, more than 366 days after 2027-08-01"#),
        Row(
            "mentord", "breaks: []", "breaks: []\nanswers: {address: Second@Example.org}",
            "config/mentord.yaml:15: second@example.org is a coordinator's address, too: what coordinators are told would come back to the "
                + "program; give answers an address that nobody reads"),
        Row(
            "mentord", "breaks: []", "breaks: []\nmail: no",
            #"config/mentord.yaml:15: unknown key "mail"; the keys here are answers, backup, calendar, community, coordinators, sendmail"#
        ),
    ])
    func mentordFault(row: Row) throws { #expect(try row.faults() == row.expected) }

    @Test(arguments: [
        Row("policy", "{number: T-1, ", "{", #"config/policy.yaml:1: missing key "number" in "document""#),
        Row(
            "policy", #"time: "09:00""#, "per-weak: 3",
            #"config/policy.yaml:3: unknown key "per-weak"; did you mean "per-week"?"#),
        Row(
            "policy", #"time: "09:00""#, "per-week: three",
            #"config/policy.yaml:3: "per-week" is "three"; write a whole number from 1 to 50"#),
        Row(
            "policy", #"time: "09:00""#, "retry-days: 2",
            #"config/policy.yaml:3: "retry-days" is "2"; write a whole number from 5 to 30"#),
        Row(
            "policy", #""09:00""#, #""07:30""#,
            #"config/policy.yaml:3: letters leave at 07:30, in the quiet hours 20:00–08:00 (config/mentord.yaml:12)"#),
        Row(
            "policy", "[at-risk]", "[at-risk]\n  low-rating: 6",
            #"config/policy.yaml:6: "low-rating" is "6"; write a whole number from 0 to 5"#),
        Row(
            "policy", "[at-risk]", "[atrisk]",
            #"config/policy.yaml:5: item 1 of "letter" is "atrisk"; did you mean "at-risk"?"#),
        Row(
            "policy", "contradiction: conflict-resolution", "contradiction: conflict",
            #"config/policy.yaml:6: no coordinator has the role "conflict"; name an address for it under "coordinators" in mentord.yaml"#
        ),
        Row(
            "policy", "contradiction: conflict-resolution", "contradict: conflict-resolution",
            #"config/policy.yaml:6: unknown key "contradict"; did you mean "contradiction"?"#),
        Row(
            "policy", "pause: {meetings: excuse", "pause: {meetings: drop",
            #"config/policy.yaml:8: "meetings" is "drop"; write move, excuse or keep"#),
        Row(
            "policy", "pause: {meetings: excuse, ", "pause: {",
            #"config/policy.yaml:8: missing key "meetings" in "pause""#),
        Row(
            "policy", "days: -3", "days: 1",
            #"config/policy.yaml:16: two rungs on day +1; one person gets one letter a day; merge them"#),
        Row(
            "policy", "days: -3", "days: 2",
            #"config/policy.yaml:16: rung +1 stands after rung +2; write rungs earliest first"#),
        Row(
            "policy", "letter: meeting-coming}", "letter: meeting-coming, asks: true}",
            #"config/policy.yaml:15: rung -3 asks before the due time; silence before it says nothing"#),
        Row(
            "policy", "missed: 11", "missed: 1",
            #"config/policy.yaml:17: missed on day 1, but the last rung is on day 1; write 2 or more, so that there is time to answer"#
        ),
        Row(
            "policy", "letter: meeting-ask, asks: true", "letter: meeting-ask",
            #"config/policy.yaml:17: missed on day 11, but no rung asks; nobody is judged unasked; add asks: true or write missed: never"#
        ),
        Row("policy", "    missed: 11\n", "", #"config/policy.yaml:13: missing key "missed" in "meeting""#),
        Row(
            "policy", "to: owner", "to: all", #"config/policy.yaml:18: rung 0 of a check-in goes to "all"; write owner"#
        ),
        Row(
            "policy", "to: reporter", "to: reportr",
            #"config/policy.yaml:16: "to" is "reportr"; did you mean "reporter"?"#),
        Row(
            "policy", "letter: check-in,", "letter: ../check-in,",
            #"config/policy.yaml:18: "letter" is "../check-in"; write at most 64 of a–z, 0–9, ".", "_" and "-", a letter or a digit first"#
        ),
        Row(
            "policy", "letter: milestone-ask, asks: true", "letter: milestone-ask, asks: yes",
            #"config/policy.yaml:19: "asks" is "yes"; write true or false"#,
            #"config/policy.yaml:19: missed on day 14, but no rung asks; nobody is judged unasked; add asks: true or write missed: never"#
        ),
        Row(
            "policy", "letter: milestone-ask, asks: true",
            "letter: milestone-ask, asks: true, skip-after-silence: true",
            #"config/policy.yaml:19: rung +3 of a milestone has "skip-after-silence"; only meetings and check-ins come in rows"#
        ),
        Row(
            "policy", "{days: 3, to: all,", "{from: start, days: -1, to: all, letter: x}, {days: 3, to: all,",
            #"config/policy.yaml:19: rung start-1 is before the start; nothing is sent before a mentorship starts"#),
        Row("policy", "    clause: §2.1.1\n", "", #"config/policy.yaml:22: missing key "clause" in "formal""#),
        Row(
            "policy", "{mentor: 1, mentee: 1}", "{mentor: 1, mentees: 1}",
            #"config/policy.yaml:25: unknown key "mentees"; did you mean "mentee"?"#),
        Row(
            "policy", "mentee: 1}", "mentee: {least: 3, most: 2}}",
            #"config/policy.yaml:25: "most" is 2, less than "least", 3"#),
        Row(
            "policy", "reporter: mentor", "reporter: peer",
            #"config/policy.yaml:26: the reporter is a peer, but the program has none; write mentor or mentee"#),
        Row(
            "policy", "cycle-months: 6", "cycle-months: 0",
            #"config/policy.yaml:27: "cycle-months" is "0"; write a whole number from 1 to 120"#),
        Row(
            "policy", "minutes: 60", "minutes: -5",
            #"config/policy.yaml:28: "minutes" is "-5"; write a whole number from 1 to 480"#),
        Row(
            "policy", "{every-months: 1, minutes", "{every-months: 4, minutes",
            #"config/policy.yaml:28: a cycle of 6 months cannot be divided into meetings every 4 months; write a divisor of 6"#
        ),
        Row(
            "policy", "{every-months: 1, minutes", "{minutes",
            #"config/policy.yaml:28: "meetings" has no cadence; write "every-months" or "every-weeks""#),
        Row(
            "policy", "{every-months: 1, minutes", "{every-months: 1, every-weeks: 2, minutes",
            #"config/policy.yaml:28: two cadences; write "every-months" or "every-weeks", not both"#),
        Row(
            "policy", "ladder: meeting}", "laddder: meeting}",
            #"config/policy.yaml:28: unknown key "laddder"; did you mean "ladder"?"#),
        Row(
            "policy", "ladder: meeting}", "ladder: meting}",
            #"config/policy.yaml:28: unknown ladder "meting"; did you mean "meeting"?"#),
        Row(
            "policy", "ladder: meeting}", "ladder: review}",
            #"config/policy.yaml:20: rung +3 of a meeting goes to "coordinator"; write all or reporter"#),
        Row(
            "policy", "check-ins: {every-months: 1", "check-ins: {every-months: 7",
            #"config/policy.yaml:29: check-ins every 7 months never come in a cycle of 6; write none"#),
        Row(
            "policy", "{days-after-start: 14}", "{days-after-start: 200}",
            #"config/policy.yaml:31: 200 days after the start is after the end of a cycle of 6 months"#),
        Row(
            "policy", "{days-before-end: 14}", "{days-before-end: 168}",
            #"config/policy.yaml:32: 168 days before the end is before the start of a cycle of 6 months"#),
        Row(
            "policy", "{days-after-start: 14}", "half-of-cicle",
            #"config/policy.yaml:31: "due" is "half-of-cicle"; did you mean "half-of-cycle"?"#),
        Row(
            "policy", "{days-after-start: 14}", "{}",
            #"config/policy.yaml:31: "due" is not one time; write one of days-after-start, days-before-end and every-months"#
        ),
        Row(
            "policy", "      goals:", "      meeting:",
            #"config/policy.yaml:31: a milestone cannot be called "meeting""#),
        Row(
            "policy", "renews: true", "renews: false",
            #"config/policy.yaml:32: the program asks for a renewal, but does not renew; write renews: true"#),
        Row(
            "policy", "cycle-months: 6", "cycle-months: none",
            #"config/policy.yaml:32: the program has no end to count from; write days-after-start or every-months"#,
            #"config/policy.yaml:33: "renews" is true, but the program has no end; remove it, or write "cycle-months""#),
        Row(
            "policy", "      renewal: {due: {days-before-end: 14}, clause: §2.2.1, ladder: milestone}\n", "",
            #"config/policy.yaml:32: "renews" is true, but nothing asks for it; add the milestone "renewal""#),
        Row(
            "policy", ", next-review: 2027-07-01", "",
            #"config/policy.yaml:35: "date" is next-review, but "document" has no "next-review"; write it there, or a date here"#
        ),
        Row(
            "policy", "clause: §8.2.2", "clause: §8.2.2, role: boss",
            #"config/policy.yaml:35: no coordinator has the role "boss"; name an address for it under "coordinators" in mentord.yaml"#
        ),
        Row(
            "policy", "    renews: true\n", "    renews: true\n    title: Again\n",
            #"config/policy.yaml:34: duplicate key "title"; line 23 has it already"#),
        Row(
            "policy", "      goals:", "      Goals:",
            #"config/policy.yaml:31: the key "Goals" has capitals; write "goals""#),
        Row(
            "policy", "  formal:", "  for mal:",
            #"config/policy.yaml:22: unknown key "for mal"; write at most 64 of a–z, 0–9, ".", "_" and "-", a letter or a digit first"#
        ),
    ])
    func policyFault(row: Row) throws { #expect(try row.faults() == row.expected) }
}
