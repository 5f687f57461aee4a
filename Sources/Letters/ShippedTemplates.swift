/// The templates that the program has in itself: what came after a community may have made its folder. scripts/embed-letters writes them
/// from config/letters.
enum ShippedTemplates {
    /// The files of a folder by name, such as `welcome` and `partials/footer`; none of a language that the program does not come with.
    static func files(in folder: String) -> [String: String] {
        let parts: [[String: String]] =
            switch folder {
            case "en": [enLetters, enMoreLetters, enPartials]
            case "de": [deLetters, deMoreLetters, dePartials]
            case PageTemplates.folder: [html]
            default: []
            }
        return parts.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
    }
}
