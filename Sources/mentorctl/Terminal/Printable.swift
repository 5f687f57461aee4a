extension String {
    /// The text without what could disturb a terminal: control characters, and those that turn the direction of what follows. Names come
    /// from spreadsheets, and what a mail server answered from anywhere.
    var printable: String {
        guard unicodeScalars.contains(where: Self.disturbs) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { Self.disturbs($0) ? "?" : $0 }))
    }

    private static func disturbs(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }
}
