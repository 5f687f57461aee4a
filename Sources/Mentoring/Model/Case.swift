/// What owns commitments: a mentorship, by its program, or the program itself, by its reviews.
package struct Case: Sendable {
    package let rules: [CommitmentRule]
    package let clause: Clause
    /// The program of a mentorship; nil for the program itself.
    package let program: Program?

    /// A mentorship's.
    init(of program: Program) {
        (rules, clause, self.program) = (program.commitments, program.clause, program)
    }

    /// The program itself.
    init(of policy: Policy) {
        (rules, clause, program) = (policy.reviews, policy.reviews.first?.clause ?? Clause("§8.1.1"), nil)
    }

    /// The rule that asks for a commitment; nil for one that the policy no longer has.
    package func rule(of id: CommitmentID) -> CommitmentRule? { rules.first { $0.name == id.name } }

    func handling(of id: CommitmentID, under cause: SuspensionCause) -> SuspensionHandling {
        rule(of: id)?.suspension[cause] ?? program?.suspension.handling(of: id, under: cause) ?? .keep
    }

    /// Whether an answered renewal starts another cycle.
    var renews: Bool { program?.cycle.renews ?? false }
}

/// Why a mentorship can't be planned.
package enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownProgram(MentorshipID, ProgramID)

    package var description: String {
        switch self {
        case .unknownProgram(let mentorship, let program):
            "mentorship \(mentorship): its program \"\(program)\" is not in policy.yaml; put it back, or end the mentorship"
        }
    }
}

extension Rules {
    /// What owns the commitments of a dossier.
    package func owner(of mentorship: Mentorship) throws(PlanError) -> Case {
        if mentorship.id == .program { return Case(of: policy) }
        guard let program = policy.program(mentorship.program) else {
            throw .unknownProgram(mentorship.id, mentorship.program)
        }
        return Case(of: program)
    }
}
