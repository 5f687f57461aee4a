import CivilTime
import Mail

/// One of the things that a letter asked or told.
public struct Asked: Hashable, Sendable {
    /// What kind of thing it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        /// A meeting, past or to come.
        case meeting
        /// How it goes.
        case checkIn
        /// Something to be done by a day.
        case milestone
        /// Whether to go on for another cycle.
        case renewal
        /// Whether something is to be done, such as counting an answer from an unknown address.
        case confirmation
        /// Whether another time that somebody proposed for a meeting suits.
        case proposal
    }

    /// What kind of thing it is.
    public var kind: Kind
    /// When it is or was due.
    public var due: Instant?
    /// Whether the letter only tells of it, as a confirmation does: a thumb up or "we did" says nothing of it then.
    public var isTold: Bool
    /// Whether the letter asks about it, and does not only remind of it: a yes is about what is asked.
    public var isAsked: Bool

    /// One thing.
    public init(_ kind: Kind, due: Instant? = nil, isTold: Bool = false, isAsked: Bool = true) {
        self.kind = kind
        self.due = due
        self.isTold = isTold
        self.isAsked = isAsked
    }
}

/// A line of the form that a check-in's letter holds: a label, a colon, and room for an answer.
public struct FormField: Hashable, Sendable {
    /// What is asked by the line.
    public enum Kind: Hashable, Sendable {
        /// A number from 1 to 5.
        case rating
        /// Words.
        case words
    }

    /// The text before the colon, such as `How is it going (1-5)`.
    public var label: String
    /// What is asked.
    public var kind: Kind

    /// A line.
    public init(_ label: String, _ kind: Kind) {
        self.label = label
        self.kind = kind
    }

    /// A line as a letter has it: one that names a range of numbers asks for a number.
    public init(label: String) {
        let numbers = label.split { !($0.isASCII && $0.isNumber) }
        self.init(label, numbers == ["1", "5"] ? .rating : .words)
    }

    /// The lines that the program's own letters have.
    public static let usual = [
        FormField("How is it going (1-5)", .rating), FormField("How is it going, 1-5", .rating),
        FormField("How is it going", .rating), FormField("Anything we should know", .words),
        FormField("Wie läuft es (1-5)", .rating), FormField("Wie läuft es, 1-5", .rating),
        FormField("Wie läuft es", .rating), FormField("Gibt es etwas, das wir wissen sollten", .words),
        FormField("Was sollten wir wissen", .words),
    ]
}

/// Who wrote a message, as far as whoever asks has verified it.
public enum Author: Hashable, Sendable {
    /// Nobody knows.
    case unknown
    /// It comes from an address that is somebody's.
    case registered
    /// It comes from the person whom the answered letter went to, and the letter is proven: a person, whatever mail systems, lists and rules have
    /// added on the way.
    case recipient
}

/// A letter that is answered, as it was sent: what a message repeats of it is not its author's.
public struct AnsweredLetter: Hashable, Sendable {
    /// Its subject.
    public var subject: String
    /// Its texts, in each form.
    public var texts: [IncomingMessage.Text]

    /// A letter.
    public init(subject: String, texts: [IncomingMessage.Text] = []) {
        self.subject = subject
        self.texts = texts
    }
}

/// What must be known to read an answer.
public struct AnswerContext: Sendable {
    /// When it is read.
    public var now: Instant
    /// The clock of whoever is thought to have written it: "18:00" is on theirs.
    public var zone: Zone
    /// Where a calendar's zones are looked up.
    public var zones: ZoneDatabase
    /// The language of the letter, `en` or `de`, first. Both are always tried; it settles nothing that could be misread.
    public var languages: [String]
    /// What the letter asked or told, in the letter's order: the first has the number 1. Empty if the letter is not known.
    public var asked: [Asked]
    /// The lines of a check-in's form.
    public var form: [FormField]
    /// Names that say nothing in an answer: of whoever writes and of their partners. Words that begin with one, "Hi Julia", are meant for
    /// whoever has it.
    public var names: [String]
    /// The addresses of the program itself, without tokens.
    public var ownAddresses: [String]
    /// What stands between an own address and its token: `+` or `-`.
    public var delimiter: Character
    /// Who wrote it.
    public var author: Author
    /// The letter that it answers; nil if that is not known.
    public var letter: AnsweredLetter?

    /// A context.
    public init(
        now: Instant, zone: Zone, zones: ZoneDatabase = ZoneDatabase(), languages: [String] = ["en"],
        asked: [Asked] = [],
        form: [FormField] = FormField.usual, names: [String] = [], ownAddresses: [String] = [],
        delimiter: Character = "+", author: Author = .unknown, letter: AnsweredLetter? = nil
    ) {
        self.now = now
        self.zone = zone
        self.zones = zones
        self.languages = languages
        self.asked = asked
        self.form = form
        self.names = names
        self.ownAddresses = ownAddresses
        self.delimiter = delimiter
        self.author = author
        self.letter = letter
    }
}
