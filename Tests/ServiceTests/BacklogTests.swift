import Foundation
import Mail
import Mentoring
import Processes
import Testing

@testable import Service

/// Many messages at once: they cost what is new, are seen in STATUS, and keep no letter waiting.
@Suite struct BacklogTests {
    typealias Trial = ConversationTrial

    /// Mail from strangers, which changes nothing.
    private static func deliverStrangers(_ count: Int, to trial: Trial) throws {
        for number in 0..<count {
            try trial.room.deliver(
                IncomingMessage(
                    header: [
                        .init("from", "Somebody <s\(number)@elsewhere.example>"),
                        .init("message-id", "<\(number)@elsewhere.example>"), .init("subject", "Hello"),
                    ], texts: [.init(type: "text/plain", text: "What is this?")]))
        }
    }

    @Test func lettersLeaveWhileABacklogIsRead() throws {
        let (trial, letter) = try Trial.asked()
        trial.room.mostInHand = 16
        var waitingAtLetters: [Int] = []
        trial.world.mail = { [room = trial.room] _, _ throws(CourierError) in
            waitingAtLetters.append(room.waiting.count)
            return (.submitted, 1)
        }
        try trial.reply("MISSED", to: letter)
        try Self.deliverStrangers(400, to: trial)
        trial.settle()
        #expect(trial.room.waiting.isEmpty)
        #expect(try trial.reports("m1/1").count == 1)
        let first = try #require(waitingAtLetters.first)
        #expect(first > 300, "the answer to the first message waited until \(first) others were left")
    }

    @Test func aBacklogIsSeenInStatus() throws {
        let (trial, _) = try Trial.asked()
        try Self.deliverStrangers(250, to: trial)
        var wakes: Set<Wake> = []
        for _ in 0..<3 {
            let deadline = trial.service.step(wakes)
            wakes = trial.service.wait(until: deadline?.instant ?? trial.world.now)
        }
        #expect(trial.world.lastStatus.hasSuffix("; about 200 messages that came in wait to be read"))
        trial.settle()
        #expect(!trial.world.lastStatus.contains("wait to be read"))
    }

    /// One message whose reader dies of it, among others that are recorded together with it.
    @Test func oneBadMessageTakesNoOtherWithIt() throws {
        let (trial, letter) = try Trial.asked()
        trial.room.mostInHand = 16
        for number in 0..<30 {
            if number == 7 {
                try trial.room.deliver(.failed(SubmissionFailure(cause: .killed(signal: 11), diagnostic: "")))
            } else {
                try trial.reply(number % 2 == 0 ? "MET" : "MISSED", to: letter)
            }
        }
        trial.live(days: 1)
        #expect(trial.room.waiting.isEmpty)
        #expect(try trial.events(.answerTaken).count == 29)
        #expect(try trial.events(.answerUnread).count == 1)
    }

    /// The real inbox and the real reader, with 300 messages, a few of them large.
    @Test func aFolderIsListedOnceHoweverMuchIsInIt() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "inbox-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let inbox = Inbox(state: folder, reader: ReaderCommand(path: ReaderCommand.standardPath))
        for number in 100..<400 {
            let text = "From: a@example.org\nSubject: number \(number)\n\nHello \(number)\n"
            let size = number % 100 == 50 ? Inbox.largestMessage + 1 : 0
            let bytes = Array(text.utf8) + [UInt8](repeating: 0x78, count: size)
            try Data(bytes).write(to: URL(filePath: folder + "/inbox/new/\(number)"))
        }
        var read: [Int] = []
        while read.count < 300 {
            while inbox.hasRoom, let next = inbox.next() { try inbox.start(next) }
            guard let (name, outcome) = inbox.ended() else {
                usleep(500)
                continue
            }
            guard case .output(let bytes) = outcome, let message = IncomingMessage(json: bytes) else {
                Issue.record("\(name): \(outcome)")
                return
            }
            #expect(message.texts.first?.text.hasPrefix("Hello \(name)") == true)
            read.append(try #require(Int(name)))
            inbox.putAside(name)
        }
        #expect(read == Array(100..<400))
        #expect(inbox.next() == nil)
        #expect(inbox.listings == 2)
        #expect(inbox.backlog == 0)
        // A reader that is not needed any more ends.
        while !inbox.descriptors.isEmpty {
            usleep(1_000)
            _ = inbox.ended()
        }
    }

    /// A reader that is killed takes down the message that it reads, and those behind that one are read by another.
    @Test func aReaderThatIsKilledTakesOneMessageWithIt() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "inbox-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // It stops at the first of its messages, as one that a message has in its power may.
        let reader = folder + "/reader"
        let script = """
            #!/bin/sh
            if [ -e \(folder)/killed ]; then exec \(ReaderCommand.standardPath) --serve; fi
            touch \(folder)/killed
            exec sleep 60

            """
        try Data(script.utf8).write(to: URL(filePath: reader))
        chmod(reader, 0o755)
        let inbox = Inbox(state: folder, reader: ReaderCommand(path: reader, timeLimit: 1))
        for number in 1...3 {
            try Data("From: a@example.org\n\nHello\n".utf8).write(to: URL(filePath: folder + "/inbox/new/\(number)"))
        }
        var outcomes: [String: RunningReading.Outcome] = [:]
        while outcomes.count < 3 {
            while inbox.hasRoom, let next = inbox.next() { try inbox.start(next) }
            guard let (name, outcome) = inbox.ended() else {
                usleep(5_000)
                continue
            }
            outcomes[name] = outcome
            inbox.putAside(name)
        }
        #expect(outcomes["1"] == .failed(SubmissionFailure(cause: .timedOut(seconds: 1), diagnostic: "")))
        for name in ["2", "3"] {
            guard case .output? = outcomes[name] else {
                Issue.record("\(name): \(String(describing: outcomes[name]))")
                continue
            }
        }
    }
}
