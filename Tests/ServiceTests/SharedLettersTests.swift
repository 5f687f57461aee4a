import Foundation
import Testing

@testable import Service

/// Where the templates that come with the program are found.
@Suite struct SharedLettersTests {
    @Test(arguments: [
        ("/usr/sbin", ["/usr/share/mentord/letters"]), ("/usr/local/bin", ["/usr/local/share/mentord/letters"]),
        ("/srv/m/.build/release", ["/srv/m/.build/share/mentord/letters", "/srv/m/letters"]),
        ("/srv/m/.build/pure/debug", ["/srv/m/.build/pure/share/mentord/letters", "/srv/m/letters"]),
    ]) func placesHangOnTheProgram(folder: String, places: [String]) {
        #expect(SharedLetters.places(of: folder) == places)
    }

    @Test func installedOnesComeBeforeTheRepository() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "prefix-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        for folder in ["letters/html", ".build/share/mentord/letters/html"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
            let found = try SharedLetters.folder(of: root + "/.build/debug")
            #expect(found == "\(root)/\(folder.dropLast("/html".count))")
        }
    }

    @Test func whereThereAreNoneItSaysWhereItLooked() {
        do {
            _ = try SharedLetters.folder(of: "/nowhere/sbin")
            Issue.record("found")
        } catch {
            #expect(
                error.lines == [
                    "the letters' templates are not installed: there is no /nowhere/share/mentord/letters; install mentord again"
                ])
        }
    }
}
