import Foundation
import Processes

/// `Tests/Support/fake-sendmail`, with a folder of its own. A link rather than a copy: a script that was just written
/// can't be run while another thread's new child still holds it open (ETXTBSY).
final class FakeSendmail {
    let folder: URL

    init(before: String? = nil, after: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("fake-sendmail-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("sendmail"),
            withDestinationURL: support.appendingPathComponent("fake-sendmail"))
        try before?.write(to: folder.appendingPathComponent("before"), atomically: true, encoding: .utf8)
        try after?.write(to: folder.appendingPathComponent("after"), atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func command(timeLimit: Int = 600) -> SendmailCommand {
        SendmailCommand(path: folder.appendingPathComponent("sendmail").path, timeLimit: timeLimit, grace: 1)
    }

    func start(_ message: String = "Subject: x\n\nHello\n", timeLimit: Int = 600) throws -> RunningSubmission {
        try command(timeLimit: timeLimit).start(
            sender: EnvelopeAddress("mentor+b.k3x@example.org"), recipient: EnvelopeAddress("amina@example.org"),
            message: Array(message.utf8))
    }

    /// What the call with this process id recorded under a name.
    func record(_ name: String, of pid: Int32) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent("run.\(pid)").appendingPathComponent(name))
    }

    func lines(_ name: String, of pid: Int32) throws -> [String] {
        String(decoding: try record(name, of: pid), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Waits until the script has written a number into a file of its folder.
    func number(in name: String) throws -> Int32 {
        while true {
            if let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8),
                text.hasSuffix("\n"), let number = Int32(text.dropLast())
            {
                return number
            }
            usleep(5_000)
        }
    }
}

let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Support")

extension RunningSubmission {
    /// Waits as the service's loop does: on the descriptor, not longer than until the deadline.
    func outcome() -> SubmissionOutcome {
        while true {
            if let outcome = poll() { return outcome }
            var descriptor = pollfd(fd: pidfd, events: Int16(POLLIN), revents: 0)
            Glibc.poll(&descriptor, 1, millisecondsToDeadline())
        }
    }

    private func millisecondsToDeadline() -> Int32 {
        guard let deadline else { return -1 }
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        return Int32(clamping: max(0, (deadline - now + 999_999) / 1_000_000))
    }
}

/// Waits until a process is gone, or is only waiting for its parent to look.
func waitUntilGone(_ pid: Int32) {
    while let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), !stat.contains(") Z ") {
        usleep(5_000)
    }
}
