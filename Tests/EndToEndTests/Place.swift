import Foundation

/// Where things are.
enum Place {
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let support = repository.appendingPathComponent("Tests/Support")
    static let scenario = repository.appendingPathComponent("Tests/EndToEndTests/Scenario")

    /// The folder of mentord and mentorctl: the test program is built into the same one.
    static let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
}
