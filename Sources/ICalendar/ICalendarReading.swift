/// What was read of a text.
public struct ICalendarReading: Hashable, Sendable {
    /// The text's VCALENDARs, in its order; at least one.
    public let calendars: [ICalendarComponent]
    /// What was overlooked or put right, each with the line on which that was first needed. Empty if the text obeys
    /// RFC 5545 as far as reading can tell.
    public let leniencies: [ICalendarLeniency: Int]
    /// The first of `calendars`: most texts have one.
    public let calendar: ICalendarComponent

    init(first: ICalendarComponent, all calendars: [ICalendarComponent], leniencies: [ICalendarLeniency: Int]) {
        calendar = first
        self.calendars = calendars
        self.leniencies = leniencies
    }
}
