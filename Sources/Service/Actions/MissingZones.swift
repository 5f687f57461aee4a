import CivilTime
import Store

/// The time zones that people and mentorships name and that this machine lacks, and how each comes back.
package struct MissingZones {
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let mentorships: Int
        /// The Debian package that brings it.
        package let package: String
        /// The zone that has the same clock under the name of today; nil where none is known.
        package let target: String?

        /// `US/Pacific (3 mentorships; package tzdata-legacy, or the zone America/Los_Angeles)`
        package var text: String {
            let count = "\(mentorships) mentorship\(mentorships == 1 ? "" : "s")"
            return "\(name) (\(count); package \(package)\(target.map { ", or the zone \($0)" } ?? ""))"
        }

        package var remedy: String {
            let other = target.map { "; or give them the zone \($0), which is the same" } ?? ""
            guard package == MissingZones.legacy else { return "sudo apt install --reinstall tzdata\(other)" }
            return "sudo apt install \(package) (where there is no such package: --reinstall tzdata)\(other)"
        }
    }

    /// All of them, by name.
    package let entries: [Entry]

    fileprivate static let legacy = "tzdata-legacy"

    /// Looks for the zones that the store's facts name.
    /// - Parameter others: further names that are needed.
    package init(reader: Reader, zones: ZoneDatabase, others: [String] = []) throws {
        let missing = try reader.zoneNames().union(others).filter { (try? zones.zone($0)) == nil }.sorted()
        entries = try missing.compactMap { name in
            let count = try reader.openMentorshipCount(inZone: name)
            guard count > 0 || others.contains(name) else { return nil }
            // Debian keeps the names that are links to others in a package of its own since 13.
            let target = zones.target(ofLink: name)
            return Entry(
                name: name, mentorships: count, package: target == nil ? "tzdata" : Self.legacy, target: target)
        }
    }

    private static let mostNames = 5

    /// What is missing, in one line: the first few by name.
    package static func text(_ entries: [Entry]) -> String {
        let more = entries.count - mostNames
        return entries.prefix(mostNames).map(\.text).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
