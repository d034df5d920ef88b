import CodingModel
import TerminalText

/// The place where the reader left a job.
package struct StoredPlace: Hashable, Sendable {
    /// The job, spelled as it was when the store first met it.
    package let key: JobKey
    /// The place in it.
    package let place: ReaderPlace

    /// A place in a job; nothing is checked.
    package init(key: JobKey, place: ReaderPlace) {
        self.key = key
        self.place = place
    }
}

/// The number of things that the store holds of a job.
package struct JobHoldings: Hashable, Sendable {
    /// Pages of results, of all passes.
    package let pages: Int
    /// The bytes of these pages together.
    package let bytes: Int
    /// Marks with a verdict.
    package let verdicts: Int
    /// Marks with a flag.
    package let flags: Int
    /// Marks with a note.
    package let notes: Int
    /// The reader's place in the job is kept.
    package let hasPlace: Bool
    /// Bases that were given for questions of the job's survey. They are the survey's, and stay when the job goes.
    package let basesOfSurvey: Int
}

// MARK: - Places

extension JobStore {
    /// The places where the reader left jobs, the latest first, be these jobs on the list or not.
    /// - Parameters:
    ///   - server: The origin's text; nil for the jobs of all servers.
    ///   - limit: The most places that are read: a program that starts must not wait for those of many years.
    package func places(of server: String?, limit: Int = 500) throws(StoreTrouble) -> [StoredPlace] {
        try find(
            inFile: { try $0.places(of: server, limit: limit) },
            inMemory: { $0.places.map { places in places.filter { server == nil || $0.key.server == server } } }) ?? []
    }

    /// Puts a place in the stead of the one before; nil takes that away. A place belongs to the job and goes when the job
    /// is forgotten.
    /// - Returns: True when the file has it.
    @discardableResult
    package func setPlace(_ place: ReaderPlace?, in key: JobKey, at secondsSince1970: Double) async -> Bool {
        await write(
            StoreChange { file in
                try file.setPlace(place, in: key, at: secondsSince1970)
            } inMemory: { jobs, database in
                jobs.adoptPlaces(from: database)
                jobs.setPlace(place, in: key)
            })
    }
}

// MARK: - Bases

extension JobStore {
    /// The numbers of people that were given for questions. They belong to the survey, so they hold for each of its jobs.
    package func bases() throws(StoreTrouble) -> [SurveyQuestion: Int] {
        try find(inFile: { try $0.bases() }, inMemory: { $0.bases }) ?? [:]
    }

    /// Keeps how many people were asked a question, in the stead of what was given before; nil takes that away.
    /// - Returns: True when the file has it.
    @discardableResult
    package func setBase(_ people: Int?, of question: SurveyQuestion) async -> Bool {
        let time = now()
        return await write(
            StoreChange { file in
                try file.setBase(people, of: question, at: time)
            } inMemory: { jobs, database in
                jobs.adoptBases(from: database)
                jobs.setBase(people, of: question)
            })
    }
}
