import CivilTime
import Foundation
import Mail
import Mentoring
import Processes
import Store
import Testing

@testable import Service
@testable import Simulation

/// A service that dies at any step of receiving, a store that is busy, a reader that can't be started: each message counts once, and none is lost.
struct ConversationCrashTests {
    typealias Trial = ConversationTrial

    @Test func deathWhileItIsRead() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter)
        _ = trial.service.step([.mailCame])
        #expect(trial.room.inHand != nil)
        try trial.boot()
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
        // A letter in hand when it died may go twice; there is one.
        #expect(try Set(trial.letters("confirmation", to: "anna").map(\.number)).count == 1)
    }

    @Test func deathAfterTheCommit() throws {
        let (trial, letter) = try Trial.asked()
        try trial.reply("MET", to: letter)
        trial.room.isStuck = true
        _ = trial.service.step([.mailCame])
        _ = trial.service.step([.submission])
        #expect(try trial.reports("m1/1").count == 1)
        #expect(trial.room.waiting.count == 1)
        trial.room.isStuck = false
        try trial.boot()
        trial.settle()
        #expect(trial.room.waiting.isEmpty)
        #expect(try trial.reports("m1/1").count == 1)
        // A letter in hand when it died may go twice; there is one.
        #expect(try Set(trial.letters("confirmation", to: "anna").map(\.number)).count == 1)
    }

    /// What a yes lets count is not lost if the machine dies between the yes and the second look.
    @Test(arguments: [false, true]) func deathAtAYes(_ isBefore: Bool) throws {
        let (trial, letter) = try Trial.asked()
        let file = try trial.reply("MET", to: letter, .init(from: "anna@private.example"))
        trial.settle()
        try trial.reply("YES", to: try #require(try trial.letters("confirm-address", to: "anna").last))
        if isBefore {
            // It was brought back, and the commit never came.
            trial.room.bringBack(file)
            trial.room.loseChild()
        } else {
            _ = trial.service.step([.mailCame])
            _ = trial.service.step([.submission])
            #expect(trial.room.waiting.contains(file) || trial.room.inHand == file)
        }
        try trial.boot()
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
        #expect(trial.room.waiting.isEmpty)
    }

    /// Fifty answers, each with a death somewhere.
    @Test(arguments: [1 as UInt64, 2, 3]) func deathAnywhere(_ seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let (trial, letter) = try Trial.asked()
        // Recorded one by one, and several together.
        trial.room.mostInHand = seed == 1 ? 1 : 16
        let words = ["MET", "MISSED"]
        for number in 0..<50 { try trial.reply("\(words[number % 2])\n\nBest wishes", to: letter) }
        var steps = 0
        var wakes: Set<Wake> = []
        while !trial.room.waiting.isEmpty, steps < 5_000 {
            steps += 1
            trial.room.isStuck = Int.random(in: 0..<4, using: &dice) == 0
            let deadline = trial.service.step(wakes)
            if trial.room.isStuck || Int.random(in: 0..<3, using: &dice) == 0 {
                try trial.boot()
                trial.world.loseChildren()
                wakes = []
                continue
            }
            wakes = trial.service.wait(
                until: deadline?.instant.map { min($0, trial.world.now + 60) } ?? trial.world.now + 60)
        }
        trial.room.isStuck = false
        trial.settle()
        #expect(trial.room.waiting.isEmpty)
        #expect(try trial.events(.answerTaken).count == 50)
        #expect(try trial.record("m1/1")?.state == .missed)
    }

    @Test func aBusyStoreIsWaitedFor() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "busy-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (trial, letter) = try Trial.asked(directory: folder)
        let command = try StateDatabase.open(directory: folder, busyTimeout: 1, wakes: false)
        for number in 0..<20 { try trial.reply(number % 2 == 0 ? "MET" : "MISSED", to: letter) }
        var wakes: Set<Wake> = []
        for step in 0..<400 {
            let deadline =
                step % 2 == 0 ? try command.write { _ in trial.service.step(wakes) } : trial.service.step(wakes)
            wakes = trial.service.wait(
                until: deadline?.instant.map { min($0, trial.world.now + 60) } ?? trial.world.now + 60)
        }
        trial.settle()
        #expect(trial.room.waiting.isEmpty)
        #expect(try trial.events(.answerTaken).count == 20)
        #expect(!trial.journal.text.contains("can't be dealt with"))
    }

    /// A reader that can't be started is no fault of the messages: they wait, and so does nothing else.
    @Test func aReaderThatCantBeStartedIsWaitedFor() throws {
        let (trial, letter) = try Trial.asked()
        trial.room.fault = MailRoomError(
            description: "/usr/libexec/mentord/mentord-read: not found", isOfMessage: false)
        try trial.reply("MET", to: letter)
        trial.live(until: "2027-01-16T12:00:00Z")
        #expect(trial.room.waiting.count == 1)
        #expect(trial.journal.text.ranges(of: "messages that came in wait").count == 1, "said once")
        #expect(try trial.events(.answerUnread).isEmpty)
        trial.live(until: "2027-01-18T20:00:00Z")
        #expect(try trial.letters("meeting-ask-again", to: "anna").count == 1, "letters go on")
        trial.room.fault = nil
        trial.live(until: "2027-01-18T20:05:00Z")
        #expect(try trial.reports("m1/1").count == 1)
        #expect(trial.faults.isEmpty)
    }

    private static func failed(_ cause: SubmissionFailure.Cause) -> RunningReading.Outcome {
        .failed(SubmissionFailure(cause: cause, diagnostic: ""))
    }

    /// EX_IOERR, and what a loader says that misses a library: the messages wait, and count once it works again.
    @Test(arguments: [74 as Int32, 127]) func aReaderThatCantWorkIsWaitedFor(_ status: Int32) throws {
        let (trial, letter) = try Trial.asked()
        let good = try JSONEncoder().encode(try trial.message("MET", to: letter))
        let name = try trial.room.deliver(Self.failed(.exited(status: status)))
        trial.live(days: 1)
        #expect(trial.room.waiting == [name])
        #expect(trial.journal.text.ranges(of: "messages that came in wait").count == 1, "said once")
        try trial.boot()
        trial.live(days: 1)
        trial.room.change(name, to: .output([UInt8](good)))
        trial.settle()
        #expect(try trial.reports("m1/1").count == 1)
        #expect(try trial.events(.answerUnread).isEmpty)
    }

    /// A reader that is killed may have met a machine without memory: it is tried three times, and then the others go on.
    @Test func aReaderThatIsKilledIsTriedThreeTimes() throws {
        let (trial, letter) = try Trial.asked()
        try trial.room.deliver(Self.failed(.killed(signal: 9)))
        try trial.reply("MET", to: letter)
        trial.live(until: trial.world.now + 100)
        #expect(trial.room.waiting.count == 2, "it is tried again")
        trial.live(until: trial.world.now + 300)
        #expect(trial.room.waiting.isEmpty)
        #expect(try trial.events(.answerUnread).count == 1)
        #expect(try trial.reports("m1/1").count == 1)
    }

    /// A message that ends the program whenever it is dealt with is begun three times; the others are not kept waiting for ever.
    @Test func aMessageThatEndsTheServiceIsGivenUp() throws {
        let (trial, letter) = try Trial.asked()
        let poison = try trial.reply("MET", to: letter)
        try trial.reply("MISSED", to: letter)
        for _ in 0..<3 { _ = try trial.store.write { try $0.beginMessage(poison) } }
        try trial.boot()
        trial.settle()
        #expect(trial.room.waiting.isEmpty)
        let unread = try trial.events(.answerUnread)
        #expect(unread.count == 1)
        #expect(unread.first?.text.contains("3 times") == true)
        #expect(try trial.reports("m1/1").map(\.outcome) == [.missed])
    }

    /// What is said in confidence waits for the second database; letters don't.
    @Test func aFaultOfTheSecondDatabaseStopsNoLetters() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-09T20:00:00Z")
        try trial.reply("MET", to: try #require(try trial.letters("meeting-coming", to: "anna").last))
        trial.live(until: "2027-02-12T20:00:00Z")
        let letter = try #require(try trial.letters(to: "ben").first { try trial.kinds($0) == ["check-in"] })
        trial.confidentialFault = .damaged("not a database")
        try trial.reply("4, all is well", to: letter)
        trial.live(days: 10)
        #expect(trial.room.waiting.count == 1)
        #expect(trial.journal.text.ranges(of: "messages that came in wait").count == 1, "said once")
        #expect(trial.world.started.contains { $0.createdAt > letter.createdAt + 86_400 }, "letters go on")
        trial.confidentialFault = nil
        trial.settle()
        #expect(trial.room.waiting.isEmpty)
        #expect(trial.confided.count == 1)
        #expect(trial.confided.first?.text.contains("all is well") == true)
    }

    // MARK: The real inbox

    @Test func aMessageThatCantBeMovedIsNotReadForEver() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "inbox-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let inbox = Inbox(state: folder, reader: .init(path: "/bin/true"))
        for name in ["1", "2"] { try Data("x".utf8).write(to: URL(filePath: folder + "/inbox/new/\(name)")) }
        #expect(inbox.next() == "1")
        try FileManager.default.removeItem(atPath: folder + "/inbox/cur")
        try Data().write(to: URL(filePath: folder + "/inbox/cur"))
        inbox.putAside("1")
        #expect(inbox.next() == "2")
        inbox.putAside("2")
        #expect(inbox.next() == nil)
    }

    @Test func aReaderThatIsMissingIsNotTheMessagesFault() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "inbox-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let inbox = Inbox(state: folder, reader: .init(path: "/nonexistent/mentord-read"))
        try Data("x".utf8).write(to: URL(filePath: folder + "/inbox/new/1"))
        try FileManager.default.createSymbolicLink(atPath: folder + "/inbox/new/2", withDestinationPath: "/etc/passwd")
        try FileManager.default.createDirectory(atPath: folder + "/inbox/new/3", withIntermediateDirectories: true)
        for (name, isOfMessage) in [("1", false), ("2", true), ("3", true), ("4", true)] {
            do {
                try inbox.start(name)
                Issue.record("\(name) was started")
            } catch { #expect(error.isOfMessage == isOfMessage, "\(name): \(error)") }
        }
    }
}
