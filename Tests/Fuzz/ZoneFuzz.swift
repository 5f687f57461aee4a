@testable import CivilTime

/// TZif files: whatever the bytes, they are refused or make a zone that answers consistently about every moment.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzZone(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let clock = try? ZoneFile.clock(Array(bytes)) else { return 0 }
    let questions = ZoneQuestions(Zone(identifier: "Fuzz/Zone", clock: clock), InputNumbers(bytes))
    questions.checkTransitions()
    questions.checkMoments()
    return 0
}

private struct ZoneQuestions {
    let zone: Zone
    let moments: [Instant]
    let transitions: [ZoneTransition]

    init(_ zone: Zone, _ numbers: InputNumbers) {
        var numbers = numbers
        self.zone = zone
        // From before the first date; in a span that has real changes; and to the end of time.
        let spans = [
            Int64.min...Int64.max, Instant.distantPast.seconds...Instant.distantFuture.seconds,
            -2_208_988_800...4_102_444_800, 2_500_000_000...2_600_000_000,
        ]
        transitions =
            Array(zone.transitions(after: Instant(seconds: .min), through: .distantFuture).prefix(40))
            + Array(zone.transitions(after: Instant(seconds: 2_540_000_000), through: .distantFuture).prefix(10))
        var seconds: [Int64] = [.min, .max, 0, -1]
        for span in spans { for _ in 0..<12 { seconds.append(.random(in: span, using: &numbers)) } }
        for transition in transitions {
            seconds += [-86_400, -1, 0, 1, 86_400].map { (transition.instant + $0).seconds }
        }
        moments = seconds.map { Instant(seconds: $0) }
    }

    func checkTransitions() {
        for transition in transitions {
            let before = zone.localTime(at: transition.instant - 1)
            let after = zone.localTime(at: transition.instant)
            require(before != after, "nothing changes at the transition \(transition)")
            require(before.offset == transition.offsetBefore, "\(before) before \(transition)")
            require(
                after.offset == transition.offsetAfter && after.abbreviation == transition.abbreviation
                    && after.isDaylight == transition.isDaylight, "\(after) at \(transition)")
        }
        for moment in moments.prefix(20) {
            var last = moment
            for transition in zone.transitions(after: moment, through: moment + 100_000_000).prefix(20) {
                require(transition.instant > last, "\(transition) is not after \(last)")
                require(transition.instant <= moment + 100_000_000, "\(transition) is behind the span's end")
                require(
                    zone.offset(at: last) == transition.offsetBefore,
                    "the offset changes between \(last), \(transition)")
                last = transition.instant
            }
        }
    }

    func checkMoments() {
        var cursor = ZoneCursor(zone)
        for moment in moments + moments.sorted() {
            let local = zone.localTime(at: moment)
            let offset = zone.offset(at: moment)
            // RFC 8536 §3.2.
            require((-89_999...93_599).contains(offset), "the offset \(offset) at \(moment)")
            require(local.offset == offset, "\(local) at \(moment), where the offset is \(offset)")
            require(
                local.abbreviation.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "the abbreviation \(local.abbreviation)")
            _ = zone.rfc3339(moment)
            let civil = zone.civil(at: moment)
            require(cursor.civil(at: moment) == civil, "a cursor at \(moment) does not show \(civil)")
            let instant = zone.instant(of: civil)
            require(cursor.instant(of: civil) == instant, "a cursor has not \(instant) for \(civil)")
            guard moment > .distantPast + 200_000, moment < .distantFuture - 200_000 else { continue }
            // A clock shows a time again only after a change, and no change is larger than from one extreme to the other.
            require(abs(instant - moment) <= 2 * 93_600, "\(moment) shows \(civil), which is \(instant)")
        }
    }
}
