import Foundation
import Mail
import Synchronization
import Testing

@testable import MessageReader
@testable import Replies

/// A mail program, and how a reply looks that it writes: what somebody typed, around it the letter that is answered.
struct MailFormat: Sendable, CustomTestStringConvertible {
    let name: String
    /// The text/plain part around what was typed; nil if there is none.
    var plain: (@Sendable (String) -> String)?
    /// The text/html part around it.
    var html: (@Sendable (String) -> String)?
    /// Whether the plain part is format=flowed (RFC 3676).
    var isFlowed = false

    var testDescription: String { name }

    static let all = webmail + outlook + phones + desktop + bare

    /// The message as it comes in, read by the program's own reader.
    func message(_ typed: String) throws -> IncomingMessage {
        let bytes = Array(source(typed).utf8)
        return try Self.reader.withLock { reader in try reader.mime.read(bytes) }
    }

    private func source(_ typed: String) -> String {
        let parts =
            [plain.map { part("text/plain" + (isFlowed ? "; format=flowed" : ""), $0(typed)) }]
            + [html.map { part("text/html", $0(typed)) }]
        let kept = parts.compactMap { $0 }
        let header = """
            Return-Path: <\(QuotedLetter.recipient)>
            From: Amina Diallo <\(QuotedLetter.recipient)>
            To: \(QuotedLetter.address)
            Subject: Re: =?utf-8?B?\(Data(QuotedLetter.subject.utf8).base64EncodedString())?=
            Message-ID: <1@example.com>
            Date: Wed, 10 Feb 2027 11:59:00 +0100
            MIME-Version: 1.0

            """
        guard kept.count > 1 else { return header + (kept.first ?? "\n") }
        return header + "Content-Type: multipart/alternative; boundary=\"border-1\"\n\n"
            + kept.map { "--border-1\n" + $0 + "\n" }.joined() + "--border-1--\n"
    }

    private func part(_ type: String, _ text: String) -> String {
        let encoded = Data(text.utf8).base64EncodedString(options: .lineLength76Characters)
        return "Content-Type: \(type); charset=utf-8\nContent-Transfer-Encoding: base64\n\n\(encoded)\n"
    }

    /// One reader, for one thread at a time: GMime's is not for several.
    private final class Reader: @unchecked Sendable {
        let mime = MIMEReader()
    }

    private static let reader = Mutex(Reader())

    static func read(_ bytes: [UInt8]) throws -> IncomingMessage { try reader.withLock { try $0.mime.read(bytes) } }

    // MARK: What programs do to a text

    private static func lines(_ text: String) -> [String] { text.components(separatedBy: "\n") }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// A paragraph for each line: `<div>line</div>`.
    static func page(_ text: String, _ open: String, _ close: String, empty: String = "<br>") -> String {
        lines(text).map { open + ($0.isEmpty ? empty : escaped($0)) + close }.joined(separator: "\n")
    }

    static func broken(_ text: String) -> String { lines(text).map(escaped).joined(separator: "<br>\n") }

    /// Lines that are longer than a program writes go on in the next.
    static func wrapped(_ text: String, at width: Int = 76) -> String {
        lines(text).flatMap { line -> [String] in
            var (done, current): ([String], String) = ([], "")
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                if !current.isEmpty, current.count + 1 + word.count > width {
                    done.append(current)
                    current = String(word)
                } else {
                    current += (current.isEmpty ? "" : " ") + word
                }
            }
            return done + [current]
        }.joined(separator: "\n")
    }

    /// Likewise, and with a blank at the end of each that goes on.
    static func flowed(_ text: String) -> String {
        lines(text).map { wrapped($0.trimmedBlanks == "--" ? $0 : $0.trimmedBlanks, at: 72) }.map {
            $0.replacing("\n", with: " \n")
        }.joined(separator: "\n")
    }
}
