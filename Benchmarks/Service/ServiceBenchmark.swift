import Foundation

/// What the service costs, each beside its goal. Arguments name what is measured; without any, all of it but `million`, which takes minutes.
@main
struct ServiceBenchmark {
    private static let parts: [(name: String, measure: @Sendable () throws -> [Figure])] = [
        ("plan", PlanCost.figures),
        ("tick", { try TickCost.figures(few: 1_000, many: 10_000) }),
        ("year", { [try YearCost.figure(hasWords: false)] }),
        ("letters-of-year", { [try YearCost.figure(hasWords: true)] }),
        ("ahead", AheadCost.figures),
        ("letters", LetterCost.figures),
        ("million", { try TickCost.figures(few: 1_000, many: 1_000_000) }),
    ]

    static func main() throws {
        let asked = CommandLine.arguments.dropFirst()
        let unknown = asked.filter { name in !parts.contains { $0.name == name } }
        guard unknown.isEmpty else {
            print("unknown: \(unknown.joined(separator: ", ")); there are \(parts.map(\.name).joined(separator: ", "))")
            exit(64)
        }
        for part in parts where asked.contains(part.name) || (asked.isEmpty && part.name != "million") {
            for figure in try part.measure() { figure.show() }
        }
    }
}
