import Mentoring

/// What a community asks for beyond meetings, check-ins and milestones.
extension ProgramReading {
    /// One commitment of its own: who owes it, when, how it is reminded of, and by which clause.
    /// - Parameter milestones: the names that the program's milestones have.
    func readOwn(_ key: YAMLValue, _ value: YAMLValue, length: Length?, besides milestones: [YAMLValue])
        -> CommitmentRule?
    {
        let name = readName(key, "commitment")
        if let name, milestones.contains(where: { $0.isWord(name.text) }) {
            key.refuse("\(Fault.quoted(name.text)) is a milestone of the program already", "give it another name")
        }
        return value.fields { fields in
            let owes = fields.required("owed-by").flatMap(readOwing)
            let place = fields.required("due")
            let due = place.flatMap(readDue)
            let clause = fields.required("clause")?.clause()
            let rungs = fields.required("ladder")
            // Only the owers decide whom its rungs may address.
            let ladder = owes.flatMap { owes in
                let isOwn = if case .each = owes { true } else { false }
                return rungs.flatMap { ladders.ladder($0, for: isOwn ? .own : .milestone) }
            }
            let form = fields.optional("form")?.identifier(MentorshipID.self)
            let suspension = fields.optional("suspension").map(readHandlings) ?? [:]
            if let place, let due, let length { check(place, due, cycle: length.months) }
            if case .every(let months) = due, let cycle = length?.months, months > cycle {
                place?.refuse("every \(months) months never comes in a cycle of \(cycle)", "write \(cycle) or less")
            }
            guard let name, let owes, let due, let clause, let ladder else { return nil }
            return CommitmentRule(
                name.text, owes: owes, due: due, ladder: ladder, clause: clause, suspension: suspension,
                form: form?.text)
        }
    }

    /// `all`, `reporter`, `each`, or the role of those who owe their own.
    private func readOwing(_ value: YAMLValue) -> Owing? {
        switch value.word(of: ["all", "reporter", "each"] + Role.allCases.map(\.rawValue)) {
        case "all": .all
        case "reporter": .reporter
        case "each": .each(nil)
        case let role?: .each(Role(rawValue: role))
        case nil: nil
        }
    }

    /// What becomes of it under the causes that are named; under the others what the program says of check-ins and milestones.
    private func readHandlings(_ value: YAMLValue) -> [SuspensionCause: SuspensionHandling] {
        var found: [SuspensionCause: SuspensionHandling] = [:]
        for (key, value) in value.entries() ?? [] {
            if let cause = key.choice(SuspensionCause.self) { found[cause] = value.choice(SuspensionHandling.self) }
        }
        return found
    }
}
