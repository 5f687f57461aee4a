import Foundation
import Testing

@testable import Systemd

/// One after the other: NOTIFY_SOCKET and the watchdog's variables belong to the process.
@Suite(.serialized) struct NotifierTests {
    /// A socket as the service manager has one (sd_notify(3)).
    final class Manager {
        let descriptor: Int32

        init() throws {
            let name = "mentord-test-\(UUID().uuidString)"
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0[1...].copyBytes(from: name.utf8) }
            let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.utf8.count)
            let result = withUnsafePointer(to: address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
            }
            try #require(result == 0)
            setenv("NOTIFY_SOCKET", "@" + name, 1)
        }

        deinit {
            unsetenv("NOTIFY_SOCKET")
            close(descriptor)
        }

        func received() -> String {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            return count < 0 ? "" : String(decoding: buffer.prefix(count), as: UTF8.self)
        }
    }

    @Test func tellsTheManager() throws {
        let manager = try Manager()
        let notifier = Notifier()
        #expect(notifier.ready() && manager.received() == "READY=1")
        #expect(notifier.ready(status: "12 active") && manager.received() == "READY=1\nSTATUS=12 active")
        #expect(notifier.stopping(status: "bye") && manager.received() == "STOPPING=1\nSTATUS=bye")
        #expect(notifier.errorNumber(28) && manager.received() == "ERRNO=28")
        #expect(notifier.watchdog() && manager.received() == "WATCHDOG=1")
        #expect(
            notifier.extendTimeout(microseconds: 90_000_000) && manager.received() == "EXTEND_TIMEOUT_USEC=90000000")
        #expect(notifier.status("a\nREADY=1\r\u{0}b") && manager.received() == "STATUS=a READY=1  b")
        #expect(notifier.status(String(repeating: "é", count: 5_000)))
        #expect(manager.received() == "STATUS=" + String(repeating: "é", count: 1_000))
    }

    @Test func reloadingCarriesTheMonotonicClock() throws {
        let manager = try Manager()
        func now() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000) }
        let before = now()
        #expect(Notifier().reloading())
        let lines = manager.received().split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        let stamp = try #require(lines.last?.split(separator: "=").last.flatMap { Int64($0) })
        #expect((before...now()).contains(stamp))
    }

    @Test func withoutAManagerNothingIsTold() {
        #expect(!Notifier().ready())
    }

    @Test func readsTheWatchdogsInterval() {
        #expect(Watchdog.interval() == nil)
        setenv("WATCHDOG_USEC", "30000000", 1)
        #expect(Watchdog.interval() == 30_000_000)
        setenv("WATCHDOG_PID", "1", 1)
        #expect(Watchdog.interval() == nil)
        setenv("WATCHDOG_PID", "\(getpid())", 1)
        #expect(Watchdog.interval() == 30_000_000)
        setenv("WATCHDOG_USEC", "soon", 1)
        #expect(Watchdog.interval() == nil)
        unsetenv("WATCHDOG_USEC")
        unsetenv("WATCHDOG_PID")
    }
}
