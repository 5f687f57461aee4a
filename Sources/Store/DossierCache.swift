import Mentoring

/// Dossiers that were read lately, as the transactions since have left them: a mentorship is planned, its letters are made and their ends are
/// noted within minutes, and each looks at the same facts.
///
/// What `Writer` changes by a decision or a letter is changed here as well; whatever else it changes, it drops. Nothing is kept over another
/// program's commit or a transaction that was undone. A debug build reads every dossier again and compares.
final class DossierCache {
    private var kept: [MentorshipID: Dossier] = [:]
    /// Since when settled commitments are in them, as a date of SQL.
    private var horizon = ""
    /// The database's version that they are of.
    private var version: Int?
    /// How many are kept at most, at some 20 kB each.
    private let most: Int

    init(most: Int) { self.most = most }

    /// Drops what another program may have changed, and what goes back to another day.
    func prepare(version: Int, horizon: String) {
        if self.version != version || self.horizon != horizon { clear() }
        self.version = version
        self.horizon = horizon
    }

    subscript(_ id: MentorshipID) -> Dossier? { kept[id] }

    func keep(_ dossier: Dossier, of id: MentorshipID) {
        if kept.count >= most { clear() }
        kept[id] = dossier
    }

    /// Takes a dossier out, for whoever changes the facts and puts back what they are then.
    func take(_ id: MentorshipID) -> Dossier? { kept.removeValue(forKey: id) }

    func drop(_ id: MentorshipID) { kept[id] = nil }

    func clear() { kept.removeAll(keepingCapacity: true) }
}
