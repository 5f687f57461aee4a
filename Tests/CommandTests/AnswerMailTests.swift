import Foundation
import Testing

/// Answers that a real Postfix brings to the service, and what the service's letters say to them: guesses, remarks, and buttons that are doubted.
@Suite(
    .serialized, .enabled(if: PostfixRig.isPossible, "needs root, Postfix, and programs that every user may run"))
struct AnswerMailTests {
    /// What is likely is asked with two buttons. One of them is the answer, the other leaves the question open.
    @Test(arguments: [("YES", "fulfilled"), ("NO", "due")])
    func aGuessIsAskedAndAButtonAnswersIt(_ pressed: String, _ standing: String) throws {
        let mail = try MailedService()
        let asking = try mail.letter("Did you meet Tomáš Dvořák")
        try mail.reply("I think we met", to: asking)
        let question = try mail.letter("Did we understand you?")
        #expect(question.text.contains("Did you mean that your meeting with Tomáš Dvořák"), "\(question.text)")
        #expect(question.text.contains("took place? Nothing is recorded yet."), "\(question.text)")
        #expect(try mail.log("answer-asked-back", "meant") == "met")
        #expect(try mail.standing() == "due")
        try mail.press(pressed, in: question)
        guard pressed == "NO" else {
            try mail.until("an answer") { try mail.log("answer-taken") != nil }
            return #expect(try mail.standing() == standing)
        }
        // Mei hears what can be said, and says it.
        let help = try mail.letter("Your answer could not be read")
        #expect(try mail.log("answer-unread", "person") == "mei")
        #expect(try mail.log("answer-taken") == nil)
        #expect(try mail.standing() == standing)
        try mail.press("MISSED", in: help)
        try mail.until("an answer") { try mail.log("answer-taken") != nil }
        #expect(try mail.standing() == "missed")
    }

    /// What stands beside an answer is for those who may read what was written in confidence, and for nobody else.
    @Test(arguments: [true, false])
    func aRemarkIsKeptInConfidence(_ isPressed: Bool) throws {
        let mail = try MailedService()
        let asking = try mail.letter("Did you meet Tomáš Dvořák")
        let secret = "Xylophonzebra"
        if isPressed {
            try mail.press("MET", in: asking, writing: "Our topic was the \(secret) paper.")
        } else {
            try mail.reply("Yes, we met. Our topic was the \(secret) paper.", to: asking)
        }
        let noted = try mail.letter("Noted: your meeting")
        #expect(try mail.standing() == "fulfilled")
        let shown = try mail.mentorctl("confidential", "show", "--mentorship", "p1", "--by", "mei")
        #expect(shown.output.contains("Our topic was the \(secret) paper."), "\(shown.output)")
        #expect(!shown.output.contains("They wrote"), "what the letter said is no remark: \(shown.output)")
        try mail.rig.run("wait")
        for words in [["log", "--json"], ["why", "mei"], ["status"]] {
            let said = try mail.mentorctl(words).output
            #expect(!said.isEmpty && !said.contains(secret), "\(words)")
        }
        #expect(mail.journal.contains("p1/meeting/1") && !mail.journal.contains(secret))
        #expect(mail.mailLog.contains("relay=mentord") && !mail.mailLog.contains(secret))
        // No letter says it, in its head or below.
        #expect(!noted.text.contains(secret))
        for file in try mail.messages() {
            #expect(!(try String(contentsOf: file, encoding: .utf8).contains(secret)), "\(file.lastPathComponent)")
        }
        let member = try mail.asMember("confidential", "show", "--mentorship", "p1", "--by", "mei")
        #expect(member.status == 77 && !member.output.contains(secret), "\(member.output)")
        #expect(try mail.asMember("log").status == 0)
    }

    /// A button's word is not taken where the text beside it says the opposite. Who leaves the button's own text below it has said both.
    @Test(arguments: [true, false])
    func aContradictedButtonIsAskedBack(_ keepsText: Bool) throws {
        let mail = try MailedService()
        let asking = try mail.letter("Did you meet Tomáš Dvořák")
        let words = "sorry, we did not meet"
        if keepsText {
            try mail.press("MET", in: asking, writing: words)
        } else {
            try mail.press("MET", in: asking, writingInstead: words)
        }
        let question = try mail.letter("Did we understand you?")
        #expect(try mail.log("answer-asked-back", "person") == "mei")
        #expect(try mail.log("answer-taken") == nil)
        #expect(try mail.standing() == "due")
        guard !keepsText else { return }
        #expect(question.text.contains("did *not* take place? Nothing is recorded yet."), "\(question.text)")
        #expect(try mail.log("answer-asked-back", "meant") == "missed")
        try mail.press("YES", in: question)
        try mail.until("an answer") { try mail.log("answer-taken") != nil }
        #expect(try mail.standing() == "missed")
    }
}
