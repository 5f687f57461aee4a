import CivilTime
import Mentoring

/// Kinds of letters that somebody wants no more.
extension Reader {
    /// The kinds of letters that somebody wants no more.
    package func mutedLetters(of person: PersonID) throws -> Set<LetterKind> {
        Set(try session.rows("SELECT letter FROM muted WHERE person = ?1", [person.text]) { LetterKind(try $0.text()) })
    }
}

extension Writer {
    /// Sends somebody no more letters of a kind.
    package func mute(_ letter: LetterKind, for person: PersonID, at now: Instant) throws {
        try session.execute(
            "INSERT INTO muted (person, letter, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            [person.text, letter.name, now])
    }

    /// Sends somebody letters of a kind again.
    package func unmute(_ letter: LetterKind, for person: PersonID) throws {
        try session.execute("DELETE FROM muted WHERE person = ?1 AND letter = ?2", [person.text, letter.name])
    }
}
