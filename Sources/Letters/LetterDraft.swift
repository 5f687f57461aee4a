import CivilTime
import Forms
import Mentoring

/// One thing that a letter says: a notice with the facts that its template names.
package struct LetterItem: Sendable {
    /// The notice; its `letter` names the template.
    package var notice: Notice
    package var mentorship: Mentorship?
    package var program: Program?
    package var people: [PersonID: Person]
    package var due: Instant?
    /// When silence becomes a verdict, or the latest sensible moment to answer; nil where nothing is awaited.
    package var answerBy: Instant?
    /// The form that says what a commitment asks, if that is not the one of its own name.
    package var form: String?
    /// The questions that the letter asks to fill in; nil where a word is enough.
    package var sheet: LetterSheet?
    /// The command that a coordinator types about it, without a prompt sign.
    package var command: String?
    /// When it was due before: in `moved`, `declined` and `proposed`.
    package var previously: Instant?
    /// The next meeting: in `resumed`, and in a confirmation after which it matters.
    package var next: Instant?
    /// The last day of a pause or an absence; a pause without end has none.
    package var until: CivilDate?
    /// Who did it: who moved, declined or proposed, whose mail could not be read, whom letters don't reach.
    package var by: PersonID?
    /// What people speak, as codes such as `de`; for who is not in it, the language of their letters counts.
    package var languages: [PersonID: [String]]
    /// Whether it is about all meetings of a cycle: in the letters that carry a calendar entry.
    package var isSeries: Bool
    /// What an answer came to, in `confirmation`; nil for what the notice says.
    package var outcome: AnswerOutcome?
    /// The things that an answered letter asked, with their numbers: in `which`, to ask which one is meant.
    package var choices: [LetterChoice]

    package init(
        notice: Notice, mentorship: Mentorship?, program: Program?, people: [PersonID: Person], due: Instant?,
        answerBy: Instant?, command: String? = nil, previously: Instant? = nil, next: Instant? = nil,
        until: CivilDate? = nil, by: PersonID? = nil, languages: [PersonID: [String]] = [:],
        outcome: AnswerOutcome? = nil, choices: [LetterChoice] = [], isSeries: Bool = false
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
        self.isSeries = isSeries
    }
}

/// What of a form a letter asks.
package struct LetterSheet: Sendable {
    package var form: Form
    /// In the order in which they are asked.
    package var questions: [Question]
    /// How many follow in another letter.
    package var following: Int

    package init(form: Form, questions: [Question], following: Int) {
        self.form = form
        self.questions = questions
        self.following = following
    }
}

extension LetterItem {
    var answerOutcome: AnswerOutcome? {
        if case .outcome(let noted) = notice.content { outcome ?? noted } else { outcome }
    }
}

extension Notice {
    /// Whether it tells a coordinator of something that was missed.
    package var isOfMiss: Bool {
        switch id.origin {
        case .escalation(.missedMeeting), .escalation(.missedCheckIn), .escalation(.missedMilestone): true
        default: false
        }
    }
}

/// One of the things that a letter asked, when it is asked which of them was meant.
package struct LetterChoice: Sendable {
    package var number: Int
    package var item: LetterItem

    package init(number: Int, item: LetterItem) {
        self.number = number
        self.item = item
    }
}

/// The calendar object that a letter carries: one UID's REQUEST or CANCEL.
package struct LetterCalendar: Hashable, Sendable {
    package var method: String
    /// The iCalendar text, line ends of CR LF.
    package var text: String
}

/// The coordinator's week on one screen.
package struct Digest: Sendable {
    /// Why a line needs a person.
    package enum Need: Hashable, Sendable {
        /// The last meetings of a mentorship were missed.
        case atRisk(MentorshipID)
        case unreachable(PersonID, fault: String)
        case refusal(domain: String)
        case contradiction(CommitmentID)
        case notAsked(CommitmentID)
        case missed(CommitmentID)
        case lateAnswer(CommitmentID)
        case movedAgain(CommitmentID, times: Int)
        case reviewOverdue(document: String, on: CivilDate)
    }

    package enum Count: Sendable, CaseIterable {
        /// Mentorships.
        case active, paused, atRisk
        /// Letters: of the week, of the week, now.
        case submitted, failed, deferred
    }

    /// What needs a person, most urgent first, with the command to type; nil where there is something to edit.
    package var lines: [(need: Need, command: String?)]
    /// How many more there are than `lines`.
    package var more: Int
    /// Numbers of the rest, in order.
    package var counts: [(kind: Count, number: Int)]
    package var lastBackup: Instant?

    package init(
        lines: [(need: Need, command: String?)], more: Int, counts: [(kind: Count, number: Int)], lastBackup: Instant?
    ) {
        self.lines = lines
        self.more = more
        self.counts = counts
        self.lastBackup = lastBackup
    }
}

/// Everything that one letter is made from. Same draft, same bytes.
package struct LetterDraft: Sendable {
    package var recipient: Recipient
    package var name: String
    package var address: String
    package var zone: Zone
    /// The language asked for; templates fall back to `en`.
    package var locale: String
    /// Whether it is the first that they get: it says who writes, what will come and how to stop.
    package var isFirst: Bool
    package var items: [LetterItem]
    package var digest: Digest?
    /// When it is made; its Date.
    package var at: Instant
    /// The Message-ID of the mail that it answers, with or without angle brackets; it is then a reply in the reader's mail program. What
    /// can't be one is passed over.
    package var answering: String?
    package var calendar: LetterCalendar?
    /// Whether the program reads what is answered; else a person does.
    package var takesReplies: Bool

    /// Puts a draft together. What a coordinator answers is for people.
    package init(
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
        takesReplies = if case .person = recipient { true } else { false }
    }
}
