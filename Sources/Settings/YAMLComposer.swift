import Yams

/// Turns bytes into Yams' nodes, or into faults with their lines. Everything that could make the parser work without bound is refused before.
struct YAMLComposer {
    let file: String
    let limit: Int
    let faults: Faults
    /// The stand-ins of duplicate keys, and what they stand for.
    private(set) var standIns: [String: String] = [:]

    /// So many duplicate keys are told at once in a short file. Each takes another pass over it, so a long file gets fewer.
    private static let mostDuplicates = 20
    private static let mostBytesInPasses = 1 << 20

    /// The document's root; nil after adding a fault.
    mutating func compose(_ bytes: [UInt8]) -> Node? {
        guard let text = text(bytes) else { return nil }
        var scalars = Array(text.unicodeScalars)
        guard !hasAliases(scalars) else { return nil }
        let passes = min(YAMLComposer.mostDuplicates, YAMLComposer.mostBytesInPasses / max(bytes.count, 1))
        while true {
            do {
                // No resolver: whether a text is a number or a date is for the reader of a value to say.
                if let node = try Yams.compose(yaml: string(scalars), .basic, .default, .utf8) { return node }
                faults.add(Fault(file: file, message: "the file is empty"))
                return nil
            } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
                guard let key = duplicates.first, standIns.count < passes,
                    replace(key, at: context.mark, in: &scalars)
                else {
                    add(context.mark, "duplicate key \(Fault.quoted(duplicates.first ?? ""))")
                    return nil
                }
            } catch {
                refuse(error, scalars)
                return nil
            }
        }
    }

    private func text(_ bytes: [UInt8]) -> String? {
        guard bytes.count <= limit else {
            faults.add(Fault(file: file, message: "is larger than \(limit / 1024) KiB"))
            return nil
        }
        let newline = UInt8(ascii: "\n")
        if let end = bytes.firstIndex(of: 0) {
            let line = bytes[..<end].count { $0 == newline } + 1
            faults.add(
                Fault(file: file, line: line, message: "has a NUL byte", suggestion: "save the file as UTF-8 text"))
            return nil
        }
        // libyaml is told that it reads UTF-8 and does not look for the mark then.
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return text }
        let lines = body.split(separator: newline, omittingEmptySubsequences: false)
        let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
        faults.add(Fault(file: file, line: line, message: "is not UTF-8", suggestion: "save the file as UTF-8 text"))
        return nil
    }

    /// Refuses a file in which a `*name` follows an `&name`. Without that pair the parser has nothing to expand, and no alias can blow
    /// up. Quotation and comments are not looked at: the same name after both signs is not met by accident.
    private func hasAliases(_ scalars: [Unicode.Scalar]) -> Bool {
        var anchors: Set<String> = []
        var line = 1
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\n" { line += 1 }
            guard scalar == "&" || scalar == "*" else { continue }
            let name = string(scalars[(index + 1)...].prefix(64).prefix(while: YAMLComposer.isInAnchor))
            if scalar == "&" {
                anchors.insert(name)
            } else if !name.isEmpty, anchors.contains(name) {
                faults.add(
                    Fault(
                        file: file, line: line, message: "anchors and aliases (&\(name), *\(name)) are not taken",
                        suggestion: "write the value out"))
                return true
            }
        }
        return false
    }

    private static func isInAnchor(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) || scalar == "_"
            || scalar == "-"
    }

    /// Yams stops at the first duplicate key. So that the rest of the file is looked at, too, the first of the two becomes a name of
    /// private-use characters of the same length (columns stay), which `YAMLFields` knows as a duplicate.
    private mutating func replace(_ key: String, at mark: Mark, in scalars: inout [Unicode.Scalar]) -> Bool {
        guard let start = offset(ofLine: mark.line, column: mark.column, in: scalars),
            case let sought = Array(key.unicodeScalars), !sought.isEmpty,
            scalars[start...].starts(with: sought),
            let first = Unicode.Scalar(0xE000 + UInt32(standIns.count)), let filler = Unicode.Scalar(0xF8FF as UInt32)
        else { return false }
        let standIn = [first] + Array(repeating: filler, count: sought.count - 1)
        scalars.replaceSubrange(start..<start + sought.count, with: standIn)
        standIns[string(standIn)] = key
        return true
    }

    /// Where a line and a column are. The line ends are YAML 1.1's.
    private func offset(ofLine sought: Int, column: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var index = 0
        while line < sought, index < scalars.count {
            switch scalars[index] {
            case "\r":
                if index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                line += 1
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": line += 1
            default: break
            }
            index += 1
        }
        let found = index + column - 1
        return line == sought && found < scalars.count ? found : nil
    }

    private func refuse(_ error: any Error, _ scalars: [Unicode.Scalar]) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            let start = offset(ofLine: mark.line, column: 1, in: scalars) ?? scalars.count
            let indent = scalars[start...].prefix { $0 == " " || $0 == "\t" }
            add(
                mark, "cannot be read as YAML: \(problem)", indent.contains("\t") ? "indent with spaces, not tabs" : nil
            )
        case YamlError.reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
            faults.add(Fault(file: file, line: line, message: "cannot be read as YAML: \(problem)"))
        case let other:
            faults.add(Fault(file: file, message: "cannot be read as YAML: \(other)"))
        }
    }

    private func add(_ mark: Mark, _ message: String, _ suggestion: String? = nil) {
        faults.add(Fault(file: file, line: mark.line, column: mark.column, message: message, suggestion: suggestion))
    }

    private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
