import CivilTime
import Mentoring
import Store

/// Sending stops by itself when something wants to send far more than usual, and waits for a word.
extension ServiceLoop {
    /// Whether letters may be made for anybody; while the breaker is open only for coordinators, who must hear of it.
    func mayLeave(_ recipient: Recipient, _ now: Instant) throws -> Bool {
        if case .coordinator = recipient { return true }
        if try store.read({ try $0.breaker() }) != nil { return false }
        let invites = configuration.answers != nil
        guard let cause = try store.read({ try volume.objection($0, invites: invites, now: now) }) else { return true }
        try store.write { try Self.openBreaker(cause, configuration, $0, now) }
        return false
    }

    static func openBreaker(_ cause: StopCause, _ configuration: Configuration, _ writer: Writer, _ now: Instant) throws
    {
        guard try writer.breaker() == nil else { return }
        try writer.setBreaker((cause, now))
        try writer.append(Event(at: now, kind: .breakerOpened, text: "sending has stopped: \(cause)"))
        for recipient in configuration.rules.coordinators(of: "coordinator") {
            let id = NoticeID(subject: .program, revision: 0, origin: .breaker(at: now), recipient: recipient)
            let notice = Notice(
                id: id, letter: .breaker, isScheduled: false, rungAt: now, sendAt: now, decidedAt: now,
                content: .stop(cause), clause: Clause("§6.2.1"))
            try writer.apply([
                Decision([.notice(notice)], notice.event(.noticeDecided, at: now, text: "sending has stopped"))
            ])
        }
    }
}
