import Glibc
import Systemd

/// What is known of where the output goes.
enum Terminal {
    /// Whether standard output is a terminal that shows colours, and nobody asked for none (https://no-color.org).
    static let hasColour = isOutput && Environment.value("NO_COLOR") == nil && !isDumb

    /// Whether standard output is a terminal.
    static let isOutput = isatty(STDOUT_FILENO) == 1

    /// Whether standard error is a terminal that can write over a line.
    static let showsProgress = isatty(STDERR_FILENO) == 1 && !isDumb

    private static var isDumb: Bool { Environment.value("TERM").map { $0 == "dumb" } ?? true }

    /// Says something on standard error, with the program's name before it.
    static func warn(_ text: String) { write("mentorctl: \(text.printable)\n") }

    /// Writes to standard error. What it does not take is lost.
    static func write(_ text: String) {
        // Output that was printed before comes first where both go to one place.
        fflush(nil)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// A colour that says how things stand; it never says more than the word that it paints.
enum Paint: String {
    case bold = "1"
    case good = "32"
    case waiting = "33"
    case bad = "31"
    case faint = "2"

    /// The text in this colour (ECMA-48 §8.3.117), where the terminal shows colours.
    func on(_ text: String) -> String { Terminal.hasColour ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text }
}
