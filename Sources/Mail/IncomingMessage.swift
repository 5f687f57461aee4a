/// A message that came in, taken apart by a reader that had no other rights: what the service looks at instead of the bytes.
///
/// Everything in it is hostile text. It is bounded by the reader's limits; what went over them is cut, and said so in `faults`.
public struct IncomingMessage: Hashable, Sendable, Codable {
    /// A header field, its value unfolded and decoded (RFC 2047).
    public struct Field: Hashable, Sendable, Codable {
        /// In lower case.
        public var name: String
        /// The value.
        public var value: String

        /// A field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A text part, decoded to Unicode.
    public struct Text: Hashable, Sendable, Codable {
        /// `text/plain`, `text/html`, in lower case, without parameters.
        public var type: String
        /// Whether lines are to be joined as RFC 3676 says (format=flowed).
        public var isFlowed: Bool
        /// What it says; line ends of a single LF.
        public var text: String

        /// A text.
        public init(type: String, isFlowed: Bool = false, text: String) {
            self.type = type
            self.isFlowed = isFlowed
            self.text = text
        }
    }

    /// A `text/calendar` part, or a file that is one.
    public struct Calendar: Hashable, Sendable, Codable {
        /// The part's own `method` parameter, in upper case.
        public var method: String?
        /// The iCalendar text.
        public var text: String

        /// A calendar.
        public init(method: String?, text: String) {
            self.method = method
            self.text = text
        }
    }

    /// Its header, in order, repeated fields repeated.
    public var header: [Field]
    /// Its texts, in order; of an alternative, each form.
    public var texts: [Text]
    /// Its calendars, in order.
    public var calendars: [Calendar]
    /// The groups of fields of a `message/delivery-status` part (RFC 3464 §2): the message's own first, then one for each recipient.
    public var deliveryStatus: [[Field]]
    /// The header of the message that it carries (`message/rfc822`, `text/rfc822-headers`): the letter that a bounce is about.
    public var carried: [Field]
    /// The content type of the whole, in lower case, such as `multipart/report`, and its `report-type`.
    public var type: String
    /// The `report-type` parameter of a multipart/report, in lower case.
    public var reportType: String?
    /// What was cut, overlooked or repaired, in words.
    public var faults: [String]

    /// Puts a message together.
    public init(
        header: [Field] = [], texts: [Text] = [], calendars: [Calendar] = [], deliveryStatus: [[Field]] = [],
        carried: [Field] = [], type: String = "text/plain", reportType: String? = nil, faults: [String] = []
    ) {
        self.header = header
        self.texts = texts
        self.calendars = calendars
        self.deliveryStatus = deliveryStatus
        self.carried = carried
        self.type = type
        self.reportType = reportType
        self.faults = faults
    }

    /// The first value of a field, by its name in lower case.
    public subscript(_ name: String) -> String? { header.first { $0.name == name }?.value }

    /// All values of a field, in order.
    public func all(_ name: String) -> [String] { header.filter { $0.name == name }.map(\.value) }
}
