import CivilTime
import Mentoring
import Store

/// The time between a backup and its being put back, as far as anything is known of it.
///
/// Often the database that is replaced is whole: somebody restores because of a wrong import, or tries it. It went on from the very moment
/// of the backup, and so knows which letters left, and what calendars were told. Where it is gone, nobody knows, and what is decided rests on
/// which of two mistakes is worse:
/// - A reminder or a question is not sent again: a later one says the same, and nobody is asked twice. The coordinator gets a list.
/// - What is said once, that people are introduced, an address changed, a mentorship is over, is sent again: without it somebody never hears
///   of it. Most people don't even see the double, since it has the same Message-ID. After a week it will have been sent.
struct LostTime {
    private let live: StateDatabase?
    private let now: Instant

    /// From so long ago, in seconds, what is said once is not said again: a week.
    private static let memory: Int64 = 7 * 86_400

    /// - Parameters:
    ///   - live: the database that is replaced; it is asked only if it is what the backup became.
    ///   - last: the number of the backup's last record in the history.
    init(copy: StateDatabase, live: StateDatabase?, last: Int64?, now: Instant) throws {
        self.now = now
        self.live = try live.flatMap { try Self.isContinuation($0, of: copy, last) ? $0 : nil }
    }

    /// Whether it is known what left and what calendars were told.
    var isKnown: Bool { live != nil }

    /// Whether a database holds all that happened since a backup: the backup's last record is in it, and nothing was restored since. (Who was
    /// erased since may have been erased in the copy already, which is recorded there as well.)
    private static func isContinuation(_ live: StateDatabase, of copy: StateDatabase, _ number: Int64?) throws -> Bool {
        guard let number else { return false }
        let (last, restored, secret) = try copy.read {
            (
                try $0.history(after: number - 1, limit: 1).first, try $0.value(StoreKey.restored),
                try $0.calendarSecret()
            )
        }
        guard let last else { return false }
        return try live.read { reader in
            try reader.calendarSecret() == secret && reader.value(StoreKey.restored) == restored
                && reader.history(after: last.number - 1, limit: 1).first == last
        }
    }

    func mayHaveSent(_ notice: Notice) throws -> Bool {
        guard let live else {
            switch notice.id.subject {
            case .commitment, .program: return true
            case .mentorship, .person: return now - notice.sendAt > Self.memory
            }
        }
        return try live.read { reader in
            guard let number = try reader.letterNumber(of: notice.id) else { return false }
            return try reader.letter(number).map(Self.hasLeft) ?? true
        }
    }

    /// What was decided since the backup and has left, as far as it is known.
    func left(since madeAt: Instant) throws -> [Notice] {
        try live?.read { try $0.noticesThatLeft(decidedSince: madeAt) } ?? []
    }

    func mayHaveSent(_ letter: Letter, _ reader: Reader) throws -> Bool {
        guard let live else {
            return try letter.notices.contains { try reader.notice($0).map(mayHaveSent) ?? true }
        }
        return try live.read { try $0.letter(letter.number).map(Self.hasLeft) ?? true }
    }

    /// One that is in hand may have left; one that came back has.
    private static func hasLeft(_ letter: Letter) -> Bool { letter.state == .submitting || letter.submittedAt != nil }

    /// How many entries with meetings ahead stand in calendars for mentorships that the backup does not know, as far as it is known.
    func entries(besides known: Set<MentorshipID>) throws -> Int {
        guard let live else { return 0 }
        return try live.read { reader in
            let others = try reader.mentorships().map(\.id).filter { !known.contains($0) }
            return try others.flatMap { try reader.invitations(of: $0) }.filter {
                $0.state == .invited && $0.content.next(after: now) != nil
            }.count
        }
    }

    /// What calendars were told last about a mentorship; nil where that is not known.
    func invitations(of mentorship: MentorshipID) throws -> [Invitation]? {
        try live?.read { try $0.invitations(of: mentorship) }
    }
}
