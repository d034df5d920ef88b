import GRDB

/// The tables of a store file. One step makes them all; no store was released before it.
///
/// Text from outside is kept as blobs: SQLite's own text functions end at a NUL, which a server can send.
enum Schema {
    /// Marks a file as Verbatim's (`PRAGMA application_id`): “Vbtm” in ASCII.
    static let applicationIdentifier: Int32 = 0x5662_746D
    /// The version of these tables (`PRAGMA user_version`). Builds before the first release numbered theirs 1 to 4.
    static let version = 5

    /// Makes the tables in an empty file. Does nothing where another process has just made them.
    /// - Throws: `DatabaseError` when the file can't be written. Nothing of the tables is there then.
    static func make(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            if try Int.fetchOne(db, sql: "PRAGMA user_version") == version { return .commit }
            try db.execute(sql: tables)
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    private static let tables = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            server TEXT NOT NULL,
            identifier BLOB NOT NULL,
            -- The identifier in lower case: ids that differ only in case name one job.
            folded BLOB NOT NULL,
            -- The place on the user's list; NULL when the job is not on it.
            position INTEGER,
            trackedAt REAL,
            -- The server's last report; all NULL when it was never asked.
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

        -- The numbers of pages and chunks say where they belong, so that no index is written with each page. They
        -- suffice for 8 million passes, 16 million pages of a pass and 64 GB of a page.
        CREATE TABLE page (
            -- The pass, then 24 bits for the page's place in it, from 1.
            id INTEGER PRIMARY KEY,
            cursor BLOB,
            nextCursor BLOB,
            bytes INTEGER NOT NULL
        ) STRICT;

        -- Bodies are cut up, so that a large one is never in memory a second time.
        CREATE TABLE chunk (
            -- The page, then 16 bits for the chunk's place in it, from 1.
            id INTEGER PRIMARY KEY,
            body BLOB NOT NULL
        ) STRICT;

        CREATE TRIGGER pagesGoWithTheirPass AFTER DELETE ON pass BEGIN
            DELETE FROM chunk WHERE id >= OLD.id << 40 AND id < (OLD.id + 1) << 40;
            DELETE FROM page WHERE id >= OLD.id << 24 AND id < (OLD.id + 1) << 24;
        END;

        -- Marks belong to the job, not to a pass: a refetch leaves them alone.
        CREATE TABLE mark (
            job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
            question BLOB NOT NULL,
            -- The ids from the question's root, joined by slashes.
            code TEXT NOT NULL,
            response BLOB NOT NULL,
            -- The bits of AnswerFingerprint.digest, read as a signed number.
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

        -- How many people were asked a question: of the survey, whichever job and server.
        CREATE TABLE base (
            survey BLOB NOT NULL,
            question BLOB NOT NULL,
            people INTEGER NOT NULL,
            changedAt REAL NOT NULL,
            PRIMARY KEY (survey, question)
        ) STRICT, WITHOUT ROWID;

        -- Where the reader left a job.
        CREATE TABLE place (
            job INTEGER PRIMARY KEY REFERENCES job ON DELETE CASCADE,
            -- NULL for the job's first.
            question BLOB,
            base TEXT NOT NULL,
            changedAt REAL NOT NULL
        ) STRICT;

        CREATE TABLE questionPlace (
            job INTEGER NOT NULL REFERENCES place ON DELETE CASCADE,
            question BLOB NOT NULL,
            code TEXT,
            sorting TEXT NOT NULL,
            -- Paths joined by blanks.
            expanded TEXT NOT NULL,
            filter BLOB,
            filterName BLOB,
            -- An answer's fingerprint; both NULL for none.
            response BLOB,
            digest INTEGER,
            PRIMARY KEY (job, question)
        ) STRICT, WITHOUT ROWID;
        """
}
