/// What can be read in one transaction. Lists are in a fixed order, so that the same database gives the same answers.
///
/// A reader is good within the closure that it was given to, and not after it.
package class Reader {
    let session: Session
    let dossiers: DossierCache
    /// The database's version in this transaction, once that was asked.
    var version: Int?

    init(_ session: Session, dossiers: DossierCache) {
        self.session = session
        self.dossiers = dossiers
    }
}
