/// One line on standard error that says how far a long command is, where somebody watches.
final class Progress {
    private var isShown = false

    /// Writes over the line.
    func say(_ text: String) {
        guard Terminal.showsProgress else { return }
        isShown = true
        Terminal.write("\r\u{1B}[K\(text)")
    }

    /// Takes the line away.
    func end() {
        guard isShown else { return }
        isShown = false
        Terminal.write("\r\u{1B}[K")
    }
}
