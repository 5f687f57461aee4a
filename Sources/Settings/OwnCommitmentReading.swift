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
            let owes = readOwing(fields)
            let place = fields.required("due")
            let due = place.flatMap(readDue)
            let clause = fields.required("clause")?.clause()
            let rungs = fields.required("ladder")
            // Only the owers decide whom its rungs may address.
            let ladder = owes.flatMap { owes in
                let use: LadderUse =
                    switch owes {
                    case .each: .own
                    case .officer: .officer
                    case .all, .reporter: .milestone
                    }
                return rungs.flatMap { ladders.ladder($0, for: use) }
            }
            let form = fields.optional("form")?.form(among: forms)
            let suspension = fields.optional("suspension").map(readHandlings) ?? [:]
            if let place, let due, let length { check(place, due, cycle: length.months) }
            if case .every(let months) = due, let cycle = length?.months, months > cycle {
                place?.refuse("every \(months) months never comes in a cycle of \(cycle)", "write \(cycle) or less")
            }
            guard let name, let owes, let due, let clause, let ladder else { return nil }
            return CommitmentRule(
                name.text, owes: owes, due: due, ladder: ladder, clause: clause, suspension: suspension,
                form: form)
        }
    }

    /// `all`, `reporter`, `each`, the role of those who owe their own, or `officer`: the coordinators, those of a role if one is named.
    private func readOwing(_ fields: YAMLFields) -> Owing? {
        let place = fields.optional("role")
        guard let value = fields.required("owed-by") else { return nil }
        let word = value.word(of: ["all", "reporter", "each", "officer"] + Role.allCases.map(\.rawValue))
        if let place, let word, word != "officer" {
            place.refuse("a role of coordinators does not owe what is owed by \(word)", "write owed-by: officer")
        }
        switch word {
        case "all": return .all
        case "reporter": return .reporter
        case "each": return .each(nil)
        case "officer":
            guard let place else { return .officer(Coordinator.fallbackRole) }
            return place.coordinatorRole(among: roles).map { .officer($0) }
        case let role?: return .each(Role(rawValue: role))
        case nil: return nil
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
