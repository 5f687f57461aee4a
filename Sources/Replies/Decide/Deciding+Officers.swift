import Mentoring

/// What a coordinator writes about what the coordinators owe. Anything else that a coordinator writes is for people.
extension Deciding {
    /// Something that a coordinator says is done, and what comes of it.
    struct Done {
        let id: CommitmentID
        let decisions: [Decision]
    }

    /// What a coordinator says is done, all of which the coordinators owe; nil for any other message.
    func officersWord(_ reply: Reply) throws -> [Done]? {
        guard conversation.isCoordinators, let items, reply.understood == .full, reply.questions.isEmpty else {
            return nil
        }
        var done: [Done] = []
        for statement in reply.statements {
            guard case .done = statement.verb.meaning(for: .milestone),
                let item = statement.item.map({ $0 - 1 }) ?? (items.items.count == 1 ? 0 : nil),
                items.items.indices.contains(item), let id = items.items[item].commitment,
                let dossier = dossiers[id.mentorship],
                try rules.owner(of: dossier.mentorship).isOfficersAnswer(id)
            else { return nil }
            do {
                let decisions = try CommitmentActions(rules: rules).report(
                    id, .done, by: .coordinator, in: dossier, now: now)
                done.append(Done(id: id, decisions: decisions))
            } catch is AnswerError { return nil }
        }
        return done.isEmpty ? nil : done
    }

    mutating func take(_ done: [Done]) {
        for word in done {
            apply(word.decisions)
            append(
                Event(
                    at: now, kind: .answerTaken, actor: Reporter.coordinator.description,
                    mentorship: word.id.mentorship, commitment: word.id, messageID: identity.messageID,
                    text: "\(AnswerOutcome.done)"))
        }
        remember(.reply, .recorded)
    }
}
