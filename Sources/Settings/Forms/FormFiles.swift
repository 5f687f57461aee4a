import Forms
import Mentoring

/// The forms and vocabularies of a community: `forms/NAME.yaml` and `vocabularies/NAME.yaml` below its settings, and the ones that the program brings.
package struct FormFiles {
    private let folders: [String]
    private let faults = Faults()

    /// Reads all of them.
    /// - Parameter folders: the folders that hold `forms` and `vocabularies`; of a file that is in several, the first counts.
    /// - Throws: every fault of all files.
    package static func load(folders: [String]) throws(SettingsFaults) -> FormLibrary {
        let files = FormFiles(folders: folders)
        var library = FormLibrary()
        for (name, root) in files.documents("vocabularies") {
            library.vocabularies[name] = VocabularyReading(name: name).read(root)
        }
        let vocabularies = Set(files.names("vocabularies"))
        for (name, root) in files.documents("forms") {
            library.forms[name] = FormReading(name: name, vocabularies: vocabularies).read(root)
        }
        guard files.faults.isEmpty else { throw SettingsFaults(faults: files.faults.all) }
        return library
    }

    private static let ending = ".yaml"

    /// The names of the forms that there are, whatever is in them.
    package static func names(folders: [String]) -> [String] { FormFiles(folders: folders).names("forms") }

    private func names(_ kind: String) -> [String] {
        let all = folders.flatMap { SourceFile.names(in: "\($0)/\(kind)") }
        let named = all.filter { $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") }
        return Set(named.map { String($0.dropLast(Self.ending.count)) }).sorted()
    }

    private func documents(_ kind: String) -> [(name: String, root: YAMLValue)] {
        names(kind).compactMap { name in
            let paths = folders.map { "\($0)/\(kind)/\(name)\(Self.ending)" }
            guard let path = paths.first(where: SourceFile.exists) else { return nil }
            guard MentorshipID(name)?.text == name, name.utf8.count <= 40 else {
                faults.add(
                    Fault(
                        file: path, message: "\(Fault.quoted(name)) can't be a name",
                        suggestion: "call the file by at most 40 of a–z, 0–9 and \"-\""))
                return nil
            }
            guard let bytes = SourceFile.read(path, faults: faults) else { return nil }
            return YAMLValue.document(bytes, file: path, faults: faults).map { (name, $0) }
        }
    }
}

extension YAMLValue {
    /// A text in several languages, or one alone, which is English.
    func languages(atMost longest: Int) -> LanguageText? {
        guard isMapping else { return text(atMost: longest).map { LanguageText([LanguageText.fallback: $0]) } }
        guard let entries = entries() else { return nil }
        var texts: [String: String] = [:]
        for (key, value) in entries {
            guard let name = key.text(atMost: 20), let text = value.text(atMost: longest) else { return nil }
            texts[name] = text
        }
        guard texts[LanguageText.fallback] != nil else {
            refuse("\(label) has no text in English", "write en: …; it stands in where a language is lacking")
            return nil
        }
        return LanguageText(texts)
    }

    /// The name of a question or an option.
    func questionID() -> QuestionID? {
        guard let text = scalar() else { return nil }
        guard let id = QuestionID(text) else {
            refuse(
                "\(Fault.quoted(text)) can't be a name", "write at most 40 of a–z, 0–9 and \"-\", a letter first")
            return nil
        }
        return id
    }
}
