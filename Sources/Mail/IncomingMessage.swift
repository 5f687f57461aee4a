/// A message that came in, taken apart by a reader that had no other rights: what the service looks at instead of the bytes.
///
/// Everything in it is hostile text. It is bounded by the reader's limits; what went over them is cut, and said so in `faults`.
package struct IncomingMessage: Hashable, Sendable, Codable {
    /// A header field, its value unfolded and decoded (RFC 2047).
    package struct Field: Hashable, Sendable, Codable {
        /// In lower case.
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A text part, decoded to Unicode.
    package struct Text: Hashable, Sendable, Codable {
        /// `text/plain`, `text/html`, in lower case, without parameters; of a reaction that Gmail sent, `text/vnd.google.email-reaction+json`, and
        /// `text` is the picture that it shows.
        package var type: String
        /// Whether lines are to be joined as RFC 3676 says (format=flowed).
        package var isFlowed: Bool
        /// What it says; line ends of a single LF. Of a page of HTML, its lines say it.
        package var text: String
        /// The lines of a page of HTML; nil for plain text.
        package var lines: [Line]?

        package init(type: String, isFlowed: Bool = false, text: String, lines: [Line]? = nil) {
            self.type = type
            self.isFlowed = isFlowed
            self.text = text
            self.lines = lines
        }

        /// Whether it is a picture with which somebody reacted to a letter.
        package var isReaction: Bool { type == "text/vnd.google.email-reaction+json" }

        /// All that it says, of whatever author.
        package var words: String { lines.map { $0.map(\.text).joined(separator: "\n") } ?? text }
    }

    /// A line of a page of HTML, and whose it is as far as its marks say.
    package struct Line: Hashable, Sendable, Codable {
        package enum Kind: String, Hashable, Sendable, Codable { case own, quoted, signature, hidden, struck }

        /// How deep it is quoted.
        package var depth: Int
        package var kind: Kind
        /// The element, class, identifier or style that says so; nil where nothing does.
        package var mark: String?
        /// Its text: a TAB between the cells of a table, `~~` before each word that is struck out.
        package var text: String
        package var links: [String]

        package init(depth: Int = 0, kind: Kind = .own, mark: String? = nil, text: String, links: [String] = []) {
            self.depth = depth
            self.kind = kind
            self.mark = mark
            self.text = text
            self.links = links
        }
    }

    /// A `text/calendar` part, or a file that is one.
    package struct Calendar: Hashable, Sendable, Codable {
        package var method: String?
        package var text: String

        package init(method: String?, text: String) {
            self.method = method
            self.text = text
        }
    }

    /// Its header, in order, repeated fields repeated.
    package var header: [Field]
    /// Its texts, in order; of an alternative, each form.
    package var texts: [Text]
    package var calendars: [Calendar]
    /// The groups of fields of a `message/delivery-status` part (RFC 3464 §2): the message's own first, then one for each recipient.
    package var deliveryStatus: [[Field]]
    /// The fields of a `message/feedback-report` part (RFC 5965 §3): somebody took a letter for spam.
    package var feedback: [Field]
    /// The header of the message that it carries (`message/rfc822`, `text/rfc822-headers`): the letter that a bounce is about.
    package var carried: [Field]
    /// The content type of the whole, in lower case, such as `multipart/report`, and its `report-type`.
    package var type: String
    /// The `report-type` parameter of a multipart/report, in lower case.
    package var reportType: String?
    /// What was cut, overlooked or repaired, in words.
    package var faults: [String]

    package init(
        header: [Field] = [], texts: [Text] = [], calendars: [Calendar] = [], deliveryStatus: [[Field]] = [],
        feedback: [Field] = [], carried: [Field] = [], type: String = "text/plain", reportType: String? = nil,
        faults: [String] = []
    ) {
        self.header = header
        self.texts = texts
        self.calendars = calendars
        self.deliveryStatus = deliveryStatus
        self.feedback = feedback
        self.carried = carried
        self.type = type
        self.reportType = reportType
        self.faults = faults
    }

    /// The first value of a field, by its name in lower case.
    package subscript(_ name: String) -> String? { header.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { header.filter { $0.name == name }.map(\.value) }
}
