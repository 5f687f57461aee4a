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
    /// When it was due before: in `moved`, `declined` and `proposed`.
    public var previously: Instant?
    /// The next meeting: in `resumed`, and in a confirmation after which it matters.
    public var next: Instant?
    /// The last day of a pause or an absence; a pause without end has none.
    public var until: CivilDate?
    /// Who did it: who moved, declined or proposed, whose mail could not be read, whom letters don't reach.
    public var by: PersonID?
    /// What people speak, as codes such as `de`; for who is not in it, the language of their letters counts.
    public var languages: [PersonID: [String]]
    /// What an answer came to, in `confirmation`; nil for what the notice's detail says in the outcome's written form.
    public var outcome: AnswerOutcome?
    /// The things that an answered letter asked, with their numbers: in `which`, to ask which one is meant.
    public var choices: [LetterChoice]

    /// Puts an item together.
    public init(
        notice: Notice, mentorship: Mentorship?, program: Program?, people: [PersonID: Person], due: Instant?,
        answerBy: Instant?, command: String? = nil, previously: Instant? = nil, next: Instant? = nil,
        until: CivilDate? = nil, by: PersonID? = nil, languages: [PersonID: [String]] = [:],
        outcome: AnswerOutcome? = nil, choices: [LetterChoice] = []
    ) {
        self.notice = notice
        self.mentorship = mentorship
        self.program = program
        self.people = people
        self.due = due
        self.answerBy = answerBy
        self.command = command
        self.previously = previously
        self.next = next
        self.until = until
        self.by = by
        self.languages = languages
        self.outcome = outcome
        self.choices = choices
    }
}

/// One of the things that a letter asked, when it is asked which of them was meant.
public struct LetterChoice: Sendable {
    /// Its number in the letter.
    public var number: Int
    /// What the letter said.
    public var item: LetterItem

    /// Names a thing by its number.
    public init(number: Int, item: LetterItem) {
        self.number = number
        self.item = item
    }
}

/// The calendar object that a letter carries: one UID's REQUEST or CANCEL.
public struct LetterCalendar: Hashable, Sendable {
    /// Its METHOD, in capitals.
    public var method: String
    /// The iCalendar text, line ends of CR LF.
    public var text: String

    /// Takes a calendar object.
    public init(method: String, text: String) {
        self.method = method
        self.text = text
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
    /// The Message-ID of the mail that it answers, with or without angle brackets; it is then a reply in the reader's mail program. What
    /// can't be one is passed over.
    public var answering: String?
    /// The calendar object that it carries.
    public var calendar: LetterCalendar?

    /// Puts a draft together.
    public init(
        recipient: Recipient, name: String, address: String, zone: Zone, locale: String, isFirst: Bool,
        items: [LetterItem],
        digest: Digest? = nil, at: Instant, answering: String? = nil, calendar: LetterCalendar? = nil
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
        self.answering = answering
        self.calendar = calendar
    }
}
