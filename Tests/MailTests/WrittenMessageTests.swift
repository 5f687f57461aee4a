import Testing

@testable import Mail

/// A letter that is kept as bytes is read back as it was written.
struct WrittenMessageTests {
    private static let subject =
        "Noch offen: Hast du Jürgen Größmann-Łukasiewicz am Di., 9. Feb. getroffen? Bitte antworte bis Di., 23. Feb. 👋"
    private static let plain =
        "Hallo Jürgen,\n\nein sehr langer Satz, der über viele Zeilen geht = und = Zeichen hat, die verschlüsselt werden.\n.\nFrom mir\n"
    private static let html = "<p style=\"color:#123\">Hallo Jürgen</p>\n"

    @Test func aText() throws {
        let read = WrittenMessage(try sample(subject: Self.subject, body: .text(Self.plain)).bytes())
        #expect(read.subject == Self.subject)
        #expect(read.texts == [.init(type: "text/plain", text: Self.plain)])
    }

    @Test func severalForms() throws {
        let body = try MIMEPart.invitation(
            plain: Self.plain, html: Self.html, calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method: "REQUEST")
        let read = WrittenMessage(try sample(subject: "Plain", body: body).bytes())
        #expect(read.subject == "Plain")
        #expect(read.texts.map(\.type) == ["text/plain", "text/html"])
        #expect(read.texts.first?.text.trimmingLineEnds == Self.plain.trimmingLineEnds)
        #expect(read.texts.last?.text.trimmingLineEnds == Self.html.trimmingLineEnds)
    }

    /// What was erased or is none comes to nothing.
    @Test(arguments: [
        "", "\n", "Subject", "Content-Type: multipart/mixed\n\nx",
        "Content-Type: multipart/mixed; boundary=\n\n--\n--\n",
    ])
    func nothing(_ bytes: String) {
        let read = WrittenMessage(Array(bytes.utf8))
        #expect(read.subject.isEmpty)
        #expect(read.texts.allSatisfy { $0.text.trimmingLineEnds.count < 10 })
    }

    @Test func base64() {
        for count in 0...70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(Base64.decode(Base64.lines(bytes)) == bytes)
        }
    }
}

extension String {
    fileprivate var trimmingLineEnds: Substring { drop { $0 == "\n" }.reversedDrop }
}

extension Substring {
    fileprivate var reversedDrop: Substring { Substring(String(reversed().drop { $0 == "\n" }.reversed())) }
}
