import CLinux
import Foundation
import Testing

@Suite struct CLinuxTests {
    private func isReadable(_ descriptor: Int32, within milliseconds: Int32 = 0) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) == 1
    }

    private func isClosedOnExec(_ descriptor: Int32) -> Bool { fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0 }

    @Test func aTimerOnTheWallClockExpires() {
        let timer = clinux_timerfd_wall_clock()
        defer { close(timer) }
        #expect(isClosedOnExec(timer))
        #expect(clinux_timerfd_read(timer) == 0)
        #expect(clinux_timerfd_set_wall_clock(timer, Int64(time(nil)) + 3600, 0) == 0)
        #expect(!isReadable(timer) && clinux_timerfd_read(timer) == 0)
        #expect(clinux_timerfd_set_wall_clock(timer, Int64(time(nil)) - 1, 999_999_999) == 0)
        #expect(isReadable(timer, within: -1) && clinux_timerfd_read(timer) == 1)
        #expect(clinux_timerfd_read(timer) == 0)
    }

    @Test func aMonotonicTimerExpiresAndIsDisarmed() {
        let timer = clinux_timerfd_monotonic()
        defer { close(timer) }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        #expect(clinux_timerfd_set_monotonic(timer, nanoseconds + 1_000_000) == 0)
        #expect(isReadable(timer, within: -1) && clinux_timerfd_read(timer) == 1)
        #expect(clinux_timerfd_set_monotonic(timer, nanoseconds) == 0)
        #expect(clinux_timerfd_disarm(timer) == 0)
        #expect(!isReadable(timer))
    }

    @Test func noticesFilesWrittenAndMovedIn() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clinux-" + UUID().uuidString)
        let watched = folder.appendingPathComponent("watched")
        try FileManager.default.createDirectory(at: watched, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let queue = clinux_inotify_open()
        defer { close(queue) }
        #expect(isClosedOnExec(queue))
        #expect(clinux_inotify_watch_directory(queue, watched.path) > 0)
        #expect(clinux_inotify_drain(queue) == 0)
        let wake = watched.appendingPathComponent("wake").path
        close(clinux_open(wake, O_WRONLY | O_CREAT, 0o640))
        #expect(isReadable(queue) && clinux_inotify_drain(queue) == 1)
        close(clinux_open(wake, O_RDONLY, 0))
        #expect(clinux_inotify_drain(queue) == 0)
        for number in 1...500 { close(clinux_open(wake + "\(number)", O_WRONLY | O_CREAT, 0o640)) }
        #expect(clinux_inotify_drain(queue) == 500)
        #expect(clinux_inotify_watch_directory(queue, wake) == -1 && errno == ENOTDIR)
    }

    @Test func readsSignals() {
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let descriptor = clinux_signalfd([SIGHUP, SIGTERM], 2)
        defer { close(descriptor) }
        #expect(clinux_signalfd_read(descriptor) == 0)
        pthread_kill(pthread_self(), SIGTERM)
        #expect(clinux_signalfd_read(descriptor) == SIGTERM)
        #expect(clinux_signalfd_read(descriptor) == 0)
    }

    @Test func aSealedFileIsNeverChanged() {
        let file = clinux_memfd("test")
        defer { close(file) }
        #expect(file > 2 && isClosedOnExec(file))
        #expect(write(file, "abc", 3) == 3)
        #expect(clinux_seal(file) == 0)
        #expect(pwrite(file, "x", 1, 0) == -1 && errno == EPERM)
        #expect(ftruncate(file, 0) == -1 && errno == EPERM)
    }

    @Test func aBoundedFileNeverGrows() {
        let file = clinux_memfd("test")
        defer { close(file) }
        #expect(clinux_bound(file, 4096) == 0)
        #expect(pwrite(file, "x", 1, 4095) == 1)
        #expect(pwrite(file, "x", 1, 4096) == -1 && errno == EPERM)
    }

    @Test func aPipeDoesNotBlock() {
        var ends: [Int32] = [0, 0]
        #expect(clinux_pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        var byte: UInt8 = 0
        #expect(read(ends[0], &byte, 1) == -1 && errno == EAGAIN)
        #expect(ends.allSatisfy(isClosedOnExec))
    }

    @Test func tellsAChildsStateAndLeavesItUntilReaped() throws {
        let null = clinux_open("/dev/null", O_RDWR, 0)
        defer { close(null) }
        var pid: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("600"), nil]
        defer { for argument in arguments { free(argument) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        try #require(clinux_spawn_group(&pid, "/bin/sleep", &arguments, &environment, null, null) == 0)
        let descriptor = clinux_pidfd_open(pid)
        defer { close(descriptor) }
        #expect(getpgid(pid) == pid)
        var status: Int32 = 0
        #expect(clinux_child_state(descriptor, &status) == CLINUX_CHILD_RUNS.rawValue)
        #expect(clinux_pidfd_send_signal(descriptor, SIGKILL) == 0)
        #expect(isReadable(descriptor, within: -1))
        for _ in 1...2 {
            #expect(clinux_child_state(descriptor, &status) == CLINUX_CHILD_KILLED.rawValue)
            #expect(status == SIGKILL)
        }
        #expect(clinux_reap(descriptor) == 0)
        #expect(clinux_child_state(descriptor, &status) == -1 && errno == ECHILD)
    }
}

/// Giving memory back changes how much is resident, and nothing else.
@Suite struct ReleasedMemoryTests {
    /// Pages of files in memory, in kB: `RssFile` of proc(5).
    private func filePages() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssFile:") })
        return try #require(Int(line.split(whereSeparator: { !$0.isNumber }).joined()))
    }

    @Test func codeIsGivenBackAndComesBack() throws {
        let table = (0..<1_000).map { "entry \($0)" }
        let before = try filePages()
        clinux_release_memory()
        let after = try filePages()
        #expect(after < before)
        // "entry 0" has seven characters: ten of seven, ninety of eight, nine hundred of nine.
        let characters = table.map(\.count).reduce(0, +)
        #expect(characters == 8_890)
    }
}
