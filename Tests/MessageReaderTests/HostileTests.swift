import Foundation
import Mail
import MessageReader
import Testing

extension Reading {
    /// What nobody's program sends: nothing may crash, and no limit may be passed.
    @Suite struct HostileTests {
        private static let limits = ReadingLimits()

        /// What holds of every message that was read.
        private static func check(_ message: IncomingMessage, _ what: String) {
            for fields in [message.header, message.carried, message.feedback] + message.deliveryStatus {
                #expect(fields.count <= limits.fields, "\(what)")
                for field in fields {
                    #expect(
                        field.value.utf8.count <= limits.field && !field.name.isEmpty
                            && field.name == field.name.lowercased(), "\(what)")
                    #expect(
                        !field.value.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) },
                        "\(what)")
                }
            }
            for text in message.texts.map(\.words) + message.calendars.map(\.text) {
                #expect(text.utf8.count <= limits.text, "\(what)")
                #expect(
                    !text.unicodeScalars.contains {
                        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
                    }, "\(what)")
            }
            #expect(message.texts.reduce(0) { $0 + $1.words.utf8.count } <= limits.allTexts, "\(what)")
            #expect(
                message.calendars.count <= limits.calendars && message.deliveryStatus.count <= limits.statusGroups,
                "\(what)")
            #expect(message.faults.count <= 50 && message.faults.allSatisfy { $0.utf8.count < 200 }, "\(what)")
        }

        @Test("truncated anywhere", arguments: Sample.all)
        func truncations(sample: Sample) throws {
            let bytes = try sample.bytes()
            let reader = MIMEReader()
            for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
                guard let message = try? reader.read(Array(bytes[..<end])) else { continue }
                Self.check(message, "\(sample.name), \(end) bytes")
            }
        }

        @Test("with bytes changed, left out, doubled and moved", arguments: Sample.all)
        func mutations(sample: Sample) throws {
            let original = try sample.bytes()
            let reader = MIMEReader()
            var chance = SplitMix(state: UInt64(original.count) &* 31 &+ 5)
            let pieces = [
                "\n", "\r", "\0", "--", "=?", "?=", "\"", "(", "\\", "=", ":", ";", "\u{FEFF}", "\n\n",
                "Content-Type: multipart/mixed; boundary=a\n",
            ]
            for round in 0..<60 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...8, using: &chance) where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &chance)
                    let end = min(bytes.count, place + Int.random(in: 1...64, using: &chance))
                    switch Int.random(in: 0..<5, using: &chance) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
                    case 1: bytes.removeSubrange(place..<end)
                    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
                    case 3: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &chance))
                    default: bytes.insert(contentsOf: (pieces.randomElement(using: &chance) ?? "").utf8, at: place)
                    }
                }
                guard let message = try? reader.read(bytes) else { continue }
                Self.check(message, "\(sample.name), round \(round)")
            }
        }

        /// Bombs that fit into the reader's own limits; the program's tests have those that don't.
        @Test(arguments: [
            (
                "quoted-printable of equals signs",
                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n", "=", 1_000_000
            ),
            ("base64", "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n", "QUFB", 500_000),
            ("encoded words", "From: ", "=?utf-8?q?a?= ", 20_000), ("words that begin", "From: ", "=?", 200_000),
            ("comments", "From: ", "(", 200_000),
            ("parameters", "Content-Type: text/plain", "; a*0=b", 50_000),
            ("escape sequences", "Content-Type: text/plain; charset=iso-2022-jp\n\n", "\u{1B}$B", 200_000),
            ("armour", "X-A: b\n\n", "-----BEGIN PGP SIGNED MESSAGE-----\n", 20_000),
            (
                "endless elements", "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n",
                "MIAwgDCA", 100_000
            ),
            ("blank lines", "X-A: b\n", "\n", 1_000_000), ("carriage returns", "X-A: b\n", "\r", 1_000_000),
            ("zeros", "X-A: b\n\n", "\0", 1_000_000),
        ])
        func bombs(what: String, start: String, piece: String, count: Int) throws {
            let message = try read("Subject: x\n" + start + String(repeating: piece, count: count) + "\n\nMET\n")
            Self.check(message, what)
        }
    }
}
