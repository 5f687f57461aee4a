import Mail
import Mentoring
import Store
import Testing

@testable import Service

/// Letters that somebody took for spam.
struct ConversationComplaintTests {
    typealias Trial = ConversationTrial

    /// A mail system reports a letter as spam, and carries what shows which it was.
    @Test(arguments: ["message-id", "list-unsubscribe", "return-path"]) func whoTakesALetterForSpamGetsNoMoreOfItsKind(
        _ field: String
    ) throws {
        let (trial, letter) = try Trial.asked()
        let address = letter.sender
        let carried = [
            "message-id": "<\(letter.messageID)>", "return-path": "<\(address)>",
            "list-unsubscribe": "<mailto:\(address)?subject=STOP>",
        ]
        let report = IncomingMessage(
            header: [
                .init("from", "feedback@mail.example"), .init("to", "mentoring@example.org"),
                .init("message-id", "<report@mail.example>"),
            ],
            feedback: [.init("feedback-type", "abuse")], carried: [.init(field, try #require(carried[field]))],
            type: "multipart/report", reportType: "feedback-report")
        try trial.room.deliver(report)
        trial.settle()
        #expect(try trial.events(.unsubscribed).count == 1)
        trial.live(until: "2027-04-20T00:00:00Z")
        let kinds = try trial.kinds(letter)
        let later = trial.letters(to: "anna").filter { $0.createdAt > letter.createdAt }
        #expect(try !later.contains { try trial.kinds($0).contains { kinds.contains($0) } })
        let told = trial.coordinatorLetters.filter { $0.notices.contains { $0.subject == .person(Trial.id("anna")) } }
        #expect(told.count == 1)
    }
}
