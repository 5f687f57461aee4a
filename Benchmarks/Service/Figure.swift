import Foundation

/// One measured cost beside what it may be.
struct Figure {
    let name: String
    let measured: Double
    let unit: String
    let goal: Double
    /// Whether more is better: a rate. The ratio is above 1 where the goal is missed, either way.
    var isRate = false

    var ratio: Double { isRate ? goal / measured : measured / goal }

    func show() {
        let value = String(format: measured < 10 ? "%.2f" : "%.0f", measured)
        let limit = String(format: goal < 10 ? "%.1f" : "%.0f", goal)
        let name = name.padding(toLength: 62, withPad: " ", startingAt: 0)
        print("\(name) \(value) \(unit) (goal \(limit)): " + String(format: "%.2f", ratio) + " of the goal")
        fflush(nil)
    }
}

/// How long something takes, in seconds.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}
