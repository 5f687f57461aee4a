import Mail
import MessageReader
import Testing

extension Reading {
    /// Each limit, just met and just passed.
    @Suite struct LimitTests {
        private static func multipart(_ parts: [String]) -> String {
            "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + parts.map { "--b\n\($0)\n" }.joined()
                + "--b--\n"
        }

        @Test("the whole message")
        func size() throws {
            var limits = ReadingLimits()
            limits.message = 100
            let start = "Subject: x\n\n"
            let met = start + String(repeating: "y", count: 100 - start.utf8.count)
            #expect(try read(met, limits: limits).faults.isEmpty)
            let passed = try read(met + "yy", limits: limits)
            #expect(passed.faults == ["the message has more than 100 bytes: the rest is left out"])
            #expect(passed.texts.first?.text.utf8.count == 88)
        }

        @Test("nesting", arguments: [(20, 1), (21, 0), (1_000, 0), (5_000, 0)])
        func depth(levels: Int, texts: Int) throws {
            let message = try read(
                "Subject: x\n"
                    + (0..<levels).map { "Content-Type: multipart/mixed; boundary=\"b\($0)\"\n\n--b\($0)\n" }.joined()
                    + "\nMET\n")
            #expect(message.texts.count == texts)
            #expect(message.faults.contains("parts are nested more than 20 deep: the rest is left out") == (texts == 0))
        }

        @Test("parts", arguments: [(199, false), (200, true), (5_000, true)])
        func parts(count: Int, isPassed: Bool) throws {
            let message = try read(Self.multipart(Array(repeating: "\ny", count: count)))
            #expect(message.texts.count == min(count, 199))
            #expect(message.faults.contains("there are more than 200 parts: the rest is left out") == isPassed)
        }

        @Test("fields", arguments: [(500, false), (501, true), (100_000, true)])
        func fields(count: Int, isPassed: Bool) throws {
            let message = try read((0..<count).map { "X-\($0): y\n" }.joined() + "\nMET")
            #expect(message.header.count == min(count, 500) && message.texts.map(\.text) == ["MET"])
            #expect(message.faults == (isPassed ? ["the header has more than 500 fields: the rest is left out"] : []))
        }

        @Test("a field", arguments: [(8_192, false), (8_193, true), (3_000_000, true)])
        func field(count: Int, isPassed: Bool) throws {
            let message = try read("Subject: " + String(repeating: "y", count: count) + "\n\nMET")
            #expect(message["subject"]?.utf8.count == 8_192)
            #expect(message.faults == (isPassed ? ["the header has a field of more than 8192 bytes: it is cut"] : []))
        }

        @Test("all fields together")
        func allFields() throws {
            let message = try read(
                (0..<200).map { "X-\($0): " + String(repeating: "y", count: 8_000) + "\n" }.joined() + "\nMET")
            #expect(message.header.count == 131)
            #expect(message.faults == ["the header is longer than 1048576 bytes: the rest is left out"])
        }

        @Test("a text, cut where a character ends", arguments: ["y", "ü", "–", "😀"])
        func text(character: String) throws {
            let message = try read(
                "Subject: x\nContent-Type: text/plain; charset=utf-8\n\nz"
                    + String(repeating: character, count: 262_144))
            let text = try #require(message.texts.first?.text)
            #expect(text.utf8.count <= 262_144 && text.utf8.count > 262_140)
            #expect(text.dropFirst().allSatisfy { String($0) == character })
            #expect(message.faults == ["a text is longer than 262144 bytes: it is cut"])
        }

        @Test("all texts together")
        func allTexts() throws {
            let message = try read(
                Self.multipart(Array(repeating: "\n" + String(repeating: "y", count: 200_000), count: 10)))
            #expect(message.texts.reduce(0) { $0 + $1.text.utf8.count } == 1 << 20)
            #expect(message.faults == ["the texts are longer than 1048576 bytes together: the rest is left out"])
        }

        @Test("calendars: a long one is left out whole, and after ten no more are read")
        func calendars() throws {
            let long = try read("Subject: x\nContent-Type: text/calendar\n\n" + String(repeating: "y", count: 262_145))
            #expect(long.calendars.isEmpty && long.faults == ["a calendar is longer than 262144 bytes: it is left out"])
            let many = try read(Self.multipart(Array(repeating: "Content-Type: text/calendar\n\ny", count: 12)))
            #expect(
                many.calendars.count == 10 && many.faults == ["there are more than 10 calendars: the rest is left out"])
        }

        @Test("a delivery status")
        func status() throws {
            let groups = try read(
                "Subject: x\nContent-Type: message/delivery-status\n\n" + String(repeating: "a: b\n\n", count: 200))
            #expect(groups.deliveryStatus.count == 100)
            #expect(groups.faults == ["a delivery status has more than 100 groups: the rest is left out"])
            let fields = try read(
                "Subject: x\nContent-Type: message/delivery-status\n\n" + String(repeating: "a: b\n", count: 900))
            #expect(fields.deliveryStatus.map(\.count) == [500])
            #expect(fields.faults.contains("a delivery status has more than 500 fields: the rest is left out"))
        }
    }
}
