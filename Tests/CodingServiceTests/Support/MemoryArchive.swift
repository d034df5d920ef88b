import CodingModel
import CodingService
import JobStore
import Synchronization
import TerminalText

/// An archive that tests look into. Everything that happens to it is told to `tell`, in order.
final class MemoryArchive: JobArchive {
    private struct Pass {
        var pages: [StoredPage]
        var isComplete = false
    }

    private struct State {
        var passes: [Pass] = []
        var replacement: [StoredPage]?
        var replaced: [Int64] = []
        var reports: [JobReport] = []
    }

    private let state = Mutex(State())
    private let tell: @Sendable (String) -> Void

    init(tell: @escaping @Sendable (String) -> Void = { _ in }) { self.tell = tell }

    /// As if these pages had been stored in an earlier run of the program.
    convenience init(pages: [(cursor: String?, body: String)], isComplete: Bool) {
        self.init()
        let stored = pages.enumerated().map { index, page in
            StoredPage(
                cursor: page.cursor.map { RawText($0) },
                nextCursor: index + 1 < pages.count ? pages[index + 1].cursor.map { RawText($0) } : nil,
                body: Array(page.body.utf8))
        }
        state.withLock { $0.passes = [Pass(pages: stored, isComplete: isComplete)] }
    }

    /// The cursor of each page of each pass, "-" for a first page, and "!" behind those of a complete pass.
    var contents: [[String]] {
        state.withLock(\.passes).map { $0.pages.map { $0.cursor?.string ?? "-" } + ($0.isComplete ? ["!"] : []) }
    }

    var replaced: [Int64] { state.withLock(\.replaced) }
    var reports: [JobReport] { state.withLock(\.reports) }

    /// As when another process completes a newer pass: the next page that is read finds its own pass gone.
    func replaceAtNextPage(with pages: [StoredPage]) { state.withLock { $0.replacement = pages } }

    func job(_ key: JobKey) -> StoredJob? {
        let passes = state.withLock(\.passes)
        func stored(_ index: Int) -> StoredPass {
            StoredPass(
                number: Int64(index), pages: passes[index].pages.count,
                bytes: passes[index].pages.reduce(0) { $0 + $1.body.count },
                nextCursor: passes[index].pages.last?.nextCursor, isComplete: passes[index].isComplete)
        }
        return StoredJob(
            key: key, isTracked: false, pass: passes.indices.last.map(stored),
            completePass: passes.lastIndex(where: \.isComplete).map(stored))
    }

    func page(_ number: Int, of pass: Int64) -> StoredPage? {
        state.withLock { state in
            if let pages = state.replacement {
                state.replacement = nil
                state.passes.append(Pass(pages: pages, isComplete: true))
                return nil
            }
            let pages = state.passes[Int(pass)].pages
            return pages.indices.contains(number - 1) ? pages[number - 1] : nil
        }
    }

    func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) {
        state.withLock { $0.reports.append(report) }
    }

    func beginPass(
        of key: JobKey, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) async -> Int64 {
        let number = state.withLock { state in
            if let old { state.replaced.append(old) }
            state.passes.append(Pass(pages: [first]))
            return Int64(state.passes.count - 1)
        }
        await written("begin")
        return number
    }

    func append(_ page: StoredPage, to pass: Int64) async -> Bool {
        state.withLock { $0.passes[Int(pass)].pages.append(page) }
        await written("append \(page.cursor?.string ?? "-")")
        return true
    }

    func completePass(_ pass: Int64) async -> Bool {
        state.withLock { $0.passes[Int(pass)].isComplete = true }
        await written("complete")
        return true
    }

    /// A disk takes its time: whoever does not wait for it is overtaken here.
    private func written(_ event: String) async {
        for _ in 0..<20 { await Task.yield() }
        tell(event)
    }
}
