import ArgumentParser

struct MentorshipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentorship", abstract: "Look at mentorships, pause, end and renew them.",
        discussion: "New mentorships come with \"mentorctl import FILE\".",
        subcommands: [
            MentorshipListCommand.self, MentorshipShowCommand.self, MentorshipSetCommand.self,
            MentorshipPauseCommand.self, MentorshipResumeCommand.self, MentorshipEndCommand.self,
            MentorshipRenewCommand.self,
        ])
}
