import Glibc

/// What keeps the service from its work, as far as it knows itself.
///
/// The service manager is told it as a number of errno(3) (`ERRNO=` of sd_notify(3)): `systemctl status` shows it, and `mentorctl doctor` reads it
/// back as `StatusErrno`. The words beside it are for people.
package enum Condition: CaseIterable, Sendable {
    /// Nothing that it knows of.
    case well
    case storeFull
    case storeReadOnly
    case storeBusy
    case storeBroken
    /// The database's file was removed or replaced.
    case storeMoved
    case sendmailFails
    /// Time zones that mentorships or people name are not on this machine.
    case zonesMissing

    package var number: Int32 {
        switch self {
        case .well: 0
        case .storeFull: ENOSPC
        case .storeReadOnly: EROFS
        case .storeBusy: EBUSY
        case .storeBroken: EIO
        case .storeMoved: ESTALE
        case .sendmailFails: EHOSTDOWN
        case .zonesMissing: ENODATA
        }
    }

    /// The condition that is told by a number; nil for one that none is.
    package init?(number: Int32) {
        guard let condition = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = condition
    }
}
