import CivilTime

/// One thing that somebody says.
package struct Statement: Hashable, Sendable {
    /// Which of the things asked it is about, from 1 on; `nil` if it is about the letter as a whole.
    package var item: Int?
    package var verb: Verb
    /// The zone whose clock was named with the time of a `move`, if another than the writer's own.
    package var clock: String?

    package init(_ verb: Verb, item: Int? = nil, clock: String? = nil) {
        self.item = item
        self.verb = verb
        self.clock = clock
    }
}

/// What must be asked back, because a verb is clear and what belongs to it is not.
package struct FollowUp: Hashable, Sendable {
    package enum Lack: Hashable, Sendable {
        /// Several things were asked: which of them is meant?
        case number
        /// MOVE has a time and no date; PAUSE has no date.
        case date
        /// MOVE has a date and no time.
        case time
        /// MOVE and PAUSE have neither.
        case dateAndTime
        /// SNOOZE does not say how long, or longer than 60 days.
        case days
        /// The date or the time can be read in two ways: `03/04`, `next Friday`, `6:00`.
        case ambiguous(String)
        /// There is no such date, or the weekday is not that date's.
        case noSuchDate(String)
        /// The moment has passed; MOVE and PAUSE look ahead.
        case past(CivilDateTime)
        /// The date is more than 400 days ahead: most likely a mistyped year.
        case tooFar(CivilDate)
    }

    package var item: Int?
    package var verb: Verb.Kind
    package var lack: Lack
    /// What they want with its day and time, where the number alone is missing; `nil` where more is.
    package var said: Verb?

    package init(_ verb: Verb.Kind, _ lack: Lack, item: Int? = nil, said: Verb? = nil) {
        self.item = item
        self.verb = verb
        self.lack = lack
        self.said = said
    }
}

/// What somebody wrote, as far as it was understood.
package struct Reply: Hashable, Sendable {
    /// How much was understood.
    package enum Understanding: Hashable, Sendable {
        /// All of it: the statements are what they say.
        case full
        /// The statements are; the lines here, or the questions, are not settled.
        case partly([String])
        /// Nothing; the statements are empty. What may have been meant, if a word points at it.
        case none(guess: Verb.Kind?)
    }

    /// What they say, each thing once.
    package var statements: [Statement]
    package var questions: [FollowUp]
    /// What they wrote themselves, without quotation and signature; at most 4,000 characters.
    package var ownText: String
    package var understood: Understanding
    /// Whether all that they wrote is thanks or a nod, "Danke dir!", "ok thanks", "👍", to a letter to which that is no answer: there is no
    /// statement, no question, and nothing that a person must see or that must be answered.
    package var isCourtesy: Bool
    /// Which of the things asked a guess is about, from 1 on; nil where nobody can tell.
    package var guessedItem: Int?
    /// Whether phrases said some of it, and not lines that are wholly understood: it counts only of mail that answers our letter.
    package var isInOwnWords = false
    /// Whether they wrote more than their answer, which is for whom the policy lets read it.
    package var hasRemark = false
    /// The button by which the message was opened, whether or not what is written goes with it.
    package var pressed: PressedButton?
    /// Whether that button says all: nothing else is written but its own words and courtesy.
    package var isMerePress = false

    package init(
        statements: [Statement] = [], questions: [FollowUp] = [], ownText: String = "",
        understood: Understanding = .none(guess: nil), isCourtesy: Bool = false
    ) {
        self.statements = statements
        self.questions = questions
        self.ownText = ownText
        self.understood = understood
        self.isCourtesy = isCourtesy
    }

    /// Nothing of it is recorded; whether something was meant is asked.
    func asking(_ guess: (verb: Verb.Kind, item: Int?)) -> Reply {
        var reply = self
        reply.statements = []
        reply.understood = .none(guess: guess.verb)
        reply.guessedItem = guess.item
        return reply
    }

    /// The same, with what was said in their own words.
    func saying(_ statements: [Statement], hasRemark: Bool) -> Reply {
        var reply = self
        (reply.statements, reply.questions, reply.understood) = (statements, [], .full)
        (reply.isInOwnWords, reply.hasRemark) = (true, hasRemark)
        return reply
    }
}
