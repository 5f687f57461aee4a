import CivilTime
import Foundation
import Mail
import Mentoring
import Testing

@testable import Letters

/// Letters whose answers the program reads, and the folders of templates that are older than they.
@Suite struct AnsweringLetterTests {
    private static func header(_ letter: FinishedLetter) -> [String: String] {
        let head = String(decoding: letter.bytes, as: UTF8.self).split(separator: "\n\n", maxSplits: 1)[0]
        let lines = head.replacing("\n ", with: " ").split(separator: "\n").map {
            $0.split(separator: ":", maxSplits: 1).map(String.init)
        }
        return Dictionary(lines.map { ($0[0], String($0[1].dropFirst())) }) { first, _ in first }
    }

    @Test func itsAddressesComeBackWithWhatTheyAreFor() throws {
        let letter = try GoldenSet.en.letter("meeting-ask")
        let reference = try #require(letter.reference)
        #expect(reference == AnswerToken.reference(messageID: letter.messageID, key: Community.key))
        func token(_ verb: AddressToken.Verb) -> String {
            AnswerToken.make(verb, reference: reference, recipient: "juergen@example.org", key: Community.key)
        }
        let header = Self.header(letter)
        #expect(header["Reply-To"]?.hasSuffix("<mentoring+r.\(token(.reply))@ai-engineers.org>") == true)
        #expect(
            header["List-Unsubscribe"] == "<mailto:mentoring+u.\(token(.unsubscribe))@ai-engineers.org?subject=stop>")
        #expect(letter.sender == "mentoring+b.\(token(.bounce))@ai-engineers.org")
        #expect(header["X-Loop"] == "mentoring@ai-engineers.org")
        #expect(header["List-Unsubscribe-Post"] == nil)
        #expect(header["From"]?.hasSuffix("<mentor@ai-engineers.org>") == true)
    }

    @Test func withoutAMailboxRepliesGoToTheCoordinator() throws {
        let letter = try GoldenSet.coordinator.letter("meeting-ask")
        #expect(letter.reference == nil)
        #expect(letter.sender == "mentor@ai-engineers.org")
        #expect(letter.offers.isEmpty)
        let header = Self.header(letter)
        #expect(header["Reply-To"] == "community@ai-engineers.org")
        #expect(header["X-Loop"] == nil)
    }

    /// A coordinator answers people, not the program; bounces come back all the same.
    @Test func aCoordinatorsRepliesStayWithPeople() throws {
        let letter = try GoldenSet.en.letter("escalation")
        #expect(Self.header(letter)["Reply-To"] == "community@ai-engineers.org")
        #expect(letter.sender.hasPrefix("mentoring+b."))
        #expect(letter.reference != nil)
    }

    @Test func aReplyIsOneInTheReadersProgram() throws {
        let header = Self.header(try GoldenSet.en.letter("confirmation-held"))
        #expect(header["In-Reply-To"] == "<reply.1@mail.example.org>")
        #expect(header["References"]?.hasSuffix(" <reply.1@mail.example.org>") == true)
        #expect(header["Auto-Submitted"] == "auto-replied")
    }

    @Test(arguments: ["", "<>", "a b@c", "<a@b>\r\nBcc: x@y", "nonsense"])
    func whatNamesNoMailIsPassedOver(answered: String) throws {
        var draft = try GoldenSet.en.draft("confirmation-held")
        draft.answering = answered
        let header = Self.header(try Community.writer(answers: true).write(draft))
        #expect(header["References"]?.split(separator: " ").count == 1)
        #expect(header["Auto-Submitted"] == "auto-replied")
        #expect(header["Bcc"] == nil)
    }

    private static let offers: [(GoldenSet, String, [String])] = [
        (GoldenSet.en, "meeting-ask", ["MET", "MISSED", "MOVE 2027-01-19 18:00"]),
        (.de, "meeting-ask", ["GETROFFEN", "AUSGEFALLEN", "VERSCHIEBEN 2027-01-19 18:00"]),
        (
            .en, "mixed",
            ["1 MET", "1 MISSED", "1 MOVE 2027-01-26 18:00", "2 DONE", "2 SNOOZE 7 days", "3 MOVE 2027-02-02 18:00"]
        ),
        (.de, "milestone-ask", ["ERLEDIGT", "ERINNERN in 7 Tagen"]), (.en, "renewal-ask", ["YES", "NO"]),
        (.en, "escalation", []), (.en, "farewell", []),
    ]

    @Test(arguments: offers) func saysWhatCanBeReplied(set: GoldenSet, name: String, offers: [String]) throws {
        #expect(try set.letter(name).offers == offers)
    }

    /// A button's mail has what the template says and no example: who only taps must not have moved a meeting.
    @Test func aTapSendsNoExample() throws {
        let html = try #require(try GoldenSet.en.letter("meeting-ask").html)
        #expect(html.contains("&amp;body=MET%0D%0A%0D%0A%5Ba."))
        #expect(html.contains("&amp;body=MOVE%20%0D%0A%0D%0A%5Ba."))
        let form = try #require(try GoldenSet.en.letter("check-in-several").html)
        let going = "&amp;body=2.1%20How%20is%20it%20going%2C%201%E2%80%935%3A%20"
        #expect(form.contains(going + "%0D%0A2.2%20What"))
        #expect(form.contains(going + "4%0D%0A2.2%20What"))
    }

    @Test func anInvitationIsInTheBodyAndAFile() throws {
        var draft = try GoldenSet.en.draft("moved")
        draft.calendar = LetterCalendar(method: "REQUEST", text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        let text = String(decoding: try Community.writer(answers: true).write(draft).bytes, as: UTF8.self)
        let types = text.split(separator: "\n").filter { $0.hasPrefix("Content-Type: ") }
        #expect(
            types.map { $0.prefix { $0 != ";" }.dropFirst(14) } == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
                "application/ics",
            ])
        #expect(types.contains("Content-Type: text/calendar; method=REQUEST; charset=UTF-8"))
        #expect(text.contains("Content-Disposition: attachment; filename=invite.ics"))
    }

    /// Gmail cuts what is longer, and with it the end of a letter that still says something in plain text.
    @Test func aPageThatIsTooLongIsLeftOut() throws {
        var draft = try GoldenSet.en.draft("mixed")
        draft.items = (0..<120).flatMap { _ in draft.items }
        let letter = try Community.writer(answers: true).write(draft)
        #expect(letter.html == nil)
        #expect(letter.text.contains("360 MOVE") || letter.text.contains("360. You meet"))
        #expect(String(decoding: letter.bytes, as: UTF8.self).contains("Content-Type: text/plain"))
    }

    /// A community's folder with some words of its own lies over the shared one, file by file.
    @Test func aCommunitysFilesReplaceTheSharedOnes() throws {
        let folder = try CopiedLetters()
        for name in LetterTemplates.laterLetters { try folder.set(name, to: nil) }
        for name in ["how-to-answer", "answer-meeting", "answer-done", "answer-renewal", "answer-form", "noted"] {
            try folder.set("partials/\(name)", to: nil)
        }
        for name in [
            "meeting-ask", "milestone-ask", "renewal-ask", "renewal-coming", "check-in", "check-in-again",
            "meeting-ask-again",
        ] {
            try folder.set(name, to: "\(TemplateSource.contentType)\nSubject: Our own\n\nOur own words.\n")
        }
        try folder.set(
            "letter",
            to:
                "\(TemplateSource.contentType)\nSubject: s\n\nDear {{name}},\n\n{{#alone}}\n{{text}}\n{{/alone}}{{#items}}\n{{number}}. {{text}}\n\n{{/items}}\n{{>footer}}\n"
        )
        for gone in ["de", "html"] { try FileManager.default.removeItem(atPath: "\(folder.path)/\(gone)") }
        let writer = try Community.makeWriter(answers: true, folders: [folder.path, Community.letters])
        for name in GoldenLetters.names { _ = try writer.write(GoldenSet.en.draft(name)) }
        let own = try writer.write(GoldenSet.en.draft("meeting-ask"))
        #expect(own.text.contains("Dear Jürgen") && own.text.contains("Our own words."))
        #expect(try #require(own.html).contains("<html lang=\"en\">"))
        #expect(try writer.write(GoldenSet.en.draft("welcome")).text.contains("Welcome to the AI Engineers"))
        #expect(Set(writer.names).isSuperset(of: LetterTemplates.laterLetters))
        let german = try writer.write(GoldenSet.de.draft("meeting-ask"))
        #expect(german.text.contains("Hallo Jürgen") && german.text.contains("= ") == false)
    }

    /// A fault in a file of one's own names that file; one in a shared file, the shared one.
    @Test func aFaultNamesTheFileThatCounts() throws {
        let (own, shared) = (try CopiedLetters(), try CopiedLetters())
        try own.set("check-in", to: "no template")
        try shared.set("check-in", to: "not looked at")
        try own.set("help", to: nil)
        try shared.set("help", to: "no template")
        let faults = own.faults(over: shared.path)
        #expect(!faults.isEmpty)
        #expect(
            faults.allSatisfy {
                $0.hasPrefix("\(own.path)/en/check-in.mustache") || $0.hasPrefix("\(shared.path)/en/help.mustache")
            }, "\(faults)")
    }

    /// Each language is complete: every file that English has.
    @Test(arguments: ["de", "fr"], ["", "/partials", "/milestones"])
    func isComplete(language: String, folder: String) throws {
        func names(_ language: String) throws -> Set<String> {
            Set(try FileManager.default.contentsOfDirectory(atPath: "\(Community.letters)/\(language)\(folder)"))
        }
        #expect(try names(language) == names("en"))
    }

    /// WCAG 2.1 §1.4.3: at least 4.5 to 1, in the light and in the dark. Each pair is one that the templates write.
    @Test(arguments: [
        ("1b2430", "ffffff"), ("0f2440", "ffffff"), ("52606d", "ffffff"), ("1d5fbf", "ffffff"), ("174f9f", "f3f8ff"),
        ("1b2430", "f3f8ff"), ("1b2430", "edf0f4"), ("174f9f", "e3edfb"), ("e8ecf1", "19212a"), ("b3bdc9", "19212a"),
        ("93bdfb", "19212a"), ("b5d2ff", "1f2d3f"), ("e8ecf1", "1f2d3f"), ("e8ecf1", "0e1319"), ("b5d2ff", "2a3d56"),
    ])
    func coloursCanBeRead(text: String, ground: String) throws {
        let written = try ["block", "code", "page", "pieces", "style"].map {
            try String(contentsOfFile: "\(Community.letters)/html/\($0).mustache", encoding: .utf8)
        }.joined()
        #expect(written.contains("#\(text)") && written.contains("#\(ground)"))
        func luminance(_ colour: String) throws -> Double {
            let number = try #require(Int(colour, radix: 16))
            let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part -> Double in
                let value = Double(part) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let both = try [luminance(text), luminance(ground)].sorted()
        #expect((both[1] + 0.05) / (both[0] + 0.05) >= 4.5)
    }

    /// Python: datetime.date(2027, 2, 9).weekday(); the forms by hand after Duden.
    @Test func germanWritesDaysTimesAndLists() throws {
        let german = try Community.strings("de")
        let day = try #require(CivilDate("2027-02-09"))
        #expect(german.day(day) == "Dienstag, 9. Februar 2027")
        #expect(german.shortDay(day) == "Di., 9. Feb.")
        #expect(german.time(try #require(TimeOfDay(hour: 18, minute: 0))) == "18:00 Uhr")
        #expect(
            [1, 45, 60, 61, 90, 120].map { german.duration(minutes: $0) } == [
                "1 Minute", "45 Minuten", "1 Stunde", "1 Stunde und 1 Minute", "1 Stunde und 30 Minuten", "2 Stunden",
            ])
        #expect(german.list(["A", "B", "C"]) == "A, B und C")
        #expect(german.list(["A", "B", "C", "D"]) == "A, B und 2 mehr")
        #expect(german.language("pt-BR") == "Portugiesisch" && german.language("xx") == "xx")
        #expect(try Community.strings("de-at").time(.midnight) == "00:00 Uhr")
    }

    /// The forms by hand after the Imprimerie nationale: the first of a month alone is an ordinal.
    @Test func frenchWritesDaysTimesAndLists() throws {
        let french = try Community.strings("fr-CA")
        #expect(french.day(try #require(CivilDate("2027-02-09"))) == "mardi 9 février 2027")
        #expect(french.day(try #require(CivilDate("2027-03-01"))) == "lundi 1er mars 2027")
        #expect(french.shortDay(try #require(CivilDate("2027-01-12"))) == "mar. 12 janv.")
        #expect(
            [1, 45, 60, 90].map { french.duration(minutes: $0) } == [
                "1 minute", "45 minutes", "1 heure", "1 heure et 30 minutes",
            ])
        #expect(french.list(["A", "B", "C"]) == "A, B et C")
        #expect(french.list(["A", "B", "C", "D", "E"]) == "A, B et 3 autres")
        #expect(french.language("de") == "allemand")
    }
}
