import Browser
import CodingModel
import CodingService
import JobStore
import Runtime
import TerminalText

/// Keeps in the store what a reader wants kept beyond this run, marks and named filters, and gives it back.
///
/// One after the other, as it was wanted, on a thread of the network: the program's own never waits for the disk.
final class Keeper: Sendable {
    /// How the store names where jobs are from that were read from files.
    static let fileServer = "file"

    private let wishes: AsyncStream<Effect>.Continuation
    private let ended: Promise<Void>

    /// - Parameters:
    ///   - server: As the store names it.
    ///   - mailbox: Where marks are left that are read.
    init(_ store: JobStore, server: String, mailbox: Mailbox) throws(Problem) {
        let ended = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in try Promise<Void>() }
        let (stream, continuation) = AsyncStream.makeStream(of: Effect.self)
        self.ended = ended
        wishes = continuation
        Task(executorPreference: LoopExecutor()) {
            for await wish in stream { await Self.fulfil(wish, store, server, mailbox) }
            ended.fulfil(())
        }
    }

    /// Never blocks.
    func keep(_ wish: Effect) { wishes.yield(wish) }

    /// Waits until all is kept, but not longer than so many milliseconds.
    func finish(patience: Int32) {
        wishes.finish()
        _ = ended.wait(patience: patience)
    }

    private static func fulfil(_ wish: Effect, _ store: JobStore, _ server: String, _ mailbox: Mailbox) async {
        func key(_ job: JobIdentifier, isSaved: Bool) -> JobKey {
            JobKey(server: isSaved ? fileServer : server, job: job)
        }
        switch wish {
        case .saveFilter(let filter): await store.setFilter(named: filter.name, expression: filter.expression)
        case .removeFilter(let name): await store.removeFilter(named: name)
        case .loadMarks(let job, let isSaved):
            do {
                let marks = try store.marks(of: key(job, isSaved: isSaved))
                if !marks.isEmpty { mailbox.send(.marks(job, marks)) }
            } catch {
                mailbox.send(.notice(Notice(.warning, DisplayText(error.sentence))))
            }
        case .keepMark(let wish):
            await store.setMark(
                wish.mark, for: wish.key, of: key(wish.job, isSaved: wish.isSaved),
                at: SystemClock().secondsSince1970)
        default: break
        }
    }
}

extension JobStore {
    /// The named filters, as an event for the browser; a sentence when they can't be read.
    var filtersEvent: Event {
        do {
            return .savedFilters(try filters().map { SavedFilter(name: $0.name, expression: $0.expression) })
        } catch {
            return .notice(Notice(.warning, DisplayText(error.sentence)))
        }
    }
}
