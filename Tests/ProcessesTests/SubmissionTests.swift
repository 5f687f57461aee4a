import Foundation
import Testing

@testable import Processes

@Suite struct SubmissionTests {
    @Test func callsSendmailAsEveryMTAUnderstands() throws {
        #expect(getenv("HOME") != nil, "without a variable of our own this test shows nothing")
        let inheritable = open("/dev/null", O_RDONLY)
        defer { close(inheritable) }
        let fake = try FakeSendmail()
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        let running = try fake.start()
        pthread_sigmask(SIG_SETMASK, &before, nil)
        let pid = running.pid
        #expect(running.outcome() == .submitted)
        #expect(
            try fake.lines("arguments", of: pid) == [
                fake.folder.appendingPathComponent("sendmail").path, "-i", "-f", "mentor+b.k3x@example.org", "--",
                "amina@example.org",
            ])
        // sh itself adds PWD, and some shells _, SHLVL and OLDPWD.
        let environment = try fake.lines("environment", of: pid).filter {
            !["PWD=", "_=", "SHLVL=", "OLDPWD="].contains(where: $0.hasPrefix)
        }
        #expect(
            environment.sorted() == [
                "LANG=C.UTF-8", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ])
        // 3 is ls's own, on /proc/self/fd.
        #expect(try fake.lines("descriptors", of: pid).sorted() == ["0", "1", "2", "3"])
        // glibc itself ignores 32 and 33 in a new child: its own signals for threads.
        #expect(
            try fake.lines("signals", of: pid).map { $0.replacing("180000000", with: "000000000") }
                == ["SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000"])
        #expect(try fake.lines("directory", of: pid) == ["/"])
    }

    @Test(arguments: [
        "a\n.\nb\n", "no line end", "Subject: é\n\nFrom x\n", String(repeating: "0123456789abcde\n", count: 65_536),
    ])
    func handsOverTheMessageUnchanged(_ message: String) throws {
        let fake = try FakeSendmail()
        let running = try fake.start(message)
        let pid = running.pid
        #expect(running.outcome() == .submitted)
        #expect(try fake.record("input", of: pid) == Data(message.utf8))
        #expect(running.poll() == .submitted)
    }

    /// sysexits(3): 65 bad data, 67 unknown recipient, 68 unknown host are about this message; nothing else is for
    /// certain.
    @Test(arguments: 1...255)
    func readsExitStatus(_ status: Int32) throws {
        let failure = SubmissionFailure(cause: .exited(status: status), diagnostic: "")
        let permanent: Set<Int32> = [65, 67, 68]
        #expect(failure.outcome == (permanent.contains(status) ? .permanent(failure) : .temporary(failure)))
    }

    @Test(arguments: [1, 64, 65, 67, 68, 70, 75, 127, 255])
    func tellsFailuresOfARealChild(_ status: Int32) throws {
        let fake = try FakeSendmail(
            after: "echo; echo \"  line\\033[31m one\" >&2; echo two >&2; echo two >&2; exit \(status)")
        let expected = SubmissionFailure(cause: .exited(status: status), diagnostic: "line[31m one; two")
        #expect(try fake.start().outcome() == expected.outcome)
    }

    @Test func tellsASignal() throws {
        let fake = try FakeSendmail(after: "kill -9 $$")
        #expect(
            try fake.start().outcome() == .temporary(SubmissionFailure(cause: .killed(signal: 9), diagnostic: "")))
    }

    @Test func survivesAChildThatReadsNothing() throws {
        let fake = try FakeSendmail(before: "exit 75")
        let outcome = try fake.start(String(repeating: "0123456789abcde\n", count: 65_536)).outcome()
        #expect(outcome == .temporary(SubmissionFailure(cause: .exited(status: 75), diagnostic: "")))
    }

    @Test func survivesAChildThatWritesWithoutEnd() throws {
        let fake = try FakeSendmail(before: "yes 'error: too much' >&2; exit 75")
        let outcome = try fake.start().outcome()
        #expect(outcome == .temporary(SubmissionFailure(cause: .exited(status: 75), diagnostic: "error: too much")))
    }

    @Test func stopsASendmailThatHangs() throws {
        let fake = try FakeSendmail(before: "echo waiting >&2; exec sleep 600")
        let outcome = try fake.start(timeLimit: 1).outcome()
        #expect(outcome == .temporary(SubmissionFailure(cause: .timedOut(seconds: 1), diagnostic: "waiting")))
    }

    /// As Postfix's `postdrop -r` does: the parent ends at once, the grandchild tries for ever.
    @Test(arguments: ["trap '' TERM; wait", "wait", "exit 75"])
    func killsAGrandchildThatIgnoresTheSignal(_ parent: String) throws {
        let stubborn = "(trap '' TERM; while :; do sleep 1; done) & echo $! >\"$folder/grandchild\"; \(parent)"
        let fake = try FakeSendmail(before: stubborn)
        let running = try fake.start(timeLimit: 1)
        let grandchild = try fake.number(in: "grandchild")
        let cause: SubmissionFailure.Cause = parent == "exit 75" ? .exited(status: 75) : .timedOut(seconds: 1)
        #expect(running.outcome() == .temporary(SubmissionFailure(cause: cause, diagnostic: "")))
        waitUntilGone(grandchild)
    }

    /// Exim and dma deliver from a child that outlives the command.
    @Test func leavesABackgroundDeliveryAlone() throws {
        let fake = try FakeSendmail(after: "sleep 600 & echo $! >\"$folder/delivery\"")
        #expect(try fake.start().outcome() == .submitted)
        let delivery = try fake.number(in: "delivery")
        #expect(kill(delivery, 0) == 0)
        kill(delivery, SIGKILL)
    }

    @Test func stopsWhenAsked() throws {
        let fake = try FakeSendmail(before: "echo 1 >\"$folder/started\"; exec sleep 600")
        let running = try fake.start()
        _ = try fake.number(in: "started")
        #expect(running.poll() == nil)
        running.terminate()
        running.terminate()
        #expect(running.outcome() == .temporary(SubmissionFailure(cause: .stopped, diagnostic: "")))
    }

    @Test func anEndBeforeTheRequestToStopCounts() throws {
        let fake = try FakeSendmail()
        let running = try fake.start()
        waitUntilGone(running.pid)
        running.terminate()
        #expect(running.poll() == .submitted)
    }

    /// A wrapper that answers SIGTERM with success has submitted nothing that we know of.
    @Test func aStoppedSendmailNeverCountsAsSubmitted() throws {
        let fake = try FakeSendmail(
            before: "trap 'exit 0' TERM; echo 1 >\"$folder/started\"; while :; do sleep 0.01 2>/dev/null; done")
        let running = try fake.start()
        _ = try fake.number(in: "started")
        running.terminate()
        guard case .temporary(let failure) = running.outcome() else {
            Issue.record("the outcome is not temporary")
            return
        }
        #expect(failure.cause == .stopped)
    }

    @Test func lettingGoKills() throws {
        let fake = try FakeSendmail(before: "echo 1 >\"$folder/started\"; trap '' TERM; while :; do sleep 1; done")
        var running: RunningSubmission? = try fake.start()
        let pid = try #require(running?.pid)
        _ = try fake.number(in: "started")
        running = nil
        waitpid(pid, nil, 0)
    }

    @Test func saysWhyItCouldNotStart() throws {
        let sender = try EnvelopeAddress("a@example.org")
        func start(_ path: String, _ message: [UInt8] = [65]) throws {
            _ = try SendmailCommand(path: path).start(sender: sender, recipient: sender, message: message)
        }
        #expect(throws: SubmissionError.relativePath("sendmail")) { try start("sendmail") }
        #expect(throws: SubmissionError.refused(path: "/nowhere/sendmail", errorNumber: ENOENT)) {
            try start("/nowhere/sendmail")
        }
        #expect(throws: SubmissionError.refused(path: "/etc/passwd", errorNumber: EACCES)) { try start("/etc/passwd") }
        #expect(throws: SubmissionError.emptyMessage) { try start("/bin/true", []) }
        let tooLong = [UInt8](repeating: 65, count: SendmailCommand.longestMessage + 1)
        #expect(throws: SubmissionError.messageTooLong(bytes: tooLong.count, limit: tooLong.count - 1)) {
            try start("/bin/true", tooLong)
        }
        #expect(
            SubmissionError.refused(path: "/nowhere/sendmail", errorNumber: ENOENT).description
                == "there is no sendmail command at /nowhere/sendmail; "
                + "install an MTA (for example postfix) or name another path"
        )
        #expect(SubmissionError.refused(path: "/x", errorNumber: EACCES).isFaultOfSetup)
        #expect(!SubmissionError.noMemory(errorNumber: ENOMEM).isFaultOfSetup)
    }

    @Test func wordsFailures() {
        #expect(
            SubmissionFailure(cause: .exited(status: 75), diagnostic: "queue full").description
                == "sendmail ended with exit status 75 (temporary failure): queue full")
        #expect(
            SubmissionFailure(cause: .timedOut(seconds: 60), diagnostic: "").description
                == "sendmail did not end within 60 s and was stopped")
    }
}
