/// What reading overlooks or puts right, because programs in use write it. What is put right is written back as RFC
/// 5545 has it; of every case there is a test with a sample.
public enum ICalendarLeniency: String, Hashable, Sendable, CaseIterable {
    // The text and its lines (RFC 5545 §3.1).

    /// A byte order mark before the first name; dropped.
    case byteOrderMark
    /// UTF-16, as its byte order mark says, instead of UTF-8.
    case utf16
    /// Blanks before the first name, or the same before every line; dropped.
    case indentedLines
    /// Lines end with LF instead of CRLF.
    case lineFeedOnly
    /// Lines end with CR instead of CRLF.
    case carriageReturnOnly
    /// Lines without anything; passed over, also between a line and its continuation (CR CR LF).
    case emptyLines
    /// A line longer than 75 octets.
    case unfoldedLongLine
    /// A line break within a text that no blank marks as folding: taken as a line break of the text.
    case unmarkedContinuation
    /// A line without a name or a colon, behind a value that is no text; dropped.
    case unreadableLine
    /// Something behind the last END; passed over.
    case trailingText
    /// Bytes that are not UTF-8; each becomes U+FFFD.
    case invalidUTF8
    /// Control characters; dropped.
    case controlCharacters
    /// Names in lower or mixed case. RFC 5545 allows them, but some readers do not.
    case lowerCaseNames
    /// `_` in a name; read as `-`.
    case underscoreInName
    /// Blanks at the ends of a value that is not text, or within a recurrence rule; dropped.
    case blanksAroundValue

    // Parameters (§3.2).

    /// A comma, semicolon or colon in a parameter's value that is not in quotes; the value is put together again.
    case unquotedParameter
    /// A quotation mark within a parameter's value, or one that is never closed; dropped.
    case strayQuote
    /// A parameter stated twice; the first counts.
    case repeatedParameter
    /// A parameter without `=`; dropped.
    case parameterWithoutValue

    // Values (§3.3).

    /// EXDATE, RDATE, RRULE, DTEND, DUE, DURATION or RECURRENCE-ID without a value; dropped.
    case emptyValue
    /// A comma or semicolon in a text without a backslash; taken as it stands.
    case unescapedText
    /// A backslash before a character that needs none; dropped.
    case unknownEscape
    /// A DATE without VALUE=DATE.
    case dateWithoutValue
    /// VALUE=DATE before a date and a time: midnight is taken as the date, any other time as a date-time.
    case dateWithTime
    /// A time of four digits; the seconds are 00.
    case timeWithoutSeconds
    /// A time 240000; taken as the next day's 000000.
    case hour24
    /// A date-time with an offset such as +0100; taken as UTC.
    case timeWithOffset
    /// TZID beside a date-time in UTC; dropped.
    case zoneOnUTC
    /// TZID beside a DATE; dropped.
    case zoneOnDate
    /// DTSTAMP, CREATED, LAST-MODIFIED or COMPLETED not in UTC; taken as UTC.
    case timestampNotUTC
    /// A duration whose hours, minutes or seconds have no T before them, such as P90M.
    case durationWithoutT
    /// A duration whose days or weeks stand behind the T, such as PT1D.
    case durationDaysAfterT
    /// A duration with weeks beside other units, such as P1W3D; taken as days.
    case durationWeeksMixed
    /// A duration without any number, such as P; taken as none.
    case durationEmpty
    /// A calendar user's address without `mailto:`.
    case bareAddress
    /// UTC offset without sign, with a colon, or of hours alone.
    case offsetForm
    /// A recurrence rule with a semicolon at its end; dropped.
    case ruleEndsWithSemicolon
    /// A recurrence rule's UNTIL in local time, though the start has a zone; compared on the start's clock.
    case untilNotUTC
    /// A recurrence rule's UNTIL as a date, though the start has a time; the whole day is included.
    case untilIsDate
    /// EXDATE as a date, though the start has a time: all occurrences of that day fall out.
    case exdateIsDate
    /// RECURRENCE-ID as a date, though the start has a time: the occurrence of that day is meant.
    case recurrenceIDIsDate

    // What is there (§3.6).

    /// A calendar without VERSION, or of another version than 2.0.
    case missingVersion
    /// A calendar without PRODID.
    case missingProductIdentifier
    /// An event, task or journal entry without UID.
    case missingUID
    /// An event, task or journal entry without DTSTAMP.
    case missingTimestamp
    /// A property that may be there once is there several times; the first counts.
    case repeatedProperty
    /// DTEND or DUE beside DURATION; the former counts.
    case endBesideDuration
    /// An end that is not after the start; taken as the start, or as the end of its day.
    case endNotAfterStart

    // Zones.

    /// TZID is a name that Windows uses, such as `W. Europe Standard Time`, or shows.
    case zoneNamedByWindows
    /// TZID is an IANA name behind a prefix, such as `/freeassociation.sourceforge.net/Europe/Berlin`.
    case zonePrefixed
    /// TZID is known by the X-LIC-LOCATION of its VTIMEZONE alone.
    case zoneByLocation
    /// TZID is known by the observances of its VTIMEZONE alone.
    case zoneByObservances
    /// TZID has no VTIMEZONE, and is a name of tzdata that is no region, such as `Etc/GMT-2` or `EST5EDT`.
    case zoneWithoutRegion
    /// TZID has no VTIMEZONE in the calendar.
    case zoneWithoutDefinition
}
