import ArgumentParser
import CivilTime
import Service
import Settings

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Let planning and sending begin.",
        discussion: """
            A new or restored database is on hold. "mentorctl outbox" shows what would leave. The service takes up \
            what came due meanwhile as after an outage: for each commitment the latest reminder that still makes \
            sense, never a burst.

            If sending has stopped by itself ("mentorctl status" says why), this lets it go on.
            """)

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        // The settings only warn: a release needs none, and they may not be readable.
        let zones = ZoneDatabase()
        let today = Zone.utc.civil(at: SystemClock().now).date
        if let settings = try? InstanceSettings.load(directory: instance.config, zones: zones, around: today),
            let warning = MailDomain(settings.community).warning
        {
            Terminal.warn("warning: \(warning); \(MailDomain.remedy)")
        }
        let store = try CommandContext.open(instance.state)
        switch try HoldSwitch(store: store, now: SystemClock().now).release() {
        case .hold: print("Released: planning and sending begin.")
        case .breaker: print("Sending goes on.")
        case .nothing: print("It was not on hold.")
        }
        if let fault = store.wakeFault {
            Terminal.warn("the service was not woken and sees it at its next look: \(fault)")
        }
    }
}
