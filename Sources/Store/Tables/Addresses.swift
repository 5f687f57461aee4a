import CivilTime
import Mentoring

/// Addresses from which people answer beside the registered one.
extension Reader {
    package func otherAddresses(of person: PersonID) throws -> [String] {
        try session.rows("SELECT address FROM other_address WHERE person = ?1 ORDER BY address", [person.text]) {
            try $0.text()
        }
    }

    /// The people who have an address, registered or confirmed; in lower case.
    package func people(address: String) throws -> [PersonID] {
        try session.rows(
            """
            SELECT id FROM person WHERE lower(email) = ?1
            UNION SELECT person FROM other_address WHERE address = ?1 ORDER BY 1
            """, [address.lowercased()]
        ) { try $0.value { PersonID($0) } }
    }
}

extension Writer {
    /// Lets somebody answer from a further address, too.
    package func addAddress(_ address: String, to person: PersonID, at now: Instant) throws {
        try session.execute(
            """
            INSERT INTO other_address (person, address, confirmed_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING
            """, [person.text, address.lowercased(), now])
    }

    /// Lets nobody answer for somebody from a further address any more.
    package func removeAddress(_ address: String, of person: PersonID) throws {
        try session.execute(
            "DELETE FROM other_address WHERE person = ?1 AND address = ?2", [person.text, address.lowercased()])
    }
}
