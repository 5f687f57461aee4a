import CivilTime

/// What a coordinator is to look at.
package enum Matter: Hashable, Sendable, Codable {
    /// Somebody was asked, and did not answer.
    case noAnswer
    case saidMissed
    case atRisk(misses: Int)
    case notAsked
    case contradiction
    case lateAnswer
    case movedAgain(times: Int)
    /// Letters can't reach somebody, and what stands against the address.
    case unreachable(PersonID, fault: String)
    /// No letter to somebody has left for days.
    case notLeaving(PersonID, since: CivilDate, fault: String)
    /// The mail system of a domain refuses what we send; with its status code in parentheses, if any.
    case refusal(domain: String, status: String)
    /// Somebody does not come to any meeting from one on.
    case declinedAll(PersonID, from: Int)
    case noMoreLetters(PersonID)
    /// Somebody's mail system reports that they took a letter for spam.
    case complaint(PersonID)
    /// More messages of a day than so many were not understood.
    case manyUnread(most: Int)
    /// An absence notice of somebody says what nothing can be made of.
    case absence(PersonID, says: AbsenceReport)
    /// A message that may be somebody's answer is marked as a program's.
    case markedAnswer(PersonID)
    /// Somebody's message could not be read, and was not answered.
    case unanswered(PersonID)
    /// Somebody says that they were at the meeting, and their partner was not: their word, and no verdict.
    case partnerAbsent(PersonID)
    /// Somebody says that they do not go on, with their partner or in the program.
    case leaving(PersonID)
    /// Somebody says that letters to them are not meant for them.
    case wrongPerson(PersonID)
    /// Somebody wrote what a person must read soon.
    case distress(PersonID)
    /// Words of another version of the program.
    case words(String)

    /// In words.
    /// - Parameter name: what somebody is called in them; nil for their identifier.
    package func text(_ name: (PersonID) -> String? = { _ in nil }) -> String {
        func called(_ id: PersonID) -> String { name(id) ?? id.text }
        return switch self {
        case .noAnswer: "no answer"
        case .saidMissed: "said to be missed"
        case .atRisk(let misses): "at risk: \(misses) consecutive meetings missed"
        case .notAsked: "nobody could be asked, so nothing is judged"
        case .contradiction: "participants say opposite things; nobody is overruled"
        case .lateAnswer: "a late answer: it was kept after all"
        case .movedAgain(let times): "moved \(times) times in a row"
        case .unreachable(let id, let fault): "letters can't reach \(called(id)): \(fault)"
        case .notLeaving(let id, let since, let fault):
            "no letter to \(called(id)) has left since \(since), because of the address or of the mail system: \(fault)"
        case .refusal(let domain, let status):
            "letters to \(domain) come back for a reason that is ours, not the address's\(status): no address is blamed, and sending goes on"
        case .declinedAll(let id, let first): "\(called(id)) declined all meetings from meeting \(first) on"
        case .noMoreLetters(let id):
            "\(called(id)) wants no more letters; nothing is judged from silence any more"
        case .complaint(let id):
            "the mail system of \(called(id)) reports that a letter was taken for spam. No more letters of that kind go there: please ask whether "
                + "the others are welcome"
        case .manyUnread(let most):
            "more than \(most) messages of a day were not understood, and not each was answered: "
                + "mentorctl log --kind answer-unread lists them"
        case .absence(let id, let says):
            "an absence notice of \(called(id)) says \(says). Nothing is recorded: please find out what is to become of it"
        case .markedAnswer(let id):
            "\(called(id)) sent what may be an answer, but it is marked as sent by a program. Nothing is recorded, and nothing went back: "
                + "please ask what it was to say"
        case .unanswered(let id):
            "\(called(id)) sent a message that the program could not read, and nothing went back, for too many letters went there, or a "
                + "program may have sent it. Please ask what it was to say"
        case .partnerAbsent(let id):
            "\(called(id)) says that they were at the meeting and their partner was not. It is one person's word, and no verdict: please ask both"
        case .leaving(let id):
            "\(called(id)) writes that they do not go on. Nothing is changed: please ask, and end what is to end"
        case .wrongPerson(let id):
            "\(called(id)) writes that the letters are not meant for them. Please check the address"
        case .distress(let id):
            "\(called(id)) wrote something that a person must read soon; mentorctl confidential list shows it"
        case .words(let text): text
        }
    }
}
