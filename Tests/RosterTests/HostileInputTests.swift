import Testing

@testable import Roster

/// Numbers from a seed, so that a failure comes back (SplitMix64, Steele et al. 2014).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct HostileInputTests {
    static let table = Array((CSVRosterTests.header + CSVRosterTests.pair + CSVRosterTests.pair).utf8)
    static let document = Array(
        (YAMLRosterTests.people + "mentorships:\n"
            + "  - {id: p1, program: peer, peers: [mei, tomas], start: 2027-01-14T12:30, rule: FREQ=WEEKLY;BYDAY=TH}\n")
            .utf8)

    /// Whatever a file has become, it is read or refused with lines that can be printed.
    @Test(arguments: 1...10) func damagedFilesAreReadOrRefused(seed: Int) {
        var numbers = Seeded(state: UInt64(seed))
        for round in 0..<50 {
            let isTable = round.isMultiple(of: 2)
            let bytes = damaged(isTable ? HostileInputTests.table : HostileInputTests.document, &numbers)
            let found = faults { () throws(RosterFaults) in try read(bytes, isTable ? "r.csv" : "r.yaml") }
            for line in found {
                #expect(line.hasPrefix(isTable ? "r.csv:" : "r.yaml:"))
                #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(line)")
            }
        }
    }

    private func damaged(_ bytes: [UInt8], _ numbers: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0...3, using: &numbers) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes.remove(at: place)
            case 2:
                let marks = Array("\",;\n\r\t:@<>{}[]&*-= \0\u{1}".utf8)
                bytes.insert(marks[Int.random(in: 0..<marks.count, using: &numbers)], at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...20, using: &numbers)))
            }
        }
        return bytes
    }
}
