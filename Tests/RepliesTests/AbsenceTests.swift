import Testing

@testable import Replies

/// Absence notices in six languages.
@Suite struct AbsenceTests {
    /// By a writer who had not seen how they are read.
    @Test func ofAStranger() throws {
        let rows = try AbsenceNotice.rows("absences")
        #expect(rows.count == 200)
        for sort in [AbsenceNotice.Sort.plain, .hard] {
            let rows = rows.filter { $0.sort == sort }
            let right = rows.count { $0.result == .right }
            let wrong = rows.filter { $0.result == .wrong }
            print(
                MeasuredSet(
                    name: "absences, \(sort)", count: rows.count, recorded: right,
                    asked: rows.count - right - wrong.count, wrong: wrong.count))
            #expect(wrong.isEmpty, "\(wrong.map(\.id))")
            if sort == .plain { #expect(right * 100 >= rows.count * 95) }
        }
    }

    /// Those by which the reading was made.
    @Test func known() throws {
        for row in try AbsenceNotice.rows("absences-known") where row.sort == .plain || row.result != .asked {
            let reply = row.reply
            let read = [reply?.from, reply?.through].map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
            #expect(row.result == .right, "\(row.text) was read as \(read)")
        }
    }
}
