/// The fourth version: answers by mail.
enum SchemaFour {
    static let statements = [reference, place, received, addresses, muted, bounces, breaker, kinds]

    /// By which an answer names the letter that it answers.
    private static let reference = """
        ALTER TABLE letter ADD COLUMN reference TEXT CHECK (reference <> '');
        CREATE UNIQUE INDEX letter_by_reference ON letter (reference) WHERE reference IS NOT NULL;
        CREATE INDEX letter_by_message_id ON letter (message_id);
        """

    /// Where in its letter a notice stands: answers are by number.
    private static let place = "ALTER TABLE notice ADD COLUMN letter_place INTEGER CHECK (letter_place >= 0);"

    /// Each message that came in, once: its key is the Message-ID, if it has one, and a mark of 13 characters of who said what in it.
    private static let received = """
        CREATE TABLE received (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL CONSTRAINT received_once UNIQUE CHECK (key <> ''),
            at INTEGER NOT NULL,
            file TEXT NOT NULL CHECK (file <> ''),
            message_id TEXT,
            sender TEXT,
            person TEXT,
            letter_number INTEGER REFERENCES letter (number),
            claim TEXT NOT NULL CHECK (claim <> ''),
            outcome TEXT NOT NULL CONSTRAINT received_outcome
                CHECK (outcome IN ('recorded', 'asked-back', 'awaits-yes', 'unread', 'forwarded', 'ignored')),
            expires_at INTEGER,
            answered INTEGER NOT NULL CHECK (answered IN (0, 1))
        ) STRICT;
        CREATE INDEX received_by_sender ON received (sender, at);
        CREATE INDEX received_by_time ON received (at);
        CREATE INDEX received_by_file ON received (file);
        CREATE INDEX received_by_person ON received (person, at);
        CREATE INDEX received_by_message_id ON received (message_id);
        CREATE INDEX received_by_mark ON received (substr(key, -13));
        CREATE INDEX received_waiting ON received (person, letter_number) WHERE outcome IN ('awaits-yes', 'unread');
        """

    /// Addresses beside the registered one from which somebody answers; each was confirmed by the registered one.
    private static let addresses = """
        CREATE TABLE other_address (
            person TEXT NOT NULL REFERENCES person (id),
            address TEXT NOT NULL CHECK (address LIKE '_%@_%'),
            confirmed_at INTEGER NOT NULL,
            PRIMARY KEY (person, address)
        ) STRICT, WITHOUT ROWID;
        """

    /// Kinds of letters that somebody wants no more.
    private static let muted = """
        CREATE TABLE muted (
            person TEXT NOT NULL REFERENCES person (id),
            letter TEXT NOT NULL CHECK (letter <> ''),
            since INTEGER NOT NULL,
            PRIMARY KEY (person, letter)
        ) STRICT, WITHOUT ROWID;
        """

    private static let bounces = """
        CREATE TABLE bounce (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            recipient TEXT NOT NULL CHECK (recipient <> ''),
            address TEXT NOT NULL CHECK (address <> ''),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL CONSTRAINT bounce_kind CHECK (kind IN ('hard', 'soft', 'ours')),
            status TEXT,
            letter_number INTEGER REFERENCES letter (number)
        ) STRICT;
        CREATE INDEX bounce_by_address ON bounce (address, at);
        CREATE INDEX bounce_by_time ON bounce (at);
        """

    /// Why nothing is sent although nothing holds the service: something wanted to send far more than usual.
    private static let breaker = """
        CREATE TABLE breaker (
            only INTEGER PRIMARY KEY NOT NULL CONSTRAINT one_breaker CHECK (only = 1),
            reason TEXT NOT NULL CHECK (reason <> ''),
            since INTEGER NOT NULL
        ) STRICT;
        """

    private static let kinds = """
        INSERT INTO event_kind (kind) VALUES
            ('answer-taken'), ('answer-asked-back'), ('answer-unread'), ('answer-ignored'), ('address-confirmed'), ('unsubscribed'),
            ('bounced'), ('away'), ('breaker-opened'), ('breaker-closed');
        """
}
