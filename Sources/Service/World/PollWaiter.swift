import CLinux
import CivilTime
import Glibc

/// One poll(2) over everything that can wake the service. No thread, no timer of a run-time library: idle, it does not wake at all.
package final class PollWaiter: Waiter {
    private let wallTimer: Int32
    private let childTimer: Int32
    private let watchdogTimer: Int32
    private let signals: Int32
    private let inotify: Int32
    private let zonesInotify: Int32
    private let mailInotify: Int32
    private let zonesDirectory: String
    private let watchdogInterval: Int64?
    private let clock: SystemClock

    package struct Failure: Error, CustomStringConvertible {
        let call: String
        let number: Int32
        package var description: String {
            "\(call): \(strerror(number).map { String(cString: $0) } ?? "error \(number)")"
        }
    }

    /// - Parameters:
    ///   - directory: the state directory; a file closed after writing in it means that somebody committed, one that goes that it may be the
    ///     database.
    ///   - zones: the directory of the time zone data, watched with the regions in it; where there is none, nothing is watched.
    ///   - inbox: the Maildir that answers come into; nil for none.
    ///   - watchdog: how often the watchdog wants a sign, in microseconds; nil for never.
    /// - Throws: ``Failure`` when the kernel gives no descriptor, or the directory can't be watched.
    package init(directory: String, zones: String, inbox: String? = nil, watchdog: UInt64?) throws(Failure) {
        clock = SystemClock()
        wallTimer = try Self.check("timerfd_create", clinux_timerfd_wall_clock())
        childTimer = try Self.check("timerfd_create", clinux_timerfd_monotonic())
        watchdogTimer = try Self.check("timerfd_create", clinux_timerfd_monotonic())
        signals = try Self.check("signalfd", clinux_signalfd([SIGTERM, SIGINT, SIGHUP], 3))
        inotify = try Self.check("inotify_init", clinux_inotify_open())
        _ = try Self.check("inotify_add_watch \(directory)", clinux_inotify_watch_contents(inotify, directory))
        zonesInotify = try Self.check("inotify_init", clinux_inotify_open())
        // A missing directory is no reason not to start: a zone that can't be read is told where it is named.
        zonesDirectory = zones
        Self.watchZones(zonesInotify, zones)
        mailInotify = try Self.check("inotify_init", clinux_inotify_open())
        // Where no inbox is, nothing comes in.
        if let inbox { _ = clinux_inotify_watch_directory(mailInotify, inbox + "/new") }
        // Half of what systemd waits for, as sd_watchdog_enabled(3) advises.
        watchdogInterval = watchdog.map { Int64($0) * 1_000 / 2 }
        armWatchdog()
        // A child that dies early must not take us along while its input is written.
        signal(SIGPIPE, SIG_IGN)
    }

    deinit {
        for descriptor in [wallTimer, childTimer, watchdogTimer, signals, inotify, zonesInotify, mailInotify] {
            close(descriptor)
        }
    }

    /// From so many seconds on, a sleep is worth giving memory back before it.
    private static let longSleep: Int64 = 60

    package func wait(until deadline: Instant?, children: [Int32], limit: Int64?) -> Set<Wake> {
        let hasCome = deadline.map { $0 <= clock.now } ?? false
        arm(deadline, limit)
        // Start-up and planning use far more of the program than waiting does; what they need again comes back within a millisecond.
        if children.isEmpty, deadline.map({ $0 - clock.now > Self.longSleep }) ?? true { clinux_release_memory() }
        let own = [wallTimer, childTimer, watchdogTimer, signals, inotify, zonesInotify, mailInotify]
        var polled = (own + children).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&polled, nfds_t(polled.count), hasCome ? 0 : -1) < 0 {
            if errno != EINTR { return [.deadline] }
        }
        var wakes: Set<Wake> = hasCome ? [.deadline] : []
        func isReady(_ index: Int) -> Bool { polled[index].revents != 0 }
        if isReady(0) { wakes.insert(clinux_timerfd_read(wallTimer) < 0 && errno == ECANCELED ? .clockSet : .deadline) }
        if isReady(1) {
            clinux_timerfd_read(childTimer)
            wakes.insert(.submission)
        }
        if isReady(2) {
            clinux_timerfd_read(watchdogTimer)
            armWatchdog()
            wakes.insert(.watchdog)
        }
        if isReady(3) { wakes.formUnion(readSignals()) }
        if isReady(4), clinux_inotify_drain(inotify) > 0 { wakes.insert(.storeChanged) }
        if isReady(5), clinux_inotify_drain(zonesInotify) > 0 {
            wakes.insert(.zonesChanged)
            // A package may have brought a folder.
            Self.watchZones(zonesInotify, zonesDirectory)
        }
        if isReady(6), clinux_inotify_drain(mailInotify) > 0 { wakes.insert(.mailCame) }
        if polled.dropFirst(own.count).contains(where: { $0.revents != 0 }) { wakes.insert(.submission) }
        return wakes
    }

    /// Watches the directory of the time zone data and the regions in it: inotify(7) looks into no folder by itself.
    private static func watchZones(_ inotify: Int32, _ directory: String, depth: Int = 1) {
        guard clinux_inotify_watch_contents(inotify, directory) >= 0, depth < 4, let listing = opendir(directory) else {
            return
        }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let isFolder = [DT_DIR, DT_UNKNOWN].contains(Int(entry.pointee.d_type))
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // Regions begin with a capital; beside them are copies of all zones under other rules.
            guard isFolder, let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
                continue
            }
            watchZones(inotify, "\(directory)/\(name)", depth: depth + 1)
        }
    }

    private func readSignals() -> Set<Wake> {
        var wakes: Set<Wake> = []
        while true {
            switch clinux_signalfd_read(signals) {
            case SIGHUP: wakes.insert(.reload)
            case SIGTERM, SIGINT: wakes.insert(.stop)
            default: return wakes
            }
        }
    }

    private func arm(_ deadline: Instant?, _ limit: Int64?) {
        // Armed even without a deadline: only an armed timer notices that the clock was set.
        let instant = max(1, (deadline ?? .distantFuture).seconds)
        if clinux_timerfd_set_wall_clock(wallTimer, instant, 0) < 0 && errno == ECANCELED {
            clinux_timerfd_set_wall_clock(wallTimer, instant, 0)
        }
        if let limit { clinux_timerfd_set_monotonic(childTimer, limit) } else { clinux_timerfd_disarm(childTimer) }
    }

    private func armWatchdog() {
        guard let watchdogInterval else { return }
        clinux_timerfd_set_monotonic(watchdogTimer, SystemClock.read(CLOCK_MONOTONIC) * 1_000 + watchdogInterval)
    }

    private static func check(_ call: String, _ result: Int32) throws(Failure) -> Int32 {
        if result < 0 { throw Failure(call: call, number: errno) }
        return result
    }
}
