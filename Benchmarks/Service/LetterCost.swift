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
        try [1, 8].map { atOnce in
            Figure(
                name: "letters a second, \(atOnce) at once", measured: try rate(atOnce: atOnce), unit: "a second",
                goal: 600,
                isRate: true)
        }
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
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["clang", "-O2", "-o", path, source]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
