import Mentoring

/// Finds what a template names and does not exist. Mustache itself renders that as nothing, and nobody would notice.
struct TemplateCheck {
    var partials: [String: TemplateSource]
    private(set) var faults: [TemplateFault] = []
    /// How many tags may still be walked: partials that include others twice and again would go on for ever.
    private var tagsLeft = 50_000
    /// How deep sections and partials may stand in each other; the library reads and renders them by recursion.
    private static let deepest = 40

    init(partials: [String: TemplateSource]) { self.partials = partials }

    /// Checks a text of a file against the names that it may say.
    mutating func check(_ text: String, of file: String, firstLine: Int, names: [String: Term]) {
        walk(text, file: file, firstLine: firstLine, scopes: [names], within: [])
    }

    /// Checks how deep the sections of a text are.
    mutating func checkForm(_ text: String, of file: String, firstLine: Int) {
        var depth = 0
        for tag in TemplateTag.scan(text, firstLine: firstLine) {
            switch tag.kind {
            case .section, .inverted: depth += 1
            case .end: depth -= 1
            case .variable, .partial, .other: continue
            }
            guard depth <= Self.deepest else {
                return faults.append(TemplateFault(file: file, line: tag.line, .tooIntricate))
            }
        }
    }

    /// Checks the verbs of a file's buttons.
    mutating func checkButtons(_ text: String, of file: String, firstLine: Int) {
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let name = String(line.dropFirst().prefix { $0.isLetter })
            guard line.first == "=", !name.isEmpty, ButtonVerb(template: name) == nil else { continue }
            let near = Spelling.nearest(to: name, among: ButtonVerb.allCases.filter { $0 != .form }.map(\.rawValue))
            faults.append(TemplateFault(file: file, line: firstLine + place, .unknownButton(name, near: near)))
        }
    }

    private mutating func walk(
        _ text: String, file: String, firstLine: Int, scopes: [[String: Term]], within: [String]
    ) {
        var scopes = scopes
        let outermost = scopes.count
        for tag in TemplateTag.scan(text, firstLine: firstLine) {
            tagsLeft -= 1
            guard tagsLeft > 0, scopes.count + within.count <= Self.deepest else {
                return faults.append(TemplateFault(file: file, line: tag.line, .tooIntricate))
            }
            switch tag.kind {
            case .variable:
                guard let term = find(tag, in: scopes, file: file) else { continue }
                switch term {
                case .text: continue
                case .flag, .part, .list: report(file, tag, .notText(tag.name))
                }
            case .section: scopes.append(find(tag, in: scopes, file: file)?.names ?? [:])
            case .inverted:
                _ = find(tag, in: scopes, file: file)
                scopes.append([:])
            case .end: if scopes.count > outermost { scopes.removeLast() }
            case .partial: include(tag, file: file, scopes: scopes, within: within)
            case .other(let written): report(file, tag, .forbiddenTag(written))
            }
        }
    }

    private mutating func include(_ tag: TemplateTag, file: String, scopes: [[String: Term]], within: [String]) {
        guard let partial = partials[tag.name] else {
            let near = Spelling.nearest(to: tag.name, among: partials.keys)
            return report(file, tag, .unknownPartial(tag.name, near: near))
        }
        guard !within.contains(tag.name) else { return report(file, tag, .includesItself(tag.name)) }
        walk(
            partial.body, file: partial.file, firstLine: partial.bodyLine, scopes: scopes, within: within + [tag.name])
    }

    /// What a name stands for, as Mustache finds it: its first part from the innermost section outwards, the rest strictly inside.
    private mutating func find(_ tag: TemplateTag, in scopes: [[String: Term]], file: String) -> Term? {
        let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first else { return nil }
        guard var term = scopes.last(where: { $0[first] != nil })?[first] else {
            let known = scopes.flatMap { Self.dotted($0) }
            report(file, tag, .unknownName(tag.name, near: Spelling.nearest(to: tag.name, among: known)))
            return nil
        }
        for part in parts.dropFirst() {
            guard let next = term.names[part] else {
                let known = scopes.flatMap { Self.dotted($0) }
                report(file, tag, .unknownName(tag.name, near: Spelling.nearest(to: tag.name, among: known)))
                return nil
            }
            term = next
        }
        return term
    }

    private static func dotted(_ names: [String: Term]) -> [String] {
        names.flatMap { name, term in [name] + term.names.keys.map { "\(name).\($0)" } }
    }

    private mutating func report(_ file: String, _ tag: TemplateTag, _ problem: TemplateProblem) {
        faults.append(TemplateFault(file: file, line: tag.line, problem))
    }
}
