import CivilTime
import Forms
import Mail

/// One of the things that a letter asked or told.
package struct Asked: Hashable, Sendable {
    /// What kind of thing it is.
    package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
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

    package var kind: Kind
    package var due: Instant?
    /// The time that is proposed for it, if it asks whether that suits.
    package var proposed: Instant?
    /// Whether the letter only tells of it, as a confirmation does: a thumb up or "we did" says nothing of it then.
    package var isTold: Bool
    /// Whether the letter asks about it, and does not only remind of it: a yes is about what is asked.
    package var isAsked: Bool
    /// The names of those whom it is about beside the recipient.
    package var partners: [String]
    /// What a milestone is about, as far as people have words for it.
    package var topic: Topic?

    /// Milestones that people name.
    package enum Topic: String, Hashable, Sendable, CaseIterable { case agreement, goals }

    package init(
        _ kind: Kind, due: Instant? = nil, proposed: Instant? = nil, isTold: Bool = false, isAsked: Bool = true,
        partners: [String] = [],
        topic: Topic? = nil
    ) {
        self.proposed = proposed
        self.partners = partners
        self.topic = topic
        self.kind = kind
        self.due = due
        self.isTold = isTold
        self.isAsked = isAsked
    }
}

/// The author of a message, as far as the caller has verified it.
package enum Author: Hashable, Sendable {
    /// Nobody knows.
    case unknown
    /// It comes from an address that is somebody's.
    case registered
    /// It comes from the person whom the answered letter went to, and the letter is proven: a person, whatever mail systems, lists and rules have
    /// added on the way.
    case recipient
}

/// A letter that is answered, as it was sent: what a message repeats of it is not its author's.
package struct AnsweredLetter: Hashable, Sendable {
    package var subject: String
    package var texts: [IncomingMessage.Text] = []
    /// Without angle brackets.
    package var messageID: String?
}

/// What must be known to read an answer.
package struct AnswerContext: Sendable {
    package var now: Instant
    /// The clock of the presumed author: "18:00" is on theirs.
    package var zone: Zone
    /// Where a calendar's zones are looked up.
    package var zones: ZoneDatabase = ZoneDatabase()
    /// The words of all languages that a message may be in.
    package var lexicon: Lexicon
    /// What the letter asked or told, in the letter's order: the first has the number 1. Empty if the letter is not known.
    package var asked: [Asked] = []
    /// The forms that the letter asks to fill in, by the number of the thing.
    package var sheets: [Int: AskedSheet] = [:]
    /// How typed answers are read.
    package var values = ValueReader(words: AnswerWords())
    /// Names that say nothing in an answer: those of the author and of their partners. Words that begin with one, "Hi Julia", are meant for
    /// that person.
    package var names: [String] = []
    /// The author's own name; nil if nobody knows it. Another of the names that is none of those who were to meet is somebody else.
    package var authorName: String?
    /// The addresses of the program itself, without tokens.
    package var ownAddresses: [String] = []
    /// What stands between an own address and its token: `+` or `-`.
    package var delimiter: Character = "+"
    package var author: Author = .unknown
    /// Whether a genuine token proves the letter that it answers, whoever sent it.
    package var isProven = false
    /// The letter that it answers; nil if that is not known.
    package var letter: AnsweredLetter?
    /// The button by which it was opened; nil if it was none.
    package var pressed: PressedButton?
}

extension AnswerContext {
    /// What is needed to tell somebody's own lines from others', before anything is known of who wrote them.
    package init(lexicon: Lexicon, ownAddresses: [String], delimiter: Character, now: Instant) {
        self.init(now: now, zone: .utc, lexicon: lexicon, ownAddresses: ownAddresses, delimiter: delimiter)
    }
}
