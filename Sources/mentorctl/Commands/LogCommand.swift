import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Service
import Store

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show the history: every decision and every change, the newest last.",
        discussion: "Times are the community's. The journal has the same: journalctl -u mentord.")

    @Option(help: ArgumentHelp("Only of this mentorship.", valueName: "id"))
    var mentorship: MentorshipID?

    @Option(help: ArgumentHelp("Only of this person.", valueName: "id"))
    var person: PersonID?

    @Option(help: ArgumentHelp("From this day on, in the community's zone.", valueName: "date"))
    var since: CivilDate?

    @Option(help: ArgumentHelp("Before this day, in the community's zone.", valueName: "date"))
    var until: CivilDate?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only of this kind, such as missed; may be given several times.", valueName: "kind"))
    var kind: [EventKind] = []

    @Option(
        name: [.customShort("n"), .customLong("lines")],
        help: ArgumentHelp("So many at most, the newest.", valueName: "n"))
    var lines = 100

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    func validate() throws {
        guard (1...1_000_000).contains(lines) else { throw ValidationError("-n is 1 to 1000000.") }
    }

    func run() throws {
        let context = try CommandContext(instance, bearsFaults: true)
        let filter = EventFilter(
            mentorship: mentorship, person: person, kinds: Set(kind), since: try since.map(context.midnight),
            until: try until.map(context.midnight), limit: lines)
        let events = try context.store.read { try $0.events(filter) }
        if form.json {
            JSON.list(events.map(\.json)).show()
            return
        }
        let zone = try context.zone
        var table = Table("WHEN", "KIND", "BY", "WHAT")
        for event in events {
            table.add(
                Table.Cell(zone.text(event.at)), Table.Cell(event.kind.rawValue, event.kind.paint),
                Table.Cell(event.actor), Table.Cell(JournalEncoder.sentence(event)))
        }
        table.show(otherwise: "The history has nothing of the kind.")
    }
}

extension EventKind {
    /// The colour that says whether somebody should look.
    var paint: Paint? {
        switch self {
        case .missed, .atRisk, .contradiction, .letterFailed, .sendingFails, .settingsRefused, .fault, .backupFailed,
            .answerUnread, .breakerOpened, .zonesMissing, .notTold:
            .bad
        case .notAsked, .held, .letterDeferred, .clockSet, .restored, .retired, .answerAskedBack, .bounced: .waiting
        case .fulfilled, .letterSubmitted, .notAtRisk, .sendingWorks, .released, .backedUp, .answerTaken,
            .breakerClosed, .zonesBack:
            .good
        case .noticeSuppressed, .rungSkipped, .noticePostponed, .answerIgnored: .faint
        case .started, .stopped, .settingsTaken, .imported, .personChanged, .mentorshipChanged, .mentorshipState,
            .cycleBegan, .due, .excused, .withdrawn, .moved, .reopened, .extraMeeting, .absent, .noticeDecided,
            .confidentialRecorded, .personErased, .addressConfirmed, .unsubscribed, .away, .participation, .status:
            nil
        }
    }
}

extension Event {
    /// What an answer was likely meant to say that was asked back.
    private var meant: String? {
        if case .meant(let verb) = payload { verb.rawValue } else { nil }
    }

    var json: JSON {
        .sparse([
            "at": JSON(at), "kind": .text(kind.rawValue), "actor": .text(actor), "mentorship": JSON(mentorship),
            "person": JSON(person), "commitment": JSON(commitment), "rung": JSON(origin), "clause": JSON(clause),
            "message-id": JSON(messageID), "meant": JSON(meant), "text": .text(text),
        ])
    }
}
