import Mentoring

extension StateDatabase {
    /// Erases a person: a pseudonym stands wherever the identifier stood, also in the history, which is otherwise only ever added to. Name,
    /// address, imported cells and the text of letters that may name them are gone, from the file as well.
    package func erase(_ person: PersonID, as pseudonym: PersonID) throws {
        try engine.beginErasing()
        dossiers.clear()
        try engine.transaction(.writing) { session in
            // The triggers that keep the history and the letters as they are let this transaction pass.
            try session.execute("INSERT INTO erasing (only) VALUES (1)")
            try ErasureStatements(session: session, person: person, pseudonym: pseudonym).run()
            try session.execute("DELETE FROM erasing")
        }
        try engine.rewrite()
        wake()
    }
}
