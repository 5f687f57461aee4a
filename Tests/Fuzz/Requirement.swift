import Glibc

/// What must hold for every input. A violation is a finding like any crash: libFuzzer keeps the input.
func require(_ holds: Bool, _ violation: @autoclosure () -> String) {
    guard !holds else { return }
    let text = "violated: \(violation())\n"
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    abort()
}

/// Numbers that follow from the input alone, so that a finding can be replayed.
struct InputNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// FNV-1a of the bytes is where the sequence begins.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The next number, by SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
