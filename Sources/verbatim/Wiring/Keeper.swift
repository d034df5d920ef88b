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

    private let store: JobStore
    private let server: String
    private let mailbox: Mailbox
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
        (self.store, self.server, self.mailbox) = (store, server, mailbox)
        Task(executorPreference: LoopExecutor()) { [self] in
            for await wish in stream { await fulfil(wish) }
            ended.fulfil(())
        }
    }

    /// Never blocks. What is to be read does not wait for what is to be written: reading needs no lock.
    func keep(_ wish: Effect) {
        guard case .loadMarks(let job, let isSaved) = wish else {
            wishes.yield(wish)
            return
        }
        Task(executorPreference: LoopExecutor()) { [self] in load(job, isSaved: isSaved) }
    }

    /// Waits until all is kept, but not longer than so many milliseconds.
    /// - Returns: False when the time was up first.
    func finish(patience: Int32) -> Bool {
        wishes.finish()
        return ended.wait(patience: patience) != nil
    }

    /// Why the last marks may be lost.
    static let unkept = "the store did not take what was noted last; another program may keep it locked"

    private func load(_ job: JobIdentifier, isSaved: Bool) {
        do throws(StoreTrouble) {
            mailbox.send(.marks(job, try store.marks(of: key(job, isSaved: isSaved))))
        } catch {
            mailbox.send(.notice(Notice(.warning, DisplayText(error.sentence))))
        }
    }

    private func key(_ job: JobIdentifier, isSaved: Bool) -> JobKey {
        JobKey(server: isSaved ? Self.fileServer : server, job: job)
    }

    private func fulfil(_ wish: Effect) async {
        switch wish {
        case .saveFilter(let filter): await store.setFilter(named: filter.name, expression: filter.expression)
        case .removeFilter(let name): await store.removeFilter(named: name)
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
