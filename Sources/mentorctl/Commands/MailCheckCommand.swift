import ArgumentParser
import CivilTime
import JSONText
import Service

struct MailCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Send a message to the program's own address, and wait until it comes in.",
        discussion: """
            The message goes out through the sendmail command and comes back by the mail system's way for answers \
            (docs/answers.md). So this shows whether mail comes, whether the mail system keeps the text behind the \
            delimiter in the address, and whether the service may read the file. It works with and without a \
            running service; the service sets the message aside. Ends with 69 if answers would be lost.
            """)

    @Option(
        help: ArgumentHelp("Send it here instead of to the answers: address of mentord.yaml.", valueName: "address"))
    var to: String?

    @Option(help: ArgumentHelp("How long to wait for it.", valueName: "seconds"))
    var wait = 60

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        guard (1...3_600).contains(wait) else { throw ValidationError("--wait is 1 to 3600 seconds.") }
    }

    func run() throws {
        let configuration = try CheckedConfiguration.load(instance.config)
        let answers = configuration.settings.answers
        guard let base = to ?? answers?.address else {
            throw CommandFault(
                Failure.configuration,
                "mentord.yaml has no answers: address, so answers go to the coordinator; set one (docs/answers.md), or name one with --to"
            )
        }
        guard FileStatus(instance.state)?.isDirectory ?? false else {
            throw CommandFault(
                Failure.noInput, "\(instance.state): there is no state directory; name the right one with --state")
        }
        // As the service: what it may do is what is examined.
        try Ownership.become(ownerOf: instance.state)
        guard InboxFolder(state: instance.state).mayRead else {
            throw CommandFault(
                Failure.noPermission,
                "messages are for the service alone to read; run this as root: sudo mentorctl mail check")
        }
        let trip = try RoundTrip(
            base: base, delimiter: answers?.delimiter ?? "+", from: configuration.settings.community.from,
            instance: instance)
        var findings = trip.handOver(configuration.sendmailCommand)
        if !findings.contains(where: { $0.verdict == .fault }) { findings += trip.wait(seconds: wait) }
        if form.json {
            JSON.list(findings.map(\.json)).show()
        } else {
            for line in Finding.lines(findings) { print(line) }
        }
        guard !findings.contains(where: { $0.verdict == .fault }) else { throw ExitCode(Failure.unavailable) }
    }
}
