import ArgumentParser
import CivilTime
import Mentoring

struct MeetingHeldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held", abstract: "Record that a meeting took place.",
        discussion: """
            With --at the meeting may have been on another day. If it was held within half a cadence before its due \
            time, it counts as this meeting; otherwise it is noted as an extra one.
            """)

    @Argument(
        help: ArgumentHelp(
            "The meeting, such as f1/3; or the mentorship: then the one nearest to --at, or the latest that is due.",
            valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Who was not there, with commas between.", valueName: "people"))
    var absent: PersonIDs?

    @Option(
        help: ArgumentHelp("When it took place, as yyyy-mm-ddThh:mm in the mentorship's zone.", valueName: "local"))
    var at: CivilDateTime?

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let context = try CommandContext(answer.instance)
        let actions = context.actions(by: answer.by)
        guard let mentorship = MentorshipID(id) else {
            let meeting = try context.commitment(id, \.isMeeting, CommitmentID.meeting)
            context.tell(try actions.report(meeting, .held, absent: absent?.people ?? [], heldAt: at))
            return
        }
        if at == nil, let due = try context.latestDue(mentorship) {
            context.tell(try actions.report(due, .held, absent: absent?.people ?? []))
            return
        }
        guard let at else {
            throw CommandFault(
                Failure.data,
                "\(mentorship): no meeting of it is due and unanswered; name it (\(mentorship)/2), or say with --at when it took place"
            )
        }
        context.tell(try actions.meetingHeld(mentorship, at: at, absent: absent?.people ?? []))
    }
}

extension CommandContext {
    /// What the clocks of a mentorship's zone show now.
    func wall(_ id: MentorshipID) throws -> CivilDateTime {
        let zone = try store.read { reader in
            guard let mentorship = try reader.mentorship(id) else { throw try reader.unknown(id) }
            return mentorship.zone
        }
        return try zones.zone(zone).civil(at: now)
    }
}
