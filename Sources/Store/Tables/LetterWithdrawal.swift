import Mentoring

enum LetterWithdrawal {
    /// Why a notice is not said any more.
    static let reason = "it is about somebody who is erased"

    /// Each with the letter's number. A calendar that was to be told of the end has not been told.
    static let statements = [
        """
        UPDATE invitation SET state = 'invited' WHERE state = 'cancelled' AND EXISTS (
            SELECT 1 FROM notice WHERE notice.letter_number = ?1 AND notice.rung LIKE 'invite-%'
                AND notice.mentorship = invitation.mentorship AND notice.revision = invitation.cycle
                AND notice.recipient = invitation.person)
        """,
        "UPDATE notice SET state = 'waiting', letter_number = NULL, letter_place = NULL WHERE letter_number = ?1",
        "UPDATE received SET letter_number = NULL WHERE letter_number = ?1",
        "UPDATE bounce SET letter_number = NULL WHERE letter_number = ?1",
        "DELETE FROM attempt WHERE letter_number = ?1",
        // Its Message-ID is a function of its notices, and is given again.
        "DELETE FROM letter WHERE number = ?1",
    ]
}

extension Writer {
    /// Takes back a letter whose bytes were taken away because they named somebody who is erased.
    /// - Throws: `misused` when the letter left, or has its bytes.
    package func takeBack(_ number: Int64) throws {
        guard let letter = try letter(number), letter.isWithheld, [.submitting, .deferred].contains(letter.state) else {
            throw StoreError.misused("letter \(number) was to be taken back, and is not withheld")
        }
        dossiers.clear()
        for sql in LetterWithdrawal.statements { try session.executeOnAll(sql, [number]) }
    }
}
