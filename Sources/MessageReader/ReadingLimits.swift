/// How much of a message is read. What goes over it is cut, and said so in the message's faults.
package struct ReadingLimits: Hashable, Sendable {
    /// The whole message, in bytes.
    package var message = 10 << 20
    /// How deep parts are looked for inside of parts; the message itself is 0.
    package var depth = 20
    /// Parts, those that hold parts and those that are passed over included.
    package var parts = 200
    /// Fields of a header, of a carried header, and of all groups of a delivery status together.
    package var fields = 500
    /// A field's value, decoded, in bytes of UTF-8.
    package var field = 8 << 10
    /// All fields of one of those three, in bytes.
    package var allFields = 1 << 20
    /// A text, decoded, in bytes of UTF-8.
    package var text = 256 << 10
    package var allTexts = 1 << 20
    package var pages = 8
    /// How deep a page's tags may be nested. A page that is deeper, or costs more than these, is passed over.
    package var nesting = 512
    package var pageMemory = 64 << 20
    package var pageMilliseconds = 500
    /// Lines of a page, and the bytes of one.
    package var lines = 4_000
    package var line = 16_000
    /// Links of a page, and the bytes of one; a longer one is left out.
    package var links = 200
    package var link = 500
    /// A calendar, in bytes; a longer one is left out, since half a calendar says something else.
    package var calendar = 256 << 10
    package var calendars = 10
    package var statusGroups = 100

    /// The limits of the program.
    package init() {}
}
