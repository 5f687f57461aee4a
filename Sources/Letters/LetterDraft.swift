import CivilTime
import Mentoring

/// One thing that a letter says: a notice with the facts that its template names.
public struct LetterItem: Sendable {
    /// The notice; its `letter` names the template.
    public var notice: Notice
    /// The mentorship that it is about, if one.
    public var mentorship: Mentorship?
    /// The mentorship's program.
    public var program: Program?
    /// The people of the mentorship.
    public var people: [PersonID: Person]
    /// When the commitment is due, if it is about one.
    public var due: Instant?
    /// When silence becomes a verdict, or the latest sensible moment to answer; nil where nothing is awaited.
    public var answerBy: Instant?
    /// The command that a coordinator types about it, without a prompt sign.
    public var command: String?

    /// Puts an item together.
    public init(
        notice: Notice, mentorship: Mentorship?, program: Program?, people: [PersonID: Person], due: Instant?,
        answerBy: Instant?, command: String? = nil
    ) {
        self.notice = notice
        self.mentorship = mentorship
        self.program = program
        self.people = people
        self.due = due
        self.answerBy = answerBy
        self.command = command
    }
}

/// The coordinator's week on one screen.
public struct Digest: Sendable {
    /// What needs a person, most urgent first, with the command to type.
    public var lines: [(text: String, command: String)]
    /// How many more there are than `lines`.
    public var more: Int
    /// Counts for the rest: label and number, in order.
    public var counts: [(label: String, number: Int)]
    /// When the last backup was made, if ever.
    public var lastBackup: Instant?

    /// Puts a digest together.
    public init(
        lines: [(text: String, command: String)], more: Int, counts: [(label: String, number: Int)],
        lastBackup: Instant?
    ) {
        self.lines = lines
        self.more = more
        self.counts = counts
        self.lastBackup = lastBackup
    }
}

/// Everything that one letter is made from. Same draft, same bytes.
public struct LetterDraft: Sendable {
    /// Who it is for.
    public var recipient: Recipient
    /// Their name.
    public var name: String
    /// The address that it goes to.
    public var address: String
    /// The zone that its times are said in.
    public var zone: Zone
    /// The language asked for; templates fall back to `en`.
    public var locale: String
    /// Whether it is the first that they get: it says who writes, what will come and how to stop.
    public var isFirst: Bool
    /// What it says, in order.
    public var items: [LetterItem]
    /// The digest, in a digest letter.
    public var digest: Digest?
    /// When it is made; its Date.
    public var at: Instant

    /// Puts a draft together.
    public init(
        recipient: Recipient, name: String, address: String, zone: Zone, locale: String, isFirst: Bool,
        items: [LetterItem],
        digest: Digest? = nil, at: Instant
    ) {
        self.recipient = recipient
        self.name = name
        self.address = address
        self.zone = zone
        self.locale = locale
        self.isFirst = isFirst
        self.items = items
        self.digest = digest
        self.at = at
    }
}
