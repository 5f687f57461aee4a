import Mentoring

/// Single values under a key.
extension Reader {
    package func missingZones() throws -> [String] {
        try value(StoreKey.missingZones)?.split(separator: " ").map(String.init) ?? []
    }

    /// How often dealing with a message was begun and came to no end; 0 for any but the one in hand.
    func messagesBegun(_ file: String) throws -> Int {
        guard let text = try value(StoreKey.messageInHand), let blank = text.lastIndex(of: " "), text[..<blank] == file
        else { return 0 }
        return Int(text[text.index(after: blank)...]) ?? 0
    }

    /// What the UIDs of meetings in calendars are derived from: 64 hexadecimal digits, made with the database.
    package func calendarSecret() throws -> String {
        guard let secret = try value(StoreKey.calendarSecret) else {
            throw StoreError.damaged("the secret of calendars is missing")
        }
        return secret
    }

    /// By how much every SEQUENCE in calendars is raised.
    package func sequenceBase() throws -> Int { try value(StoreKey.sequenceBase).flatMap { Int($0) } ?? 0 }

    /// A value that the service keeps under a key: the last clock seen, the fingerprint of its settings, the version of tzdata.
    package func value(_ key: String) throws -> String? {
        try session.row("SELECT value FROM meta WHERE key = ?1", [key]) { try $0.text() }
    }
}

extension Writer {
    package func setMissingZones(_ names: [String]) throws {
        try setValue(StoreKey.missingZones, names.isEmpty ? nil : names.joined(separator: " "))
    }

    /// Keeps a value under a key; nil forgets it.
    package func setValue(_ key: String, _ value: String?) throws {
        if key == StoreKey.graceFrom { dossiers.clear() }
        guard let value else {
            try session.execute("DELETE FROM meta WHERE key = ?1", [key])
            return
        }
        try session.execute(
            """
            INSERT INTO meta (key, value) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
            """, [key, value])
    }

    /// Notes that dealing with a message begins: one that ends the program each time must not be begun for ever.
    /// - Returns: how often it was begun, this time included.
    package func beginMessage(_ file: String) throws -> Int {
        let count = try messagesBegun(file) + 1
        try setValue(StoreKey.messageInHand, "\(file) \(count)")
        return count
    }

    /// Notes that the message in hand was dealt with, or is not at fault that it could not be.
    package func endMessage() throws { try setValue(StoreKey.messageInHand, nil) }
}
