import CGMime
import Mail

/// Takes messages apart with GMime.
///
/// What it needs of the system it takes when it is made: later it opens nothing, so that the process can be locked in before the first message. It
/// keeps nothing from one message to the next. Not for several threads at once.
package final class MIMEReader {
    /// GLib dies of a second call.
    private static let start: Void = cgmime_start()

    let limits: ReadingLimits
    let characterSets: CharacterSets

    package init(limits: ReadingLimits = ReadingLimits()) {
        Self.start
        self.limits = limits
        characterSets = CharacterSets()
    }

    /// Reads a message: RFC 5322 with any line ends, MIME, and whatever else programs send. A line `From …` in front, which alias pipes and
    /// mailboxes put there, is passed over. Bytes beyond the limit don't count.
    /// - Throws: ``Unreadable`` when it is no message at all.
    package func read(_ message: [UInt8]) throws(Unreadable) -> IncomingMessage {
        var faults = ReadingFaults()
        var bytes = message[...]
        if bytes.count > limits.message {
            bytes = bytes.prefix(limits.message)
            faults.note("the message has more than \(limits.message) bytes: the rest is left out")
        }
        bytes = Self.beginning(of: bytes, &faults)
        guard !bytes.isEmpty else { throw .empty }
        guard Self.beginsWithField(bytes) else { throw .noHeader }
        var walk = PartWalk(self, faults: faults)
        walk.read(Array(bytes))
        return walk.result
    }

    /// Without what may stand in front of the first field.
    private static func beginning(of bytes: ArraySlice<UInt8>, _ faults: inout ReadingFaults) -> ArraySlice<UInt8> {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let all = bytes.count
        bytes = bytes.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
        if bytes.count < all { faults.note("there are blank lines before the header") }
        while bytes.starts(with: "From ".utf8) || bytes.starts(with: ">From ".utf8) {
            guard let end = bytes.firstIndex(of: 0x0A) else { return [] }
            bytes = bytes[(end + 1)...]
        }
        return bytes
    }

    /// Whether the first line is a field: a name and a colon.
    private static func beginsWithField(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let colon = bytes.prefix(80).firstIndex(of: 0x3A) else { return false }
        return RawField.name(bytes[..<colon]) != nil
    }
}
