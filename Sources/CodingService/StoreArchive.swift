import CodingModel
import JobStore

/// One server's share of the store.
package struct StoreArchive: JobArchive {
    private let store: JobStore
    private let server: String

    /// - Parameter server: The origin's text, under which the store keeps the server's jobs.
    package init(_ store: JobStore, server: String) {
        self.store = store
        self.server = server
    }

    private func key(_ job: JobIdentifier) -> JobKey { JobKey(server: server, job: job) }

    package func pass(of job: JobIdentifier) async -> StoredPass? {
        (try? store.job(key(job)))?.bestPass
    }

    package func page(_ number: Int, of pass: StoredPass) async -> StoredPage? {
        try? store.page(number, of: pass.number)
    }

    package func note(_ report: JobReport, of job: JobIdentifier, at secondsSince1970: Double) async {
        await store.note(report, of: key(job), at: secondsSince1970)
    }

    package func beginPass(
        of job: JobIdentifier, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) async -> Int64 {
        await store.beginPass(of: key(job), first: first, replacing: old, at: secondsSince1970)
    }

    package func append(_ page: StoredPage, to pass: Int64, of job: JobIdentifier) async {
        await store.append(page, to: pass)
    }

    package func completePass(_ pass: Int64, of job: JobIdentifier) async {
        await store.completePass(pass)
    }
}
