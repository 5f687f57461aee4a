/// The sixth version: kinds of events about time zones that are missing on the machine.
enum SchemaZoneKinds {
    static let statements = ["INSERT INTO event_kind (kind) VALUES ('zones-missing'), ('zones-back');"]
}
