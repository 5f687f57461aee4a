/// What can be read in one transaction. Lists are in a fixed order, so that the same database gives the same answers.
///
/// A reader is good within the closure that it was given to, and not after it.
package class Reader {
    let session: Session
    let dossiers: DossierCache
    /// Whether this transaction knows that nobody else has changed what is kept.
    var knowsVersion = false

    init(_ session: Session, dossiers: DossierCache) {
        self.session = session
        self.dossiers = dossiers
    }
}
