import Mentoring

/// The ladders that were read or written lately, with their JSON text: thousands of commitments share a handful of ladders.
final class LadderTexts {
    private static let most = 256
    private var ladders: [String: Ladder] = [:]
    private var texts: [Ladder: String] = [:]

    func read(_ text: String) -> Ladder? {
        if let ladder = ladders[text] { return ladder }
        guard let ladder = JSONText.read(Ladder.self, text) else { return nil }
        note(ladder, text)
        return ladder
    }

    func text(of ladder: Ladder) throws(StoreError) -> String {
        if let text = texts[ladder] { return text }
        let text = try JSONText.write(ladder)
        note(ladder, text)
        return text
    }

    private func note(_ ladder: Ladder, _ text: String) {
        if ladders.count >= Self.most {
            ladders.removeAll(keepingCapacity: true)
            texts.removeAll(keepingCapacity: true)
        }
        ladders[text] = ladder
        texts[ladder] = text
    }
}
