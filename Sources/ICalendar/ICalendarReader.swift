/// Reads iCalendar text (RFC 5545) as programs in use write it: what they do differently is put right, and named.
public struct ICalendarReader {
    /// Larger texts are refused before they are read.
    public static let largestText = ICalendarLimits().bytes

    /// The calendars of a text. Costs time and memory proportional to its length.
    /// - Throws: the line of the first fault that leaves no way to go on, and what it is: a text that is larger than
    ///   `limits` allow, or is no iCalendar text. A value that cannot be read is no such fault: whoever asks for it is
    ///   told.
    public static func read(
        _ bytes: [UInt8], limits: ICalendarLimits = ICalendarLimits()
    ) throws(ICalendarError) -> ICalendarReading {
        var (calendars, leniencies) = try TreeReader.read(bytes, limits)
        var repair = ValueRepair()
        for index in calendars.indices { repair.repair(&calendars[index]) }
        leniencies.merge(repair.leniencies) { min($0, $1) }
        guard let first = calendars.first else {
            throw ICalendarError(line: 1, "expected BEGIN:VCALENDAR; the calendar is empty")
        }
        return ICalendarReading(first: first, all: calendars, leniencies: leniencies)
    }

    /// The calendars of a text, as `read(_:limits:)` of its bytes gives them.
    public static func read(
        _ text: String, limits: ICalendarLimits = ICalendarLimits()
    ) throws(ICalendarError) -> ICalendarReading {
        try read(Array(text.utf8), limits: limits)
    }
}
