/// RFC 3492: Unicode scalars as letters, digits and hyphens.
enum Punycode {
    private static let base = 36
    private static let leastThreshold = 1
    private static let greatestThreshold = 26
    private static let initialBias = 72
    private static let firstNonASCII = 128

    /// The encoded form without `xn--`. `scalars` is one label of a domain, so the sums can't overflow.
    static func encode(_ scalars: [Unicode.Scalar]) -> String {
        let basic = scalars.filter(\.isASCII)
        var output = basic.map { Character($0) }
        if !basic.isEmpty { output.append("-") }
        var next = firstNonASCII
        var delta = 0
        var bias = initialBias
        var handled = basic.count
        while handled < scalars.count {
            guard let smallest = scalars.lazy.map({ Int($0.value) }).filter({ $0 >= next }).min() else { break }
            delta += (smallest - next) * (handled + 1)
            next = smallest
            for scalar in scalars {
                if scalar.value < next { delta += 1 }
                guard scalar.value == next else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, handled: handled + 1, isFirst: handled == basic.count)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return String(output)
    }

    /// §3.3: a variable-length integer, least significant digit first.
    private static func digits(of number: Int, bias: Int) -> [Character] {
        var digits: [Character] = []
        var rest = number
        var position = base
        while true {
            let threshold = min(max(position - bias, leastThreshold), greatestThreshold)
            if rest < threshold { return digits + [digit(rest)] }
            digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
    }

    private static func digit(_ value: Int) -> Character {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return letters[value]
    }

    /// §6.1.
    private static func adapted(_ delta: Int, handled: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / handled
        var position = 0
        while delta > (base - leastThreshold) * greatestThreshold / 2 {
            delta /= base - leastThreshold
            position += base
        }
        return position + (base - leastThreshold + 1) * delta / (delta + 38)
    }
}
