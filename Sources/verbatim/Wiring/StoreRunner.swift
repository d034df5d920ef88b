import Browser
import CodingModel
import CodingService
import JobStore
import Runtime
import TerminalText

/// Performs the browser's effects that are about the store: writes marks, named filters, places and bases, and reads marks.
///
/// Writes happen one after another on a thread of the network, so that the main thread never waits for the disk.
final class StoreRunner: Sendable {
    /// The name that stands in the store for the server of jobs that were read from files.
    static let fileServer = "file"

    private let store: JobStore
    private let server: String
    private let mailbox: Mailbox
    private let effects: AsyncStream<StoreEffect>.Continuation
    private let ended: Promise<Void>

    /// - Parameters:
    ///   - server: The server's name in the store.
    ///   - mailbox: Receives the marks that are read.
    init(_ store: JobStore, server: String, mailbox: Mailbox) throws(Problem) {
        let ended = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in try Promise<Void>() }
        let (stream, continuation) = AsyncStream.makeStream(of: StoreEffect.self)
        self.ended = ended
        effects = continuation
        (self.store, self.server, self.mailbox) = (store, server, mailbox)
        Task(executorPreference: LoopExecutor()) { [self] in
            for await effect in stream { await write(effect) }
            ended.fulfil(())
        }
    }

    /// Performs an effect; never blocks. A read does not wait for the writes before it: reading needs no lock.
    func keep(_ effect: StoreEffect) {
        if case .loadMarks(let job, let isSaved) = effect {
            Task(executorPreference: LoopExecutor()) { [self] in load(job, isSaved: isSaved) }
        } else {
            effects.yield(effect)
        }
    }

    /// Waits until everything is written.
    /// - Parameter patience: The longest wait in milliseconds.
    /// - Returns: False when the time was up first.
    func finish(patience: Int32) -> Bool {
        effects.finish()
        return ended.wait(patience: patience) != nil
    }

    /// The sentence for the reader when the last marks may be lost.
    static let unkept = "the store did not take what was noted last; another program may keep it locked"

    private func load(_ job: JobIdentifier, isSaved: Bool) {
        do throws(StoreTrouble) {
            mailbox.send(.marks(job, try store.marks(of: key(job, isSaved: isSaved))))
            // Another Verbatim may have been given some meanwhile.
            mailbox.send(.bases(try store.bases()))
        } catch {
            mailbox.send(.notice(Notice(.warning, DisplayText(error.sentence))))
        }
    }

    private func key(_ job: JobIdentifier, isSaved: Bool) -> JobKey {
        JobKey(server: isSaved ? Self.fileServer : server, job: job)
    }

    private func write(_ effect: StoreEffect) async {
        switch effect {
        case .saveFilter(let filter): await store.setFilter(named: filter.name, expression: filter.expression)
        case .removeFilter(let name): await store.removeFilter(named: name)
        case .keepMark(let mark):
            await store.setMark(
                mark.mark, for: mark.key, of: key(mark.job, isSaved: mark.isSaved),
                at: SystemClock().secondsSince1970)
        case .keepPlace(let place):
            await store.setPlace(
                place.kept, in: key(place.job, isSaved: place.isSaved), at: SystemClock().secondsSince1970)
        case .keepBase(let people, let question): await store.setBase(people, of: question)
        case .loadMarks(let job, let isSaved): load(job, isSaved: isSaved)
        }
    }
}

extension JobStore {
    /// All that is kept beside jobs, as events for the browser: named filters, bases, and the reader's places in the jobs
    /// of a server. A notice when something can't be read.
    /// - Parameter wanted: The job to select; nil for the one that was read last.
    func firstEvents(server: String, selecting wanted: JobIdentifier? = nil) -> [Event] {
        do throws(StoreTrouble) {
            let places = try places(of: server)
            return [
                .savedFilters(try filters().map { SavedFilter(name: $0.name, expression: $0.expression) }),
                .bases(try bases()),
                .places(
                    Dictionary(places.map { ($0.key.job, $0.place) }) { first, _ in first },
                    lastRead: wanted ?? places.first?.key.job),
            ]
        } catch {
            return [.notice(Notice(.warning, DisplayText(error.sentence)))]
        }
    }
}
