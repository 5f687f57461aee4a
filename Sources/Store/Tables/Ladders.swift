import Mentoring

/// Ladders, each stored once.
extension Writer {
    /// The number of a ladder, which is stored if it is not yet.
    func number(of ladder: Ladder) throws -> Int64 {
        let text = try session.json.text(of: ladder)
        let known = try session.row("SELECT number FROM ladder WHERE content = ?1", [text]) {
            try $0.required(Int64.self)
        }
        if let known { return known }
        return try session.added("INSERT INTO ladder (content) VALUES (?1) RETURNING number", [text])
    }
}
