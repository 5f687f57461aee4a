import CivilTime
import GRDB
import Mentoring
import Testing

@testable import Store

@Suite("Notices and letters")
struct LetterTests {
    let store: StateDatabase

    init() throws { store = try Samples.store() }

    @Test("a notice comes back as put")
    func notice() throws {
        var full = Samples.notice(origin: .rung(.due, days: 1), to: .coordinator(2), send: noon + 3, decided: noon - 3)
        full.isScheduled = false
        full.address = "old@example.org"
        full.content = .matter(.movedAgain(times: 2))
        full.state = .suppressed
        full.reason = "nobody"
        let plain = Samples.notice(.program, origin: .digest(year: 2027, week: 3))
        let added = try store.write { writer in
            [try writer.insert(full), try writer.insert(plain), try writer.insert(full)]
        }
        #expect(added == [true, true, false])
        #expect(try store.read { try $0.notices(for: .coordinator(2)) } == [full])
        #expect(try store.read { try $0.notices(for: .coordinator(2), since: noon) } == [])
        #expect(try store.read { try $0.notices(for: .person(amina), since: noon) } == [plain])
        #expect(try store.read { try $0.waitingNotices() } == [plain])
        #expect(try store.read { try $0.letterNumber(of: plain.id) } == nil)
    }

    @Test("recipients whose time has come, the longest waiting first, each once")
    func waiting() throws {
        let late = Samples.notice(origin: .other("a"), send: noon + 1)
        let mine = Samples.notice(origin: .other("b"), send: noon)
        let first = Samples.notice(origin: .other("c"), to: .person(jonas), send: noon - 5)
        let again = Samples.notice(origin: .other("d"), to: .person(jonas), send: noon - 4)
        try store.write { writer in for notice in [late, mine, again, first] { try writer.insert(notice) } }
        #expect(try store.read { try $0.waitingRecipients(at: noon, limit: 9) } == [.person(jonas), .person(amina)])
        #expect(try store.read { try $0.waitingRecipients(at: noon, limit: 1) } == [.person(jonas)])
        #expect(try store.read { try $0.waitingRecipients(at: noon, limit: 0) } == [])
        #expect(try store.read { try $0.waitingRecipients(at: noon - 6, limit: 9) } == [])
        #expect(try store.read { try $0.earliestSend() } == noon - 5)
        #expect(try store.read { try $0.waitingNotices(for: .person(amina)) } == [mine, late])
        #expect(try store.read { try $0.waitingNotices() } == [first, again, mine, late])
        #expect(try store.read { try $0.counts() }.noticesWaiting == 4)
    }

    @Test("a letter freezes its bytes, takes its notices, and a notice is taken once")
    func freeze() throws {
        let notices = [Samples.notice(origin: .other("z")), Samples.notice(origin: .other("a"))]
        var letter = Samples.letter(notices.map(\.id))
        let number = try store.write { writer in
            for notice in notices { try writer.insert(notice) }
            return try writer.insert(letter)
        }
        letter.number = number
        #expect(try store.read { try $0.letter(number) } == letter)
        #expect(try store.read { try $0.lettersInHand() } == [letter])
        #expect(try store.read { try $0.letterNumber(of: notices[0].id) } == number)
        #expect(try store.read { try $0.waitingNotices() } == [])
        #expect(
            throws: StoreError.misused("a letter was made of the notice f1/meeting/1 r0 a amina, which does not wait")
        ) {
            try store.write { try $0.insert(Samples.letter([notices[1].id], id: "2@example.org")) }
        }
        #expect(try store.read { try $0.letter(number + 1) } == nil)
        #expect(throws: StoreError.self, "the same Message-ID") {
            try store.write { try $0.insert(Samples.letter([])) }
        }
    }

    @Test("deferred, tried again, submitted, bounced")
    func attempts() throws {
        let notice = Samples.notice()
        let number = try store.write { writer in
            try writer.insert(notice)
            return try writer.insert(Samples.letter([notice.id]))
        }
        try store.write { try $0.finish(number, state: .deferred, at: noon, nextAttemptAt: noon + 60, fault: "451") }
        #expect(try store.read { try $0.lettersInHand() } == [])
        #expect(try store.read { try $0.earliestRetry() } == noon + 60)
        #expect(try store.read { try $0.deferredLetters(at: noon + 59, limit: 9) } == [])
        #expect(try store.read { try $0.deferredLetters(at: noon + 60, limit: 9) } == [number])
        #expect(try store.read { try $0.letter(number) }?.fault == "451")

        let again = try store.write { try $0.beginAttempt(number) }
        #expect(again.attempts == 2)
        #expect(again.state == .submitting)
        #expect(again.nextAttemptAt == nil)
        #expect(again.bytes == Samples.letter([]).bytes)
        #expect(try store.write { try $0.beginAttempt(number) }.attempts == 3, "cut off in hand")

        try store.write { try $0.finish(number, state: .submitted, at: noon + 70) }
        let sent = try #require(try store.read { try $0.letter(number) })
        #expect(sent.state == .submitted)
        #expect(sent.submittedAt == noon + 70)
        #expect(sent.fault == nil)
        #expect(throws: StoreError.misused("an attempt was begun of letter 1, which is not to be sent")) {
            try store.write { _ = try $0.beginAttempt(number) }
        }
        for state in [LetterState.submitted, .deferred, .suppressed, .submitting] {
            #expect(throws: StoreError.self, "\(state)") {
                try store.write {
                    try $0.finish(number, state: state, at: noon, nextAttemptAt: state == .deferred ? noon : nil)
                }
            }
        }
        try store.write { try $0.finish(number, state: .failed, at: noon + 80, fault: "bounced") }
        let told = try #require(try store.read { try $0.notices(for: .person(amina)) }.first)
        #expect(told.letterFailed)
        #expect(told.submittedAt == noon + 70)
        #expect(throws: StoreError.misused("letter 1 can't become failed")) {
            try store.write { try $0.finish(number, state: .failed, at: noon) }
        }
        #expect(try store.read { try $0.counts() }.letters == [.failed: 1])
    }

    @Test("deferred without a next attempt is refused")
    func deferredWithoutNext() throws {
        let number = try store.write { try $0.insert(Samples.letter([])) }
        #expect(throws: StoreError.self) { try store.write { try $0.finish(number, state: .deferred, at: noon) } }
        #expect(try store.read { try $0.letter(number) }?.state == .submitting)
    }

    @Test("a letter's bytes can be let go of once it has come to its end, and then only those")
    func lettingGo() throws {
        let digest = [UInt8](repeating: 7, count: 32)
        let number = try store.write { try $0.insert(Samples.letter([])) }
        func withBytes(_ instant: Instant) throws -> [Int64] {
            try store.read { try $0.lettersWithBytes(settledBefore: instant, limit: 10) }.map(\.number)
        }
        try store.write { try $0.letGo(ofBytesOf: number, digest: digest) }
        #expect(try store.read { try $0.letter(number) }?.isWithheld == false, "it is in hand")
        #expect(try withBytes(.distantFuture) == [])
        try store.write { try $0.finish(number, state: .submitted, at: noon) }
        #expect(try withBytes(noon) == [])
        #expect(try withBytes(noon + 1) == [number])
        try store.write { try $0.letGo(ofBytesOf: number, digest: digest) }
        #expect(try withBytes(noon + 1) == [])
        let letter = try #require(try store.read { try $0.letter(number) })
        #expect(letter.isWithheld)
        #expect(letter.messageID == "1@example.org")
        for change in ["bytes = x'00'", "digest = NULL", "message_id = 'b@c'", "bytes = x'0A', address = 'b@c'"] {
            #expect(throws: DatabaseError.self, "\(change)") {
                try store.inspect { try $0.execute(sql: "UPDATE letter SET \(change)") }
            }
        }
    }

    @Test("how many letters, how many scheduled, and whether it is the first")
    func counting() throws {
        let me = Recipient.person(amina)
        #expect(try store.read { try $0.hasLetter(to: me) } == false)
        try store.write { writer in
            try writer.finish(try writer.insert(Samples.letter([], id: "1@a", created: noon)), state: .failed, at: noon)
        }
        #expect(try store.read { try $0.hasLetter(to: me) } == false, "nobody got the failed one")
        try store.write { writer in
            try writer.finish(
                try writer.insert(Samples.letter([], id: "2@a", created: noon)), state: .suppressed, at: noon)
            try writer.insert(Samples.letter([], id: "3@a", created: noon + 2))
            try writer.insert(Samples.letter([], id: "4@a", created: noon + 1))
            try writer.insert(Samples.letter([], id: "5@a", created: noon + 1, isScheduled: false))
            try writer.insert(Samples.letter([], to: .person(jonas), id: "6@a", created: noon + 1))
        }
        #expect(try store.read { try $0.hasLetter(to: me) })
        #expect(try store.read { try $0.letterCount(createdSince: noon) } == 6)
        #expect(try store.read { try $0.letterCount(createdSince: noon + 2) } == 1)
        #expect(try store.read { try $0.scheduledLetters(to: me, since: noon) } == [noon + 1, noon + 2])
        #expect(try store.read { try $0.scheduledLetters(to: me, since: noon + 2) } == [noon + 2])
    }
}
