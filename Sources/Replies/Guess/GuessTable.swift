/// The weights of one statistical guess: for each feature, how much it speaks for each of the labels.
struct GuessTable: Hashable, Sendable {
    /// What it chooses from.
    let labels: [String]
    /// It has 2^`bits` places for features.
    let bits: Int
    /// What a weight of 1 is.
    let scale: Float
    /// What speaks for each label before anything is read.
    let biases: [Float]
    /// Those of a place stand together.
    let weights: [Int8]

    static let mostBits = 18
    static let mostLabels = 64

    /// How much the features speak for each label.
    func scores(_ features: GuessFeatures) -> [Float] {
        let places = features.places(bits: bits)
        var sums = [Int](repeating: 0, count: labels.count)
        for place in places {
            for label in labels.indices { sums[label] += Int(weights[place * labels.count + label]) }
        }
        let share = scale / Float(max(1, places.count)).squareRoot()
        return labels.indices.map { biases[$0] + Float(sums[$0]) * share }
    }
}
