import CivilTime
import Mentoring
import Store
import Testing

@testable import Service

/// Somebody changes their mind again and again: the others are told once, how it is in the end.
@Suite struct BurstTests {
    typealias Trial = ConversationTrial

    private static func coming(_ until: String = "2027-02-08T15:00:00Z") throws -> (trial: Trial, letter: Letter) {
        let trial = try Trial(Trial.pair, from: "2027-01-11T00:00:00Z")
        trial.live(until: "2027-01-13T12:00:00Z")
        try trial.reply("MET", to: try #require(try trial.letters("meeting-ask", to: "anna").first))
        trial.live(until: until)
        return (trial, try #require(try trial.letters("meeting-coming", to: "anna").last))
    }

    private static func since(_ start: Instant, _ trial: Trial, _ person: String) throws -> [String] {
        try trial.letters(to: person).filter { $0.createdAt >= start }.flatMap { try trial.kinds($0) }
    }

    private static func live(_ trial: Trial, minutes: Int64) { trial.live(until: trial.world.now + minutes * 60) }

    @Test func nineMovesWithinAnHourBringTwoLetters() throws {
        let (trial, letter) = try Self.coming()
        let start = trial.world.now
        for hour in 8...16 {
            try trial.reply("MOVE 2027-02-11 \(hour < 10 ? "0" : "")\(hour):00", to: letter)
            Self.live(trial, minutes: 7)
        }
        Self.live(trial, minutes: 90)
        #expect(try trial.record("m1/2")?.due.description == "2027-02-11T16:00")
        #expect(try Self.since(start, trial, "ben").sorted() == ["invitation-update", "moved"])
        let moved = try Trial.flat(try trial.letters("moved", to: "ben").last)
        #expect(moved.contains("10:00 (America/New_York)") && moved.contains("16:00 in Europe/Berlin"), "\(moved)")
        // It says when it was before all of them.
        #expect(moved.contains("It was on Tuesday, 9 February 2027, 12:00"), "\(moved)")
        let confirmations = try trial.letters("confirmation", to: "anna").filter { $0.createdAt >= start }
        #expect(confirmations.count == 2)
        #expect(try Trial.flat(confirmations.last).contains("16:00 (Europe/Berlin)"))
        #expect(try Self.since(start, trial, "anna").filter { $0 == "invitation-update" }.count == 1)
    }

    /// Minutes at which somebody moves it: whatever lies between them, the partner hears of the last once.
    @Test(arguments: [
        [0, 1, 2, 3, 20, 21, 40, 41, 59], [0, 14, 15, 16, 17, 18, 19, 20, 58], [0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 10, 35, 36, 37, 38, 39, 40, 41],
    ])
    func nineMovesAtAnyPaceAreToldOnce(_ minutes: [Int64]) throws {
        let (trial, letter) = try Self.coming()
        let start = trial.world.now
        for (place, minute) in minutes.enumerated() {
            trial.live(until: start + minute * 60 + Int64(place))
            let hour = 8 + place
            try trial.reply("MOVE 2027-02-11 \(hour < 10 ? "0" : "")\(hour):00", to: letter)
        }
        Self.live(trial, minutes: 120)
        #expect(try trial.record("m1/2")?.due.description == "2027-02-11T16:00")
        #expect(try Self.since(start, trial, "ben").sorted() == ["invitation-update", "moved"], "\(minutes)")
        #expect(try Trial.flat(try trial.letters("moved", to: "ben").last).contains("16:00 in Europe/Berlin"))
    }

    @Test func aMoveThatEndsWhereItBeganTellsNobody() throws {
        let (trial, letter) = try Self.coming()
        let start = trial.world.now
        for text in ["MOVE 2027-02-11 18:00", "MOVE 2027-02-09 18:00"] {
            try trial.reply(text, to: letter)
            Self.live(trial, minutes: 4)
        }
        Self.live(trial, minutes: 120)
        #expect(try trial.record("m1/2")?.due.description == "2027-02-09T18:00")
        #expect(try Self.since(start, trial, "ben").isEmpty)
        let confirmations = try trial.letters("confirmation", to: "anna").filter { $0.createdAt >= start }
        #expect(try Trial.flat(confirmations.last).contains("9 February 2027, 18:00"))
    }

    /// One move is told within the quarter of an hour; one of a meeting within the hour in minutes.
    @Test(arguments: [
        ("2027-02-08T15:00:00Z", "MOVE 2027-02-11 18:00", Int64(960)),
        ("2027-02-09T16:30:00Z", "MOVE 2027-02-09 20:00", Int64(300)),
    ])
    func aMoveIsNotToldTooLate(_ row: (at: String, text: String, most: Int64)) throws {
        let (trial, letter) = try Self.coming(row.at)
        let start = trial.world.now
        try trial.reply(row.text, to: letter)
        trial.live(until: start + row.most)
        #expect(try Self.since(start, trial, "ben").sorted() == ["invitation-update", "moved"])
    }

    @Test func whoMovesItBackAndForthWithTheirPartnerIsToldOnce() throws {
        let (trial, letter) = try Self.coming()
        let own = try #require(try trial.letters("meeting-coming", to: "ben").last)
        let start = trial.world.now
        try trial.reply("MOVE 2027-02-11 18:00", to: letter)
        Self.live(trial, minutes: 5)
        try trial.reply("MOVE 2027-02-12 12:00", to: own)
        Self.live(trial, minutes: 60)
        #expect(try trial.letters("moved", to: "ben").filter { $0.createdAt >= start }.isEmpty)
        #expect(try trial.letters("moved", to: "anna").filter { $0.createdAt >= start }.count == 1)
    }

    // MARK: Pauses

    private static func turns(_ trial: Trial, _ person: String, _ start: Instant) throws -> [String] {
        try since(start, trial, person).filter { ["paused", "resumed"].contains($0) }
    }

    @Test(arguments: [
        (["PAUSE until 1 April", "RESUME"], [String]()),
        (["PAUSE until 1 April", "RESUME", "PAUSE until 2 April"], ["paused"]),
        (["PAUSE until 1 April"], ["paused"]), (["PAUSE until 1 April", "PAUSE until 5 April"], ["paused"]),
        (["PAUSE until 1 April", "RESUME", "PAUSE until 2 April", "RESUME"], []),
    ])
    func aPauseIsToldAsItIsInTheEnd(_ row: (texts: [String], told: [String])) throws {
        let (trial, letter) = try Self.coming()
        let start = trial.world.now
        for text in row.texts {
            try trial.reply(text, to: letter)
            Self.live(trial, minutes: 5)
        }
        Self.live(trial, minutes: 120)
        #expect(try Self.turns(trial, "ben", start) == row.told, "\(row.texts)")
        #expect(try Self.turns(trial, "anna", start).isEmpty, "\(row.texts)")
        if let last = row.texts.last, last.hasPrefix("PAUSE"), let letter = try trial.letters("paused", to: "ben").last
        {
            let day = last.suffix(7)
            #expect(try Trial.flat(letter).contains(String(day)), "\(row.texts)")
        }
        let confirmations = try trial.letters("confirmation", to: "anna").filter { $0.createdAt >= start }
        #expect(confirmations.count == min(2, row.texts.count), "\(row.texts)")
    }

    /// What was told holds again, or not any more: hours later, by command.
    @Test func aSecondPauseOnADayIsToldAsWell() throws {
        let (trial, _) = try Self.coming()
        let start = trial.world.now
        func actions() -> CoordinatorActions {
            CoordinatorActions(store: trial.store, rules: trial.configuration.rules, now: trial.world.now)
        }
        let id = Trial.commitment("m1/1").mentorship
        for turn in 0..<3 {
            if turn == 1 {
                try actions().resume(id)
            } else {
                try actions().pause(id, from: nil, until: Community.date("2027-03-01"))
            }
            Self.live(trial, minutes: 60)
        }
        for person in ["anna", "ben"] {
            #expect(try Self.turns(trial, person, start) == ["paused", "resumed", "paused"], "\(person)")
        }
        // And quickly, so that it is as it was: nobody hears of it.
        let later = trial.world.now
        try actions().resume(id)
        Self.live(trial, minutes: 3)
        try actions().pause(id, from: nil, until: Community.date("2027-03-01"))
        Self.live(trial, minutes: 90)
        #expect(try Self.turns(trial, "ben", later).isEmpty)
    }
}
