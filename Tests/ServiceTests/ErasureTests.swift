import CivilTime
import Letters
import Mail
import Mentoring
import Processes
import Store
import Testing

@testable import Service

/// Somebody is erased while letters about them wait, or are tried again: none of it leaves with their name, or with what stands for it.
struct ErasureTests {
    private typealias Trial = ConversationTrial
    private static let m1 = MentorshipID(checked: "m1")
    private static let gone = PersonID(checked: "erased-1")

    /// Where the mentorship of Anna and Ben stands when it ends.
    enum Stage: String, CaseIterable {
        case introduced = "2027-01-11T05:00:00Z"
        case active = "2027-01-29T05:00:00Z"
        case asked = "2027-01-13T12:00:00Z"
        case paused = "2027-02-20T05:00:00Z"
        case atRisk = "2027-03-30T05:00:00Z"
        case completed = "2027-07-13T05:00:00Z"
    }

    /// What sendmail does on the last days before: takes all, none, or dies with them.
    enum Mail: CaseIterable { case taken, deferred, crashed }

    @Test("nobody is told of who was erased", arguments: Stage.allCases, Mail.allCases)
    func nobodyIsNamed(_ stage: Stage, _ mail: Mail) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-05T00:00:00Z")
        trial.live(until: Community.instant(stage.rawValue) - 2 * 86_400)
        if mail == .deferred {
            trial.world.mail = { _, _ in (.temporary(SubmissionFailure(cause: .exited(status: 75), diagnostic: "x")), 1)
            }
        }
        trial.live(until: stage.rawValue)
        let actions = CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
        if stage == .paused { try actions.pause(Self.m1, from: nil, until: nil) }
        try everyKind(trial)
        if mail != .taken {
            // Letters of every kind are frozen, and sendmail takes none, or the machine dies.
            trial.world.diesAtNextStart = mail == .crashed
            trial.live(until: trial.world.now + 3_600)
        }
        if try trial.store.read({ try $0.mentorship(Self.m1)?.state.isOpen }) == true {
            try CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
                .end(Self.m1, quietly: stage == .active)
        }
        if mail == .deferred { trial.live(until: trial.world.now + 3_600) }
        try everyKind(trial, "again-")
        try Erasure(store: trial.store, now: trial.world.now).erase(Trial.id("anna"), as: Self.gone, "erased")
        let before = trial.world.started.count
        trial.world.mail = { _, _ in (.submitted, 1) }
        if mail == .crashed { trial.world.loseChildren() }
        try trial.boot()
        // So many letters at once stop sending until somebody says that they may leave.
        try HoldSwitch(store: trial.store, now: trial.world.now).release()
        trial.live(days: 40)
        let after = trial.world.started.dropFirst(before)
        for letter in after {
            let said = try Self.said(letter)
            for word in ["erased", "Anna", "anna@", "Alt"] {
                let lines = said.split(separator: "\n").filter { $0.contains(word) }
                #expect(
                    lines.isEmpty, "\(stage) \(mail): a letter to \(letter.recipient) says \(lines), \(letter.notices)")
            }
        }
        #expect(try trial.store.read { try $0.deferredLetters(at: .distantFuture, limit: 100) }.isEmpty)
        #expect(try trial.store.read { try $0.lettersInHand() }.isEmpty)
        let waiting = try trial.store.read { try $0.waitingNotices() }.filter { $0.id.subject != .program }
        #expect(
            waiting.isEmpty,
            "\(stage) \(mail): \(waiting.map(\.id)), \(trial.world.lastStatus), \(after.count) letters, \(trial.journal.text.suffix(1_500))"
        )
        #expect(trial.faults.isEmpty)
    }

    @Test("their calendars are told of the end, under a title without a name")
    func calendars() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-05T00:00:00Z")
        trial.live(until: "2027-02-20T05:00:00Z")
        let actions = CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
        try actions.end(Self.m1, quietly: true)
        try Erasure(store: trial.store, now: trial.world.now).erase(Trial.id("anna"), as: Self.gone, "erased")
        let before = trial.world.started.count
        trial.live(days: 10)
        let letters = Array(trial.world.started.dropFirst(before)).filter { $0.recipient == .person(Trial.id("ben")) }
        #expect(letters.count == 1)
        let message = try Trial.read(try #require(letters.first))
        #expect(message["subject"] == "Cancelled: mentoring meetings")
        let calendar = try #require(message.calendars.first)
        #expect(calendar.method == "CANCEL")
        #expect(calendar.text.contains("SUMMARY:Mentoring\n"))
        #expect(calendar.text.components(separatedBy: "ATTENDEE").count == 2)
        #expect(calendar.text.contains("ben@example.net"))
    }

    @Test("a pause that was to be told is not once the mentorship has ended", arguments: [true, false])
    func endedBeforeItWasTold(isQuiet: Bool) throws {
        let trial = try Trial(Trial.pair, from: "2027-01-05T00:00:00Z")
        // A Saturday: nothing leaves before Monday.
        trial.live(until: "2027-02-20T11:00:00Z")
        func actions() -> CoordinatorActions {
            CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
        }
        try actions().pause(Self.m1, from: nil, until: nil)
        trial.live(until: "2027-02-20T12:00:00Z")
        #expect(try trial.store.read { try $0.waitingNotices() }.contains { $0.letter == LetterKind("paused") })
        try actions().end(Self.m1, quietly: isQuiet)
        #expect(try trial.store.read { try $0.waitingNotices() }.allSatisfy { $0.letter != LetterKind("paused") })
        trial.live(days: 5)
        for person in ["anna", "ben"] {
            #expect(try trial.letters("paused", to: person).isEmpty)
            #expect(try trial.letters("ended", to: person).count == (isQuiet ? 0 : 1))
        }
    }

    /// A notice of every kind that there is, to everybody, about everything.
    private func everyKind(_ trial: Trial, _ mark: String = "") throws {
        let kinds = LetterTemplates.ownLetters.union(LetterTemplates.laterLetters).union(
            trial.configuration.rules.policy.letterNames)
        let records = try trial.store.read {
            try $0.dossier(Self.m1, since: .distantPast)?.records.values.map { $0 } ?? []
        }
        var subjects: [(NoticeSubject, Int)] = [(.mentorship(Self.m1), 0), (.person(Trial.id("anna")), 0)]
        for kind in ["meeting", "check-in", "milestone"] {
            guard let record = records.filter({ $0.id.kind == kind }).max(by: { $0.due < $1.due }) else { continue }
            subjects.append((.commitment(record.id), record.revision))
        }
        try trial.store.write { writer in
            for kind in kinds.sorted() where kind != "digest" {
                for (subject, revision) in subjects {
                    for recipient in [Recipient.person(Trial.id("anna")), .person(Trial.id("ben")), .coordinator(1)] {
                        // Half of them answer a message.
                        let isAnswer = (kind.utf8.count + mark.utf8.count) % 2 == 0
                        for rung in [isAnswer ? "answer-\(mark)\(kind)-1" : "\(mark)\(kind)"] {
                            let id = NoticeID(
                                subject: subject, revision: revision, origin: NoticeOrigin(rung), recipient: recipient)
                            var notice = Notice(
                                id: id, letter: LetterKind(kind), isScheduled: false, rungAt: trial.world.now,
                                sendAt: trial.world.now, decidedAt: trial.world.now,
                                content: .pause(through: CivilDate("2027-03-10"), by: Trial.id("anna")),
                                clause: Clause("§6.2.2"))
                            notice.asks = kind.contains("ask")
                            try writer.insert(notice)
                        }
                    }
                }
            }
        }
    }

    /// All that a letter says: its header, its texts, its calendars.
    static func said(_ letter: Letter) throws -> String {
        let message = try Trial.read(letter)
        let parts =
            message.header.map { "\($0.name): \($0.value)" } + message.texts.map(\.words)
            + message.calendars.map(\.text)
        return parts.joined(separator: "\n").replacing("\n ", with: "")
    }
}
