import CivilTime
import Letters
import Mentoring
import Settings

/// Settings, templates and key, read and checked together: what the service runs on until the next good reload.
package struct Configuration: Sendable {
    /// The settings.
    package var settings: InstanceSettings
    /// What decisions rest on.
    package var rules: Rules
    /// What letters are written with.
    package var letters: LetterWriter
    /// Where answers by mail come in; nil where they go to a person.
    package var answers: AnswerAddresses?
    /// The machine's sendmail command, for settings that name none.
    package var sendmail: String
    /// The day on which it was read; holidays that come back are known for some two years from then.
    package var readOn: CivilDate

    /// Every fault of a configuration, one a line.
    package struct Faults: Error, Sendable, CustomStringConvertible {
        /// The faults, as a person reads them.
        package var lines: [String]
        /// One fault a line.
        package var description: String { lines.joined(separator: "\n") }
    }

    /// Reads a configuration directory: `mentord.yaml`, `policy.yaml`, `letters/`, whose files replace the shared ones.
    ///
    /// - Parameters:
    ///   - shared: the folder of the templates that come with the program; nil for where they are installed.
    ///   - key: the secret that Message-IDs are derived from.
    ///   - sendmail: the machine's sendmail command, for settings that name none; nil for where every MTA puts it.
    /// - Throws: ``Faults`` with every fault of all files at once.
    package static func load(
        directory: String, shared: String? = nil, zones: ZoneDatabase, key: [UInt8], today: CivilDate,
        sendmail: String? = nil
    ) throws(Faults) -> Configuration {
        var lines: [String] = []
        var settings: InstanceSettings?
        do { settings = try InstanceSettings.load(directory: directory, zones: zones, around: today) } catch {
            lines += error.faults.map(\.description)
        }
        var templates: LetterTemplates?
        do {
            let folders = [directory + "/letters", try shared ?? SharedLetters.folder()]
            let named = settings.map { LetterTemplates.names(in: $0.policy) } ?? []
            templates = try LetterTemplates.load(folders: folders, letters: named)
        } catch let error as TemplateFaults {
            lines += error.faults.map(\.description)
        } catch { lines.append("\(error)") }
        guard let settings, let templates, lines.isEmpty else { throw Faults(lines: lines) }
        do {
            let answers = try settings.answers.map {
                try AnswerAddresses(address: $0.address, delimiter: $0.delimiter, key: key)
            }
            let head = head(of: settings, answers: answers)
            let writer = try LetterWriter(templates: templates, head: head, key: key, zones: zones)
            return Configuration(
                settings: settings, rules: settings.rules(zones: zones), letters: writer, answers: answers,
                sendmail: sendmail ?? "/usr/sbin/sendmail", readOn: today)
        } catch { throw Faults(lines: ["\(directory)/mentord.yaml: \(error)"]) }
    }

    private static func head(of settings: InstanceSettings, answers: AnswerAddresses?) -> Letterhead {
        let coordinator =
            settings.coordinators.first { $0.roles.contains(Coordinator.fallbackRole) } ?? settings.coordinators.first
        return Letterhead(
            community: settings.community.name, from: settings.community.from.address,
            fromName: settings.community.from.name,
            coordinator: coordinator?.address ?? settings.community.from.address,
            mailDomain: settings.community.mailDomain, document: settings.document.number,
            perWeek: settings.policy.letters.perWeek, answers: answers)
    }
}
