import CodingModel
import CodingService
import JobStore
import TerminalText

/// An archive that tests look into. Everything that happens to it is told to `events`, in order.
actor MemoryArchive: JobArchive {
    private struct Pass {
        var pages: [StoredPage]
        var isComplete = false
    }

    private var passes: [Pass] = []
    private let tell: @Sendable (String) -> Void
    private var replacement: [StoredPage]?
    private(set) var replaced: [Int64] = []
    private(set) var reports: [JobReport] = []

    init(tell: @escaping @Sendable (String) -> Void = { _ in }) { self.tell = tell }

    /// As if these pages had been stored in an earlier run of the program.
    init(pages: [(cursor: String?, body: String)], isComplete: Bool) {
        tell = { _ in }
        let stored = pages.enumerated().map { index, page in
            StoredPage(
                cursor: page.cursor.map { RawText($0) },
                nextCursor: index + 1 < pages.count ? pages[index + 1].cursor.map { RawText($0) } : nil,
                body: Array(page.body.utf8))
        }
        passes = [Pass(pages: stored, isComplete: isComplete)]
    }

    /// The cursor of each page of each pass, "-" for a first page, and "!" behind those of a complete pass.
    var contents: [[String]] {
        passes.map { $0.pages.map { $0.cursor?.string ?? "-" } + ($0.isComplete ? ["!"] : []) }
    }

    func pass(of job: JobIdentifier) -> StoredPass? {
        guard let index = passes.lastIndex(where: \.isComplete) ?? passes.indices.last else { return nil }
        let pass = passes[index]
        return StoredPass(
            number: Int64(index), pages: pass.pages.count, bytes: pass.pages.reduce(0) { $0 + $1.body.count },
            nextCursor: pass.pages.last?.nextCursor, isComplete: pass.isComplete)
    }

    /// As when another process completes a newer pass: the next page that is read finds its own pass gone.
    func replaceAtNextPage(with pages: [StoredPage]) { replacement = pages }

    func page(_ number: Int, of pass: StoredPass) -> StoredPage? {
        if let pages = replacement {
            replacement = nil
            passes.append(Pass(pages: pages, isComplete: true))
            return nil
        }
        let pages = passes[Int(pass.number)].pages
        return pages.indices.contains(number - 1) ? pages[number - 1] : nil
    }

    func note(_ report: JobReport, of job: JobIdentifier, at secondsSince1970: Double) { reports.append(report) }

    func beginPass(
        of job: JobIdentifier, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) async -> Int64 {
        if let old { replaced.append(old) }
        passes.append(Pass(pages: [first]))
        await written("begin")
        return Int64(passes.count - 1)
    }

    func append(_ page: StoredPage, to pass: Int64, of job: JobIdentifier) async {
        passes[Int(pass)].pages.append(page)
        await written("append \(page.cursor?.string ?? "-")")
    }

    func completePass(_ pass: Int64, of job: JobIdentifier) async {
        passes[Int(pass)].isComplete = true
        await written("complete")
    }

    /// A disk takes its time: whoever does not wait for it is overtaken here.
    private func written(_ event: String) async {
        for _ in 0..<20 { await Task.yield() }
        tell(event)
    }
}
