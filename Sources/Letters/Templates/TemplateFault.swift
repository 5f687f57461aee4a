import Settings

/// What is wrong with a template, or with the folder of templates.
package enum TemplateProblem: Hashable, Sendable {
    case unreadable(String)
    case notUTF8
    case tooLong(limit: Int)
    /// It does not open with the content type of a text letter, so names would be escaped as for HTML.
    case noContentType
    case noSubject
    /// A line above the empty one is not a heading that is known.
    case unknownHeading(String)
    case syntax(String)
    /// It names something that letters don't say; the likeliest name that was meant.
    case unknownName(String, near: String?)
    /// It prints something that is not a text, but a list or a part of a letter.
    case notText(String)
    /// It includes a partial that does not exist; the likeliest one that was meant.
    case unknownPartial(String, near: String?)
    case includesItself(String)
    /// Sections stand in sections, or partials in partials, without end in sight.
    case tooIntricate
    /// A line that begins like a button whose verb is not known; the likeliest one that was meant.
    case unknownButton(String, near: String?)
    /// A kind of tag that letters don't use, such as `{{{name}}}`.
    case forbiddenTag(String)
    /// A letter of the policy has no template; the likeliest template that was meant.
    case missingLetter(String, near: String?)
    /// A file that every language must have is not there.
    case missingFile
    /// The file's name can't be a letter's: lower-case letters, digits and hyphens.
    case badName
    /// A setting of a language is wrong, in the words of the settings' reader.
    case setting(String)
}

/// One fault in the templates: where, and what is wrong.
package struct TemplateFault: Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// The line, from 1, where it is known.
    package var line: Int?
    package var problem: TemplateProblem

    package init(file: String, line: Int? = nil, _ problem: TemplateProblem) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    init(_ fault: Fault) {
        let suggestion = fault.suggestion.map { "; \($0)" } ?? ""
        self.init(file: fault.file, line: fault.line, .setting(fault.message + suggestion))
    }

    /// The place and the problem in one line, with what to do about it.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(words)"
    }

    private var words: String {
        switch problem {
        case .unreadable(let reason): "can't be read: \(reason)"
        case .notUTF8: "is not UTF-8; save it as UTF-8"
        case .tooLong(let limit): "is longer than \(limit) bytes"
        case .noContentType:
            "must begin with the line \(TemplateSource.contentType), or names are escaped as if this were HTML"
        case .noSubject: "needs a line \"Subject: …\" above the text, and an empty line after it"
        case .unknownHeading(let heading):
            "\"\(heading)\" is no heading; there are \"Subject:\" and \"Subject-Several:\", then an empty line"
        case .syntax(let reason): reason
        case .unknownName(let name, let near):
            "letters don't know {{\(name)}}\(Self.suggestion(near.map { "{{\($0)}}" }))"
        case .notText(let name): "{{\(name)}} is not a text; open it with {{#\(name)}} and name something inside"
        case .unknownPartial(let name, let near):
            "there is no partials/\(name).mustache\(Self.suggestion(near.map { "{{>\($0)}}" }))"
        case .includesItself(let name): "{{>\(name)}} includes itself"
        case .tooIntricate: "has too many sections and partials within each other; say it more simply"
        case .unknownButton(let verb, let near):
            "no button says \"=\(verb)\"\(Self.suggestion(near.map { "\"=\($0)\"" }))"
        case .forbiddenTag(let tag):
            "\(tag) is not used in letters; there are {{name}}, {{#…}}, {{^…}}, {{/…}}, {{>…}} and {{!…}}"
        case .missingLetter(let name, let near):
            "the policy names the letter \"\(name)\", but there is no \(name).mustache\(Self.suggestion(near.map { "\"\($0)\"" }))"
        case .missingFile: "is missing; every language needs it"
        case .badName: "is not named as a letter can be: lower-case letters, digits and hyphens, then .mustache"
        case .setting(let text): text
        }
    }

    private static func suggestion(_ near: String?) -> String { near.map { "; did you mean \($0)?" } ?? "" }
}

/// Every fault of the templates at once, in order of file and line.
package struct TemplateFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults; never empty.
    package var faults: [TemplateFault]

    /// Takes the faults, each once, in order.
    init(_ faults: some Sequence<TemplateFault>) {
        self.faults = Set(faults).sorted {
            ($0.file, $0.line ?? 0, $0.description) < ($1.file, $1.line ?? 0, $1.description)
        }
    }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
