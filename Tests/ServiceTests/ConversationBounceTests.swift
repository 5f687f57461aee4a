import CivilTime
import Foundation
import Mentoring
import Store
import Testing

@testable import Service

/// Letters that come back, kinds of letters that are not wanted, and sending that stops by itself.
struct ConversationBounceTests {
    typealias Trial = ConversationTrial

    private static let later = "2027-04-20T00:00:00Z"

    @Test func anAddressThatTakesNoLettersGetsNoMore() throws {
        let (trial, letter) = try Trial.asked()
        try trial.bounce(letter, status: "5.1.1")
        trial.settle()
        #expect(try trial.person("anna").addressFault?.description.contains("5.1.1") == true)
        trial.live(until: Self.later)
        #expect(trial.letters(to: "anna").allSatisfy { $0.createdAt <= letter.createdAt })
        let told = trial.coordinatorLetters.filter { $0.notices.contains { $0.subject == .person(Trial.id("anna")) } }
        #expect(told.count == 1)
        let missed = try trial.events(.missed).compactMap(\.commitment)
        #expect(!missed.contains { $0.person == Trial.id("anna") })
        #expect(try trial.breaker == nil)
    }

    @Test func aBounceIsKnownByTheLettersNameAlone() throws {
        let (trial, letter) = try Trial.asked()
        try trial.bounce(letter, status: "5.1.1", fields: [("to", "postmaster@example.org")])
        trial.settle()
        #expect(try trial.person("anna").addressFault != nil)
    }

    /// Who was not asked is not blamed.
    @Test func aQuestionThatCameBackWasNotAsked() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        var number = 0
        trial.onLetter = { [unowned trial] letter in
            guard letter.address == "anna@example.org",
                try trial.kinds(letter).contains(where: { $0.hasPrefix("check-in") })
            else { return }
            number += 1
            // For now only, and seldom enough that the address is not taken for dead.
            trial.world.after(seconds: 600) { try? trial.bounce(letter, status: "4.2.2") }
        }
        trial.live(until: Self.later)
        #expect(number > 1)
        #expect(try trial.person("anna").addressFault == nil)
        let missed = try trial.events(.missed).compactMap(\.commitment)
        #expect(missed.contains { $0.person == Trial.id("ben") })
        #expect(!missed.contains { $0.person == Trial.id("anna") }, "\(missed)")
    }

    @Test(arguments: [(4, 1, false), (5, 1, true), (8, 20, false)])
    func manySoftOnesAreAHardOne(_ row: (count: Int, days: Int64, isDead: Bool)) throws {
        let (trial, letter) = try Trial.asked()
        for _ in 0..<row.count {
            try trial.bounce(letter, status: "4.2.2")
            trial.settle()
            if !row.isDead { trial.live(days: row.days) }
        }
        #expect(try (trial.person("anna").addressFault != nil) == row.isDead)
    }

    @Test func aBounceOfNothingOfOursIsNone() throws {
        let (trial, letter) = try Trial.asked()
        var forged = letter
        forged.messageID = "0123@ai-engineers.org"
        forged.sender = "mentoring+b.\(String(repeating: "a", count: 29))@ai-engineers.org"
        for status in ["5.1.1", "5.7.1"] { try trial.bounce(forged, status: status) }
        trial.settle()
        #expect(try trial.person("anna").addressFault == nil)
        #expect(try trial.breaker == nil)
    }

    /// Who knows a letter's Message-ID, or where to answer it, can't claim that it came back.
    @Test(arguments: [false, true]) func aBounceCountsAtTheEnvelopesAddressAlone(_ isReply: Bool) throws {
        let (trial, letter) = try Trial.asked()
        let to = isReply ? try Trial.read(letter)["reply-to"] : Trial.address
        for status in ["5.1.1", "5.7.1"] { try trial.bounce(letter, status: status, to: to) }
        trial.settle()
        #expect(try trial.person("anna").addressFault == nil)
        #expect(try trial.breaker == nil)
        #expect(try trial.events(.bounced).isEmpty)
        #expect(try trial.store.read { try $0.letter(letter.number)?.state } == .submitted)
        // What they sent goes with the person whom it names.
        #expect(try trial.store.read { try $0.received(of: Trial.id("anna")).count } == 2)
    }

    // MARK: Our own fault

    /// A refusal of what we send is nobody's address: the coordinator hears of the domain, and sending goes on.
    @Test func oneWhoRefusesStopsNothing() throws {
        let (trial, letter) = try Trial.asked()
        for status in ["5.7.1", "5.7.26", "5.7.1"] {
            try trial.bounce(letter, status: status)
            trial.settle()
        }
        #expect(try trial.person("anna").addressFault == nil)
        #expect(try trial.breaker == nil)
        trial.live(until: Self.later)
        #expect(try trial.events(.breakerOpened).isEmpty)
        #expect(trial.letters(to: "anna").contains { $0.createdAt > letter.createdAt + 86_400 })
        #expect(trial.letters(to: "ben").contains { $0.createdAt > letter.createdAt + 86_400 })
        let told = try trial.coordinatorLetters.filter {
            try trial.kinds($0).contains("escalation")
                && Trial.flat($0).contains("letters to example.org come back")
        }
        #expect(told.count == 1)
    }

    /// Somebody forges a bounce of each letter that they get, and changes their address to get more in other domains.
    @Test func onePersonNeverStopsTheOthers() throws {
        let trial = try Trial(Self.manyPairs(5), from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard letter.recipient == .person(Trial.id("a0")) else { return }
            for status in ["5.7.1", "5.7.26", "5.1.1"] { try trial.bounce(letter, status: status) }
        }
        for round in 1...8 {
            trial.live(until: trial.world.now + 10_000)
            try trial.store.write { writer in
                var person = try #require(try writer.person(Trial.id("a0")))
                person.email = "a@other\(round).example"
                person.addressFault = nil
                try writer.apply([Decision([.person(person)], nil)])
            }
            try Self.decide(2, for: ["a0"], trial)
        }
        trial.live(until: Self.later)
        #expect(try trial.events(.bounced).count >= 9)
        #expect(try trial.events(.breakerOpened).isEmpty)
        for person in ["b0", "a1", "b4"] { #expect(trial.letters(to: person).count > 5) }
    }

    /// However many of one house are refused: one mail system decides for them all.
    @Test func oneDomainStopsNothing() throws {
        let roster = Self.manyPairs(5).replacing(/@[ab](\d)\.example/) { "@d\($0.output.1).one.example" }
        let trial = try Trial(roster, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T09:00:00Z")
        for person in (0..<5).flatMap({ ["a\($0)", "b\($0)"] }) {
            try trial.bounce(try #require(trial.letters(to: person).first), status: "5.7.1")
        }
        trial.settle()
        #expect(try trial.breaker == nil)
        for person in (0..<5).flatMap({ ["a\($0)", "b\($0)"] }) {
            #expect(try trial.person(person).addressFault == nil)
        }
    }

    /// Three recipients in three domains refuse what we send within a day: it stops, and goes on after a word.
    @Test func severalWhoRefuseWhatWeSendStopIt() throws {
        let trial = try Trial(Self.manyPairs(5), from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T09:00:00Z")
        let letters = try (0..<4).map { try #require(trial.letters(to: "a\($0)").first) }
        for letter in letters.prefix(2) { try trial.bounce(letter, status: "5.7.1") }
        trial.settle()
        #expect(try trial.breaker == nil)
        try trial.bounce(letters[2], status: "5.7.1")
        trial.settle()
        #expect(try trial.breaker?.contains("5.7.1") == true)
        for person in ["a0", "a1", "a2"] { #expect(try trial.person(person).addressFault == nil) }
        let told = trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["breaker"] }
        #expect(told.count == 1)
        #expect(trial.world.lastStatus.contains("stopped"), "\(trial.world.lastStatus)")
        let before = Self.toPeople(trial)
        trial.live(until: "2027-01-27T00:00:00Z")
        #expect(Self.toPeople(trial) == before)
        #expect(try trial.events(.missed).isEmpty)
        HoldSwitch(store: trial.store, now: trial.world.now).releaseQuietly()
        // What was settled by that word counts no more: one further refusal is one.
        try trial.bounce(letters[3], status: "5.7.1")
        trial.live(until: Self.later)
        #expect(Self.toPeople(trial) > before)
        #expect(try trial.breaker == nil)
    }

    /// Two days apart they are three recipients' affairs.
    @Test func whatIsADayApartDoesNotCountTogether() throws {
        let trial = try Trial(Self.manyPairs(5), from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T09:00:00Z")
        for number in 0..<4 {
            try trial.bounce(try #require(trial.letters(to: "a\(number)").first), status: "5.7.1")
            trial.live(days: 1)
        }
        #expect(try trial.breaker == nil)
    }

    private static func manyPairs(_ count: Int) -> String {
        var people = "people:\n"
        var mentorships = "mentorships:\n"
        for pair in 0..<count {
            for side in ["a", "b"] {
                people +=
                    "  - {id: \(side)\(pair), name: N\(side)\(pair), email: \(side)@\(side)\(pair).example, zone: Europe/Berlin}\n"
            }
            mentorships +=
                "  - {id: m\(pair), program: formal, mentors: [a\(pair)], mentees: [b\(pair)], start: 2027-01-12T18:00, zone: Europe/Berlin}\n"
        }
        return people + mentorships
    }

    /// Ten mentors of six each begin on one day: an introduction and six invitations for each mentor are no flood.
    @Test func theFirstDayOfManyIsUsual() throws {
        let trial = try Trial(Self.mentorsOfMany(10, each: 6), from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T12:00:00Z")
        #expect(try trial.breaker == nil)
        let letters = trial.world.started.filter { if case .person = $0.recipient { true } else { false } }
        #expect(letters.count > 40 + 2 * 70)
        #expect(trial.letters(to: "a3").count == 1 + 6 + 1, "an introduction, invitations, and the day's letter")
    }

    private static func mentorsOfMany(_ mentors: Int, each: Int) -> String {
        var people = "people:\n"
        var mentorships = "mentorships:\n"
        for mentor in 0..<mentors {
            people += "  - {id: a\(mentor), name: A\(mentor), email: a\(mentor)@example.org, zone: Europe/Berlin}\n"
            for mentee in 0..<each {
                let id = "\(mentor)-\(mentee)"
                people += "  - {id: b\(id), name: B\(id), email: b\(id)@example.org, zone: Europe/Berlin}\n"
                mentorships +=
                    "  - {id: m\(id), program: formal, mentors: [a\(mentor)], mentees: [b\(id)], start: 2027-01-12T18:00, zone: Europe/Berlin}\n"
            }
        }
        return people + mentorships
    }

    @Test func fiveDomainsInADayAreOurOwnFault() throws {
        let trial = try Trial(Self.manyPairs(5), from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T09:00:00Z")
        let letters =
            (0..<5).compactMap { trial.letters(to: "a\($0)").first }
            + (0..<4).compactMap { trial.letters(to: "b\($0)").first }
        #expect(letters.count == 9)
        for letter in letters.prefix(4) { try trial.bounce(letter, status: "5.1.1") }
        trial.settle()
        for number in 0..<4 { #expect(try trial.person("a\(number)").addressFault != nil) }
        #expect(try trial.breaker == nil)
        for letter in letters.dropFirst(4) { try trial.bounce(letter, status: "5.1.1") }
        trial.settle()
        // Nobody's address is blamed, not even those that came first or last.
        for person in (0..<5).flatMap({ ["a\($0)", "b\($0)"] }) {
            #expect(try trial.person(person).addressFault == nil, "\(person)")
        }
        #expect(try trial.breaker != nil)
        #expect(trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["breaker"] }.count == 1)
        // After a word it goes on, and what came back before counts no more.
        HoldSwitch(store: trial.store, now: trial.world.now).releaseQuietly()
        try trial.bounce(try #require(trial.letters(to: "b4").first), status: "5.1.1")
        trial.settle()
        #expect(try trial.breaker == nil)
        #expect(try trial.person("b4").addressFault != nil)
    }

    // MARK: Unsubscribing

    @Test func aKindThatIsNotWantedComesNoMore() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-08T12:00:00Z")
        let letter = try #require(try trial.letters("meeting-coming", to: "anna").last)
        try trial.unsubscribe(letter)
        trial.settle()
        #expect(try trial.letters("confirmation", to: "anna").count == 1)
        trial.live(until: Self.later)
        #expect(try trial.letters("meeting-coming", to: "anna").filter { $0.createdAt > letter.createdAt }.isEmpty)
        #expect(try trial.letters("meeting-ask", to: "anna").contains { $0.createdAt > letter.createdAt })
        #expect(try trial.letters("meeting-coming", to: "ben").contains { $0.createdAt > letter.createdAt })
        #expect(try trial.events(.unsubscribed).count == 1)
    }

    /// Who wants no questions is not judged for not answering them.
    @Test func whoWantsNoQuestionsIsNotJudged() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.onLetter = { [unowned trial] letter in
            guard letter.address == "anna@example.org",
                try trial.kinds(letter).contains(where: { $0.hasPrefix("check-in") })
            else { return }
            try trial.unsubscribe(letter)
        }
        trial.live(until: "2027-06-20T00:00:00Z")
        let missed = try trial.events(.missed).compactMap(\.commitment).filter {
            $0.person == Trial.id("anna") && $0.isCheckIn
        }
        // What was asked before they said so may be; what was not asked may not.
        #expect(missed.count <= 1, "\(missed)")
        #expect(try trial.letters("check-in", to: "anna").count == 1)
    }

    @Test func aForgedUnsubscribeIsNone() throws {
        let (trial, letter) = try Trial.asked()
        let to = "mentoring+u.\(String(repeating: "a", count: 29))@ai-engineers.org"
        try trial.reply("unsubscribe", to: letter, .init(to: to, subject: "unsubscribe"))
        trial.settle()
        #expect(try trial.events(.unsubscribed).isEmpty)
        #expect(try trial.letters("confirmation", to: "anna").isEmpty)
    }

    // MARK: Far more than usual

    private static func decide(_ count: Int, for people: [String], _ trial: Trial) throws {
        let now = trial.world.now
        try trial.store.write { writer in
            for person in people {
                for number in 0..<count {
                    let recipient = Recipient.person(Trial.id(person))
                    let id = NoticeID(
                        subject: .person(Trial.id(person)), revision: 0,
                        origin: .other("fault-\(now.seconds)-\(number)"),
                        recipient: recipient)
                    try writer.insert(
                        Notice(
                            id: id, letter: LetterKind("welcome"), isScheduled: false, rungAt: now, sendAt: now,
                            decidedAt: now,
                            clause: Clause("§1")))
                }
            }
        }
        trial.world.after(seconds: 1) {}
    }

    private static func toPeople(_ trial: Trial) -> Int {
        trial.world.started.filter { if case .person = $0.recipient { true } else { false } }.count
    }

    /// A fault decides hundreds of letters for one person: they get twenty a day.
    @Test func nobodyGetsMoreThanTwentyLettersADay() throws {
        let (trial, _) = try Trial.asked()
        try Self.decide(50, for: ["anna"], trial)
        trial.live(days: 1)
        let day = trial.letters(to: "anna").filter { $0.createdAt > trial.world.now - 86_400 }.count
        #expect(day <= 20, "\(day)")
        trial.live(days: 4)
        #expect(try trial.letters("welcome", to: "anna").count == 50, "none is lost")
        #expect(trial.faults.isEmpty)
    }

    /// A fault decides hundreds of letters for many: they stop at what people can get by the rules, 40 and two for each.
    @Test func farMoreThanUsualStopsByItself() throws {
        let trial = try Trial(Self.manyPairs(30), from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-18T13:00:00Z")
        #expect(try trial.breaker == nil)
        let people = (0..<30).flatMap { ["a\($0)", "b\($0)"] }
        let before = Self.toPeople(trial)
        try Self.decide(10, for: people, trial)
        trial.live(days: 1)
        #expect(try trial.breaker != nil)
        let first = Self.toPeople(trial) - before
        #expect((100...180).contains(first), "\(first)")
        #expect(trial.coordinatorLetters.filter { (try? trial.kinds($0)) == ["breaker"] }.count == 1)
        trial.live(days: 1)
        #expect(Self.toPeople(trial) - before == first)
        // A word lets as many leave again as is usual by now, three times the second busiest day, and no more.
        HoldSwitch(store: trial.store, now: trial.world.now).releaseQuietly()
        trial.world.after(seconds: 1) {}
        trial.live(until: trial.world.now + 36_000)
        let second = Self.toPeople(trial) - before - first
        #expect((100...450).contains(second), "\(second)")
        #expect(try trial.breaker != nil)
    }

    /// With a history, three times its second busiest day: one may have been a fault.
    @Test func whatIsUsualIsKnownFromHistory() throws {
        let trial = try Trial(Self.manyPairs(30), from: "2027-01-11T00:00:00Z")
        let people = (0..<30).flatMap { ["a\($0)", "b\($0)"] }
        for day in ["2027-01-20T13:00:00Z", "2027-01-25T13:00:00Z"] {
            trial.live(until: day)
            try Self.decide(2, for: people, trial)
            trial.live(days: 1)
            #expect(try trial.breaker == nil)
        }
        // 120 on two days: 300 are not far more, though 160 is what the rules would let people get.
        trial.live(until: "2027-01-27T13:00:00Z")
        try Self.decide(5, for: people, trial)
        trial.live(days: 1)
        #expect(try trial.breaker == nil)
        #expect(try trial.letters("welcome", to: "a0").count == 9)
    }

    @Test func theFirstMorningOfACommunityIsNotFarMore() throws {
        let trial = try Trial(Self.manyPairs(60), from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-20T00:00:00Z")
        #expect(try trial.events(.breakerOpened).isEmpty)
        #expect(trial.world.started.count > 500)
    }
}

extension HoldSwitch {
    fileprivate func releaseQuietly() {
        do { _ = try release() } catch { Issue.record(error) }
    }
}
