import CivilTime

/// The clock that a TZID of a calendar stands for.
public struct CalendarZone: Sendable {
    private enum Clock: Sendable {
        case zone(Zone)
        case observances(ZoneObservances)
    }

    /// The zone of tzdata; `nil` if only the calendar's own VTIMEZONE says what the clock does.
    public var zone: Zone? {
        if case .zone(let zone) = clock { zone } else { nil }
    }
    /// What was overlooked to find it.
    public let leniency: ICalendarLeniency?
    private let clock: Clock

    /// The clock of a zone of tzdata.
    public init(_ zone: Zone) { self.init(zone, nil) }

    init(_ zone: Zone, _ leniency: ICalendarLeniency?) {
        clock = .zone(zone)
        self.leniency = leniency
    }

    init(_ observances: ZoneObservances) {
        clock = .observances(observances)
        leniency = .zoneByObservances
    }

    /// The instant at which it shows `civil`; in gaps and overlaps as `Zone.instant(of:)` has it (RFC 5545 §3.3.5).
    public func instant(of civil: CivilDateTime) -> Instant {
        switch clock {
        case .zone(let zone): zone.instant(of: civil)
        case .observances(let observances): observances.instant(of: civil)
        }
    }

    /// What it shows at an instant.
    public func civil(at instant: Instant) -> CivilDateTime {
        switch clock {
        case .zone(let zone): zone.civil(at: instant)
        case .observances(let observances):
            CivilDateTime(wallSeconds: (instant + Int64(observances.offset(at: instant))).seconds)
        }
    }

    /// What it shows at the instant that `civil` stands for: of a gap's times, one behind the gap.
    func timeShown(for civil: CivilDateTime) -> CivilDateTime { self.civil(at: instant(of: civil)) }

    /// The zone by which a recurrence knows the clock's gaps.
    var recurrenceZone: Zone {
        switch clock {
        case .zone(let zone): zone
        case .observances(let observances): observances.zone
        }
    }

    /// The instant so much after the time that it shows: first the days, on the clock, then the rest, exactly (RFC
    /// 5545 §3.3.6).
    public func instant(of civil: CivilDateTime, adding duration: CalendarDuration) -> Instant {
        instant(of: civil.adding(days: duration.days)) + Int64(duration.seconds)
    }
}

/// Which clocks the TZIDs of a calendar stand for.
///
/// A TZID is taken for, in this order: a name of tzdata (`Europe/Berlin`); a name of Windows (`W. Europe Standard
/// Time`); a name of tzdata behind a prefix (`/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`); what the
/// X-LIC-LOCATION of its VTIMEZONE names; what the observances of its VTIMEZONE say; without one, a name of tzdata that is
/// no region (`Etc/GMT-2`, `EST5EDT`), or what Windows shows (`(UTC-05:00) Eastern Time (US & Canada)`).
public struct CalendarZones: Sendable {
    /// Definitions beyond these are not looked at.
    static let mostDefinitions = 256

    private let database: ZoneDatabase
    /// Sorted. Asked before the database is, which thinks about names that it does not know.
    private let names: [String]
    private var definitions: [String: ICalendarComponent] = [:]
    private var observances: [String: CalendarZone] = [:]

    /// The zones of a calendar. Definitions that are not needed are not looked at.
    public init(_ calendar: ICalendarComponent, database: ZoneDatabase) {
        self.database = database
        names = database.identifiers
        for timezone in calendar.components(named: "VTIMEZONE").prefix(CalendarZones.mostDefinitions) {
            guard let tzid = timezone["TZID"]?.text.trimmed, definitions[tzid] == nil else { continue }
            definitions[tzid] = timezone
            guard known(tzid) == nil else { continue }
            // A definition at fault is told to whoever needs it.
            do { observances[tzid] = CalendarZone(try ZoneObservances(timezone)) } catch { continue }
        }
    }

    /// The clock of a TZID.
    /// - Throws: that it is not known, and what may have been meant; `line` is where it stands.
    public func zone(_ tzid: String, line: Int = 0) throws(ICalendarError) -> CalendarZone {
        let name = tzid.trimmed
        if let found = known(name) ?? observances[name] { return found }
        if let definition = definitions[name] { return CalendarZone(try ZoneObservances(definition)) }
        if let zone = database.legacyZone(name) { return CalendarZone(zone, .zoneWithoutRegion) }
        if let shown = WindowsZones.identifier(ofShown: name),
            let zone = zone(named: shown) ?? database.legacyZone(shown)
        {
            return CalendarZone(zone, .zoneNamedByWindows)
        }
        do {
            return CalendarZone(try database.zone(name))
        } catch {
            throw ICalendarError(line: line, "TZID: \(error); or the calendar needs a VTIMEZONE of that TZID")
        }
    }

    /// The clock by which a time is meant: its zone's; UTC for one in UTC; `floating` for a date or a time without
    /// zone.
    public func clock(
        of time: ICalendarTime, floating: Zone = .utc, line: Int = 0
    ) throws(ICalendarError) -> CalendarZone {
        switch time {
        case .date, .floating: CalendarZone(floating)
        case .utc: CalendarZone(.utc)
        case .zoned(_, let tzid): try zone(tzid, line: line)
        }
    }

    /// The instant of a time. Dates, at midnight, and times without zone are on `floating`'s clock.
    public func instant(
        of time: ICalendarTime, floating: Zone = .utc, line: Int = 0
    ) throws(ICalendarError) -> Instant {
        if case .utc(let instant) = time { return instant }
        return try clock(of: time, floating: floating, line: line).instant(of: time.civil)
    }

    private func known(_ tzid: String) -> CalendarZone? {
        if let zone = zone(named: tzid) {
            return CalendarZone(zone, definitions[tzid] == nil ? .zoneWithoutDefinition : nil)
        }
        if let name = WindowsZones.identifier(of: tzid), let zone = zone(named: name) ?? database.legacyZone(name) {
            return CalendarZone(zone, .zoneNamedByWindows)
        }
        if let zone = prefixed(tzid) { return CalendarZone(zone, .zonePrefixed) }
        if let location = definitions[tzid]?["X-LIC-LOCATION"]?.text, let zone = zone(named: location.trimmed) {
            return CalendarZone(zone, .zoneByLocation)
        }
        return nil
    }

    private func prefixed(_ tzid: String) -> Zone? {
        // How Outlook says UTC.
        if tzid.asciiUpperCased == "TZONE://MICROSOFT/UTC" { return .utc }
        guard tzid.contains("/") else { return nil }
        let parts = tzid.split(separator: "/").suffix(3)
        for count in stride(from: parts.count, to: 0, by: -1) {
            // A single word, such as Japan, may be somebody's own name for something else.
            guard count > 1 || parts.last == "UTC" else { continue }
            if let zone = zone(named: parts.suffix(count).joined(separator: "/")) { return zone }
        }
        return nil
    }

    private func zone(named name: String) -> Zone? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        guard low < names.count, names[low] == name else { return nil }
        do { return try database.zone(name) } catch { return nil }
    }
}
