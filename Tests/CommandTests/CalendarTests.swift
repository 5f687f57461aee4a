import Foundation
import Testing

@Suite struct CalendarTests {
    /// What a calendar program makes of the file: unfolds it, expands each series with python-dateutil in its zone, puts changed occurrences
    /// in their places and leaves cancelled ones out.
    private static let expand = """
        import sys, re
        from datetime import datetime, timezone
        from zoneinfo import ZoneInfo
        from dateutil.rrule import rrulestr
        lines = re.sub(r'\\r\\n[ \\t]', '', sys.stdin.read()).split('\\r\\n')
        events, event = [], None
        for line in lines:
            if line == 'BEGIN:VEVENT': event = {}
            elif line == 'END:VEVENT': events.append(event); event = None
            elif event is not None:
                name, value = line.split(':', 1)
                event[name.split(';')[0]] = (name, value)
        def when(entry):
            name, value = entry
            if value.endswith('Z'): return datetime.strptime(value, '%Y%m%dT%H%M%SZ'), ZoneInfo('UTC')
            return datetime.strptime(value, '%Y%m%dT%H%M%S'), ZoneInfo(name.split('TZID=')[1].split(';')[0])
        found = {}
        for e in events:
            if 'RECURRENCE-ID' in e: continue
            start, zone = when(e['DTSTART'])
            rule = e.get('RRULE')
            if e['STATUS'][1] == 'CANCELLED': continue
            for d in (rrulestr(rule[1], dtstart=start) if rule else [start]):
                if d.year > 2028: break
                found[(e['UID'][1], d)] = (d, zone)
        for e in events:
            if 'RECURRENCE-ID' not in e: continue
            key = (e['UID'][1], when(e['RECURRENCE-ID'])[0])
            assert key in found, key
            if e['STATUS'][1] == 'CANCELLED': del found[key]
            else: found[key] = when(e['DTSTART'])
        for d, zone in sorted((d.replace(tzinfo=z).astimezone(timezone.utc), z.key) for d, z in found.values()):
            if d < datetime(2027, 12, 1, tzinfo=timezone.utc): print(d.strftime('%Y-%m-%dT%H:%M:%SZ'))
        """

    private func agenda(_ command: Command, _ arguments: String...) throws -> [String] {
        let result = try command.plain(
            ["agenda", "--json", "--from", "2027-01-01", "--until", "2027-12-01"] + arguments
                + ["--state", command.state.path, "--config", command.config])
        return try python(
            """
            import json,sys
            for e in json.load(sys.stdin):
              if e['kind']=='meeting' and e['state']=='planned': print(e['due'])
            """, input: result.output
        ).split(separator: "\n").map(String.init)
    }

    /// Fifth weekdays, gaps, bi-weekly and endless series, seen by another reader than the one that wrote them.
    @Test func everyMeetingStandsWhereTheAgendaHasIt() throws {
        let command = try Command.imported()
        try command.run("meeting", "move", "f1/3", "2027-03-11T19:30")
        try command.run("mentorship", "pause", "p1", "--from", "2027-03-01", "--until", "2027-04-12")
        try command.run("mentorship", "pause", "f2", "--from", "2027-02-01", "--until", "2027-03-01")
        let calendar = try command.run("calendar")
        #expect(calendar.status == 0, "\(calendar.errors)")
        let expanded = try python(Self.expand, input: calendar.output).split(separator: "\n").map(String.init)
        let expected = try agenda(command)
        #expect(expected.count > 100)
        #expect(expanded == expected)
        // One of them moved, seven cancelled: three of p1's bi-weekly ones, f2's of February.
        let cancelled = calendar.output.components(separatedBy: "STATUS:CANCELLED").count - 1
        #expect(cancelled > 0 && cancelled == calendar.output.components(separatedBy: "RECURRENCE-ID").count - 2)
    }

    @Test func aPersonsCalendarNamesTheOthers() throws {
        let command = try Command.imported()
        let whole = try command.run("calendar").output
        let result = try command.run("calendar", "--person", "jonas")
        #expect(result.output.contains("SUMMARY:Mentoring with Amina Diallo\r\n"))
        #expect(!result.output.contains("Mentoring with Jonas"))
        #expect(
            try python(Self.expand, input: result.output).split(separator: "\n").map(String.init)
                == agenda(command, "--person", "jonas"))
        // A meeting has one UID, whoever's calendar it is in, and whatever happened to it; another database has others.
        let uids = Set(result.output.split(separator: "\r\n").filter { $0.hasPrefix("UID:") })
        #expect(!uids.isEmpty && uids.allSatisfy { whole.contains($0) })
        try command.run("meeting", "move", "f1/3", "2027-03-11T19:30")
        let again = try command.run("calendar", "--mentorship", "f1").output
        #expect(again.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.allSatisfy { uids.contains($0) })
        #expect(again.contains("RECURRENCE-ID;TZID=Europe/Berlin:20270309T180000\r\n"))
        #expect(again.contains("DTSTART;TZID=Europe/Berlin:20270311T193000\r\n") && again.contains("SEQUENCE:1\r\n"))
        let other = try Command.imported().run("calendar", "--mentorship", "f1").output
        #expect(other.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.allSatisfy { !uids.contains($0) })
    }

    /// Names are text of others: nothing in them may become a property, a line or a component.
    @Test func aHostileNameIsText() throws {
        let command = try Command.imported()
        try command.run(
            "person", "set", "jonas", "--name", "Jo;n,as\\n\"END:VEVENT\" ☃ " + String(repeating: "ü", count: 80))
        let output = try command.run("calendar", "--person", "amina").output
        #expect(output.contains("SUMMARY:Mentoring with Jo\\;n\\,as\\\\n\"END:VEVENT\""))
        #expect(output.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        let count = output.components(separatedBy: "\r\nBEGIN:VEVENT").count
        #expect(output.components(separatedBy: "\r\nEND:VEVENT").count == count)
    }

    @Test(arguments: [(["--person", "nobody"], 65), (["--mentorship", "f9x"], 65)] as [([String], Int32)])
    func faultsHaveTheirStatus(_ arguments: [String], _ status: Int32) throws {
        let command = try Command.imported()
        let result = try command.plain(
            ["calendar", "--state", command.state.path, "--config", command.config] + arguments)
        #expect(result.status == status && result.output.isEmpty && !result.errors.isEmpty)
    }

    /// What programs make of a series that meets at 02:30, which clocks in Berlin don't show on 28 March 2027: those that move the time
    /// (RFC 5545 §3.3.5) and those that drop it and count one more (§3.3.10).
    private static let expandThroughGap = """
        import sys, re
        from datetime import datetime, timezone
        from zoneinfo import ZoneInfo
        from dateutil.rrule import rrulestr
        berlin = ZoneInfo('Europe/Berlin')
        def clock(value): return datetime.strptime(value, '%Y%m%dT%H%M%S')
        def instant(wall): return wall.replace(tzinfo=berlin).astimezone(timezone.utc)
        def shown(wall): return instant(wall).astimezone(berlin).replace(tzinfo=None)
        lines = re.sub(r'\\r\\n[ \\t]', '', sys.stdin.read()).split('\\r\\n')
        text = '\\n'.join(lines)
        text = text[text.index('BEGIN:VEVENT'):]
        events = [dict((l.split(':', 1)[0].split(';')[0], l.split(':', 1)[1]) for l in e.split('\\n') if ':' in l)
                  for e in text.split('BEGIN:VEVENT')[1:]]
        [master] = [e for e in events if 'RECURRENCE-ID' not in e]
        rule, start = master['RRULE'], clock(master['DTSTART'])
        until = re.search(r';UNTIL=([0-9T]+)Z', rule)
        count = re.search(r';COUNT=([0-9]+)', rule)
        bare = re.sub(r';(UNTIL|COUNT)=[0-9TZ]+', '', rule)
        def meetings(drops):
            walls = []
            for wall in rrulestr(bare, dtstart=start):
                if until and instant(wall) > datetime.strptime(until[1], '%Y%m%dT%H%M%S').replace(tzinfo=timezone.utc): break
                if drops and shown(wall) != wall: continue
                walls.append(wall)
                if count and len(walls) == int(count[1]) or len(walls) > 40: break
            found = {wall: instant(wall) for wall in walls}
            for e in events:
                if 'RECURRENCE-ID' in e: found[clock(e['RECURRENCE-ID'])] = instant(clock(e['DTSTART']))
            return sorted(found.values())
        moving, dropping = meetings(False), meetings(True)
        print(moving == dropping)
        for m in moving: print(m.strftime('%Y-%m-%dT%H:%M:%SZ'))
        """

    /// The calendar says the same to every program, also of the meeting in the hour that is lost.
    @Test func aMeetingInTheLostHourIsWhereTheAgendaHasIt() throws {
        let command = try Command()
        let roster = try command.write(
            """
            program,mentor name,mentor email,mentee name,mentee email,start,zone,rule
            formal,Ann,ann@example.org,Ben,ben@example.org,2027-03-14T02:30,Europe/Berlin,FREQ=WEEKLY;INTERVAL=2
            """, to: "roster.csv")
        let imported = try command.run("import", roster)
        #expect(imported.status == 0, "\(imported.errors)")
        let calendar = try command.run("calendar")
        #expect(calendar.status == 0, "\(calendar.errors)")
        let lines = try python(Self.expandThroughGap, input: calendar.output).split(separator: "\n").map(String.init)
        #expect(lines.first == "True")
        #expect(Array(lines.dropFirst()) == (try agenda(command)))
        #expect(lines.contains("2027-03-28T01:30:00Z"))
    }
}
