import ArgumentParser
import Service

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Let planning and sending begin.",
        discussion: """
            A new or restored database is on hold. "mentorctl outbox" shows what would leave. What came due meanwhile is taken up as \
            after an outage: of each reminder the latest that still makes sense, never a burst.
            """)

    @OptionGroup var place: Place

    func run() throws {
        let store = try Office.open(place.state)
        let wasHeld = try HoldSwitch(store: store, now: SystemClock().now).release()
        print(
            wasHeld
                ? "Released: planning and sending begin."
                : "It was not on hold.")
        if let fault = store.wakeFault {
            Terminal.warn("the service was not woken and sees it at its next look: \(fault)")
        }
    }
}
