import Mustache

/// The text of one template file, taken apart but not yet checked: what stands above the empty line, and what below.
struct TemplateSource {
    /// The line with which every text template begins.
    static let contentType = "{{% CONTENT_TYPE:TEXT}}"

    var file: String
    /// The headings by name, each with its line; empty in a partial.
    var headings: [String: (text: String, line: Int)] = [:]
    var body: String
    var bodyLine: Int

    /// The heading whose text becomes the subject.
    static let subject = "Subject"
    /// The heading for a letter that holds several of the kind and nothing else.
    static let subjectOfSeveral = "Subject-Several"

    /// Takes a file apart.
    /// - Parameter hasHeadings: whether it is written like a mail, its subject above an empty line; a partial is not.
    /// - Parameter faults: gets what is wrong with its form.
    init(file: String, text: String, hasHeadings: Bool, faults: inout [TemplateFault]) {
        self.file = file
        var lines = TextMark.removed(from: text).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.last == "\r" ? line.dropLast() : line
        }
        if lines.first.map(String.init) == Self.contentType {
            lines.removeFirst()
        } else {
            faults.append(TemplateFault(file: file, line: 1, .noContentType))
        }
        bodyLine = 2
        guard hasHeadings else {
            body = lines.joined(separator: "\n")
            return
        }
        while let line = lines.first, !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1)
            let name = parts.first.map(String.init) ?? ""
            if parts.count == 2, name == Self.subject || name == Self.subjectOfSeveral {
                headings[name] = (String(parts[1].drop { $0 == " " }), bodyLine)
            } else {
                faults.append(TemplateFault(file: file, line: bodyLine, .unknownHeading(String(line.prefix(40)))))
            }
            lines.removeFirst()
            bodyLine += 1
        }
        if headings[Self.subject] == nil { faults.append(TemplateFault(file: file, line: 2, .noSubject)) }
        body = lines.dropFirst().joined(separator: "\n")
        bodyLine += 1
    }

    /// Reads a text of this file as Mustache.
    func parse(_ text: String, firstLine: Int, faults: inout [TemplateFault]) -> MustacheTemplate? {
        do {
            return try MustacheTemplate(string: Self.contentType + "\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            // The library counts from the content type's line, which was put in front.
            let line = firstLine + error.context.lineNumber - 2
            faults.append(TemplateFault(file: file, line: max(line, firstLine), .syntax(Self.wording(error.error))))
        } catch {
            faults.append(TemplateFault(file: file, line: firstLine, .syntax("Mustache can't read it: \(error)")))
        }
        return nil
    }

    private static func wording(_ error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "a tag is not closed with }}" }
        switch error {
        case .sectionCloseNameIncorrect: return "a section is closed by another name than it was opened with"
        case .unfinishedName: return "a tag is not closed with }}, or its name has characters that names can't have"
        case .expectedSectionEnd: return "a section is not closed; it needs its {{/…}}"
        case .invalidSetDelimiter, .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection,
            .textInsideInheritSection, .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
            return "Mustache can't read a tag here: \(error)"
        }
    }
}
