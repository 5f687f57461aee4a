import CivilTime
import Forms
import Mail
import Mentoring

/// Everything that a message may concern, read in one go: who wrote, the letter that it answers with what that asked, and what was said before.
package struct Conversation: Sendable {
    /// What decisions rest on.
    package var rules: Rules
    /// What the program needs of its settings to read a message.
    package var mailbox: OwnMailbox
    package var now: Instant
    /// The name of the message's file, by which its original is found again.
    package var file: String
    /// Whether letters that go back may have left already: then none is sent again.
    package var isRepeated = false
    package var identity: MessageIdentity
    /// A digest of what its author wrote, once that is known.
    package var digest: String?
    /// Whether a letter can be sent to the sender, whose address is the very one that is shown.
    package var canWriteToSender = false

    /// The letter that a token proves, or whose Message-ID is answered; it counts only while it is fresh.
    package var letter: Letter?
    package var isFresh = false
    /// What the address was made for that a genuine token proved; nil without one.
    package var use: AddressToken.Verb?
    /// The button by which the message was opened, as genuine tokens say it.
    package var pressed: PressedButton?
    /// Whom the letter went to.
    package var recipient: Correspondent?
    /// Everybody who has the sender's address.
    package var senders: [PersonID] = []
    /// The person who has it, if only one has.
    package var sender: Correspondent?

    /// What the fresh letter asked.
    package var items: AnsweredItems?
    /// The mentorships that the items are about; where they are about none, those of the person.
    package var dossiers: [MentorshipID: Dossier] = [:]
    /// The questions that whom the letter went to has answered of its forms so far, by what they were asked for.
    package var answered: [CommitmentID: [QuestionID]] = [:]
    /// The mentorships of the person whom the letter went to, where the items are about none.
    package var ownMentorships: [MentorshipID] = []
    /// Who takes part in a mentorship, with every address from which they answer.
    package var contacts: [MentorshipID: [Contact]] = [:]
    /// How many letters went back to the sender within a day.
    package var answersToSender = 0
    /// How many messages of a day were not understood.
    package var unreadToday = 0
    /// What the letter asked about a message before.
    package var question: OpenQuestion?
    /// What coordinators were told of check-ins.
    package var alerts: [Notice] = []
    /// What came back before, for a letter that came back.
    package var bounces: BounceHistory?
    package var entry: CalendarEntry?

    package init(rules: Rules, mailbox: OwnMailbox, now: Instant, file: String, identity: MessageIdentity) {
        self.rules = rules
        self.mailbox = mailbox
        self.now = now
        self.file = file
        self.identity = identity
    }

    /// How long a message may have waited, or be kept, in seconds: 40 days.
    private static let longestWait: Int64 = 40 * 86_400

    /// When the message came in, as its file's name says (maildir(5)): "tomorrow" is said of that day, however long the message waited. A name
    /// that says no likely time counts for nothing.
    package var cameIn: Instant {
        guard let seconds = Int64(file.prefix { $0.isASCII && $0.isNumber }) else { return now }
        let named = Instant(seconds: seconds)
        return named <= now && named > now - Self.longestWait ? named : now
    }

    /// The answered letter, while an answer to it counts.
    var freshLetter: Letter? { isFresh ? letter : nil }
}

/// What the settings say about the mail that the program reads.
package struct OwnMailbox: Sendable {
    /// The addresses of the program itself, without tokens.
    package var addresses: [String]
    /// What stands between an own address and its token.
    package var delimiter: Character
    /// How typed answers are read.
    package var values: ValueReader
    /// The words by which replies are understood.
    package var lexicon: Lexicon
    /// The community's zone, for an unknown author.
    package var zone: String

    package init(
        addresses: [String], delimiter: Character, values: ValueReader = ValueReader(words: AnswerWords()),
        lexicon: Lexicon, zone: String
    ) {
        self.addresses = addresses
        self.delimiter = delimiter
        self.values = values
        self.lexicon = lexicon
        self.zone = zone
    }
}

/// A person with what is known of their mail.
package struct Correspondent: Sendable {
    package var person: Person
    /// The addresses from which they answer beside the registered one.
    package var otherAddresses: [String]
    /// Their messages, in the order in which they were dealt with.
    package var received: [ReceivedMessage]
    /// How many of their messages were answered with a letter within a day.
    package var answersSent: Int

    package init(
        person: Person, otherAddresses: [String] = [], received: [ReceivedMessage] = [], answersSent: Int = 0
    ) {
        self.person = person
        self.otherAddresses = otherAddresses
        self.received = received
        self.answersSent = answersSent
    }

    /// Whether an address is one of theirs.
    /// - Parameter letter: a letter that went to them, perhaps to an address that they had then.
    func has(_ address: String?, _ letter: Letter?) -> Bool {
        guard let address else { return false }
        return address == person.email.lowercased() || address == letter?.address.lowercased()
            || otherAddresses.contains(address)
    }
}

/// A message before that a letter asks about: whether it counts, or whether the coordinator may see it.
package struct OpenQuestion: Sendable {
    /// How long a yes counts, in seconds: 14 days.
    package static let patience: Int64 = 14 * 86_400

    package var message: ReceivedMessage
    /// Everybody who has the address that it came from.
    package var holders: [PersonID]
    /// All messages from there that wait for the same yes.
    package var waiting: [ReceivedMessage]

    package init(message: ReceivedMessage, holders: [PersonID] = [], waiting: [ReceivedMessage] = []) {
        self.message = message
        self.holders = holders
        self.waiting = waiting
    }
}

/// What came back before.
package struct BounceHistory: Sendable {
    /// Whom letters to an address did not reach, with what came back from there while it matters.
    package struct Address: Sendable {
        package var person: Person
        package var bounces: [BounceRecord]

        package init(person: Person, bounces: [BounceRecord]) {
            self.person = person
            self.bounces = bounces
        }
    }

    /// The letter that a bounce names by its Message-ID, and whose it was: nothing proves it.
    package var named: (letter: Letter, person: Person?)?
    /// Why nothing is sent; nil while the breaker is closed.
    package var stop: StopCause?
    /// When a coordinator closed the breaker last.
    package var breakerClosed: Instant?
    /// What came back within the window in which it counts together.
    package var recent: [BounceRecord] = []
    /// What came back from the letter's address.
    package var address: [BounceRecord] = []
    /// Those of the recent ones' people whose address counts as dead because letters came back.
    package var unreachable: [Address] = []

    package init() {}
}

/// A calendar entry that an answer is about.
package struct CalendarEntry: Sendable {
    package var invitation: Invitation
    package var answers: [Participation]

    package init(_ invitation: Invitation, answers: [Participation] = []) {
        self.invitation = invitation
        self.answers = answers
    }
}
