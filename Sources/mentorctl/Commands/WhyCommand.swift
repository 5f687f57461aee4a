import ArgumentParser
import CivilTime
import JSONText
import Mentoring
import Store

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Show why somebody got a letter, or did not.",
        discussion: """
            The history says what was decided, sent and not sent, when, why, and by which clause of the policy; the \
            newest comes last. Times are in the person's or the mentorship's zone.
            """)

    @Argument(help: ArgumentHelp("A person, a mentorship, or a commitment such as f1/3.", valueName: "id"))
    var subject: String

    @Option(help: ArgumentHelp("Only of this day.", valueName: "date"))
    var date: CivilDate?

    @OptionGroup var form: OutputForm

    @OptionGroup var instance: InstanceOptions

    private static let most = 10_000

    func run() throws {
        let context = try CommandContext(instance, bearsFaults: true)
        let topic = try Topic(subject, context)
        let all = try context.store.read { try $0.events(topic.filter(limit: Self.most)) }
        let zone = try context.zones.zone(topic.zone)
        let shown = all.filter { event in date.map { zone.civil(at: event.at).date == $0 } ?? true }
        if form.json {
            JSON.list(shown.map(\.json)).show()
            return
        }
        if let other = topic.other { Terminal.warn(other) }
        let account = HistoryText(all: all, zone: zone)
        for line in account.lines(shown) { print(line) }
        if shown.isEmpty { sayNothing(topic, all, zone, account) }
        try sayWhatWaits(topic, context, zone)
        account.sayWhereMailWent(shown)
    }

    private func sayNothing(_ topic: Topic, _ all: [Event], _ zone: Zone, _ account: HistoryText) {
        guard let date else {
            print("Nothing was decided about \(topic.name) so far.")
            return
        }
        print("Nothing was decided about \(topic.name) on \(date).")
        if let before = all.last(where: { zone.civil(at: $0.at).date < date }) {
            print("The last before it:")
            for line in account.lines([before]) { print(line) }
        }
        if let after = all.first(where: { zone.civil(at: $0.at).date > date }) {
            print("The next after it:")
            for line in account.lines([after]) { print(line) }
        }
    }

    private func sayWhatWaits(_ topic: Topic, _ context: CommandContext, _ zone: Zone) throws {
        let (hold, waiting) = try context.store.read { (try $0.hold(), try $0.waitingNotices()) }
        for notice in waiting where topic.concerns(notice.id) {
            print(
                "Waiting: \(notice.letter) about \(notice.id.subject.short) to \(notice.id.recipient), not before "
                    + "\(zone.text(notice.sendAt)) [\(notice.clause)]")
        }
        if let hold {
            print("On hold since \(zone.text(hold.since)): nothing is planned or sent until \"mentorctl release\".")
        }
    }
}

private struct Topic {
    private let person: PersonID?
    private let mentorship: MentorshipID?
    private let commitment: CommitmentID?
    let name: String
    /// In whose time it is told.
    let zone: String
    /// What else the text may have meant; nil for nothing.
    let other: String?

    init(_ text: String, _ context: CommandContext) throws {
        if text.contains("/") {
            let id = try context.commitment(text)
            let found = try context.store.read { reader in
                guard let found = try reader.mentorship(id.mentorship) else { throw try reader.unknown(id.mentorship) }
                return found
            }
            (person, mentorship, commitment, name, zone, other) = (nil, nil, id, id.short, found.zone, nil)
            return
        }
        let (asPerson, asMentorship) = try context.store.read { reader in
            (
                try PersonID(text).flatMap { try reader.person($0) },
                try MentorshipID(text).flatMap { try reader.mentorship($0) }
            )
        }
        commitment = nil
        if let asPerson {
            (person, mentorship, name, zone) = (asPerson.id, nil, asPerson.id.text, asPerson.zone)
            other = asMentorship == nil ? nil : "\(text) is a mentorship, too: \"mentorctl log --mentorship \(text)\""
        } else if let asMentorship {
            (person, mentorship, name, zone) = (nil, asMentorship.id, asMentorship.id.text, asMentorship.zone)
            other = nil
        } else {
            throw CommandFault.data(
                "\(text): no such person or mentorship; \"mentorctl person list\" and \"mentorctl mentorship list\" show them all"
            )
        }
    }

    func filter(limit: Int) -> EventFilter {
        EventFilter(mentorship: mentorship, person: person, commitment: commitment, limit: limit)
    }

    /// Whether a notice is about it, or for that person.
    func concerns(_ id: NoticeID) -> Bool {
        if let person { return id.recipient == .person(person) || id.subject == .person(person) }
        if let commitment { return id.subject == .commitment(commitment) }
        return id.subject.mentorship == mentorship
    }
}
