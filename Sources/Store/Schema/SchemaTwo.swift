/// The second version: kinds of events about backups, restoring, moving, confidential texts and erasure.
enum SchemaTwo {
    static let statements = [
        """
        INSERT INTO event_kind (kind) VALUES
            ('backed-up'), ('backup-failed'), ('restored'), ('retired'), ('confidential-recorded'), ('person-erased');
        """
    ]
}
