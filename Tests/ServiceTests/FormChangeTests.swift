import Foundation
import Mentoring
import Store
import Testing

@testable import Service

/// What was asked keeps its meaning: a form that would change it is told, and the one before is asked.
@Suite struct FormChangeTests {
    typealias Trial = ConversationTrial

    private static let other = """
        version: 2
        clause: §8.1.1
        title: {en: Check-in}
        readers: confidential
        questions:
          - {id: going, type: recommendation, text: {en: Would you go on}}
        """

    @Test func aServiceThatStartsWithAnotherMeaningAsksWhatItAskedBefore() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-12T12:00:00Z")
        try trial.change(forms: ["check-in": Self.other])
        let faults = try trial.events(.fault).map(\.text)
        #expect(
            faults.contains(
                "form check-in: answers to \"going\" would mean something else than before; give the question another id; "
                    + "until then version 1 is asked"), "\(faults)")
        trial.live(until: "2027-02-13T12:00:00Z")
        let letter = try #require(try trial.letters("check-in", to: "ben").last)
        #expect(try Trial.text(letter).contains("How is it going, 1–5:"))
    }

    /// Texts may be worded anew at any time, and letters that are out are read by their own words.
    @Test func aNewWordingIsTaken() throws {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-02-13T12:00:00Z")
        let letter = try #require(try trial.letters("check-in", to: "ben").last)
        let own = try String(contentsOfFile: Community.root + "/config/forms/check-in.yaml", encoding: .utf8)
        try trial.change(forms: ["check-in": own.replacing("How is it going", with: "How are you two")])
        #expect(try trial.events(.fault).isEmpty)
        try trial.reply("> 1. How is it going, 1–5: 4", to: letter)
        trial.settle()
        #expect(trial.confided.map(\.text) == ["going=4"])
        #expect(try trial.record("m1/check-in/ben/1")?.state == .fulfilled)
    }
}
