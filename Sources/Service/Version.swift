package enum Version {
    /// As it is told by `--version` and in the journal.
    package static let number = "0.1.0"
}
