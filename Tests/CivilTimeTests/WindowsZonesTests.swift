import CivilTime
import Testing

@Suite("Zones by their Windows names")
struct WindowsZonesTests {
    /// Expected values: CLDR's supplemental table of time zones, territory 001.
    @Test(arguments: [
        ("W. Europe Standard Time", "Europe/Berlin"), ("Romance Standard Time", "Europe/Paris"),
        ("GMT Standard Time", "Europe/London"), ("Greenwich Standard Time", "Atlantic/Reykjavik"),
        ("Pacific Standard Time", "America/Los_Angeles"), ("Pacific Standard Time (Mexico)", "America/Tijuana"),
        ("India Standard Time", "Asia/Kolkata"), ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("FLE Standard Time", "Europe/Kyiv"), ("Argentina Standard Time", "America/Argentina/Buenos_Aires"),
        ("w. europe STANDARD TIME", "Europe/Berlin"), ("UTC", "Etc/UTC"),
    ])
    func mapped(name: String, expected: String) throws {
        #expect(try ZoneDatabase().zone(windows: name).identifier == expected)
    }

    @Test func refused() {
        let database = ZoneDatabase()
        #expect(throws: ZoneError.notAZone("Etc/GMT+2", suggestions: ["America/Noronha"])) {
            try database.zone(windows: "UTC-02")
        }
        for name in ["", "Europe/Berlin", "Customized Time Zone", "(UTC+01:00) Amsterdam, Berlin", "\0", " UTC"] {
            #expect(throws: ZoneError.unknown(name, near: [])) { try database.zone(windows: name) }
        }
        #expect(WindowsZones.identifier(of: String(repeating: "W. Europe Standard Time", count: 1000)) == nil)
    }
}
