import Foundation
import Testing

@testable import Service

/// One service works on a state directory.
struct StateLockTests {
    @Test func aSecondServiceIsRefused() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "mentord-lock-\(UInt64.random(in: 0 ... .max))"
        ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try StateLock(directory: folder)
        do {
            let second = try StateLock(directory: folder)
            second.release()
            Issue.record("a second lock was given")
        } catch {
            #expect(
                error.description
                    == "\(folder): another mentord runs on this state; stop it first, or name another directory with --state"
            )
        }
        first.release()
        try StateLock(directory: folder).release()
        #expect(throws: StateLock.Taken.self) { try StateLock(directory: folder + "/nowhere").release() }
    }
}
