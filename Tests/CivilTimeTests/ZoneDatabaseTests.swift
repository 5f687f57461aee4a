import CivilTime
import Foundation
import Testing

@Suite("The database of zones")
struct ZoneDatabaseTests {
    @Test func version() { #expect(ZoneDatabase().version?.hasPrefix("20") == true) }

    @Test func noticesAnUpgrade() throws {
        try Peer.withFolder { folder in
            let files = FileManager.default
            func install(_ zone: String, version: String) throws {
                // As dpkg does: a new file under another name, then renamed over the old one.
                for (name, content) in [
                    ("Somewhere", try Data(contentsOf: URL(filePath: "\(Peer.zoneinfo)/\(zone)"))),
                    ("+VERSION", Data("\(version)\n".utf8)),
                ] {
                    let new = folder.appending(component: "\(name).dpkg-new")
                    try content.write(to: new)
                    #expect(rename(new.path(), folder.appending(component: name).path()) == 0)
                }
            }
            try install("Europe/Berlin", version: "2098a")
            let database = ZoneDatabase(directory: folder.path())
            #expect(database.forgetIfChanged() == false)
            let old = try database.zone("Somewhere")
            #expect(database.forgetIfChanged() == false)
            #expect(database.identifiers == ["Somewhere", "UTC"])

            try install("Asia/Tokyo", version: "2099a")
            try files.createSymbolicLink(
                atPath: folder.appending(component: "Alias").path(), withDestinationPath: "Somewhere")
            #expect(try database.zone("Somewhere").offset(at: Instant(seconds: 0)) == 3600)
            #expect(database.forgetIfChanged() == true)
            #expect(database.forgetIfChanged() == false)
            #expect(database.version == "2099a")
            #expect(database.identifiers == ["Alias", "Somewhere", "UTC"])
            #expect(try database.zone("Somewhere").offset(at: Instant(seconds: 0)) == 32_400)
            #expect(try database.zone("Alias").offset(at: Instant(seconds: 0)) == 32_400)
            #expect(old.offset(at: Instant(seconds: 0)) == 3600)
        }
    }

    @Test func notRegularFiles() throws {
        try Peer.withFolder { folder in
            #expect(mkfifo(folder.appending(component: "Pipe").path(), 0o600) == 0)
            try Data(repeating: 0, count: 2 << 20).write(to: folder.appending(component: "Large"))
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(component: "Loop").path(), withDestinationPath: "Loop")
            try Data().write(to: folder.appending(component: "Empty"))
            let database = ZoneDatabase(directory: folder.path())
            for (name, reason) in [
                ("Pipe", "not a regular file"), ("Large", "larger than 1 MiB"), ("Loop", "symbolic links"),
                ("Empty", "cut short"),
            ] {
                let error = #expect(throws: ZoneError.self) { try database.zone(name) }
                #expect(error?.description.contains(reason) == true, "\(error.debugDescription)")
            }
        }
    }

    /// From many threads at once, with the cache dropped in between.
    @Test func manyThreads() async throws {
        let database = ZoneDatabase()
        let names = Array(database.identifiers.prefix(60))
        let expected = try names.map { try database.zone($0).offset(at: Instant(seconds: 1_800_000_000)) }
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    try names.map { name in
                        if worker == 0 { database.forget() }
                        return try database.zone(name).offset(at: Instant(seconds: 1_800_000_000))
                    }
                }
            }
            for try await found in group { #expect(found == expected) }
        }
    }
}
