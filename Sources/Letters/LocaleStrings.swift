import CivilTime

/// How a language writes dates, lengths of time, lists and the names of languages. Templates say everything else.
struct LocaleStrings: Sendable {
    var weekdays: [String]
    /// As subjects have them.
    var shortWeekdays: [String]
    var months: [String]
    var shortMonths: [String]
    /// What stands between the day's number and the month: a space, or a point and a space.
    var afterDay: String
    /// What stands after a short weekday.
    var afterShortWeekday: String
    /// What stands after a time of day.
    var afterTime: String
    var and: String
    /// What stands after the number of those who are not named; at least two.
    var others: String
    /// One hour, hours; one minute, minutes.
    var hours: (one: String, many: String)
    var minutes: (one: String, many: String)
    /// What meetings are called in a calendar, and what stands before the names of the others.
    var mentoring: String
    var with: String
    /// Names of languages by code.
    var languages: [String: String]

    /// The wording of a language, by its folder's name; English for one that has none yet.
    static func of(language: String) -> LocaleStrings {
        language == "de" || language.hasPrefix("de-") ? german : english
    }

    /// `Tuesday, 12 January 2027`; `Dienstag, 12. Januar 2027`.
    func day(_ date: CivilDate) -> String {
        "\(weekdays[date.weekday.rawValue - 1]), \(date.day)\(afterDay)\(months[date.month - 1]) \(date.year)"
    }

    /// `Tue 12 Jan`; `Di., 12. Jan.`: for a subject, where the year is plain.
    func shortDay(_ date: CivilDate) -> String {
        let month = shortMonths[date.month - 1]
        return "\(shortWeekdays[date.weekday.rawValue - 1])\(afterShortWeekday)\(date.day)\(afterDay)\(month)"
    }

    /// `18:00`; `18:00 Uhr`.
    func time(_ time: TimeOfDay) -> String { clock(time) + afterTime }

    /// `18:00`, as one types it.
    func clock(_ time: TimeOfDay) -> String {
        let minute = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
        return time.hour < 10 ? "0\(time.hour):\(minute)" : "\(time.hour):\(minute)"
    }

    /// `45 minutes`, `1 hour`, `1 hour and 30 minutes`.
    func duration(minutes count: Int) -> String {
        let whole = count / 60 == 1 ? hours.one : "\(count / 60) \(hours.many)"
        let rest = count % 60 == 1 ? minutes.one : "\(count % 60) \(minutes.many)"
        if count < 60 { return rest }
        return count % 60 == 0 ? whole : "\(whole) \(and) \(rest)"
    }

    /// `Mei, Tomás and Amélie`; of more than `most` names fewer, and how many others.
    func list(_ names: [String], most: Int = 3) -> String {
        if names.count > most {
            let shown = names.prefix(most - 1).joined(separator: ", ")
            // At least two, so that the plural is right.
            return "\(shown) \(and) \(names.count - most + 1) \(others)"
        }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) \(and) \(last)"
    }

    /// The name of a language by its code, such as `de` or `pt-BR`; the code of one that is not known.
    func language(_ code: String) -> String {
        let short = code.lowercased().replacing("_", with: "-").split(separator: "-").first.map(String.init) ?? ""
        return languages[short] ?? code
    }
}

extension LocaleStrings {
    private static let english = LocaleStrings(
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        afterDay: " ", afterShortWeekday: " ", afterTime: "", and: "and", others: "others",
        hours: ("1 hour", "hours"), minutes: ("1 minute", "minutes"), mentoring: "Mentoring", with: "with",
        languages: [
            "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
            "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
            "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
            "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
            "ru": "Russian", "sk": "Slovak", "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian",
            "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
        ])

    /// Short forms as Duden has them: those of four letters stay whole. `2 mehr` is the same in every case; `2 weitere` is not.
    private static let german = LocaleStrings(
        weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        shortWeekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ],
        shortMonths: ["Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
        afterDay: ". ", afterShortWeekday: "., ", afterTime: " Uhr", and: "und", others: "mehr",
        hours: ("1 Stunde", "Stunden"), minutes: ("1 Minute", "Minuten"), mentoring: "Mentoring", with: "mit",
        languages: [
            "ar": "Arabisch", "bn": "Bengalisch", "cs": "Tschechisch", "da": "Dänisch", "de": "Deutsch",
            "el": "Griechisch", "en": "Englisch", "es": "Spanisch", "fa": "Persisch", "fi": "Finnisch",
            "fr": "Französisch", "he": "Hebräisch", "hi": "Hindi", "hu": "Ungarisch", "id": "Indonesisch",
            "it": "Italienisch", "ja": "Japanisch", "ko": "Koreanisch", "nb": "Norwegisch", "nl": "Niederländisch",
            "no": "Norwegisch", "pl": "Polnisch", "pt": "Portugiesisch", "ro": "Rumänisch", "ru": "Russisch",
            "sk": "Slowakisch", "sv": "Schwedisch", "sw": "Suaheli", "tr": "Türkisch", "uk": "Ukrainisch",
            "ur": "Urdu", "vi": "Vietnamesisch", "zh": "Chinesisch",
        ])
}
