import JSONText

/// What an examination of the installation found, and how it is mended.
struct Finding {
    /// How bad it is.
    enum Verdict: String {
        /// As it should be.
        case good = "ok"
        /// It works, or it can't be seen from here; somebody should know.
        case warning
        /// It keeps the service from doing its work.
        case fault

        var paint: Paint {
            switch self {
            case .good: .good
            case .warning: .waiting
            case .fault: .bad
            }
        }
    }

    /// What was examined, in a word or two.
    let subject: String
    let verdict: Verdict
    let text: String
    /// What to type or to do; nil where nothing is to be done.
    let remedy: String?

    static func good(_ subject: String, _ text: String) -> Finding {
        Finding(subject: subject, verdict: .good, text: text, remedy: nil)
    }

    static func warning(_ subject: String, _ text: String, mend: String? = nil) -> Finding {
        Finding(subject: subject, verdict: .warning, text: text, remedy: mend)
    }

    static func fault(_ subject: String, _ text: String, mend: String) -> Finding {
        Finding(subject: subject, verdict: .fault, text: text, remedy: mend)
    }

    var json: JSON {
        .sparse([
            "subject": .text(subject), "verdict": .text(verdict.rawValue), "finding": .text(text), "mend": JSON(remedy),
        ])
    }

    /// A line each, and one for the remedy.
    static func lines(_ findings: [Finding]) -> [String] {
        var table = Table()
        for finding in findings {
            table.add(
                Table.Cell(finding.verdict.rawValue, finding.verdict.paint), Table.Cell(finding.subject, .bold),
                Table.Cell(finding.text))
            if let remedy = finding.remedy { table.add("", "", Table.Cell("→ \(remedy)", .waiting)) }
        }
        return table.lines
    }
}
