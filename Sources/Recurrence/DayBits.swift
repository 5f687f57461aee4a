/// The days of a period as bits; which day bit 0 is, whoever holds them knows. A year and a day on either side fit.
struct DayBits: Sendable {
    private var words = SIMD8<UInt64>(repeating: 0)

    /// How many words a year and its neighbouring days take.
    static let words = 6

    init() {}

    /// Bits 1 to `length`.
    init(length: Int) {
        insert(.max, at: 0)
        for index in 1..<DayBits.words { words[index] = .max }
        words[0] &= ~1
        let (word, bit) = ((length + 1) >> 6, (length + 1) & 63)
        for index in word..<DayBits.words { words[index] = index == word ? words[index] & ((1 << UInt64(bit)) - 1) : 0 }
    }

    /// Every seventh bit for each of `weekdays` (bit 0 is Monday), if bit 0 is the day `base`.
    init(weekdays: UInt8, base: Int) {
        for index in 0..<DayBits.words { words[index] = weekdayBits(weekdays, base: base + index * 64) }
    }

    var isEmpty: Bool { words == SIMD8(repeating: 0) }

    var count: Int { (0..<DayBits.words).reduce(0) { $0 + words[$1].nonzeroBitCount } }

    /// Bits 64 × `index` to 64 × `index` + 63.
    subscript(word index: Int) -> UInt64 { words[index] }

    /// The bit that has `place` bits below it; `place` is less than `count`.
    func bit(at place: Int) -> Int {
        var place = place
        for index in 0..<DayBits.words {
            let here = words[index].nonzeroBitCount
            if place < here { return index << 6 + words[index].bit(at: place) }
            place -= here
        }
        return 0
    }

    mutating func insert(_ bit: Int) {
        guard bit >= 0, bit < DayBits.words << 6 else { return }
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Adds the bits of `word`, whose bit 0 is bit `offset` here.
    mutating func insert(_ word: UInt64, at offset: Int) {
        let (index, shift) = (offset >> 6, UInt64(offset & 63))
        words[index] |= word << shift
        if shift > 0, index + 1 < DayBits.words { words[index + 1] |= word >> (64 - shift) }
    }

    /// 64 bits from `offset` on.
    func word(at offset: Int) -> UInt64 {
        let (index, shift) = (offset >> 6, UInt64(offset & 63))
        return shift == 0 ? words[index] : words[index] >> shift | words[index + 1] << (64 - shift)
    }

    mutating func formUnion(_ other: DayBits) { words |= other.words }

    mutating func formIntersection(_ other: DayBits) { words &= other.words }
}

extension UInt64 {
    /// The bit that has `place` bits below it; 64 if there are not so many.
    func bit(at place: Int) -> Int {
        var rest = self
        for _ in 0..<place { rest &= rest &- 1 }
        return rest.trailingZeroBitCount
    }

    /// The lowest bit that is not below `position`; `nil` if there is none.
    @inline(__always)
    func next(from position: Int) -> Int? {
        let rest = self >> UInt64(position)
        return rest == 0 ? nil : position + rest.trailingZeroBitCount
    }
}

/// Every seventh bit for each of `weekdays` (bit 0 is Monday), if bit 0 is the day `base`.
func weekdayBits(_ weekdays: UInt8, base: Int) -> UInt64 {
    let week = (UInt64(weekdays) | UInt64(weekdays) << 7) >> UInt64(isoWeekday(base) - 1) & 0x7F
    return week &* 0x8102_0408_1020_4081
}
