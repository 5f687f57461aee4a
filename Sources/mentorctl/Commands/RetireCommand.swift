import ArgumentParser
import Service
import Store

struct RetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Hold this installation for good, before the program moves to another machine.",
        discussion: """
            Nothing is planned or sent here any more, and "mentorctl release" refuses: two installations of one program would write to \
            the same people. Then make a last backup, and restore it on the new machine, where it is on an ordinary hold. Restoring a \
            backup here takes the program back.
            """)

    @Option(help: "Why, in a few words.")
    var reason = "the program moves"

    @OptionGroup var instance: InstanceOptions

    func run() throws {
        let store = try CommandContext.open(instance.state)
        try HoldSwitch(store: store, now: SystemClock().now).retire(reason: reason)
        print("Retired: nothing is planned or sent here any more.")
        print("Next: sudo mentorctl backup; copy that folder to the new machine; there: sudo mentorctl restore FOLDER")
        if let fault = store.wakeFault {
            Terminal.warn("the service was not woken and sees it at its next look: \(fault)")
        }
    }
}
