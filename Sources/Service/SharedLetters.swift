import Glibc
import Processes

/// The letters' templates that come with the program. A community's own in its settings lie over them, file by file.
package enum SharedLetters {
    /// Where they can be: installed, in the `share` of the program's own prefix; only built, in the repository above `.build`.
    static func places(of program: String) -> [String] {
        let prefix = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
        let repository = program.firstRange(of: "/.build/").map { String(program[..<$0.lowerBound]) }
        return ["\(prefix)/share/mentord/letters"] + (repository.map { ["\($0)/letters"] } ?? [])
    }

    /// The folders that templates come from, the community's own first.
    package static func folders(under directory: String) throws(Configuration.Faults) -> [String] {
        [directory + "/letters", try folder()]
    }

    /// The folder that they are in.
    /// - Parameter program: the folder of the program that asks.
    /// - Throws: ``Configuration/Faults`` that say where it was looked for.
    static func folder(of program: String = OwnProgram.folder) throws(Configuration.Faults) -> String {
        let places = places(of: program)
        if let found = places.first(where: { access("\($0)/html", R_OK) == 0 }) { return found }
        throw Configuration.Faults(lines: [
            "the letters' templates are not installed: there is no \(places.joined(separator: " and no ")); install mentord again"
        ])
    }
}

/// The forms and vocabularies that come with the program. A community's own, in `forms` and `vocabularies` of its settings, lie over them, file by
/// file.
package enum SharedForms {
    /// The folders that hold `forms` and `vocabularies`, the community's own first.
    package static func folders(under directory: String) throws(Configuration.Faults) -> [String] {
        let letters = try SharedLetters.folder()
        return [directory, String(letters.prefix(upTo: letters.lastIndex(of: "/") ?? letters.endIndex)) + "/config"]
    }
}
