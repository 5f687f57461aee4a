import Mentoring

/// The people that a letter's recipient meets in a mentorship, and what to call them.
struct Partners {
    var people: [Person]

    /// Those for whose sake the recipient is in it: a mentee's mentors, a mentor's mentees, a peer's peers. To a coordinator, all. A
    /// mentee of a group is not told the other mentees' addresses.
    init(of item: LetterItem, for recipient: Recipient) {
        guard let mentorship = item.mentorship else {
            people = []
            return
        }
        let roles = mentorship.participants.first { recipient == .person($0.person) }.map {
            Self.roles(facing: $0.role)
        }
        people = mentorship.participants.compactMap { participant in
            guard recipient != .person(participant.person), roles?.contains(participant.role) ?? true else {
                return nil
            }
            // An erased person has no name to say.
            return item.people[participant.person].flatMap { $0.isErased ? nil : $0 }
        }
    }

    func names(_ strings: LocaleStrings) -> String {
        strings.list(people.map { PlainText.line($0.name, limit: PlainText.longestName) })
    }

    private static func roles(facing role: Role) -> Set<Role> {
        switch role {
        case .mentor: [.mentee]
        case .mentee: [.mentor]
        case .peer: [.peer]
        }
    }
}
