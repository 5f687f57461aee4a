import CivilTime
import Mentoring
import Store

/// Time zones that are missing on the machine are one condition, told once: what needs them rests, all else goes on, and when they are back
/// everything is planned anew.
extension ServiceLoop {
    /// After a package upgrade has put its files into place, some seconds pass between the first and the last of them.
    private static let settling: Int64 = 20
    /// How often missing zones are looked for where nothing tells that they came back, in seconds.
    static let zonePatience: Int64 = 600
    /// How long the letters to somebody whose zone is missing rest, in seconds.
    private static let letterPatience: Int64 = 3_600

    /// Files of the time zone data were replaced: they are looked at, and taken once all are there.
    func zonesChanged() {
        let now = world.clock.now
        zonesSettleAt = now + Self.settling
        if !missingZones.isEmpty { zonesLookAt = now }
    }

    /// Takes time zone data that was upgraded under the running service: what is planned is planned anew. A missing zone is taken up as soon as
    /// it is there.
    func noticeZones() throws {
        let now = world.clock.now
        if !missingZones.isEmpty, zonesLookAt <= now {
            zonesLookAt = now + Self.zonePatience
            let onDisk = ZoneDatabase(directory: zones.directory)
            if missingZones.contains(where: { (try? onDisk.zone($0)) != nil }) {
                zones.forget()
                try checkZones(now)
            }
        }
        guard let settled = zonesSettleAt, settled <= now else { return }
        zones.forget()
        try store.write { try noteSettings($0, now) }
        try checkZones(now)
        zonesSettleAt = nil
    }

    /// Compares the zones that are needed with those that the machine has, and says what changed.
    /// - Parameter others: names that were needed and not found.
    func checkZones(_ now: Instant, others: Set<String> = []) throws {
        unfoundZones.formUnion(others)
        let community = configuration.rules.calendar.zone
        let (known, missing) = try store.read { reader in
            let needed = Array(unfoundZones.union([community]))
            return (
                Set(try reader.missingZones()), try MissingZones(reader: reader, zones: zones, others: needed).entries
            )
        }
        missingZones = Set(missing.map(\.name))
        unfoundZones.formIntersection(missingZones)
        zonesLookAt = missingZones.isEmpty ? .distantFuture : min(zonesLookAt, now + Self.zonePatience)
        let new = missing.filter { !known.contains($0.name) }
        let back = known.subtracting(missingZones).sorted()
        guard !new.isEmpty || !back.isEmpty else { return }
        let recipients = back.isEmpty ? [] : zoneless
        try store.write { writer in
            try writer.setMissingZones(missingZones.sorted())
            if !new.isEmpty {
                try writer.append(
                    Event(
                        at: now, kind: .zonesMissing,
                        text: "time zones are missing, and what needs them is not planned: \(MissingZones.text(new))"))
            }
            guard !back.isEmpty else { return }
            try writer.append(
                Event(
                    at: now, kind: .zonesBack,
                    text: "no longer missing, or no longer needed: \(back.joined(separator: ", "))"))
            try writer.wakeAll()
            for recipient in recipients { try writer.bringForwardWaiting(for: recipient, to: now) }
        }
        if !back.isEmpty { zoneless = [] }
    }

    /// Lets the letters to a recipient rest whose zone is missing: the others' leave.
    func rest(for recipient: Recipient, _ error: ZoneError, _ now: Instant) throws {
        try store.write { try $0.putOffWaiting(for: recipient, until: now + Self.letterPatience) }
        zoneless.insert(recipient)
        if !missingZones.contains(error.identifier) { try checkZones(now, others: [error.identifier]) }
    }
}
