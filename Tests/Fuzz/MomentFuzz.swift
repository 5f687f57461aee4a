import CivilTime

/// What people and files write for dates, times, durations and zones: it is refused, or prints back as something that reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMoment(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    printsBack(CivilDate(text), CivilDate.init(_:))
    printsBack(TimeOfDay(text), TimeOfDay.init(_:))
    printsBack(CivilDateTime(text), CivilDateTime.init(_:))
    if let instant = Instant(rfc3339: text) {
        // An offset can lead out of the years that can be written.
        let shown = min(max(instant, .distantPast), .distantFuture)
        require(Instant(rfc3339: instant.description) == shown, "\(text) shows as \(instant)")
    }
    printsBack(CalendarDuration(text), CalendarDuration.init(_:))
    if let duration = CalendarDuration(text) { checkSum(duration, InputNumbers(bytes)) }
    let database = ZoneDatabase()
    if let zone = try? database.zone(text) {
        require(zone.identifier == text, "the zone \(zone.identifier) of \(text)")
    }
    return 0
}

private func printsBack<Value: Equatable & CustomStringConvertible>(_ value: Value?, _ read: (String) -> Value?) {
    guard let value else { return }
    let printed = value.description
    require(
        read(printed) == value, "\(Value.self) prints as \(printed), which reads \(String(describing: read(printed)))")
}

private func checkSum(_ duration: CalendarDuration, _ numbers: InputNumbers) {
    var numbers = numbers
    require(-(-duration) == duration, "\(duration) turned round twice")
    for _ in 0..<4 {
        let moment = Instant(
            seconds: .random(in: Instant.distantPast.seconds...Instant.distantFuture.seconds, using: &numbers))
        let civil = Zone.utc.civil(at: moment)
        let sum = civil.adding(duration)
        require(duration.isNegative ? sum <= civil : sum >= civil, "\(civil) and \(duration) is \(sum)")
        _ = Zone.utc.instant(moment, adding: duration)
        _ = Zone.utc.instant(of: civil, adding: duration)
    }
}
