/// What can be read in one transaction. Lists are in a fixed order, so that the same database gives the same answers.
///
/// A reader is good within the closure that it was given to, and not after it.
package class Reader {
    let session: Session

    init(_ session: Session) { self.session = session }
}
