import Mustache

/// The templates of the HTML form, which all letters share: `html/` beside the languages' folders.
///
/// They are text to the Mustache library; their values are escaped before (`HTMLText`).
struct PageTemplates: Sendable {
    static let folder = "html"
    /// The template that includes all others.
    private static let page = "page"

    private let page: MustacheTemplate
    private let partials: MustacheLibrary

    /// Reads and checks the folder; returns nil after a fault that leaves nothing to work with.
    static func load(_ folder: TemplateFolder, faults: inout [TemplateFault]) -> PageTemplates? {
        var sources: [String: TemplateSource] = [:]
        for name in folder.names(faults: &faults) {
            sources[name] = folder.read(name, hasHeadings: false, faults: &faults)
        }
        if sources[page] == nil {
            faults.append(TemplateFault(file: folder.path(of: page + TemplateFolder.suffix), .missingFile))
        }
        var check = TemplateCheck(partials: sources)
        for (name, source) in sources {
            check.checkForm(source.body, of: source.file, firstLine: source.bodyLine)
            if name == page {
                check.check(source.body, of: source.file, firstLine: source.bodyLine, names: TemplateSchema.ofPage)
            }
        }
        faults += check.faults
        // The library would read these by recursion that no stack can hold.
        guard !faults.contains(where: { $0.problem == .tooIntricate }) else { return nil }
        let compiled = sources.compactMapValues { source -> MustacheTemplate? in
            // A line end at the end of a partial would be a space in the page.
            let body = source.body.hasSuffix("\n") ? String(source.body.dropLast()) : source.body
            return source.parse(body, firstLine: source.bodyLine, faults: &faults)
        }
        return compiled[page].map { PageTemplates(page: $0, partials: MustacheLibrary(templates: compiled)) }
    }

    /// The HTML document of the values.
    func render(_ values: TemplateValues) -> String { page.render(values, library: partials) + "\n" }
}
