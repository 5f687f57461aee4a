import CivilTime
import Mentoring
import Service
import Store

/// The people of a simulation: they read their letters and answer, or not, through the same actions as a command.
final class Answerer {
    private let store: StateDatabase
    private let rules: Rules
    private let mode: SimulatedAnswers
    private var generator: SeededGenerator

    init(store: StateDatabase, rules: Rules, mode: SimulatedAnswers, generator: SeededGenerator) {
        self.store = store
        self.rules = rules
        self.mode = mode
        self.generator = generator
    }

    /// Somebody got a letter; what it asks is answered some hours later.
    func receive(_ letter: Letter, in world: VirtualWorld) {
        guard mode != .none, case .person(let person) = letter.recipient else { return }
        for id in letter.notices {
            guard case .commitment(let commitment) = id.subject, asks(id) else { continue }
            switch mode {
            case .none: return
            case .all:
                answer(
                    commitment, in: world, by: person, after: Int64.random(in: 1...20, using: &generator), isKept: true)
            case .random:
                let dice = Int.random(in: 0..<100, using: &generator)
                let hours = Int64.random(in: 1...120, using: &generator)
                if dice < 60 {
                    answer(
                        commitment, in: world, by: person, after: hours,
                        isKept: Int.random(in: 0..<10, using: &generator) < 8)
                }
            }
        }
    }

    private func asks(_ id: NoticeID) -> Bool { (try? store.read { try $0.notice(id)?.asks }) ?? false }

    private func answer(
        _ id: CommitmentID, in world: VirtualWorld, by person: PersonID, after hours: Int64, isKept: Bool
    ) {
        world.after(seconds: hours * 3_600) { [self] in
            let actions = CoordinatorActions(store: store, rules: rules, now: world.now, reporter: .person(person))
            // An answer to a settled commitment is refused: then there is nothing to answer.
            guard let state = try? store.read({ try $0.record(id)?.state }), state.isOpen else { return }
            if id.name == CommitmentRule.renewal {
                if isKept { _ = try? actions.renew(id.mentorship) }
            } else {
                _ = try? actions.report(id, isKept ? (id.isMeeting ? .held : .done) : .missed)
            }
        }
    }
}
