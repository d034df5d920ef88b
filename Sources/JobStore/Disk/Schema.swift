import GRDB

/// The tables, and how a file of an earlier version becomes one of today's.
///
/// Text from outside is kept as blobs: SQLite's own text functions end at a NUL, which a server can send.
enum Schema {
    /// Marks a file as Verbatim's (`PRAGMA application_id`): “Vbtm” in ASCII.
    static let applicationIdentifier: Int32 = 0x5662_746D
    /// The version that this program makes and reads (`PRAGMA user_version`): how many migrations there are.
    static let version = 3

    /// A migration, once released, is never changed: a later version adds one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { try $0.execute(sql: firstTables) }
        migrator.registerMigration("v2") { try $0.execute(sql: pagesWithoutIndex) }
        migrator.registerMigration("v3") { try $0.execute(sql: marksAndFilters) }
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

    /// The numbers of pages and chunks say where they belong: two indices less are written with each page. They suffice
    /// for 8 million passes, 16 million pages of a pass and 64 GB of a page.
    private static let pagesWithoutIndex = """
        CREATE TABLE numberedPage (
            -- The pass, then 24 bits for the page's place in it, from 1.
            id INTEGER PRIMARY KEY,
            cursor BLOB,
            nextCursor BLOB,
            bytes INTEGER NOT NULL
        ) STRICT;
        INSERT INTO numberedPage SELECT pass << 24 | number, cursor, nextCursor, bytes FROM page
            ORDER BY pass, number;

        CREATE TABLE numberedChunk (
            -- The page, then 16 bits for the chunk's place in it, from 1.
            id INTEGER PRIMARY KEY,
            body BLOB NOT NULL
        ) STRICT;
        INSERT INTO numberedChunk
            SELECT (page.pass << 24 | page.number) << 16 | chunk.number, chunk.body
            -- In the order of the indices: what SQLite would have to sort it would keep in memory, bodies and all.
            FROM page CROSS JOIN chunk ON chunk.page = page.id ORDER BY page.pass, page.number, chunk.number;

        DROP TABLE chunk;
        DROP TABLE page;
        ALTER TABLE numberedPage RENAME TO page;
        ALTER TABLE numberedChunk RENAME TO chunk;

        CREATE TRIGGER pagesGoWithTheirPass AFTER DELETE ON pass BEGIN
            DELETE FROM chunk WHERE id >= OLD.id << 40 AND id < (OLD.id + 1) << 40;
            DELETE FROM page WHERE id >= OLD.id << 24 AND id < (OLD.id + 1) << 24;
        END;

        PRAGMA user_version = 2;
        """

    /// Marks belong to the job, not to a pass: a refetch leaves them alone.
    private static let marksAndFilters = """
        CREATE TABLE mark (
            job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
            question BLOB NOT NULL,
            -- The ids from the question's root, joined by slashes.
            code TEXT NOT NULL,
            response BLOB NOT NULL,
            -- Of the answer's texts: the bits of AnswerFingerprint.digest, read as a signed number.
            digest INTEGER NOT NULL,
            -- NULL when none was given.
            verdict TEXT,
            isBlind INTEGER NOT NULL,
            isFlagged INTEGER NOT NULL,
            note BLOB NOT NULL,
            changedAt REAL NOT NULL,
            PRIMARY KEY (job, question, code, response, digest)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE filter (
            name BLOB PRIMARY KEY,
            expression BLOB NOT NULL,
            changedAt REAL NOT NULL
        ) STRICT, WITHOUT ROWID;

        PRAGMA user_version = 3;
        """
}
