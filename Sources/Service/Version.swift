/// This program's version.
public enum Version {
    /// As it is told by `--version` and in the journal.
    public static let number = "0.1.0"
}
