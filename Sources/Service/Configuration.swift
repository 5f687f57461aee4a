import CivilTime
import Forms
import Letters
import Mentoring
import Replies
import Settings

/// Settings, templates and key, read and checked together: what the service runs on until the next good reload.
package struct Configuration: Sendable {
    package var settings: InstanceSettings
    /// What decisions rest on.
    package var rules: Rules
    package var letters: LetterWriter
    /// The words by which replies are understood.
    package var lexicon: Lexicon
    /// How typed answers to forms are read.
    package var values: ValueReader
    /// Where answers by mail come in; nil where they go to a person.
    package var answers: AnswerAddresses?
    /// The machine's sendmail command, for settings that name none.
    package var sendmail: String
    /// The day on which it was read; holidays that come back are known for some two years from then.
    package var readOn: CivilDate

    /// Every fault of a configuration, one a line.
    package struct Faults: Error, Sendable, CustomStringConvertible {
        package var lines: [String]

        package init(lines: [String]) { self.lines = lines }

        package var description: String { lines.joined(separator: "\n") }
    }

    /// Reads a configuration directory: `mentord.yaml`, `policy.yaml`, `letters/`, whose files replace the shared ones.
    /// - Parameters:
    ///   - key: the secret that Message-IDs are derived from.
    ///   - sendmail: the machine's sendmail command, for settings that name none; nil for where every MTA puts it.
    /// - Throws: ``Faults`` with every fault of all files at once.
    package static func load(
        directory: String, zones: ZoneDatabase, key: [UInt8], today: CivilDate, sendmail: String? = nil
    ) throws(Faults) -> Configuration {
        var lines: [String] = []
        var settings: InstanceSettings?
        let forms = (try? SharedLetters.folders(under: directory)).map { letters in
            FormCatalog(
                names: LetterTemplates.forms(folders: letters).names
                    + ((try? FormFiles.names(folders: SharedForms.folders(under: directory))) ?? []))
        }
        do {
            settings = try InstanceSettings.load(directory: directory, zones: zones, around: today, forms: forms)
        } catch {
            lines += error.faults.map(\.description)
        }
        var templates: LetterTemplates?
        var lexicon: Lexicon?
        var library: FormLibrary?
        var words: AnswerWords?
        do {
            let folders = try SharedLetters.folders(under: directory)
            do { lexicon = try LexiconFiles.load(folders: folders) } catch { lines += error.faults.map(\.description) }
            do { library = try FormFiles.load(folders: SharedForms.folders(under: directory)) } catch let error
                as SettingsFaults
            { lines += error.faults.map(\.description) }
            do { words = try AnswerWordsFile.load(folders: folders) } catch { lines += error.faults.map(\.description) }
            let named = settings?.policy.letterNames ?? []
            templates = try LetterTemplates.load(folders: folders, letters: named)
        } catch let error as TemplateFaults {
            lines += error.faults.map(\.description)
        } catch { lines.append("\(error)") }
        guard let settings, let templates, let lexicon, let library, let words, lines.isEmpty else {
            throw Faults(lines: lines)
        }
        do {
            let answers = try settings.answers.map {
                try AnswerAddresses(address: $0.address, delimiter: $0.delimiter, key: key)
            }
            let head = head(of: settings, answers: answers)
            let writer = try LetterWriter(templates: templates, head: head, key: key, zones: zones)
            return Configuration(
                settings: settings, rules: settings.rules(zones: zones, forms: library), letters: writer,
                lexicon: lexicon, values: ValueReader(words: words, vocabularies: library.vocabularies),
                answers: answers, sendmail: sendmail ?? "/usr/sbin/sendmail", readOn: today)
        } catch { throw Faults(lines: ["\(directory)/mentord.yaml: \(error)"]) }
    }

    /// What is not wrong and could be better.
    package var hints: [String] {
        guard let answers, !answers.hasRoomForButtons else { return [] }
        return [
            "answers: \(answers.base) has more than \(AnswerAddresses.longestWithButtons) characters before the @, so buttons of letters have no addresses of their own, and only their words are read"
        ]
    }

    /// What the service knows settings and time zone data by: with others every mentorship is planned anew.
    package func mark(_ zones: ZoneDatabase) -> String { "\(settings.fingerprint) \(zones.version ?? "-")" }

    /// The words by which replies are understood, alone.
    package static func lexicon(directory: String) throws -> Lexicon {
        try LexiconFiles.load(folders: SharedLetters.folders(under: directory))
    }

    /// The forms and vocabularies, alone.
    package static func forms(directory: String) throws -> FormLibrary {
        try FormFiles.load(folders: SharedForms.folders(under: directory))
    }

    /// How typed answers are read, alone.
    package static func values(directory: String, forms: FormLibrary) throws -> ValueReader {
        ValueReader(
            words: try AnswerWordsFile.load(folders: SharedLetters.folders(under: directory)),
            vocabularies: forms.vocabularies)
    }

    private static func head(of settings: InstanceSettings, answers: AnswerAddresses?) -> Letterhead {
        let coordinator =
            settings.coordinators.first { $0.roles.contains(Coordinator.fallbackRole) } ?? settings.coordinators.first
        return Letterhead(
            community: settings.community.name, from: settings.community.from.address,
            fromName: settings.community.from.name,
            coordinator: coordinator?.address ?? settings.community.from.address,
            mailDomain: settings.community.mailDomain, document: settings.document.number,
            perWeek: settings.policy.letters.perWeek, readers: readers(of: settings).names,
            aboutReaders: readers(of: settings).others, answers: answers)
    }

    /// Who reads what is answered in confidence (§11.2: whoever has the role `feedback`), and who hears of what is about them.
    private static func readers(of settings: InstanceSettings) -> (names: String?, others: String?) {
        let named = settings.coordinators.filter { $0.roles.contains("feedback") }
        let readers =
            named.isEmpty ? settings.coordinators.filter { $0.roles.contains(Coordinator.fallbackRole) } : named
        let numbers = Set(readers.map(\.number))
        let names = readers.map { $0.name ?? $0.address }
        let other = settings.coordinators.first { !numbers.contains($0.number) }
        return (names.isEmpty ? nil : names.joined(separator: ", "), other?.address)
    }
}
