/// Messages in the shape in which programs send them, made by hand: names, addresses and texts are invented.
enum ProducerSamples {
    static let exchangeZone = """
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        """

    static let outlookReply = """
        BEGIN:VCALENDAR
        METHOD:REPLY
        PRODID:Microsoft Exchange Server 2010
        VERSION:2.0
        \(exchangeZone)
        BEGIN:VEVENT
        ATTENDEE;PARTSTAT=ACCEPTED;CN=Nora Falk:mailto:Nora.Falk@example.org
        COMMENT;LANGUAGE=de-DE:Passt gut\\, bis dann.\\n
        UID:m-42@mentoring.example.org
        SUMMARY;LANGUAGE=de-DE:Zugesagt: Mentoring
        DTSTART;TZID=W. Europe Standard Time:20260407T180000
        DTEND;TZID=W. Europe Standard Time:20260407T190000
        CLASS:PUBLIC
        PRIORITY:5
        DTSTAMP:20260401T081500Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        SEQUENCE:1
        LOCATION;LANGUAGE=de-DE:
        X-MICROSOFT-CDO-APPT-SEQUENCE:1
        X-MICROSOFT-CDO-OWNERAPPTID:0
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
        X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
        X-MICROSOFT-CDO-IMPORTANCE:1
        X-MICROSOFT-CDO-INSTTYPE:0
        X-MICROSOFT-DISALLOW-COUNTER:FALSE
        END:VEVENT
        END:VCALENDAR
        """

    static let outlookCounter = """
        BEGIN:VCALENDAR
        METHOD:COUNTER
        PRODID:Microsoft Exchange Server 2010
        VERSION:2.0
        \(exchangeZone)
        BEGIN:VEVENT
        ORGANIZER;CN=Mentoring:MAILTO:mentoring@example.org
        ATTENDEE;PARTSTAT=TENTATIVE;CN="Falk, Nora":MAILTO:nora.falk@example.org
        COMMENT;LANGUAGE=en-US:Could we start an hour later?\\n
        UID:m-42@mentoring.example.org
        SUMMARY;LANGUAGE=en-US:New Time Proposed: Mentoring
        DTSTART;TZID=W. Europe Standard Time:20260407T190000
        DTEND;TZID=W. Europe Standard Time:20260407T200000
        CLASS:PUBLIC
        PRIORITY:5
        DTSTAMP:20260401T081500Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        SEQUENCE:0
        X-MICROSOFT-CDO-APPT-SEQUENCE:0
        X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
        X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:20260407T180000
        X-MS-OLK-ORIGINALEND;TZID=W. Europe Standard Time:20260407T190000
        END:VEVENT
        END:VCALENDAR
        """

    static let googleReply = """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:REPLY
        BEGIN:VEVENT
        DTSTART:20260407T160000Z
        DTEND:20260407T170000Z
        DTSTAMP:20260401T081502Z
        ORGANIZER;CN=Mentoring:mailto:mentoring@example.org
        UID:m-42@mentoring.example.org
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=Nora
          Falk;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="I am away":mailto:nora.falk@exampl
         e.org
        CREATED:20260320T101010Z
        DESCRIPTION:What to bring:\\n- questions\\n\\nhttps://example.org/a?b=c&d=e
        LAST-MODIFIED:20260401T081500Z
        LOCATION:
        RECURRENCE-ID:20260407T160000Z
        SEQUENCE:3
        STATUS:CONFIRMED
        SUMMARY:Mentoring
        TRANSP:OPAQUE
        END:VEVENT
        END:VCALENDAR
        """

    static let appleReply = """
        BEGIN:VCALENDAR
        CALSCALE:GREGORIAN
        METHOD:REPLY
        VERSION:2.0
        PRODID:-//Apple Inc.//macOS 14.4//EN
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZNAME:MESZ
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZNAME:MEZ
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:m-42@mentoring.example.org
        DTSTART;TZID=Europe/Berlin:20260407T180000
        DTEND;TZID=Europe/Berlin:20260407T190000
        DTSTAMP:20260401T081502Z
        LAST-MODIFIED:20260401T081500Z
        SEQUENCE:1
        SUMMARY:Mentoring
        X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
        ORGANIZER;CN="Mentoring";EMAIL="mentoring@example.org":mailto:mentoring@e
         xample.org
        ATTENDEE;CN="Nora Falk";CUTYPE=INDIVIDUAL;EMAIL="nora.falk@example.org";P
         ARTSTAT=TENTATIVE;ROLE=REQ-PARTICIPANT:mailto:nora.falk@example.org
        ATTENDEE;CN="Jo";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION:mailto:jo@example.org
        END:VEVENT
        END:VCALENDAR
        """

    static let thunderbirdRefresh = """
        BEGIN:VCALENDAR
        PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
        VERSION:2.0
        METHOD:REFRESH
        BEGIN:VEVENT
        UID:m-42@mentoring.example.org
        DTSTAMP:20260401T081502Z
        ORGANIZER:mailto:mentoring@example.org
        ATTENDEE:mailto:nora.falk@example.org
        END:VEVENT
        END:VCALENDAR
        """

    static let all = [outlookReply, outlookCounter, googleReply, appleReply, thunderbirdRefresh]
}
