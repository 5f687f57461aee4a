import ArgumentParser
import Service

struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Stop planning and sending.",
        discussion: """
            The service still takes answers and changes; nothing leaves until "mentorctl release". A letter that \
            sendmail has in hand can't be called back. This works whatever the settings say.
            """)

    @Option(help: ArgumentHelp("Why, in a few words, for the next person who looks.", valueName: "text"))
    var reason = "asked for by the coordinator"

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        guard reason.count <= 200, !reason.contains(where: \.isNewline) else {
            throw ValidationError("A reason is one line of at most 200 characters.")
        }
    }

    func run() throws {
        let store = try CommandContext.open(instance.state)
        let isNew = try HoldSwitch(store: store, now: SystemClock().now).hold(reason: reason)
        print(
            isNew
                ? "On hold: nothing is planned or sent until \"mentorctl release\"."
                : "It is on hold already; \"mentorctl status\" says since when and why.")
    }
}
