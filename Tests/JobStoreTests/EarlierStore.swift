/// How stores of released versions were made. Never changed: a new version adds its own.
enum EarlierStore {
    static let version1 = """
        PRAGMA application_id = 1449292909;
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('v1');
        \(listTables)
        CREATE TABLE page (
            id INTEGER PRIMARY KEY, pass INTEGER NOT NULL REFERENCES pass ON DELETE CASCADE, number INTEGER NOT NULL,
            cursor BLOB, nextCursor BLOB, bytes INTEGER NOT NULL, UNIQUE (pass, number)
        ) STRICT;
        CREATE TABLE chunk (
            page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE, number INTEGER NOT NULL, body BLOB NOT NULL,
            UNIQUE (page, number)
        ) STRICT;
        PRAGMA user_version = 1;
        \(listRows)
        INSERT INTO page VALUES (1, 7, 2, x'63', NULL, 3);
        INSERT INTO page VALUES (2, 7, 1, NULL, x'63', 2);
        INSERT INTO chunk VALUES (1, 2, x'5d');
        INSERT INTO chunk VALUES (1, 1, x'5b20');
        INSERT INTO chunk VALUES (2, 1, x'7b7d');
        """

    static let version2 = """
        PRAGMA application_id = 1449292909;
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('v1'), ('v2');
        \(listTables)
        CREATE TABLE page (
            id INTEGER PRIMARY KEY, cursor BLOB, nextCursor BLOB, bytes INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE chunk (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
        CREATE TRIGGER pagesGoWithTheirPass AFTER DELETE ON pass BEGIN
            DELETE FROM chunk WHERE id >= OLD.id << 40 AND id < (OLD.id + 1) << 40;
            DELETE FROM page WHERE id >= OLD.id << 24 AND id < (OLD.id + 1) << 24;
        END;
        PRAGMA user_version = 2;
        \(listRows)
        INSERT INTO page VALUES (117440513, NULL, x'63', 2), (117440514, x'63', NULL, 3);
        INSERT INTO chunk VALUES (7696581459969, x'7b7d'), (7696581525505, x'5b20'), (7696581525506, x'5d');
        """

    static let version3 = """
        \(version2)
        INSERT INTO grdb_migrations VALUES ('v3');
        CREATE TABLE mark (
            job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE, question BLOB NOT NULL, code TEXT NOT NULL,
            response BLOB NOT NULL, digest INTEGER NOT NULL, verdict TEXT, isBlind INTEGER NOT NULL,
            isFlagged INTEGER NOT NULL, note BLOB NOT NULL, changedAt REAL NOT NULL,
            PRIMARY KEY (job, question, code, response, digest)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE filter (
            name BLOB PRIMARY KEY, expression BLOB NOT NULL, changedAt REAL NOT NULL
        ) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 3;
        INSERT INTO mark VALUES (2, x'5131', '1/-11', x'7231', -2, 'disagree', 1, 1, x'6e6f', 4.5);
        INSERT INTO filter VALUES (x'6c617465', x'322f3232', 5.5);
        """

    /// What all have alike.
    private static let listTables = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY, server TEXT NOT NULL, identifier BLOB NOT NULL, folded BLOB NOT NULL,
            position INTEGER, trackedAt REAL, reportedAt REAL, reportedIdentifier BLOB, survey BLOB, status BLOB,
            completedAt BLOB, failureCode BLOB, failureMessage BLOB, UNIQUE (server, folded)
        ) STRICT;
        CREATE TABLE statusChange (
            id INTEGER PRIMARY KEY, job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE, status BLOB NOT NULL,
            at REAL NOT NULL
        ) STRICT;
        CREATE INDEX statusChangeOfJob ON statusChange (job);
        CREATE TABLE pass (
            id INTEGER PRIMARY KEY AUTOINCREMENT, job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
            pages INTEGER NOT NULL, bytes INTEGER NOT NULL, nextCursor BLOB, isComplete INTEGER NOT NULL,
            touchedAt REAL NOT NULL
        ) STRICT;
        CREATE INDEX passOfJob ON pass (job, isComplete);
        """
    private static let listRows = """
        INSERT INTO job (id, server, identifier, folded, position, trackedAt, reportedAt, reportedIdentifier, survey,
            status) VALUES
            (1, 'https://surveys.getaftercare.com', x'61', x'61', 2, 1.5, NULL, NULL, NULL, NULL),
            (2, 'https://surveys.getaftercare.com', x'42', x'62', 1, 1.5, 2.5, x'62', x'43534154',
                x'636f6d706c65746564');
        INSERT INTO statusChange VALUES (1, 2, x'636f6d706c65746564', 2.5);
        INSERT INTO pass VALUES (7, 2, 2, 5, NULL, 1, 3.5);
        """
}
