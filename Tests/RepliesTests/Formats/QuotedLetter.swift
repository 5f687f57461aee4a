import Foundation

@testable import Replies

/// The letter of ours that is answered, as mail programs quote it: its words must never be read as the answer.
enum QuotedLetter {
    static let name = "Mentoring"
    static let address = "mentoring+r.\(Fixture.token)@example.org"
    static let recipient = "amina@example.com"
    static let subject = "Did you meet Jonas Müller on Tue 9 Feb? Answer by Fri 19 Feb"
    static let sender = "\(name) <\(address)>"
    static let shownSender = "\(name) &lt;<a href=\"mailto:\(address)\">\(address)</a>&gt;"

    static let text = """
        Hello Amina Diallo,

        Did your meeting with Jonas Müller on Tuesday, 9 February 2027 take
        place? Please answer by Friday, 19 February 2027.

        Reply to this mail with one of these in the first line:

          MET                     the meeting took place
          MISSED                  it did not
          MOVE 2027-02-16 17:00   it is at another time; put in your time, in
                                  the zone Africa/Dakar

        No
        Yours, the mentorship program
        """

    static let page = """
        <table role="presentation"><tr><td><p>Hello Amina Diallo,</p>
        <p>Did your meeting with <b>Jonas Müller</b> on Tuesday, 9 February 2027 take place? Please answer by Friday, 19 February 2027.</p>
        <p>Reply to this mail with one of these in the first line:</p>
        <table><tr><td>MET</td><td>the meeting took place</td></tr><tr><td>MISSED</td><td>it did not</td></tr></table>
        <p>No</p><p>Yours, the mentorship program</p></td></tr></table>
        """

    static let answered = AnsweredLetter(
        subject: subject, texts: [.init(type: "text/plain", text: text)], messageID: "7@example.org")

    /// With `> ` before each line.
    static var marked: String { marked(text) }

    static func marked(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> " + $0 }
            .joined(separator: "\n")
    }

    static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
    }
}
