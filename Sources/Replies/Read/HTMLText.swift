/// The text of an HTML part, with what it quotes and what it signs kept apart. Nothing is loaded, run or trusted.
///
/// It knows the containers of the common mail programs: blockquote; Gmail's, Yahoo's, Proton's and Thunderbird's classes; Outlook's ids.
enum HTMLText {
    /// Longer parts are cut, in characters.
    static let longest = 1_048_576

    static func lines(of html: String) -> [TextLine] {
        var builder = HTMLLines()
        let scalars = Array(html.unicodeScalars.prefix(longest))
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "<", let end = markup(scalars, index, &builder) {
                index = end
            } else if scalar == "&" {
                let (text, length) = HTMLEntities.read(scalars, index)
                builder.add(text)
                index += length
            } else {
                builder.add(scalar)
                index += 1
            }
        }
        return builder.finish()
    }

    /// Reads a tag, a comment or a declaration that begins at `start`; where it ends, or `nil` if it is a mere `<`.
    private static func markup(_ scalars: [Unicode.Scalar], _ start: Int, _ builder: inout HTMLLines) -> Int? {
        guard start + 1 < scalars.count else { return nil }
        let next = scalars[start + 1]
        if next == "!" || next == "?" {
            if scalars[start...].starts(with: "<!--".unicodeScalars) { return comment(scalars, start + 4) }
            var end = start
            while end < scalars.count, scalars[end] != ">" { end += 1 }
            return end + 1
        }
        guard next == "/" || next.isLetter else { return nil }
        var tag = HTMLTag(isEnd: next == "/")
        var index = tag.isEnd ? start + 2 : start + 1
        while index < scalars.count, !scalars[index].isSpace, scalars[index] != ">", scalars[index] != "/" {
            if tag.name.utf8.count < 32 { tag.name.unicodeScalars.append(scalars[index]) }
            index += 1
        }
        tag.name = tag.name.lowercased()
        index = attributes(scalars, index, &tag)
        let hidden = ["script", "style", "title", "noscript", "textarea", "template", "svg", "math"]
        if !tag.isEnd, hidden.contains(tag.name), !tag.isClosed {
            return contentEnd(scalars, index, Array(("</" + tag.name).unicodeScalars))
        }
        builder.take(tag)
        return index
    }

    private static func comment(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var end = start
        while end + 2 < scalars.count {
            if scalars[end] == "-", scalars[end + 1] == "-", scalars[end + 2] == ">" { return end + 3 }
            end += 1
        }
        return scalars.count
    }

    /// Where the content of a script or a style ends: before its end tag, which is read as a tag.
    private static func contentEnd(_ scalars: [Unicode.Scalar], _ start: Int, _ close: [Unicode.Scalar]) -> Int {
        var index = start
        while index + close.count <= scalars.count {
            if scalars[index] == "<" {
                var length = 0
                while length < close.count, scalars[index + length].lower == close[length] { length += 1 }
                if length == close.count { return index }
            }
            index += 1
        }
        return scalars.count
    }

    /// Reads attributes up to the `>`; where the tag ends.
    private static func attributes(_ scalars: [Unicode.Scalar], _ start: Int, _ tag: inout HTMLTag) -> Int {
        var index = start
        while index < scalars.count, scalars[index] != ">" {
            if scalars[index].isSpace || scalars[index] == "/" {
                tag.isClosed = scalars[index] == "/"
                index += 1
                continue
            }
            tag.isClosed = false
            var name = String.UnicodeScalarView()
            while index < scalars.count, !scalars[index].isSpace, scalars[index] != "=", scalars[index] != ">",
                scalars[index] != "/" || name.isEmpty
            {
                if name.count < 16 { name.append(scalars[index].lower) }
                index += 1
            }
            while index < scalars.count, scalars[index].isSpace { index += 1 }
            guard index < scalars.count, scalars[index] == "=" else { continue }
            index += 1
            while index < scalars.count, scalars[index].isSpace { index += 1 }
            var value = String.UnicodeScalarView()
            var length = 0
            func keep(_ scalar: Unicode.Scalar) {
                if length < 500 { value.append(scalar.lower) }
                length += 1
            }
            if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" {
                let quote = scalars[index]
                index += 1
                while index < scalars.count, scalars[index] != quote {
                    keep(scalars[index])
                    index += 1
                }
                index += 1
            } else {
                while index < scalars.count, !scalars[index].isSpace, scalars[index] != ">" {
                    keep(scalars[index])
                    index += 1
                }
            }
            tag.set(String(name), String(value))
        }
        return index + 1
    }
}

/// A tag, with the attributes that matter, in lower case.
struct HTMLTag {
    var name = ""
    var isEnd: Bool
    var isClosed = false
    var id = ""
    var classes = ""
    var style = ""
    var type = ""
    var isHidden = false

    init(isEnd: Bool) { self.isEnd = isEnd }

    mutating func set(_ attribute: String, _ value: String) {
        switch attribute {
        case "id": id = value
        case "class": classes = value
        case "style": style = value.filter { $0 != " " }
        case "type": type = value
        case "hidden": isHidden = true
        default: break
        }
    }
}

extension Unicode.Scalar {
    var isSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\u{0C}" }
    var isLetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A && value < 0x80 }
    var lower: Unicode.Scalar { value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value) + 0x20) : self }
}

/// Character references (`&auml;`, `&#228;`), those that letters in Western languages use; others stay as they are.
enum HTMLEntities {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
        "thinsp": " ",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "ecirc": "ê", "euml": "ë", "agrave": "à", "aacute": "á", "acirc": "â", "ccedil": "ç",
        "iacute": "í",
        "icirc": "î", "iuml": "ï", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "oslash": "ø", "uacute": "ú",
        "ugrave": "ù",
        "ucirc": "û", "aring": "å", "aelig": "æ", "oelig": "œ", "Eacute": "É", "Agrave": "À", "hellip": "…",
        "mdash": "—",
        "ndash": "–", "lsquo": "'", "rsquo": "'", "sbquo": "'", "ldquo": "\"", "rdquo": "\"", "bdquo": "\"",
        "laquo": "\"",
        "raquo": "\"", "zwnj": "", "zwj": "", "shy": "", "lrm": "", "rlm": "", "euro": "€", "copy": "©", "reg": "®",
        "bull": "•", "middot": "·", "deg": "°", "times": "×", "iexcl": "¡", "iquest": "¿", "colon": ":", "comma": ",",
        "period": ".", "excl": "!", "quest": "?", "num": "#", "lpar": "(", "rpar": ")", "sol": "/", "commat": "@",
        "Tab": " ", "NewLine": " ",
    ]

    /// What the reference at `start` stands for, and how long it is.
    static func read(_ scalars: [Unicode.Scalar], _ start: Int) -> (text: String, length: Int) {
        var name = String.UnicodeScalarView()
        var index = start + 1
        while index < scalars.count, name.count < 10,
            scalars[index].isLetter || scalars[index].isDigit || scalars[index] == "#"
        {
            name.append(scalars[index])
            index += 1
        }
        let length = index - start + (index < scalars.count && scalars[index] == ";" ? 1 : 0)
        let text = String(name)
        if text.hasPrefix("#") {
            let isHex = text.hasPrefix("#x") || text.hasPrefix("#X")
            let value = UInt32(text.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
            if let value, value > 0, let scalar = Unicode.Scalar(value) { return (String(Character(scalar)), length) }
        }
        if let known = named[text] { return (known, length) }
        return ("&", 1)
    }
}
