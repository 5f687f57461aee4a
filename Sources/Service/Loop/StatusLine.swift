import CivilTime
import Mentoring
import Store

/// What the service does, in one line of plain words, for `systemctl status`.
struct StatusLine {
    let text: String

    init(reader: Reader, sending: SendmailBackoff, now: Instant) throws {
        let counts = try reader.statusCounts(missedSince: now - 30 * 86_400)
        var parts: [String] = []
        let active = (counts.mentorships[.active] ?? 0) + (counts.mentorships[.paused] ?? 0)
        let coming = (counts.mentorships[.introduced] ?? 0) + (counts.mentorships[.proposed] ?? 0)
        parts.append("\(active) mentorship\(active == 1 ? "" : "s") active" + (coming > 0 ? ", \(coming) to come" : ""))
        let (hold, breaker) = (try reader.hold(), try reader.breaker())
        if let hold { parts.append("on hold since \(hold.since): \(hold.reason)") }
        if let breaker {
            parts.append("sending has stopped since \(breaker.since): \(breaker.reason); see mentorctl release")
        }
        if let since = sending.failsSince {
            let letters = try reader.deferredCount()
            parts.append("sendmail takes no letters since \(since)")
            if letters > 0 {
                parts.append("\(letters) letter\(letters == 1 ? "" : "s") and what comes due wait for it")
            }
        }
        let missing = try reader.missingZones()
        if !missing.isEmpty {
            let names = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? " and more" : "")
            parts.append("time zones missing: \(names) (see mentorctl doctor)")
        }
        if counts.untold > 0 {
            parts.append(
                "\(counts.untold) check-in\(counts.untold == 1 ? " needs" : "s need") a person, and every coordinator takes part in it"
            )
        }
        // Nothing leaves while something keeps it.
        let mayLeave = sending.failsSince == nil && hold == nil && breaker == nil
        if counts.noticesWaiting > 0, mayLeave, let next = try reader.earliestSend() {
            parts.append(next <= now ? "letters leave now" : "next letter \(next)")
        } else if hold == nil, let wake = try reader.earliestWake() {
            parts.append("next look \(wake)")
        }
        if counts.missed > 0 { parts.append("\(counts.missed) missed in 30 days") }
        if counts.atRisk > 0 { parts.append("\(counts.atRisk) at risk") }
        text = parts.joined(separator: "; ")
    }
}
