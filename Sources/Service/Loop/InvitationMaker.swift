import CivilTime
import Letters
import Mentoring
import Store

/// Reads the facts behind invitations from the store, for deciding and for writing them.
struct InvitationMaker {
    let writer: Writer
    let configuration: Configuration
    let now: Instant

    private var invitations: Invitations { Invitations(rules: configuration.rules) }

    /// Which messages to calendars are due about a mentorship.
    func decide(_ dossier: Dossier) throws -> Invitations.Outcome {
        let sent = try writer.invitations(of: dossier.mentorship.id)
        var people = Set(dossier.mentorship.participants.map(\.person))
        people.formUnion(sent.map(\.key.person))
        var muted: [PersonID: Set<LetterKind>] = [:]
        for person in people { muted[person] = try writer.mutedLetters(of: person) }
        return try invitations.decide(dossier, sent: sent, muted: muted, base: try writer.sequenceBase(), now: now)
    }

    /// What a calendar was told last about one entry, what it should say, and the message that brings it there.
    func state(of key: InvitationKey, in dossier: Dossier) throws -> (
        sent: Invitation?, wanted: InvitationContent?, step: InvitationStep?
    ) {
        let all = try writer.invitations(of: key.mentorship)
        let sent = all.first { $0.key == key }
        let wanted = try invitations.contents(of: dossier, sent: all, now: now)[key]
        let step = try Invitations.step(from: sent, to: wanted, base: writer.sequenceBase(), now: now)
        return (sent, wanted, step)
    }

    func calendar() throws -> InvitationCalendar {
        let community = configuration.settings.community
        return InvitationCalendar(
            InvitationCalendar.Source(
                domain: community.mailDomain, secret: Array(try writer.calendarSecret().utf8),
                community: community.name, product: "mentord \(Version.number)", zones: configuration.rules.zones))
    }
}
