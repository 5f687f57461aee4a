import CivilTime
import Letters
import Mail
import Mentoring
import Settings
import Store

/// Puts the coordinator's week on one screen: only what needs a person, each line with the command to type; counts for the rest.
package struct DigestMaker {
    let reader: Reader
    let configuration: Configuration
    let now: Instant

    /// - Parameter now: the digest tells of the week before.
    package init(reader: Reader, configuration: Configuration, now: Instant) {
        self.reader = reader
        self.configuration = configuration
        self.now = now
    }

    package func digest() throws -> Digest {
        let most = configuration.rules.policy.escalation.digestLines
        let all = try lines()
        return Digest(
            lines: Array(all.prefix(most)), more: max(0, all.count - most), counts: try counts(),
            lastBackup: try reader.value(StoreKey.backup).flatMap { Int64($0) }.map { Instant(seconds: $0) })
    }

    private var weekAgo: Instant { now - 7 * 86_400 }

    private func lines() throws -> [(need: Digest.Need, command: String?)] {
        var lines: [(need: Digest.Need, command: String?)] = []
        let atRisk = Set(try reader.mentorshipsAtRisk())
        lines += atRisk.sorted().map { (.atRisk($0), "mentorctl why \($0)") }
        // Nothing is said of somebody who was erased, nor asked about what nobody but them could answer.
        let unreachable = try reader.unreachablePeople()
        let erased = unreachable.filter(\.isErased).map(\.id)
        let silent = Set(try erased.flatMap { try reader.mentorshipIDs(of: $0) })
        func isSaid(_ id: CommitmentID) -> Bool {
            !silent.contains(id.mentorship) && !(id.person.map(erased.contains) ?? false)
        }
        for person in unreachable where !person.isErased {
            lines.append(
                (
                    .unreachable(person.id, fault: person.addressFault?.description ?? ""),
                    "mentorctl person set \(person.id) --email ADDRESS"
                ))
        }
        // The bounces that made sending stop had a letter of their own.
        let refused = try reader.bounces(since: weekAgo).filter { $0.kind == .ours }.compactMap {
            AddressSides($0.address)?.domain
        }
        lines += Set(refused).sorted().map { (.refusal(domain: $0), "mentorctl log --kind bounced") }
        let open = try reader.openRecords(dueBefore: Zone.utc.civil(at: now).date.adding(days: 1)).filter {
            isSaid($0.id)
        }
        for record in open where record.isContradicted {
            lines.append((.contradiction(record.id), Commands.answer(to: record.id, isContradiction: true)))
        }
        for record in open where record.couldNotAsk {
            lines.append((.notAsked(record.id), Commands.answer(to: record.id)))
        }
        let missed = try reader.missedCommitments(limit: 1_000).filter {
            ($0.settledAt ?? .distantPast) >= weekAgo && isSaid($0.id)
        }
        for record in missed where !atRisk.contains(record.id.mentorship) {
            lines.append((.missed(record.id), Commands.answer(to: record.id)))
        }
        let told: Set<EventKind> = [.moved, .fulfilled]
        var moved: Set<CommitmentID> = []
        for event in try reader.events(EventFilter(kinds: told, since: weekAgo)) {
            guard let id = event.commitment, isSaid(id) else { continue }
            if event.payload == .lateAnswer { lines.append((.lateAnswer(id), "mentorctl why \(id.mentorship)")) }
            if event.kind == .moved, let record = try reader.record(id), record.moves >= 3, record.state.isOpen,
                moved.insert(id).inserted
            {
                lines.append((.movedAgain(id, times: record.moves), "mentorctl why \(id.mentorship)"))
            }
        }
        return lines + overdueReview()
    }

    /// The policy's own review date, once it has passed.
    private func overdueReview() -> [(need: Digest.Need, command: String?)] {
        let document = configuration.settings.document
        guard let review = document.nextReview, review < Zone.utc.civil(at: now).date else { return [] }
        return [(.reviewOverdue(document: document.number, on: review), nil)]
    }

    private func counts() throws -> [(kind: Digest.Count, number: Int)] {
        let counts = try reader.counts()
        let failed = try reader.events(EventFilter(kinds: [.letterFailed], since: weekAgo)).count
        return [
            (.active, counts.mentorships[.active] ?? 0), (.paused, counts.mentorships[.paused] ?? 0),
            (.atRisk, counts.atRisk), (.submitted, try reader.submittedCount(since: weekAgo)), (.failed, failed),
            (.deferred, counts.letters[.deferred] ?? 0),
        ]
    }
}
