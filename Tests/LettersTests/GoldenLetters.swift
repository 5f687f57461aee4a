import CivilTime
import Forms
import Foundation
import Mentoring
import Testing

@testable import Letters

/// A draft of every letter, by the name of its file in `Golden/`.
enum GoldenLetters {
    private static let jurgen = Recipient.person(PersonID(checked: "jurgen"))
    private static let chen = Recipient.person(PersonID(checked: "chen"))
    private static let amelie = Recipient.person(PersonID(checked: "amelie"))
    private static let boss = Recipient.coordinator(1)

    static let names =
        [
            "meeting-coming", "meeting-coming-moved", "meeting-ask", "meeting-ask-again", "check-in",
            "check-in-several",
            "check-in-again", "milestone-start-several", "milestone-ask", "review-coming", "renewal-coming",
            "renewal-ask",
            "program-review", "program-review-overdue", "ended", "completed", "address-changed-old",
            "address-changed-new",
            "escalation",
            "escalation-several", "escalation-each", "digest", "digest-nothing", "first", "mixed", "group", "hostile",
            "form-ask", "form-ask-long", "form-ask-again", "form-open", "form-open-one",
        ] + LaterLetters.names

    static func draft(_ name: String) throws -> LetterDraft {
        var draft =
            try meeting(name) ?? answer(name) ?? milestone(name) ?? change(name) ?? toCoordinator(name)
            ?? form(name) ?? LaterLetters.draft(name) ?? together(name)
        let count = draft.items.count { Self.asking.contains($0.notice.letter.name) }
        for index in draft.items.indices where Self.asking.contains(draft.items[index].notice.letter.name) {
            try draft.items[index].ask(most: FormSheet.most / count)
        }
        return draft
    }

    /// The letters that ask a form.
    private static let asking: Set = ["check-in", "check-in-again", "form-ask", "form-ask-again", "form-open"]

    private static func form(_ name: String) throws -> LetterDraft? {
        func item(_ letter: String, _ form: String, _ questions: [String] = []) throws -> LetterItem {
            var item = try Community.item(
                letter, "f1/\(form)/jurgen/1", to: jurgen, of: Community.f1, Community.formal, clause: "§8.1.1",
                due: "2027-04-12T07:00:00Z", answerBy: "2027-04-26T07:00:00Z")
            let open = questions.compactMap { QuestionID($0) }
            if !open.isEmpty { item.notice.content = .openQuestions(open) }
            return item
        }
        let items: [LetterItem]
        switch name {
        case "form-ask": items = [try item(name, "mid-review")]
        case "form-ask-long": items = [try item("form-ask", "end-evaluation")]
        case "form-ask-again": items = [try item(name, "mid-review")]
        case "form-open": items = [try item(name, "mid-review", ["relationship", "often", "help"])]
        case "form-open-one": items = [try item("form-open", "mid-review", ["goals"])]
        default: return nil
        }
        return try Community.draft(to: "jurgen", items, at: "2027-04-12T07:00:00Z")
    }

    private static func meeting(_ name: String) throws -> LetterDraft? {
        let due = "2027-01-12T17:00:00Z"
        switch name {
        case "meeting-coming", "first":
            let item = try Community.item(
                "meeting-coming", "f1/meeting/1", to: chen, of: Community.f1, Community.formal, clause: "§2.2.2",
                due: due,
                answerBy: nil)
            return try Community.draft(to: "chen", [item], isFirst: name == "first")
        case "meeting-coming-moved":
            let item = try Community.item(
                "meeting-coming", "f1/meeting/1", to: jurgen, of: Community.f1, Community.formal, clause: "§2.2.2",
                due: "2027-01-14T17:00:00Z", answerBy: nil, revision: 1)
            return try Community.draft(to: "jurgen", [item])
        case "meeting-ask":
            let item = try Community.item(
                "meeting-ask", "f2/meeting/1", to: jurgen, of: Community.f2, Community.formal, clause: "§2.2.2",
                due: due)
            return try Community.draft(to: "jurgen", [item], at: "2027-01-13T08:00:00Z")
        case "meeting-ask-again":
            let item = try Community.item(
                "meeting-ask-again", "f2/meeting/1", to: amelie, of: Community.f2, Community.formal, clause: "§2.2.2",
                due: due)
            return try Community.draft(to: "amelie", [item], at: "2027-01-16T09:00:00Z")
        default: return nil
        }
    }

    private static func answer(_ name: String) throws -> LetterDraft? {
        let due = "2027-02-12T08:00:00Z"
        let byThen = "2027-02-26T08:00:00Z"
        func checkIn(_ letter: String, _ mentorship: Mentorship) throws -> LetterItem {
            try Community.item(
                letter, "\(mentorship.id)/check-in/jurgen/1", to: jurgen, of: mentorship, Community.formal, due: due,
                answerBy: byThen)
        }
        switch name {
        case "check-in": return try Community.draft(to: "jurgen", [checkIn("check-in", Community.f1)], at: due)
        case "check-in-several":
            let items = try [Community.f1, Community.f2, Community.g1].map { try checkIn("check-in", $0) }
            return try Community.draft(to: "jurgen", items, at: due)
        case "check-in-again":
            return try Community.draft(
                to: "jurgen", [checkIn("check-in-again", Community.f1)], at: "2027-02-19T08:00:00Z")
        case "renewal-coming":
            let item = try Community.item(
                name, "g1/milestone/renewal/1", to: chen, of: Community.g1, Community.group, clause: "§2.2.1",
                due: "2027-03-29T01:00:00Z", answerBy: nil)
            return try Community.draft(to: "chen", [item])
        case "renewal-ask":
            let item = try Community.item(
                name, "p1/milestone/renewal/1", to: amelie, of: Community.p1, Community.peer, clause: "§2.2.1",
                due: "2027-07-12T07:00:00Z", answerBy: "2027-07-19T07:00:00Z")
            return try Community.draft(to: "amelie", [item])
        default: return nil
        }
    }

    private static func milestone(_ name: String) throws -> LetterDraft? {
        func item(_ letter: String, _ milestone: String, due: String, clause: String) throws -> LetterItem {
            try Community.item(
                letter, "f1/milestone/\(milestone)/1", to: chen, of: Community.f1, Community.formal, clause: clause,
                due: due)
        }
        switch name {
        case "milestone-start-several":
            return try Community.draft(
                to: "chen",
                [
                    item("milestone-start", "agreement", due: "2027-01-19T08:00:00Z", clause: "§5.2.3"),
                    item("milestone-start", "goals", due: "2027-01-26T08:00:00Z", clause: "§5.2.3"),
                    item("milestone-start", "orientation", due: "2027-01-26T08:00:00Z", clause: "§5.2.3"),
                ], isFirst: true)
        case "milestone-ask":
            return try Community.draft(
                to: "chen", [item(name, "goals", due: "2027-01-19T08:00:00Z", clause: "§5.2.3")],
                at: "2027-01-22T01:00:00Z")
        case "review-coming":
            return try Community.draft(
                to: "chen", [item(name, "mid-review", due: "2027-04-12T07:00:00Z", clause: "§8.1.1")],
                at: "2027-04-05T01:00:00Z")
        default: return nil
        }
    }

    private static func change(_ name: String) throws -> LetterDraft? {
        var mentorship = Community.f1
        mentorship.endedAt = Community.instant("2027-03-01T10:00:00Z")
        switch name {
        case "ended", "completed":
            let item = try Community.item(
                name, "mentorship:f1", to: chen, of: mentorship, Community.formal, clause: "§10.1.2", answerBy: nil)
            return try Community.draft(to: "chen", [item])
        case "address-changed-old", "address-changed-new":
            let isOld = name.hasSuffix("old")
            let address = isOld ? "alt@example.org" : "juergen@example.org"
            let item = try Community.item(
                "address-changed", "person:jurgen", to: jurgen, clause: "§6.2.2", answerBy: nil,
                content: .addressChange(isOld ? .old : .new),
                address: address)
            var draft = try Community.draft(to: "jurgen", [item])
            draft.address = address
            return draft
        default: return nil
        }
    }

    private static func toCoordinator(_ name: String) throws -> LetterDraft? {
        func matter(
            _ mentorship: Mentorship, _ program: Program, _ subject: String, _ reason: EscalationReason,
            _ matter: Matter,
            _ command: String, due: String? = nil, by: String? = nil
        ) throws -> LetterItem {
            try Community.item(
                "escalation", subject, to: boss, of: mentorship, program, rung: reason.rawValue, clause: "§2.2.2",
                due: due,
                answerBy: nil, content: .matter(matter), command: command.isEmpty ? nil : command, by: by)
        }
        let missed = try matter(
            Community.f1, Community.formal, "f1/meeting/2", .missedMeeting, .noAnswer, "mentorctl meeting held f1/2",
            due: "2027-02-09T17:00:00Z")
        switch name {
        case "escalation": return try Community.draftToCoordinator([missed])
        case "escalation-several":
            return try Community.draftToCoordinator([
                missed,
                matter(
                    Community.p1, Community.peer, "p1/meeting/3", .contradiction,
                    .contradiction, "mentorctl why p1",
                    due: "2027-02-11T11:30:00Z"),
                matter(
                    Community.f2, Community.formal, "f2/check-in/amelie/1", .missedCheckIn, .noAnswer,
                    "mentorctl checkin done f2/amelie/1", due: "2027-02-12T09:00:00Z"),
                matter(
                    Community.f1, Community.formal, "mentorship:f1", .atRisk, .atRisk(misses: 2),
                    "mentorctl why f1"),
                Community.item(
                    "escalation", "person:amelie", to: boss, rung: "unreachable-1", clause: "§6.2.1", answerBy: nil,
                    content: .matter(.unreachable(PersonID(checked: "amelie"), fault: "no such mailbox")),
                    command: "mentorctl person set amelie --email ADDRESS",
                    choices: [LetterChoice(number: 1, item: missed)]),
            ])
        case "escalation-each":
            return try Community.draftToCoordinator(
                matters.map { try matter(Community.f1, Community.formal, "mentorship:f1", .atRisk, $0, "") }
                    + [
                        matter(
                            Community.f1, Community.formal, "f1/meeting/2", .missedMeeting, .saidMissed, "",
                            due: "2027-02-09T17:00:00Z", by: "chen"),
                        matter(
                            Community.f1, Community.formal, "f1/meeting/2", .missedMeeting, .noAnswer, "",
                            due: "2027-02-09T17:00:00Z", by: "jurgen"),
                    ])
        case "program-review-overdue":
            let item = try Community.item(
                "program-review", "program/milestone/policy-review/1", to: boss, due: "2027-01-15T08:00:00Z",
                answerBy: nil,
                command: "mentorctl milestone done program/policy-review")
            return try Community.draftToCoordinator([item])
        case "program-review":
            let item = try Community.item(
                name, "program/milestone/annual-review/1", to: boss, due: "2027-07-01T07:00:00Z", answerBy: nil,
                command: "mentorctl milestone done program/annual-review")
            return try Community.draftToCoordinator([item])
        case "digest", "digest-nothing":
            let item = try Community.item("digest", "program", to: boss, answerBy: nil)
            return try Community.draftToCoordinator([item], digest: digest(isEmpty: name == "digest-nothing"))
        default: return nil
        }
    }

    /// What no other golden letter says.
    static let matters: [Matter] = {
        let amelie = PersonID(checked: "amelie")
        return [
            .saidMissed, .notAsked, .lateAnswer, .movedAgain(times: 3),
            .notLeaving(amelie, since: CivilDate("2027-02-08") ?? .first, fault: "451 try again later"),
            .refusal(domain: "example.org", status: " (5.7.1)"), .declinedAll(amelie, from: 4), .noMoreLetters(amelie),
            .complaint(amelie), .manyUnread(most: 12), .absence(amelie, says: .gone), .absence(amelie, says: .long),
            .absence(amelie, says: .through(CivilDate("2027-05-31") ?? .first)), .markedAnswer(amelie),
            .unanswered(amelie), .words("said by another version"),
        ]
    }()

    private static func digest(isEmpty: Bool) -> Digest {
        let meeting = CommitmentID.meeting(MentorshipID(checked: "f1"), 2)
        let moved = CommitmentID.meeting(MentorshipID(checked: "g1"), 4)
        let amelie = PersonID(checked: "amelie")
        let lines: [(need: Digest.Need, command: String?)] = [
            (.atRisk(MentorshipID(checked: "p1")), "mentorctl why p1"),
            (.unreachable(amelie, fault: "no such mailbox"), "mentorctl person set amelie --email ADDRESS"),
            (.refusal(domain: "example.org"), "mentorctl log --kind bounced"),
            (.contradiction(meeting), "mentorctl meeting held|missed f1/2"),
            (.notAsked(meeting), "mentorctl meeting held f1/2"), (.missed(meeting), "mentorctl meeting held f1/2"),
            (.lateAnswer(meeting), "mentorctl why f1"), (.movedAgain(moved, times: 3), "mentorctl why g1"),
            (.reviewOverdue(document: "MEM-02-03", on: CivilDate("2027-02-01") ?? .first), nil),
        ]
        let counts = zip(Digest.Count.allCases, [34, 2, 1, 81, 0, 3]).map { (kind: $0, number: $1) }
        return Digest(
            lines: isEmpty ? [] : lines, more: isEmpty ? 0 : 2, counts: counts,
            lastBackup: isEmpty ? nil : Community.instant("2027-02-22T02:10:00Z"))
    }

    private static func together(_ name: String) throws -> LetterDraft {
        switch name {
        case "mixed":
            return try Community.draft(
                to: "jurgen",
                [
                    Community.item(
                        "meeting-ask", "f1/meeting/1", to: jurgen, of: Community.f1, Community.formal, clause: "§2.2.2",
                        due: "2027-01-12T17:00:00Z", answerBy: "2027-01-23T08:00:00Z"),
                    Community.item(
                        "milestone-ask", "f2/milestone/portfolio-day/1", to: jurgen, of: Community.f2, Community.formal,
                        clause: "§5.2.3", due: "2027-01-19T08:00:00Z"),
                    Community.item(
                        "meeting-coming", "g1/meeting/2", to: jurgen, of: Community.g1, Community.group,
                        clause: "§2.2.2",
                        due: "2027-01-26T17:00:00Z", answerBy: nil),
                ], at: "2027-01-20T08:00:00Z")
        case "group":
            let item = try Community.item(
                "meeting-coming", "g1/meeting/2", to: jurgen, of: Community.g1, Community.group, clause: "§2.2.2",
                due: "2027-01-26T17:00:00Z", answerBy: nil)
            return try Community.draft(to: "jurgen", [item])
        case "hostile":
            let item = try Community.item(
                "meeting-coming", "g1/meeting/2", to: .person(PersonID(checked: "hostile")), of: Community.g1,
                Community.group,
                clause: "§2.2.2", due: "2027-01-26T17:00:00Z", answerBy: nil,
                content: .matter(.words(Community.hostileName)))
            return try Community.draft(to: "hostile", [item])
        default: throw LetterError.noTemplate(name)
        }
    }
}

extension LetterItem {
    /// Lets it ask the form of its commitment, at most so many questions of it; or those that its notice names.
    fileprivate mutating func ask(most: Int) throws {
        guard case .commitment(let id) = notice.id.subject else { return }
        let form = try #require(try Community.forms.get().forms[id.name])
        let role = mentorship?.participants.first { notice.id.recipient == .person($0.person) }?.role.rawValue
        if case .openQuestions(let open) = notice.content {
            sheet = LetterSheet(form: form, questions: open.compactMap { form.question($0) }, following: 0)
            return
        }
        let (asked, following) = FormFilling(form, role: role).sheet(most: most)
        sheet = LetterSheet(
            form: form, questions: asked.questions.compactMap { form.question($0) },
            following: most < FormSheet.most ? 0 : following)
    }
}
