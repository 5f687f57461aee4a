import CivilTime
import Mentoring

/// Kinds of letters that somebody wants no more.
extension Reader {
    package func mutedLetters(of person: PersonID) throws -> Set<LetterKind> {
        Set(try session.rows("SELECT letter FROM muted WHERE person = ?1", [person.text]) { LetterKind(try $0.text()) })
    }
}

extension Writer {
    package func mute(_ letter: LetterKind, for person: PersonID, at now: Instant) throws {
        try session.execute(
            "INSERT INTO muted (person, letter, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            [person.text, letter.name, now])
    }

    package func unmute(_ letter: LetterKind, for person: PersonID) throws {
        try session.execute("DELETE FROM muted WHERE person = ?1 AND letter = ?2", [person.text, letter.name])
    }
}
