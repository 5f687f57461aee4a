import CGumbo
import Mail

/// A page (text/html) on its way to lines, through libgumbo's tree. Nothing is loaded, run or trusted.
enum HTMLPage {
    /// Why a page is not read.
    enum Refusal: Error {
        case tooDeep
        case tooCostly
    }

    /// Elements of which nobody is shown the content as text.
    private static let unseen: Set<String> = [
        "script", "style", "title", "noscript", "textarea", "template", "svg", "math", "iframe", "noframes", "noembed",
    ]

    static func lines(of html: String, limits: ReadingLimits) throws(Refusal) -> [IncomingMessage.Line] {
        var html = html
        guard html.withUTF8({ nesting($0) }) <= limits.nesting else { throw .tooDeep }
        let lines = html.withUTF8 { bytes -> [IncomingMessage.Line]? in
            bytes.withMemoryRebound(to: CChar.self) { characters -> [IncomingMessage.Line]? in
                guard let start = characters.baseAddress else { return [] }
                guard
                    let page = cgumbo_parse(start, characters.count, limits.pageMemory, UInt32(limits.pageMilliseconds))
                else { return nil }
                defer { cgumbo_free(page) }
                var lines = HTMLLines(limits)
                walk(cgumbo_root(page), &lines)
                return lines.finish()
            }
        }
        guard let lines else { throw .tooCostly }
        return lines
    }

    /// Goes through the tree in the order of the text, without a call inside of a call: what is nested deep must cost no stack.
    private static func walk(_ root: UnsafePointer<GumboNode>, _ lines: inout HTMLLines) {
        var path: [(node: UnsafePointer<GumboNode>, name: String, next: Int)] = []
        func enter(_ node: UnsafePointer<GumboNode>) {
            if let text = cgumbo_text(node) { return lines.add(String(cString: text)) }
            let name = String(cString: cgumbo_name(node))
            if unseen.contains(name) { return }
            lines.open(HTMLElement(node, name: name))
            path.append((node, name, 0))
        }
        enter(root)
        while let (node, name, next) = path.last, !lines.isFull {
            if let child = cgumbo_child(node, next) {
                path[path.count - 1].next += 1
                enter(child)
            } else {
                path.removeLast()
                lines.close(name)
            }
        }
    }

    // MARK: Depth

    /// Elements that hold nothing, or that end where the next one of their kind begins: they don't nest.
    private static let flat: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "html", "head",
        "body",
    ]

    /// How deep tags are nested, counted without parsing: each start tag one deeper, each end tag one less. libgumbo's time grows with the
    /// square of it. The parser's own bounds stop a page that deceives this count.
    private static func nesting(_ html: UnsafeBufferPointer<UInt8>) -> Int {
        var (depth, deepest, index) = (0, 0, 0)
        while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            let isEnd = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
            let name = html[(start + (isEnd ? 2 : 1))...].prefix { byte in
                byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
            }
            index = max(name.endIndex, start + 1)
            guard let first = name.first, (0x61...0x7A).contains(first | 0x20) else { continue }
            let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex
            let isClosed = end > index && html[end - 1] == UInt8(ascii: "/")
            index = end
            if isClosed || flat.contains(String(decoding: name.prefix(16), as: UTF8.self).lowercased()) { continue }
            depth = max(0, depth + (isEnd ? -1 : 1))
            deepest = max(deepest, depth)
        }
        return deepest
    }
}
