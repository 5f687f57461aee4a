import CivilTime

/// How a language writes dates, lengths of time and lists. Templates say everything else.
struct Wording: Sendable {
    private var weekdays: [String]
    private var months: [String]
    private var and: String

    /// The wording of a language; English for one that has none yet.
    static func of(language: String) -> Wording { english }

    private static let english = Wording(
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ], and: "and")

    /// `Tuesday, 12 January 2027`.
    func day(_ date: CivilDate) -> String {
        "\(weekdays[date.weekday.rawValue - 1]), \(date.day) \(months[date.month - 1]) \(date.year)"
    }

    /// `18:00`.
    func time(_ time: TimeOfDay) -> String {
        let minute = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
        return time.hour < 10 ? "0\(time.hour):\(minute)" : "\(time.hour):\(minute)"
    }

    /// `45 minutes`, `1 hour`, `1 hour and 30 minutes`.
    func duration(minutes: Int) -> String {
        let hours = minutes / 60 == 1 ? "1 hour" : "\(minutes / 60) hours"
        let rest = minutes % 60 == 1 ? "1 minute" : "\(minutes % 60) minutes"
        if minutes < 60 { return rest }
        return minutes % 60 == 0 ? hours : "\(hours) \(and) \(rest)"
    }

    /// `Mei, Tomás and Amélie`; of more than `most` names fewer, and how many others.
    func list(_ names: [String], most: Int = 3) -> String {
        if names.count > most {
            let shown = names.prefix(most - 1).joined(separator: ", ")
            // At least two, so that the plural is right.
            return "\(shown) \(and) \(names.count - most + 1) others"
        }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) \(and) \(last)"
    }
}
