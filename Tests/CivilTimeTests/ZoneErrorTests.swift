import CivilTime
import Testing

@Suite("Zone names and files from outside")
struct ZoneErrorTests {
    static func refusal(_ name: String) -> ZoneError? {
        #expect(throws: ZoneError.self) { try ZoneDatabase().zone(name) }
    }

    @Test(arguments: [
        ("Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Europe/Berln", "Europe/Berlin"),
        ("America/New York", "America/New_York"), ("Asia/Berlin", "Europe/Berlin"),
    ])
    func nearName(name: String, expected: String) {
        guard case .unknown(_, let near)? = Self.refusal(name) else { Issue.record("not unknown"); return }
        #expect(near.first == expected)
    }

    @Test(arguments: [
        ("EST", "America/New_York"), ("CET", "Europe/Berlin"), ("GMT+2", "Europe/Athens"), ("UTC+1", "Europe/Berlin"),
        ("Etc/GMT-2", "Europe/Athens"), ("UTC-05:00", "America/New_York"), ("UTC+05:30", "Asia/Kolkata"),
        ("GMT-3:30", "America/St_Johns"), ("CET-1CEST", "Europe/Berlin"), ("IST", "Asia/Kolkata"), ("GMT", "UTC"),
    ])
    func notAZone(name: String, expected: String) {
        guard case .notAZone(_, let suggestions)? = Self.refusal(name) else { Issue.record("taken"); return }
        #expect(suggestions.first == expected)
    }

    @Test(arguments: [
        "", "..", "../../etc/passwd", "/etc/passwd", "Europe/../Europe/Berlin", "Europe", "Europe/", "tzdata.zi",
        "posix/Europe/Berlin", "right/Europe/Berlin", "Factory", "Europe/Berlin\0",
        String(repeating: "A/", count: 9000),
    ])
    func hostileName(name: String) {
        guard case .unknown? = Self.refusal(name) else { Issue.record("not unknown: \(name.prefix(40))"); return }
    }

    @Test func wording() {
        #expect(
            Self.refusal("Berlin")?.description
                == "\"Berlin\" is not a time zone of this system; did you mean Europe/Berlin?")
        #expect(
            Self.refusal("EST")?.description
                == "\"EST\" is an abbreviation or a fixed offset, not a time zone: it does not say when clocks change; "
                + "write a region such as America/New_York or America/Panama")
    }

    /// What Windows calls a zone is no name of IANA, but leads to one.
    @Test func windowsNameSuggests() {
        #expect(
            Self.refusal("W. Europe Standard Time")?.description
                == "\"W. Europe Standard Time\" is not a time zone of this system; did you mean Europe/Berlin?")
    }

    /// tzdata's files etcetera and backward, and what the environment's TZ may hold: of all names without a region only those of
    /// countries are taken.
    @Test func legacyNames() {
        for name in [
            "CET", "CST6CDT", "EET", "EST", "EST5EDT", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST", "MET",
            "MST",
            "MST7MDT", "PST8PDT", "UCT", "Universal", "WET", "Zulu", "Etc/GMT", "Etc/GMT+0", "Etc/GMT-0", "Etc/GMT0",
            "Etc/Greenwich", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "Etc/Unknown", "CET-1CEST", "EST5", "<+03>-3",
            "CET-1CEST,M3.5.0,M10.5.0/3", "UTC-1:75", "UTC+9999",
        ] + (0...12).map({ "Etc/GMT+\($0)" }) + (0...14).map({ "Etc/GMT-\($0)" }) {
            guard case .notAZone? = Self.refusal(name) else { Issue.record("\(name)"); continue }
        }
        for name in ZoneDatabase().identifiers where !name.contains("/") && name != "UTC" {
            #expect(
                [
                    "Cuba", "Egypt", "Eire", "GB", "GB-Eire", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica",
                    "Japan",
                    "Kwajalein", "Libya", "NZ", "NZ-CHAT", "Navajo", "PRC", "Poland", "Portugal", "ROC", "ROK",
                    "Singapore", "Turkey", "W-SU",
                ].contains(name))
        }
    }
}
