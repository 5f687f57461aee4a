import CivilTime
import Foundation
import Mentoring
import Processes
import Service
import Simulation
import Store
import Systemd

/// Letters made, saved and handed to a sendmail that only reads: the service's own loop on a database on disk, with children of its own.
enum LetterCost {
    static func figures() throws -> [Figure] {
        let rates = try [1, 8].map { atOnce in (atOnce, try rate(atOnce: atOnce)) }
        let peer = try peerRate()
        return rates.flatMap { atOnce, rate in
            [
                Figure(
                    name: "letters a second, \(atOnce) at once", measured: rate, unit: "a second", goal: 600,
                    isRate: true),
                // The goal came from a machine on which the least program in C made 1,340.
                Figure(
                    name: "letters, \(atOnce) at once, of what the least program in C hands over",
                    measured: rate / peer,
                    unit: "times", goal: 600 / 1_340.0, isRate: true),
            ]
        }
    }

    /// What a program in C hands over that writes, syncs and spawns, and does nothing else (Benchmarks/Peers/submit.c).
    private static func peerRate() throws -> Double {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mentord-bench-peer-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (sink, peer) = (folder.appending(path: "sendmail").path, folder.appending(path: "submit").path)
        try compile(sink)
        try run(["clang", "-O2", "-o", peer, "Benchmarks/Peers/submit.c"])
        let output = Pipe()
        try run([peer, folder.path, sink, "2000"], output)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        guard let rate = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw CocoaError(.formatting)
        }
        return rate
    }

    private static func rate(atOnce: Int) throws -> Double {
        let count = 2_000
        let start = Instant(seconds: 1_799_056_800)
        // Each first meeting was a day ago: both are asked.
        let community = try Community(mentorships: count, start: start, first: CivilDate(daysSinceEpoch: 20_830))
        defer { try? community.remove() }
        let script = community.directory.appending(path: "sendmail").path
        try compile(script)
        var configuration = try community.configuration(today: CivilDate(daysSinceEpoch: 20_822))
        configuration.settings.sendmail.atOnce = atOnce
        configuration.rules.policy.letters.perMinute = 1_000_000
        let waiter = try PollWaiter(
            directory: community.directory.path, zones: community.zones.directory, inbox: nil, watchdog: nil)
        let courier = SendmailCourier(command: SendmailCommand(path: script))
        let world = VirtualWorld(start: start + 9 * 86_400, end: start + 3_650 * 86_400)
        let service = try ServiceLoop(
            store: community.store,
            world: World(
                clock: world, waiter: waiter, courier: courier, journal: Community.Silent(), supervisor: world),
            zones: community.zones, load: { _ in configuration })
        service.start()
        var made = 0
        let took = try seconds {
            var wakes: Set<Wake> = []
            while let deadline = service.step(wakes), let next = deadline.instant,
                next <= world.now || courier.inHand > 0
            {
                guard next > world.now || courier.inHand >= atOnce else { continue }
                wakes = waiter.wait(until: nil, children: courier.descriptors, limit: nil)
            }
            made = try community.store.read { try $0.letterCount(createdSince: .distantPast) }
        }
        return Double(made) / took
    }

    /// A sendmail that reads its input and ends, in C: a shell would cost more than the service.
    private static func compile(_ path: String) throws {
        let source = path + ".c"
        try
            "#include <unistd.h>\nint main(void) { static char b[65536]; while (read(0, b, sizeof b) > 0) {} return 0; }\n"
            .write(toFile: source, atomically: true, encoding: .utf8)
        try run(["clang", "-O2", "-o", path, source])
    }

    private static func run(_ command: [String], _ output: Pipe? = nil) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        if let output { process.standardOutput = output }
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
