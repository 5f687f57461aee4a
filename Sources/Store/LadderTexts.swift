import Mentoring

/// The ladders that were read lately, by their JSON text: thousands of commitments share a handful of ladders.
final class LadderTexts {
    private static let most = 256
    private var known: [String: Ladder] = [:]

    func read(_ text: String) -> Ladder? {
        if let ladder = known[text] { return ladder }
        guard let ladder = JSONText.read(Ladder.self, text) else { return nil }
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[text] = ladder
        return ladder
    }
}
