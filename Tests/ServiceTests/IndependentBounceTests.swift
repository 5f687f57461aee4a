import CivilTime
import Foundation
import Mail
import MessageReader
import Mentoring
import Store
import Testing

@testable import Service

/// Letters that come back, from many systems and from people who mean harm.
struct IndependentBounceTests {
    typealias Trial = ConversationTrial
    typealias Bounces = IndependentBounces

    /// The first letter to Anna comes back, and later all of them: what is known against her address, who hears of it, and whether Ben still gets his.
    @Test(arguments: Bounces.rows.indices) func aLetterThatComesBackIsAboutItsOwnRecipient(_ index: Int) throws {
        let row = Bounces.rows[index]
        let label = "\(row.form) \(row.action) \(row.status) \(row.said)".prefix(200)
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        var isFirst = true
        var number = 0
        trial.onLetter = { [unowned trial] letter in
            guard letter.recipient == .person(Trial.id("anna")) else { return }
            if isFirst || trial.world.now >= Community.instant("2027-01-13T00:00:00Z") {
                number += 1
                let report = IndependentBounceForm.Report(action: row.action, status: row.status, diagnostic: row.said)
                let bytes = try row.form.bytes(letter, report, at: trial.world.now, number: number)
                try trial.room.deliver(try MIMEReader().read(bytes))
            }
            isFirst = false
        }
        trial.live(until: "2027-01-12T18:00:00Z")
        #expect(number == 1)
        let afterOne = try trial.person("anna").addressFault
        #expect(try trial.breaker == nil, "\(label): sending stopped")
        switch row.meaning {
        case .dead: #expect(afterOne != nil, "\(label): not marked")
        case .temporary, .ours, .none: #expect(afterOne == nil, "\(label): marked: \(afterOne?.description ?? "")")
        case .refusesUs, .either: break
        }
        try Self.goOn(trial, row.meaning)
        #expect(try trial.breaker == nil, "\(label): sending stopped later")
        if row.meaning == .ours || row.meaning == .none {
            #expect(number >= 3, "\(label): only \(number) came back")
            let half = trial.world.now - 10 * 86_400
            #expect(trial.letters(to: "ben").contains { $0.createdAt > half }, "\(label)")
        }
        let fault = try trial.person("anna").addressFault
        switch row.meaning {
        case .dead, .refusesUs: #expect(fault != nil, "\(label): never marked, after \(number)")
        case .ours, .none: #expect(fault == nil, "\(label): marked in the end: \(fault?.description ?? "")")
        case .temporary, .either: break
        }
        let heard = try trial.coordinatorLetters.map(Trial.flat)
        let told = heard.contains { $0.contains("can't reach") && $0.lowercased().contains("anna") }
        let marked = fault?.description ?? "not"
        #expect(told == (fault != nil), "\(label): marked \(marked), the coordinator heard: \(heard)")
        #expect(try row.meaning == .none ? trial.events(.bounced).isEmpty : !trial.events(.bounced).isEmpty, "\(label)")
        #expect(trial.faults.isEmpty)
    }

    /// Lives on until it is known what becomes of the address: at once where it is dead, after some letters where it is not.
    private static func goOn(_ trial: Trial, _ meaning: Bounces.Meaning) throws {
        switch meaning {
        case .dead, .temporary, .either: trial.live(until: "2027-01-14T12:00:00Z")
        case .ours, .none: trial.live(until: "2027-01-29T12:00:00Z")
        case .refusesUs:
            for week in 1...5 where try trial.person("anna").addressFault == nil {
                trial.live(until: Community.instant("2027-01-13T12:00:00Z") + Int64(week) * 7 * 86_400)
            }
            // The coordinator hears within a day.
            trial.live(until: trial.world.now + 2 * 86_400)
        }
    }

    // MARK: On purpose

    /// What somebody who wants letters to stop lets their mail system say.
    enum Attack: CaseIterable {
        /// Each letter comes back once.
        case plainly
        /// Each comes back six times, each time as another message.
        case manyTimes
        /// Each report names a recipient in another domain.
        case inOthersNames
    }

    /// One person with three addresses of their own in two domains lets everything come back as refused; all others get their letters.
    @Test(arguments: Attack.allCases) func onePersonCantStopLettersToOthers(_ attack: Attack) throws {
        let trial = try Self.circle(ownDomains: ["evil.example", "evil.example", "bad.example"])
        var returned = 0
        var letters = 0
        trial.onLetter = { [unowned trial] letter in
            guard letter.address.hasSuffix("evil.example") || letter.address.hasSuffix("bad.example") else { return }
            letters += 1
            for _ in 0..<(attack == .manyTimes ? 6 : 1) {
                returned += 1
                let row = Bounces.ours[returned % Bounces.ours.count]
                let report = IndependentBounceForm.Report(
                    status: "5.7.1", diagnostic: row.said,
                    finalRecipient: attack == .inOthersNames ? "victim@domain\(returned).example" : nil)
                let bytes = try IndependentBounceForm.postfix.bytes(
                    letter, report, at: trial.world.now, number: returned)
                try trial.room.deliver(try MIMEReader().read(bytes))
            }
        }
        trial.live(until: "2027-01-14T12:00:00Z")
        #expect(letters >= 6, "\(letters)")
        #expect(try trial.breaker == nil)
        let before = trial.world.now
        trial.live(until: "2027-02-20T00:00:00Z")
        #expect(try trial.breaker == nil)
        for person in ["h1", "h2", "h3"] {
            #expect(trial.letters(to: person).filter { $0.createdAt > before }.count >= 3, "\(person)")
        }
        #expect(trial.faults.isEmpty)
    }

    /// The counterpart: where six systems refuse us on one day, it is our fault, and sending stops.
    @Test func whereManySystemsRefuseUsSendingStops() throws {
        let trial = try Self.circle(ownDomains: ["one.example", "two.example", "three.example"])
        var number = 0
        trial.onLetter = { [unowned trial] letter in
            guard case .person = letter.recipient else { return }
            number += 1
            let row = Bounces.ours[number % 4]
            let report = IndependentBounceForm.Report(status: row.status, diagnostic: row.said)
            let bytes = try row.form.bytes(letter, report, at: trial.world.now, number: number)
            try trial.room.deliver(try MIMEReader().read(bytes))
        }
        trial.live(until: "2027-01-13T12:00:00Z")
        #expect(try trial.breaker != nil, "\(number) came back")
        for person in ["e1", "e2", "e3", "h1", "h2", "h3"] { #expect(try trial.person(person).addressFault == nil) }
    }

    /// Three mentors at addresses of their own, with mentees elsewhere.
    private static func circle(ownDomains: [String]) throws -> Trial {
        var people = ""
        var mentorships = ""
        for (index, domain) in ownDomains.enumerated() {
            let number = index + 1
            let other = ["example.org", "example.net", "example.com"][index % 3]
            people += "  - {id: e\(number), name: Eve \(number), email: e\(number)@\(domain), zone: Europe/Berlin}\n"
            people += "  - {id: h\(number), name: Hal \(number), email: h\(number)@\(other), zone: Europe/Berlin}\n"
            mentorships += "  - {id: m\(number), program: formal, mentors: [e\(number)], mentees: [h\(number)], "
            mentorships += "start: 2027-01-12T18:00, zone: Europe/Berlin}\n"
        }
        return try Trial("people:\n\(people)mentorships:\n\(mentorships)", from: "2027-01-11T00:00:00Z")
    }
}
