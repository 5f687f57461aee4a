import CivilTime
import ICalendar
import Recurrence

/// iCalendar texts: what is taken is written as RFC 5545 has it and reads back the same, and all that can be asked of it is answered.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCalendar(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do { _ = try ICalendarReader.events(in: String(decoding: bytes, as: UTF8.self)) } catch {
        require(!error.description.isEmpty, "a refusal says nothing")
    }
    let reading: ICalendarReading
    do { reading = try ICalendarReader.read(bytes) } catch {
        require(!error.description.isEmpty, "a refusal says nothing")
        return 0
    }
    for calendar in reading.calendars.prefix(4) {
        checkWriting(calendar)
        for fault in calendar.faults().prefix(100) { require(!fault.description.isEmpty, "a fault says nothing") }
        let events = calendar.components.prefix(16)
        for component in events + events.flatMap({ $0.components.prefix(4) }) { checkProperties(component) }
        checkMessage(calendar)
        checkSeries(calendar)
    }
    return 0
}

/// Any zones will do, and a few are looked through sooner: scripts/fuzz makes them.
private let database = ZoneDatabase()

/// Lines of at most 75 octets, each UTF-8 by itself, that read back as what they were made of.
private func checkWriting(_ calendar: ICalendarComponent) {
    let written = ICalendarWriter.bytes(of: calendar)
    let lines = written.split(separator: UInt8(ascii: "\n"))
    for line in lines {
        require(line.last == UInt8(ascii: "\r"), "a line does not end with CRLF")
        require(line.count <= 76, "a line of \(line.count - 1) octets")
        require(!line.dropLast().contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }, "a control character in a line")
        let text = String(decoding: line, as: UTF8.self)
        require(text.utf8.elementsEqual(line), "a line that is not UTF-8")
    }
    do {
        let again = try ICalendarReader.read(written)
        guard again.calendars.count == 1, again.calendar == calendar else {
            return require(
                false, "\(difference(calendar, again.calendar)) from\n\(String(decoding: written, as: UTF8.self))")
        }
        require(ICalendarWriter.bytes(of: again.calendar) == written, "it is written differently the second time")
    } catch {
        require(false, "what was written is refused: \(error)\n\(String(decoding: written, as: UTF8.self))")
    }
}

/// The first property or component that did not come back.
private func difference(_ left: ICalendarComponent, _ right: ICalendarComponent) -> String {
    for (old, new) in zip(left.properties, right.properties) where old != new { return "\(old)\ncame back as\n\(new)" }
    for (old, new) in zip(left.components, right.components) where old != new { return difference(old, new) }
    return "\(left.name) with \(left.properties.count) properties and \(left.components.count) components came back as "
        + "\(right.name) with \(right.properties.count) and \(right.components.count)"
}

/// What a property gives, it takes: the same value comes back.
private func checkProperties(_ component: ICalendarComponent) {
    checkSetting(component, "start", \.start)
    checkSetting(component, "end", \.end)
    checkSetting(component, "duration", \.duration)
    checkSetting(component, "rule", \.rule)
    // Those of one kind stand together when they are written.
    for path in [\ICalendarComponent.rdates, \.exdates] {
        var copy = component
        copy[keyPath: path] = component[keyPath: path]
        require(Set(copy[keyPath: path]) == Set(component[keyPath: path]), "dates of \(component) do not come back")
    }
    checkSetting(component, "free and busy", \.freeBusy)
    checkSetting(component, "recurrence ID", \.recurrenceID)
    checkSetting(component, "organizer", \.organizer)
    checkSetting(component, "attendees", \.attendees)
    checkSetting(component, "categories", \.categories)
    checkSetting(component, "request statuses", \.requestStatuses)
    checkSetting(component, "trigger", \.trigger)
    checkSetting(component, "summary", \.summary)
    checkSetting(component, "location", \.location)
    checkSetting(component, "UID", \.uid)
    checkSetting(component, "sequence", \.sequence)
    checkSetting(component, "stamp", \.stamp)
    checkSetting(component, "status", \.status)
    checkSetting(component, "priority", \.priority)
    checkSetting(component, "name", \.calendarName)
    checkSetting(component, "refresh interval", \.refreshInterval)
}

private func checkSetting<Value: Equatable>(
    _ component: ICalendarComponent, _ name: String, _ path: WritableKeyPath<ICalendarComponent, Value>
) {
    let value = component[keyPath: path]
    var copy = component
    copy[keyPath: path] = value
    require(copy[keyPath: path] == value, "the \(name) \(value) comes back as \(copy[keyPath: path])")
}

private func checkMessage(_ calendar: ICalendarComponent) {
    guard let message = try? ICalendarMessage(calendar) else { return }
    let event = message.part.event
    checkWriting(
        .calendar(product: "-//Fuzz//EN", method: .cancel, components: [event.cancelled(sequence: 1, stamp: now)]))
    for attendee in message.part.attendees.prefix(2) {
        let answer = event.answered(by: attendee, status: .accepted, stamp: now, comment: event.summary)
        checkWriting(.calendar(product: "-//Fuzz//EN", method: .reply, components: [answer]))
    }
    var defined = calendar
    if (try? defined.defineZones(database)) != nil { checkWriting(defined) }
}

private let now = Instant(seconds: 1_768_323_600)

/// The instances of two years, ascending; of a series far from now too.
private func checkSeries(_ calendar: ICalendarComponent) {
    let zones = CalendarZones(calendar, database: database)
    for timezone in calendar.components(named: "VTIMEZONE").prefix(4) {
        guard let tzid = timezone["TZID"]?.text, let zone = try? zones.zone(tzid) else { continue }
        let civil = zone.civil(at: now)
        _ = zone.instant(of: civil)
        _ = zone.instant(of: civil, adding: .zero)
    }
    let spans = [(now, now + 63_072_000), (Instant.distantPast, Instant.distantFuture)]
    for (series, (from, until)) in EventSeries.all(in: calendar).prefix(8).flatMap({ series in
        spans.map { (series, $0) }
    }) {
        do {
            let instances = try series.instances(from: from, until: until, zones: zones, limit: 200)
            require(instances.count <= 200, "\(instances.count) instances")
            for (before, after) in zip(instances, instances.dropFirst()) {
                require(before.startInstant <= after.startInstant, "\(after) follows \(before)")
            }
            for instance in instances {
                require(
                    instance.startInstant >= from && instance.startInstant < until, "\(instance) is not in the span")
                require(instance.endInstant >= instance.startInstant, "\(instance) ends before it begins")
            }
        } catch {
            require(!error.description.isEmpty, "a refusal says nothing")
        }
    }
}
