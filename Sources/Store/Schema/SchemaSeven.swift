/// What a check-in says is in the second database alone: ratings go from the first, and check-ins that nobody could be told of are found.
enum SchemaCheckInRatings {
    static let statements = [letters, notices, untold, kinds]

    /// The notices of confirmations that name a rating: `checked-in 2`.
    private static let rated = "letter = 'confirmation' AND detail GLOB 'checked-in *'"

    /// The bytes of letters that named one. What of them has not left is not sent: the number stood in its subject.
    private static let letters = """
        DROP TRIGGER letter_frozen;
        UPDATE letter SET bytes = x'0A', next_attempt_at = NULL,
            state = CASE WHEN state IN ('submitting', 'deferred') THEN 'suppressed' ELSE state END,
            fault = CASE WHEN state IN ('submitting', 'deferred') THEN 'it named a rating' ELSE fault END
        WHERE number IN (SELECT letter_number FROM notice WHERE \(rated));
        CREATE TRIGGER letter_frozen BEFORE UPDATE OF recipient, address, sender, message_id, bytes, created_at ON letter
        BEGIN SELECT RAISE(ABORT, 'a letter is frozen: a retry sends the same bytes'); END;
        """

    private static let notices = "UPDATE notice SET detail = 'checked-in' WHERE \(rated);"

    /// Check-ins that need a person where every coordinator takes part in the mentorship: few, and counted in each step.
    private static let untold = """
        CREATE INDEX notice_untold ON notice (reason) WHERE letter = 'needs-person' AND state = 'suppressed';
        """

    private static let kinds = """
        INSERT INTO event_kind (kind) VALUES ('not-told');
        """
}
