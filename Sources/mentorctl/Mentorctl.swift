import ArgumentParser
import CivilTime
import Glibc
import Service

/// The coordinator's hand on the service.
@main
struct Mentorctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentorctl",
        abstract: "Looks into a mentorship program that mentord runs, and changes it.",
        discussion: """
            A commitment is written f1/3 (a meeting), f1/amina/2 (a check-in) or f1/goals (a milestone). A change \
            takes effect at once, whether or not the service runs; waiting letters use the new facts.

            Exit status, as in sysexits(3): 64 wrong usage, 65 wrong data, 66 no such input, 73 and 74 the database \
            can't be used, 75 it is busy, 77 not permitted, 78 wrong settings.
            """,
        version: "mentorctl \(Version.number) (tzdata \(ZoneDatabase().version ?? "of unknown version"))",
        groupedSubcommands: [
            CommandGroup(
                name: "What is there",
                subcommands: [
                    StatusCommand.self, AgendaCommand.self, OverdueCommand.self, CalendarCommand.self,
                    OutboxCommand.self, WhyCommand.self, LogCommand.self,
                ]),
            CommandGroup(
                name: "What became of it",
                subcommands: [
                    MeetingCommand.self, CheckInCommand.self, MilestoneCommand.self, AnswerCommand.self,
                    AnswersCommand.self,
                ]),
            CommandGroup(
                name: "People and mentorships",
                subcommands: [
                    PersonCommand.self, MentorshipCommand.self, ImportCommand.self, ExportCommand.self,
                    ConfidentialCommand.self,
                ]),
            CommandGroup(name: "Mail", subcommands: [LetterCommand.self, MailCommand.self, ReceiveCommand.self]),
            CommandGroup(
                name: "The service",
                subcommands: [
                    HoldCommand.self, ReleaseCommand.self, DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
                    RetireCommand.self,
                ]),
            CommandGroup(
                name: "Trying out",
                subcommands: [FormCommand.self, CheckConfigCommand.self, SimulateCommand.self, OccurrencesCommand.self]),
        ])

    static func main() {
        // New files in the state directory are for its owner and group alone.
        umask(0o007)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // The mail system's call: whatever a person adds to it is a person's.
            let words = CommandLine.arguments.dropFirst()
            let isMails = words.first == "receive" && !words.contains("--now") && !words.contains("--replay")
            Failure.end(with: error, ofMail: isMails && isatty(STDIN_FILENO) == 0)
        }
    }
}
