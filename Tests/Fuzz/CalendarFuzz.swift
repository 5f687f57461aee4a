import ICalendar

/// iCalendar texts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCalendar(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let events = try? ICalendarReader.events(in: text) else { return 0 }
    for event in events { require(event.summary.utf8.count <= count * 3, "a summary longer than the text") }
    return 0
}
