import CivilTime
import Mentoring
import Processes
import Service
import Systemd

/// A world in which time passes only when the service waits. One thread: everything in it happens inside `wait`.
package final class VirtualWorld: Clock, Waiter, Courier, Supervisor {
    /// What sendmail answers to a letter, and how long it takes, in seconds.
    package typealias Mail = (Letter, Instant) throws(CourierError) -> (outcome: SubmissionOutcome, seconds: Int64)

    package private(set) var microseconds: Int64
    /// Seconds since the beginning, whatever the wall clock was set to.
    package private(set) var uptime: Int64 = 0
    package var isSynchronised = true
    /// When it ends: then the service is told to stop.
    package let end: Instant
    package private(set) var lastStatus = ""
    /// What the service manager was told of the service's condition.
    package private(set) var lastCondition = Condition.well
    /// How often READY=1 was said.
    package private(set) var readiness = 0
    /// Every letter that was started, in order, with the bytes of that attempt.
    package private(set) var started: [Letter] = []
    /// Lets the machine die at the next letter: after it was frozen, before its child is spawned.
    package var diesAtNextStart = false
    /// Whether it died in that way. The test then starts a new service.
    package private(set) var isDead = false
    /// Called for each letter that sendmail took.
    package var onSubmission: (VirtualWorld, Letter) -> Void = { _, _ in }
    package var mail: Mail

    private var children: [(letter: Letter, outcome: SubmissionOutcome, ends: Int64)] = []
    private var happenings: [Happening] = []
    private var count = 0

    private struct Happening {
        let at: Int64
        let order: Int
        let wake: Wake?
        let action: () -> Void
    }

    /// - Parameters:
    ///   - start: what the wall clock shows at first.
    ///   - mail: what sendmail does; takes every letter in a second by default.
    package init(
        start: Instant, end: Instant, mail: @escaping Mail = { (_, _) throws(CourierError) in (.submitted, 1) }
    ) {
        microseconds = start.seconds * 1_000_000
        self.end = end
        self.mail = mail
    }

    /// Lets something happen so many seconds from now; `wake` is what the service hears of it.
    package func after(seconds: Int64, wake: Wake? = .storeChanged, _ action: @escaping () -> Void) {
        count += 1
        happenings.append(Happening(at: uptime + max(0, seconds), order: count, wake: wake, action: action))
    }

    /// Lets time pass with nobody there: the machine is off.
    package func sleep(seconds: Int64) { pass(min(seconds, max(0, end - now))) }

    /// Sets the wall clock by so many seconds; no time passes.
    package func setClock(by seconds: Int64) { microseconds += seconds * 1_000_000 }

    /// Everything in hand is lost, as when the machine dies: what was submitted stays so, and nobody noted it.
    package func loseChildren() {
        for child in children where child.outcome == .submitted { onSubmission(self, child.letter) }
        children = []
        isDead = false
    }

    // MARK: Waiting

    /// Lets time pass until the earliest of the deadline, an end of a submission, a happening and the world's end.
    package func wait(until deadline: Instant?, children descriptors: [Int32], limit: Int64?) -> Set<Wake> {
        // After the end the service only waits for the letters in hand: for them, time goes on.
        let ending = now < end ? uptime + (end - now) : nil
        let deadlineAt = deadline.map { uptime + max(0, $0 - now) }
        let targets = [ending, deadlineAt, children.map(\.ends).min(), happenings.map(\.at).min()].compactMap { $0 }
        pass(max(0, (targets.min() ?? uptime) - uptime))
        var wakes: Set<Wake> = []
        if children.contains(where: { $0.ends <= uptime }) { wakes.insert(.submission) }
        for happening in happenings.filter({ $0.at <= uptime }).sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) {
            happenings.removeAll { $0.order == happening.order }
            happening.action()
            if let wake = happening.wake { wakes.insert(wake) }
        }
        if let deadline, deadline <= now { wakes.insert(.deadline) }
        if now >= end { wakes.insert(.stop) }
        return wakes
    }

    private func pass(_ seconds: Int64) {
        uptime += seconds
        microseconds += seconds * 1_000_000
    }

    // MARK: Handing over

    package var inHand: Int { children.count }
    package var numbers: [Int64] { children.map(\.letter.number) }
    package var descriptors: [Int32] { [] }
    /// No time limits here: `mail` decides how long a letter takes.
    package var limit: Int64? { nil }

    package func start(_ letter: Letter) throws(CourierError) {
        isDead = isDead || diesAtNextStart
        diesAtNextStart = false
        if isDead { return }
        let (outcome, seconds) = try mail(letter, now)
        started.append(letter)
        children.append((letter, outcome, uptime + max(0, seconds)))
    }

    package func ended() -> [(number: Int64, outcome: SubmissionOutcome)] {
        let over = children.filter { $0.ends <= uptime }
        children.removeAll { $0.ends <= uptime }
        for child in over where child.outcome == .submitted { onSubmission(self, child.letter) }
        return over.map { ($0.letter.number, $0.outcome) }
    }

    /// Ends every child at once; whether its letter was taken is not known.
    package func terminate() { children = [] }

    // MARK: The service manager

    package func ready(_ status: String) {
        readiness += 1
        lastStatus = status
    }
    package func reloading() {}
    package func stopping(_ status: String) { lastStatus = status }
    package func status(_ text: String) { lastStatus = text }
    package func condition(_ condition: Condition) { lastCondition = condition }
    package func watchdog() {}
    package func extend(seconds: Int) {}
}
