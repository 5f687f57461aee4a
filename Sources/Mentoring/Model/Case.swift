import Forms

/// What owns commitments.
package enum Case: Sendable {
    /// A mentorship, by its program.
    case mentorship(Program)
    /// The program itself, by its reviews.
    case program(Policy)

    /// What sort of case it is.
    package enum Kind: String, Hashable, Sendable {
        case mentorship, program
    }

    /// By this identifier people name the program itself: `program/annual-review`. No mentorship may be called so.
    package static let programID = MentorshipID(checked: "program")

    /// What it asks for.
    package var rules: [CommitmentRule] {
        switch self {
        case .mentorship(let program): program.commitments
        case .program(let policy): policy.reviews
        }
    }

    /// The clause that it rests on.
    package var clause: Clause {
        switch self {
        case .mentorship(let program): program.clause
        case .program(let policy): policy.reviews.first?.clause ?? Clause("§8.1.1")
        }
    }

    /// The program of a mentorship; nil for the program itself.
    package var program: Program? {
        if case .mentorship(let program) = self { program } else { nil }
    }

    /// Whether it is the program itself.
    var isProgram: Bool { if case .program = self { true } else { false } }

    /// The rule that asks for a commitment; nil for one that the policy no longer has.
    package func rule(of id: CommitmentID) -> CommitmentRule? { rules.first { $0.name == id.name } }

    /// The form by which each owes a commitment of their own is answered; nil where a word is enough.
    package func form(of id: CommitmentID, among forms: FormLibrary) -> Form? {
        guard let rule = rule(of: id), rule.isOwn else { return nil }
        return forms.forms[rule.form ?? rule.name]
    }

    /// Whether the coordinators owe a commitment of a mentorship, and may answer its letters themselves.
    package func isOfficersAnswer(_ id: CommitmentID) -> Bool { !isProgram && rule(of: id)?.isOfficers == true }

    /// What becomes of a commitment under a cause.
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
        switch mentorship.kind {
        case .program: return .program(policy)
        case .mentorship:
            guard let program = policy.program(mentorship.program) else {
                throw .unknownProgram(mentorship.id, mentorship.program)
            }
            return .mentorship(program)
        }
    }
}
