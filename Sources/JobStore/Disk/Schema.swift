import GRDB

/// The tables, and how a file of an earlier version becomes one of today's.
///
/// Text from outside is kept as blobs: SQLite's own text functions end at a NUL, which a server can send.
enum Schema {
    /// Marks a file as Verbatim's (`PRAGMA application_id`): “Vbtm” in ASCII.
    static let applicationIdentifier: Int32 = 0x5662_746D
    /// The version that this program makes and reads (`PRAGMA user_version`): how many migrations there are.
    static let version = 1

    /// A migration, once released, is never changed: a later version adds one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { try $0.execute(sql: firstTables) }
        return migrator
    }

    private static let firstTables = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            server TEXT NOT NULL,
            identifier BLOB NOT NULL,
            -- The identifier in lower case: ids that differ only in case name one job.
            folded BLOB NOT NULL,
            -- The place on the user's list; NULL when the job is not on it.
            position INTEGER,
            trackedAt REAL,
            -- What the server said last; all NULL when it was never asked.
            reportedAt REAL,
            reportedIdentifier BLOB,
            survey BLOB,
            status BLOB,
            completedAt BLOB,
            failureCode BLOB,
            failureMessage BLOB,
            UNIQUE (server, folded)
        ) STRICT;

        CREATE TABLE statusChange (
            id INTEGER PRIMARY KEY,
            job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
            status BLOB NOT NULL,
            at REAL NOT NULL
        ) STRICT;
        CREATE INDEX statusChangeOfJob ON statusChange (job);

        CREATE TABLE pass (
            -- AUTOINCREMENT: a late append to a pass that is gone must never meet another with its number.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
            pages INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            nextCursor BLOB,
            isComplete INTEGER NOT NULL,
            -- When its newest page came.
            touchedAt REAL NOT NULL
        ) STRICT;
        CREATE INDEX passOfJob ON pass (job, isComplete);

        CREATE TABLE page (
            id INTEGER PRIMARY KEY,
            pass INTEGER NOT NULL REFERENCES pass ON DELETE CASCADE,
            number INTEGER NOT NULL,
            cursor BLOB,
            nextCursor BLOB,
            bytes INTEGER NOT NULL,
            UNIQUE (pass, number)
        ) STRICT;

        -- Bodies are cut up, so that a large one is never in memory a second time.
        CREATE TABLE chunk (
            page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
            number INTEGER NOT NULL,
            body BLOB NOT NULL,
            UNIQUE (page, number)
        ) STRICT;

        PRAGMA user_version = 1;
        """
}
