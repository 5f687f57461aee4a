/// A manual page in the man(7) language.
struct Roff {
    private(set) var text = ""

    /// - Parameters:
    ///   - section: the section of the manual: 1 commands, 5 files, 7 conventions, 8 administration.
    ///   - summary: what it is, in a few words, for whatis(1).
    init(_ name: String, section: Int, version: String, summary: String) {
        text += ".\\\" Made by Sources/Manual from what the program itself uses. Do not edit.\n"
        text +=
            ".TH \(Self.escaped(name.uppercased())) \(section) \"\" \"mentord \(version)\" \"mentord\"\n.nh\n.ad l\n"
        heading("NAME")
        paragraph("\(name) \u{2014} \(summary)")
    }

    mutating func heading(_ title: String) { text += ".SH \(Self.escaped(title.uppercased()))\n" }

    mutating func subheading(_ title: String) { text += ".SS \(Self.escaped(title))\n" }

    /// A paragraph; `code` and **bold** in it are set in bold.
    mutating func paragraph(_ words: String) { text += ".PP\n" + Self.line(words) + "\n" }

    mutating func entry(_ term: String, _ words: String) {
        text += ".TP\n\\fB\(Self.escaped(term))\\fR\n" + Self.line(words) + "\n"
    }

    mutating func point(_ words: String) { text += ".IP \\(bu 2\n" + Self.line(words) + "\n" }

    mutating func code(_ lines: [String]) {
        text += ".PP\n.RS 4\n.nf\n"
        for line in lines { text += Self.guarded(Self.escaped(line)) + "\n" }
        text += ".fi\n.RE\n"
    }

    private static func line(_ words: String) -> String { guarded(inline(words)) }

    /// A line that begins with a dot or an apostrophe would be a request.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    /// Words with their `code`, **bold** and [links](…).
    private static func inline(_ words: String) -> String {
        let plain = words.replacing(/\[([^\]]+)\]\([^)]*\)/) { String($0.1) }
        var result = ""
        var isCode = false
        for part in plain.split(separator: "`", omittingEmptySubsequences: false) {
            let text = escaped(isCode ? String(part) : String(part).replacing("**", with: ""))
            result += isCode ? "\\fB\(text)\\fR" : text
            isCode.toggle()
        }
        return result
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\u{2014}", with: "\\-")
    }
}
