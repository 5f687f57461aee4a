extension Schema {
    /// Kinds of events about time zones that are missing on the machine.
    static let zoneKinds = [
        "INSERT INTO event_kind (kind) VALUES ('zones-missing'), ('zones-back');"
    ]
}
