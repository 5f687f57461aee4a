import CivilTime

/// The words of which English descriptions are made.
enum English {
    static func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    /// `number` is 1–12; any other counts as December.
    static func month(_ number: Int) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
        ]
        return names.indices.contains(number - 1) ? names[number - 1] : "December"
    }

    /// `one`, `two` ... `twelve`, then figures.
    static func count(_ number: Int) -> String {
        let names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return names.indices.contains(number - 1) ? names[number - 1] : String(number)
    }

    /// `once`, `twice`, `three times`.
    static func times(_ number: Int) -> String {
        switch number {
        case 1: "once"
        case 2: "twice"
        default: "\(count(number)) times"
        }
    }

    /// `1st`, `22nd`, `13th`.
    static func figure(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (1, let rest) where rest != 11: "\(number)st"
        case (2, let rest) where rest != 12: "\(number)nd"
        case (3, let rest) where rest != 13: "\(number)rd"
        default: "\(number)th"
        }
    }

    /// `first` ... `fifth`, then figures; from the end `last`, `second to last`.
    static func ordinal(_ number: Int) -> String {
        let names = ["first", "second", "third", "fourth", "fifth"]
        func plain(_ number: Int) -> String {
            names.indices.contains(number - 1) ? names[number - 1] : figure(number)
        }
        if number == -1 { return "last" }
        return number < 0 ? "\(plain(-number)) to last" : plain(number)
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ parts: [String], _ word: String = "and") -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return "\(parts.dropLast().joined(separator: ", ")) \(word) \(last)"
    }

    /// `12 March 2027`.
    static func date(_ date: CivilDate) -> String { "\(date.day) \(month(date.month)) \(date.year)" }

    /// `09:30`, or `09:30:15`.
    static func time(_ time: TimeOfDay) -> String { time.description }
}
