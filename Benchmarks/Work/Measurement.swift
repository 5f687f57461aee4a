import Glibc

/// What a peer does, as scripts/bench calls it: `FILE SERIES SETS ROUNDS [OUTPUT]`, after words that only this peer knows. It prints the
/// median of the rounds in nanoseconds of processor time an occurrence, the sum of all instants, and the peak memory in KiB; the
/// instants go to OUTPUT.
public struct Measurement {
    /// What to work on.
    public let work: Work
    private let rounds: Int
    private let output: String?

    /// What the arguments ask for; ends the process if they are none of that.
    public init(_ arguments: some Collection<String>) {
        let words = Array(arguments)
        guard words.count >= 4, let series = Work.Series(rawValue: words[1]), let sets = Int(words[2]),
            let rounds = Int(words[3]), rounds > 0, let work = Work(path: words[0], series: series, sets: sets)
        else {
            print("usage: FILE biweekly|monthly SETS ROUNDS [OUTPUT]; FILE has at least SETS lines")
            exit(2)
        }
        self.work = work
        self.rounds = rounds
        output = words.count > 4 ? words[4] : nil
    }

    /// Times `sum`, and has `list` give every instant for the comparison.
    public func report(sum: () -> Int64, list: (inout [Int64]) -> Void) {
        let total = sum()
        let times = (0..<rounds).map { _ -> Int64 in
            let start = processorTime()
            guard sum() == total else {
                print("two rounds gave different sums")
                exit(1)
            }
            return processorTime() - start
        }.sorted()
        let peak = peakKibibytes()
        let count = work.meetings.count * work.series.occurrences
        print("\(Double(times[rounds / 2]) / Double(count)) \(total) \(peak)")
        guard let output else { return }
        var instants: [Int64] = []
        instants.reserveCapacity(count)
        list(&instants)
        guard let file = fopen(output, "w") else { exit(1) }
        fwrite(instants, MemoryLayout<Int64>.stride, instants.count, file)
        fclose(file)
    }

    private func processorTime() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// VmHWM: unlike what getrusage says, it does not count what the process was before it became this program.
    private func peakKibibytes() -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = line.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
            let words = text.split { $0 == " " || $0 == "\t" }
            if words.count > 1, words[0] == "VmHWM:" { return Int(words[1]) ?? 0 }
        }
        return 0
    }
}
