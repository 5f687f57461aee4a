import CivilTime
import Mentoring

@testable import Letters

/// A draft of every letter about answers, changes and the service itself.
enum LaterLetters {
    private static let jurgen = Recipient.person(PersonID(checked: "jurgen"))
    private static let chen = Recipient.person(PersonID(checked: "chen"))
    private static let boss = Recipient.coordinator(1)
    private static let noon = "2027-02-10T09:00:00Z"

    static let names =
        [
            "welcome", "introduction", "introduction-group", "paused", "paused-open", "resumed", "moved", "declined",
            "declined-self", "proposed", "not-understood", "not-understood-check-in", "not-understood-milestone",
            "not-understood-renewal", "not-understood-several", "not-understood-again", "not-understood-proposed",
            "not-understood-coming", "which-not-done", "which-pause", "which-mentorship", "which-snooze",
            "which-not-paused", "which-one-meeting", "which-past-next", "moved-agreed", "declined-all",
            "declined-all-self", "confirm-address-unread", "unread-reply-stopped", "breaker-bounced", "breaker-volume",
            "help-several",
            "confirmation-unsubscribed-kind",
            "which-number", "which-date", "which-early", "help", "farewell",
            "confirm-address",
            "unreachable", "unread-reply", "unread-reply-shown", "needs-person", "breaker", "check-in-five",
            "meeting-ask-several",
            "confirmation-several", "invitation", "invitation-single", "invitation-update", "invitation-update-moved",
            "invitation-cancelled", "invitation-cancelled-one", "invitation-cancelled-away",
        ] + confirmations.map { "confirmation-\($0.0)" }

    /// What an answer came to, and what it was about.
    private static let confirmations: [(String, AnswerOutcome?, String)] = [
        ("held", .held, meeting), ("missed", .missed, meeting), ("moved", .moved(to: late), meeting),
        ("proposed", .proposed(late), meeting), ("done", .done, "f1/milestone/goals/1"),
        ("checked-in", .checkedIn(isRead: false), "f1/check-in/chen/1"),
        ("answered", .checkedIn(isRead: false), "f1/mid-review/chen/1"),
        ("checked-in-read", .checkedIn(isRead: true), "f1/check-in/chen/1"),
        ("renewed", .renewed, renewal), ("not-renewed", .notRenewed, renewal),
        ("snoozed", .snoozed(until: day("2027-02-17")), meeting),
        ("paused", .paused(until: day("2027-04-01")), "mentorship:f1"),
        ("paused-person", .paused(until: day("2027-04-01")), "person:chen"), ("resumed", .resumed, "mentorship:f1"),
        ("absent", .absent(until: day("2027-02-26")), "person:chen"), ("excused", .excused, meeting),
        ("accepted", .accepted, meeting), ("tentative", .tentative, meeting),
        ("unsubscribed", .unsubscribed, "person:chen"),
        ("weekly", .frequency(.weekly), "person:chen"), ("due-only", .frequency(.dueOnly), "person:chen"),
        ("usual", .frequency(.usual), "person:chen"),
        ("address-added", .addressAdded("mei@privat.example"), "person:chen"),
        ("shown", .shown, "person:chen"), ("stays", .stays(late), meeting),
        ("unknown", nil, "person:chen"),
    ]
    private static let late = Community.instant("2027-02-16T17:00:00Z")
    private static func day(_ text: String) -> CivilDate { CivilDate(text) ?? .first }
    private static let mei = PersonID(checked: "chen")
    private static let meeting = "f1/meeting/2"
    private static let renewal = "f1/milestone/renewal/1"
    private static let due = "2027-02-09T17:00:00Z"

    private static func about(
        _ letter: String, _ subject: String = meeting, clause: String = "§6.2.1", due: String? = nil,
        answerBy: String? = nil, content: NoticeContent? = nil, previously: String? = nil, next: String? = nil,
        until: String? = nil, by: String? = nil, choices: [LetterChoice] = [], revision: Int = 0
    ) throws -> LetterItem {
        let isPerson = subject.hasPrefix("person:")
        return try Community.item(
            letter, subject, to: chen, of: isPerson ? nil : Community.f1, isPerson ? nil : Community.formal,
            rung: "answer-1", clause: clause, due: due, answerBy: answerBy, content: content, revision: revision,
            previously: previously, next: next, until: until, by: by, choices: choices)
    }

    private static func letter(_ item: LetterItem, at: String = noon) throws -> LetterDraft {
        var draft = try Community.draft(to: "chen", [item], at: at)
        draft.answering = "<reply.1@mail.example.org>"
        return draft
    }

    static func draft(_ name: String) throws -> LetterDraft? {
        for (key, outcome, subject) in confirmations where name == "confirmation-\(key)" {
            let isDue = subject.contains("/meeting/")
            return try letter(
                about(
                    "confirmation", subject, due: isDue ? due : nil, content: outcome.map { .outcome($0) },
                    next: key == "resumed" ? "2027-03-09T17:00:00Z" : nil))
        }
        return try invitation(name) ?? change(name) ?? question(name) ?? several(name) ?? toCoordinator(name)
    }

    private static func invitation(_ name: String) throws -> LetterDraft? {
        let next = "2027-02-16T17:00:00Z"
        guard name.hasPrefix("invitation") else { return nil }
        let letter = ["invitation-update", "invitation-cancelled"].first { name.hasPrefix($0) } ?? "invitation"
        let isOne = name != letter
        var item = try about(
            letter, "mentorship:f1", clause: "§2.2.2", due: isOne && letter != "invitation" ? next : nil,
            previously: name.hasSuffix("moved") ? due : nil, next: next)
        item.isSeries = !isOne
        if name.hasSuffix("away") {
            item.by = PersonID("jurgen")
            item.until = CivilDate("2027-02-26")
        }
        return try Community.draft(to: "chen", [item], at: "2027-02-05T09:00:00Z")
    }

    private static func change(_ name: String) throws -> LetterDraft? {
        let late = "2027-02-16T17:00:00Z"
        switch name {
        case "welcome":
            return try Community.draft(to: "chen", [about(name, "person:chen", clause: "§5.2.3")], isFirst: true)
        case "introduction": return try Community.draft(to: "chen", [about(name, "mentorship:f1", clause: "§5.2.2")])
        case "introduction-group":
            let item = try Community.item(
                "introduction", "mentorship:g1", to: jurgen, of: Community.g1, Community.group, clause: "§5.2.2",
                answerBy: nil)
            return try Community.draft(to: "jurgen", [item])
        case "paused", "paused-open":
            return try Community.draft(
                to: "chen",
                [
                    about(
                        "paused", "mentorship:f1", clause: "§10.1.2", until: name == "paused" ? "2027-04-01" : nil,
                        by: "jurgen")
                ])
        case "resumed":
            return try Community.draft(
                to: "chen", [about(name, "mentorship:f1", clause: "§10.1.2", next: late)], at: noon)
        case "moved", "moved-agreed":
            var item = try about("moved", due: late, previously: due, by: "jurgen", revision: 1)
            if name == "moved-agreed" { item.outcome = .accepted }
            return try Community.draft(to: "chen", [item], at: "2027-02-05T09:00:00Z")
        case "declined-all", "declined-all-self":
            var item = try about(
                "declined", due: due, answerBy: "2027-02-09T12:00:00Z",
                by: name == "declined-all" ? "jurgen" : "chen")
            item.isSeries = true
            return try Community.draft(to: "chen", [item], at: "2027-02-05T09:00:00Z")
        case "declined", "declined-self":
            return try Community.draft(
                to: "chen",
                [
                    about(
                        "declined", due: due, answerBy: "2027-02-09T12:00:00Z",
                        by: name == "declined" ? "jurgen" : "chen")
                ], at: "2027-02-05T09:00:00Z")
        case "proposed":
            return try Community.draft(
                to: "chen",
                [
                    about(
                        name, due: due, answerBy: "2027-02-09T12:00:00Z", content: .outcome(.proposed(Self.late)),
                        by: "jurgen")
                ], at: "2027-02-05T09:00:00Z")
        case "unreachable": return try Community.draft(to: "chen", [about(name, "mentorship:f1", by: "jurgen")])
        default: return nil
        }
    }

    private static func question(_ name: String) throws -> LetterDraft? {
        let answerBy = "2027-02-19T08:00:00Z"
        switch name {
        case "not-understood": return try letter(about(name, due: due, answerBy: answerBy))
        case "not-understood-check-in":
            return try letter(about("not-understood", "f1/check-in/chen/1", due: due, answerBy: answerBy))
        case "not-understood-milestone":
            return try letter(about("not-understood", "f1/milestone/goals/1", due: due, answerBy: answerBy))
        case "not-understood-renewal": return try letter(about("not-understood", renewal, due: due, answerBy: answerBy))
        case "not-understood-several": return try letter(about("not-understood", answerBy: answerBy, choices: two()))
        case "not-understood-again":
            return try letter(about("not-understood", due: due, answerBy: answerBy, content: .notUnderstoodAgain))
        case "not-understood-proposed", "not-understood-coming":
            var item = try about("not-understood", due: "2027-02-16T17:00:00Z", answerBy: "2027-02-16T17:00:00Z")
            if name == "not-understood-proposed" {
                item.outcome = .proposed(Community.instant("2027-02-18T17:00:00Z"))
            }
            return try letter(item)
        case "which-number":
            return try letter(
                about(
                    "which", "person:chen", answerBy: answerBy,
                    content: .lack(Clarification(.number, said: SaidVerb(.met))), choices: two()))
        case "which-mentorship":
            let choices = try [Community.f1, Community.f2].enumerated().map {
                LetterChoice(
                    number: $0.offset * 2 + 1,
                    item: try Community.item(
                        "which", "mentorship:\($0.element.id)", to: jurgen, of: $0.element, Community.formal))
            }
            let item = try Community.item(
                "which", "person:jurgen", to: jurgen, rung: "answer-1", clause: "§6.2.2", answerBy: nil,
                content: .lack(Clarification(.number, said: SaidVerb(.pause, until: day("2027-03-10")))),
                choices: choices)
            var draft = try Community.draft(to: "jurgen", [item], at: noon)
            draft.answering = "<reply.1@mail.example.org>"
            return draft
        case "help-several": return try letter(about("help", "person:chen", clause: "§11.2", choices: two()))
        case "confirmation-unsubscribed-kind":
            return try letter(
                about("confirmation", "person:chen", content: .outcome(.unsubscribed), choices: [try two()[0]]))
        case "help", "farewell": return try letter(about(name, "person:chen", clause: "§11.2"))
        case "confirm-address":
            return try letter(
                about(
                    name, due: due, answerBy: answerBy,
                    content: .strangeAddress("mei@privat.example", said: SaidVerb(.missed), to: mei)))
        case "confirm-address-unread":
            return try letter(
                about(
                    "confirm-address", "person:chen", answerBy: answerBy,
                    content: .strangeAddress("mei@privat.example", said: nil, to: mei)))
        default: return try lacking(name, answerBy)
        }
    }

    private static func lacking(_ name: String, _ answerBy: String) throws -> LetterDraft? {
        switch name {
        case "which-date":
            return try letter(
                about("which", due: due, answerBy: answerBy, content: .lack(Clarification(.date, .noTime))))
        case "which-past-next":
            return try letter(
                about(
                    "which", due: "2027-02-16T17:00:00Z", answerBy: "2027-02-16T17:00:00Z",
                    content: .lack(Clarification(.date, .next, day: day("2027-03-09")))))
        case "which-pause": return try letter(about("which", due: due, content: .lack(Clarification(.pause, .noDay))))
        case "which-snooze":
            return try letter(
                about(
                    "which", due: due, answerBy: answerBy,
                    content: .lack(Clarification(.snooze, .tooLate, day: day("2027-02-18")))))
        case "which-not-done":
            return try letter(
                about(
                    "which", "f1/milestone/goals/1", due: due, answerBy: answerBy,
                    content: .lack(Clarification(.notDone))))
        case "which-not-paused":
            return try letter(about("which", "mentorship:f1", content: .lack(Clarification(.notPaused))))
        case "which-one-meeting":
            return try letter(about("which", due: "2027-02-16T17:00:00Z", content: .lack(Clarification(.oneMeeting))))
        case "which-early":
            return try letter(about("which", due: "2027-02-16T17:00:00Z", content: .lack(Clarification(.early))))
        default: return nil
        }
    }

    private static func two() throws -> [LetterChoice] {
        try [("meeting-ask", meeting), ("milestone-ask", "f1/milestone/goals/1")].enumerated().map {
            LetterChoice(number: $0.offset + 1, item: try about($0.element.0, $0.element.1, due: due))
        }
    }

    private static func several(_ name: String) throws -> LetterDraft? {
        let mentorships = [Community.f1, Community.f2, Community.g1, Community.p1, Community.f1]
        switch name {
        case "check-in-five":
            let items = try mentorships.enumerated().map {
                try Community.item(
                    "check-in", "\($0.element.id)/check-in/jurgen/\($0.offset + 1)", to: jurgen, of: $0.element,
                    Community.formal, due: "2027-02-12T08:00:00Z", answerBy: "2027-02-26T08:00:00Z")
            }
            return try Community.draft(to: "jurgen", items, at: "2027-02-12T08:00:00Z")
        case "meeting-ask-several":
            let items = try mentorships.prefix(3).map {
                try Community.item(
                    "meeting-ask", "\($0.id)/meeting/2", to: jurgen, of: $0, Community.formal, clause: "§2.2.2",
                    due: due,
                    answerBy: "2027-02-19T08:00:00Z")
            }
            return try Community.draft(to: "jurgen", items, at: noon)
        case "confirmation-several":
            var draft = try letter(about("confirmation", due: due, content: .outcome(.held)))
            draft.items.append(try about("confirmation", "f1/milestone/goals/1", content: .outcome(.done)))
            return draft
        default: return nil
        }
    }

    private static func toCoordinator(_ name: String) throws -> LetterDraft? {
        switch name {
        case "unread-reply", "unread-reply-shown", "unread-reply-stopped":
            var item = try Community.item(
                "unread-reply", meeting, to: boss, of: Community.f1, Community.formal, rung: "unread-1",
                clause: "§6.2.2",
                due: due, answerBy: nil,
                content: name.hasSuffix("shown")
                    ? .unread(by: mei, .shown("We met twice, but on other days; please note both.")) : nil,
                command: "mentorctl why f1", by: "chen")
            if name.hasSuffix("stopped") { item.outcome = .unsubscribed }
            return try Community.draftToCoordinator([item])
        case "needs-person":
            var mentorship = Community.f1
            mentorship.participants.removeAll { $0.person != PersonID("chen") }
            let item = try Community.item(
                name, "program", to: boss, of: mentorship, Community.formal, rung: "needs-person-1", clause: "§8.1.1",
                answerBy: nil, command: "mentorctl answers --case f1 --person chen", by: "chen")
            return try Community.draftToCoordinator([item])
        case "breaker", "breaker-bounced", "breaker-volume":
            let cause: StopCause =
                switch name {
                case "breaker-volume": .overflow(letters: 412, usual: 90)
                case "breaker-bounced": .refused(status: " (5.7.1)")
                default: .volume("412 letters in an hour; usual are 9")
                }
            let item = try Community.item(
                "breaker", "program", to: boss, rung: "breaker-1", answerBy: nil,
                content: .stop(cause), command: "mentorctl release")
            return try Community.draftToCoordinator([item])
        default: return nil
        }
    }
}
