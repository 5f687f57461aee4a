import Foundation

@testable import Replies

/// Makes a model from examples: multinomial logistic regression, by steps along one example after another in an order that is always the same.
struct GuessTrainer {
    private static let rounds = 25
    /// How large the first step is, and how much smaller each round's is.
    private static let rate: Float = 0.5
    private static let slowing: Float = 0.93
    /// How much of the weights a round keeps, so that none rests on one example.
    private static let kept: Float = 0.98
    private static let bits = (verb: 12, tricky: 14)
    /// What somebody says of themselves is the same whatever was asked.
    private static let personal: Set<Verb.Kind> = [.stop, .fewer, .leaving, .away, .pause, .wrongPerson, .distress]

    struct Sample {
        let places: [Int]
        /// Of one label alone: 1 if it holds, 0 if not.
        let label: Int
    }

    static func model(_ examples: [GuessExample]) -> GuessModel {
        let clear = examples.filter { !$0.isTricky }.map {
            (places: $0.features.places(bits: bits.verb), verbs: $0.verbs)
        }
        var verbs: [GuessQuestion: GuessTable] = [:]
        for question in GuessQuestion.allCases {
            var said: [(places: [Int], verb: Verb.Kind)] = []
            for example in clear {
                let other = example.verbs.values.joined().filter(personal.contains)
                for verb in Set(example.verbs[question] ?? other).sorted(by: { $0.rawValue < $1.rawValue }) {
                    said.append((example.places, verb))
                }
            }
            let labels = Set(said.map(\.verb.rawValue)).sorted()
            let samples = said.map { Sample(places: $0.places, label: labels.firstIndex(of: $0.verb.rawValue) ?? 0) }
            verbs[question] = table(samples, labels, bits: bits.verb)
        }
        let samples = examples.map {
            Sample(places: $0.featuresWithQuestions.places(bits: bits.tricky), label: $0.isTricky ? 1 : 0)
        }
        return GuessModel(verbs: verbs, tricky: table(samples, ["ask"], bits: bits.tricky))
    }

    private static func table(_ samples: [Sample], _ labels: [String], bits: Int) -> GuessTable {
        let count = labels.count
        var weights = [Float](repeating: 0, count: count << bits)
        var biases = [Float](repeating: 0, count: count)
        var order = Order(samples.count)
        // One label stands for two, of which the other is its opposite.
        var rate = count == 1 ? 2 * rate : rate
        for _ in 0..<rounds {
            order.shuffle()
            weights.withUnsafeMutableBufferPointer { weights in
                for index in order.indices {
                    let sample = samples[index]
                    let share = 1 / Float(max(1, sample.places.count)).squareRoot()
                    var scores = [Float](repeating: 0, count: count)
                    for place in sample.places {
                        for label in 0..<count { scores[label] += weights[place * count + label] }
                    }
                    for label in 0..<count { scores[label] = scores[label] * share + biases[label] }
                    let faults = Self.faults(scores, sample.label)
                    for label in 0..<count { biases[label] -= 0.1 * rate * faults[label] }
                    let steps = faults.map { rate * share * $0 }
                    for place in sample.places {
                        for label in 0..<count { weights[place * count + label] -= steps[label] }
                    }
                }
            }
            for index in weights.indices { weights[index] *= kept }
            rate *= slowing
        }
        let scale = max((weights.map(abs).max() ?? 0) / 127, .leastNormalMagnitude)
        return GuessTable(
            labels: labels, bits: bits, scale: scale, biases: biases,
            weights: weights.map { Int8(($0 / scale).rounded()) })
    }

    /// How much too likely each label was.
    private static func faults(_ scores: [Float], _ right: Int) -> [Float] {
        if scores.count == 1 { return [1 / (1 + exp(-scores[0])) - Float(right)] }
        let most = scores.max() ?? 0
        let odds = scores.map { exp($0 - most) }
        let sum = odds.reduce(0, +)
        return odds.indices.map { odds[$0] / sum - ($0 == right ? 1 : 0) }
    }

    /// An order that looks like chance and is always the same.
    private struct Order {
        private(set) var indices: [Int]
        private var state: UInt64 = 1

        init(_ count: Int) { indices = Array(0..<count) }

        mutating func shuffle() {
            for last in indices.indices.dropFirst().reversed() {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                indices.swapAt(last, Int((state >> 33) % UInt64(last + 1)))
            }
        }
    }
}
