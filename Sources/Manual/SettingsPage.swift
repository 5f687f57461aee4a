/// The page of a settings file: the file that is shipped, its remarks as text and its values as they stand.
struct SettingsPage {
    let name: String
    let summary: String
    let version: String
    let file: String

    var text: String {
        var page = Roff(name, section: 5, version: version, summary: summary)
        page.heading("Synopsis")
        page.paragraph("`/etc/mentord/\(name)`")
        page.heading("Description")
        page.paragraph(
            "The file is YAML. What follows is the file that is shipped, with its values as defaults; an unknown key is refused, and so is a value "
                + "out of its bounds. `mentorctl check-config` says everything that is wrong, with its line; `systemctl reload mentord` takes a good change."
        )
        add(to: &page)
        page.heading("See also")
        page.paragraph("`mentord`(8), `mentorctl-check-config`(1), `mentord-letters`(7)")
        return page.text
    }

    private enum Block {
        case remark([String])
        case lines([String])
    }

    /// Remarks become paragraphs, values and examples stay as they are. What stands right above a key at the margin belongs to its section.
    private func add(to page: inout Roff) {
        var blocks: [Block] = []
        func flush(_ page: inout Roff) {
            for block in blocks {
                switch block {
                case .remark(let words):
                    for paragraph in words.split(separator: "") { page.paragraph(paragraph.joined(separator: " ")) }
                case .lines(let lines): page.code(lines)
                }
            }
            blocks = []
        }
        func keep(line: String) {
            if case .lines(let lines)? = blocks.last {
                blocks[blocks.count - 1] = .lines(lines + [line])
            } else {
                blocks.append(.lines([line]))
            }
        }
        func keep(remark: String) {
            if case .remark(let words)? = blocks.last {
                blocks[blocks.count - 1] = .remark(words + [remark])
            } else {
                blocks.append(.remark([remark]))
            }
        }
        for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == " " }
            if bare.isEmpty {
                flush(&page)
            } else if bare.hasPrefix("#") {
                let words = bare.dropFirst().drop { $0 == " " }
                // An example is shown as it would stand.
                let isExample =
                    words.hasPrefix("- ") || words.contains(": [") || bare.hasPrefix("#   ")
                    || Self.isSetting(words)
                if isExample {
                    keep(line: String(line.prefix { $0 == " " }) + bare)
                } else {
                    keep(remark: String(words))
                }
            } else {
                if let key = Self.section(line) {
                    let above = blocks
                    blocks = []
                    page.heading(key)
                    blocks = above
                }
                keep(line: String(line))
            }
        }
        flush(&page)
    }

    /// A setting that is left out by a `#` before it: a key, and its value if it has one on the line.
    private static func isSetting(_ words: Substring) -> Bool { words.prefixMatch(of: /[a-z][a-z-]*:( |$)/) != nil }

    /// A key that stands at the margin.
    private static func section(_ line: Substring) -> String? {
        line.prefixMatch(of: /[a-z][a-z-]*:/).map { String($0.0.dropLast()) }
    }
}
