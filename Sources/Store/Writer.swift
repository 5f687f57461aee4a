import Mentoring

/// What can be read and written in one transaction. All of it is undone when the closure throws.
///
/// Whatever changes what a mentorship's next decisions rest on (its own row, its records, words and notices, a person of it, the end of a
/// letter that asks or did not leave) makes it due for planning at once, so that no command can forget it. The planner sets the next wake-up after its changes.
package final class Writer: Reader {
    /// Mentorships that this transaction has made due already.
    var woken: Set<MentorshipID> = []

    /// Runs a part of the transaction; what it changed is undone if it throws, and what was changed before and after it stands.
    package func part<Value>(_ body: () throws -> Value) throws -> Value {
        let before = woken
        do { return try session.part(body) } catch {
            woken = before
            dossiers.clear()
            throw error
        }
    }

    /// Carries decisions out, in order: each change, then its event into the history.
    /// - Returns: the decisions that took effect. One whose changes all came to nothing (a notice that was decided before; a waiting
    ///   notice to put off or suppress that no longer waits) is left out together with its event.
    @discardableResult
    package func apply(_ decisions: [Decision]) throws -> [Decision] {
        try decisions.filter { decision in
            var hasEffect = decision.changes.isEmpty
            for change in decision.changes where try keepingDossier(change) { hasEffect = true }
            if hasEffect, let event = decision.event { try append(event) }
            return hasEffect
        }
    }

    /// Makes a change in the dossier that is kept as well.
    private func keepingDossier(_ change: Change) throws -> Bool {
        guard let id = change.mentorship, var dossier = dossiers.take(id) else { return try apply(change, before: nil) }
        guard try apply(change, before: dossier.mentorship) else {
            dossiers.keep(dossier, of: id)
            return false
        }
        dossier.apply(change)
        dossiers.keep(dossier, of: id)
        return true
    }

    /// - Parameter before: the mentorship as it is stored, where that is known.
    private func apply(_ change: Change, before: Mentorship?) throws -> Bool {
        switch change {
        case .mentorship(let mentorship): try put(mentorship, before: before ?? self.mentorship(mentorship.id))
        case .commitment(let record): try put(record)
        case .notice(let notice): return try insert(notice)
        case .postpone(let id, let until): return try postpone(id, until: until)
        case .suppress(let id, let reason): return try suppress(id, reason: reason)
        case .report(let report): try insert(report)
        case .revokeReports(let id): try revokeReports(on: id)
        case .person(let person): try put(person)
        case .answers(let answers): try put(answers)
        }
        return true
    }

    /// A list as JSON text. Most lists are empty.
    func text<Element: JSONTexts.Kept>(of list: [Element]) throws -> String {
        list.isEmpty ? "[]" : try session.json.text(of: list)
    }
}
