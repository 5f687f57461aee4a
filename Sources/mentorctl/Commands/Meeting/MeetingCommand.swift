import ArgumentParser
import CivilTime
import Mentoring
import Service

struct MeetingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting", abstract: "Record what became of a meeting, or move it.",
        discussion: "A meeting is written f1/3: the third of mentorship f1.",
        subcommands: [
            MeetingHeldCommand.self, MeetingMissedCommand.self, MeetingExcusedCommand.self, MeetingMoveCommand.self,
            MeetingReopenCommand.self,
        ])
}

/// What every answer has: where it goes, and whose word it is.
struct AnswerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A participant whose word this is. (default: the coordinator's, which settles it)", valueName: "person"))
    var by: PersonID?

    @OptionGroup var instance: InstanceOptions
}

extension CommandContext {
    /// The meeting that was typed; for a mentorship alone the latest one that is due and not answered.
    /// - Throws: ``CommandFault`` when it is no meeting, or when none is due.
    func meeting(_ text: String) throws -> CommitmentID {
        if let mentorship = MentorshipID(text) {
            if let due = try latestDue(mentorship) { return due }
            throw CommandFault.data(
                "\(mentorship): no meeting is due and not answered; write which one, such as \(mentorship)/3")
        }
        return try commitment(text, \.isMeeting, CommitmentID.meeting)
    }

    /// The latest meeting that is due and not answered.
    func latestDue(_ mentorship: MentorshipID) throws -> CommitmentID? {
        try AgendaQuery(self, from: .distantPast, until: now + 1, mentorship: mentorship).rows
            .last { $0.entry.id.isMeeting && $0.entry.state == .due }?.entry.id
    }

    /// The commitment that was typed, if it is of the kind; throws ``CommandFault`` with the command for what it is.
    func commitment(_ text: String, _ isWanted: (CommitmentID) -> Bool, _ kind: String) throws -> CommitmentID {
        let id = try commitment(text)
        guard isWanted(id) else {
            throw CommandFault.data("\(id.short) is a \(id.kind), not a \(kind); \"\(Commands.answer(to: id))\"")
        }
        return id
    }
}
