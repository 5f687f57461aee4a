import CivilTime
import Mentoring
import Processes
import Systemd

/// Why the loop woke up.
package enum Wake: Hashable, Sendable {
    /// The instant that was waited for has come, or there was nothing to wait for.
    case deadline
    case clockSet
    /// Another process committed to the store.
    case storeChanged
    /// Files of the time zone data were replaced.
    case zonesChanged
    /// Settings are to be read again (SIGHUP).
    case reload
    /// The service is to stop (SIGTERM, SIGINT).
    case stop
    /// A submission or the reading of a message ended, or its time limit came.
    case submission
    case mailCame
    /// The watchdog's interval has passed.
    case watchdog
}

/// The two clocks that the service looks at.
package protocol Clock {
    /// The wall clock, in microseconds since 1970 UTC.
    var microseconds: Int64 { get }
    /// Seconds that passed since some fixed moment, sleep included, whatever the wall clock is set to (CLOCK_BOOTTIME).
    var uptime: Int64 { get }
    /// Whether the kernel believes its wall clock to be right.
    var isSynchronised: Bool { get }
}

extension Clock {
    /// The wall clock, in whole seconds.
    package var now: Instant { Instant(seconds: microseconds / 1_000_000) }
}

/// Sleeps until something happens.
package protocol Waiter {
    /// Waits until the instant, or until something else wakes it; nil waits for that alone.
    ///
    /// An instant that has come makes it look without sleeping. `children` are the descriptors of what the courier and the mail room have in hand, with the
    /// earliest of their time limits, in nanoseconds of CLOCK_MONOTONIC.
    func wait(until deadline: Instant?, children: [Int32], limit: Int64?) -> Set<Wake>
}

/// Hands letters over to sendmail.
package protocol Courier {
    /// Starts handing over a letter; its end comes from ``ended()``.
    func start(_ letter: Letter) throws(CourierError)
    /// What became of the letters that ended since the last call, by their number.
    func ended() -> [(number: Int64, outcome: SubmissionOutcome)]
    var inHand: Int { get }
    var numbers: [Int64] { get }
    /// Descriptors that become readable when one ends.
    var descriptors: [Int32] { get }
    /// The earliest time limit of those in hand, in nanoseconds of CLOCK_MONOTONIC.
    var limit: Int64? { get }
    /// Asks every child to stop.
    func terminate()
}

/// Why a letter could not even start.
package enum CourierError: Error, Sendable, CustomStringConvertible {
    case address(AddressError)
    case submission(SubmissionError)

    package var description: String {
        switch self {
        case .address(let error): error.description
        case .submission(let error): error.description
        }
    }
}

package protocol Supervisor {
    /// Says that the service does its work.
    func ready(_ status: String)
    /// Says that settings are being read again.
    func reloading()
    /// Says that the service is about to end.
    func stopping(_ status: String)
    /// One line on what the service does, for `systemctl status`.
    func status(_ text: String)
    /// What keeps the service from its work, for programs.
    func condition(_ condition: Condition)
    /// Proves that the loop goes round and the store answers.
    func watchdog()
    /// Asks for more time to start, in seconds.
    func extend(seconds: Int)
}

/// Everything outside the service: what it reads the time from, waits with, sends through and speaks to.
package struct World {
    package var clock: any Clock
    package var waiter: any Waiter
    package var courier: any Courier
    package var mailRoom: any MailRoom
    package var wording: any LetterWording
    package var journal: any JournalSink
    /// The service manager.
    package var supervisor: any Supervisor

    package init(
        clock: any Clock, waiter: any Waiter, courier: any Courier, mailRoom: any MailRoom = EmptyMailRoom(),
        wording: any LetterWording = FullWording(), journal: any JournalSink, supervisor: any Supervisor
    ) {
        self.clock = clock
        self.waiter = waiter
        self.courier = courier
        self.mailRoom = mailRoom
        self.wording = wording
        self.journal = journal
        self.supervisor = supervisor
    }
}
