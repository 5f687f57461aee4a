/// Why a text or a number is not what a part of a message must be.
package enum MailError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No address of the form `local@domain` with an ASCII dot-atom before the `@` (RFC 5322 §3.4.1).
    case address(String)
    /// No domain name that mail can be sent to; `label` is the part of it that is wrong.
    case domain(String, label: String)
    /// No `<left@right>` (RFC 5322 §3.6.4), or longer than `MessageID.longest`.
    case messageID(String)
    /// A header field's name with characters other than letters, digits and hyphens, or longer than
    /// `HeaderName.longest`.
    case headerName(String)
    /// A header field that `Message` writes itself.
    case reservedHeader(String)
    /// An instant outside the years 1900 to 9999, or an offset of a day or more, in seconds.
    case date(secondsSinceEpoch: Int64, offset: Int)
    /// No `type/subtype` (RFC 6838 §4.2).
    case mediaType(String)
    /// A file name without a visible character.
    case fileName(String)

    /// One sentence: what was given and what is wanted.
    package var description: String {
        switch self {
        case .address(let text):
            "\"\(Self.shown(text))\" is no e-mail address; write it as name@example.org, without accents before the @"
        case .domain(let text, let label):
            "\"\(Self.shown(text))\" is no domain for mail: \"\(Self.shown(label))\" is wrong in it"
        case .messageID(let text): "\"\(Self.shown(text))\" is no Message-ID of the form <left@right>"
        case .headerName(let text): "\"\(Self.shown(text))\" is no name of a header field"
        case .reservedHeader(let text): "the header field \(Self.shown(text)) is written by the message itself"
        case .date(let seconds, let offset):
            "\(seconds) s since the epoch at an offset of \(offset) s can't be written as a date of a message"
        case .mediaType(let text): "\"\(Self.shown(text))\" is no media type of the form text/plain"
        case .fileName(let text): "\"\(Self.shown(text))\" is no name for an attachment"
        }
    }

    /// What came from outside, cut and made harmless for a terminal.
    private static func shown(_ text: String) -> String { HeaderText(text).text.prefix(80).description }
}
