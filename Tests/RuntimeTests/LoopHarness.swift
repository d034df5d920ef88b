import Browser
import BrowserViews
import Canvas
import CodingModel
import Foundation
import Runtime
import Synchronization
import TerminalText

/// A clock that a test turns; waiting turns it too, so that no test waits.
final class TestClock: Sendable {
    private let milliseconds = Mutex<Int64>(1_000_000)

    var now: Moment { Moment(milliseconds: milliseconds.withLock { $0 }) }

    func advance(by duration: Int64) {
        milliseconds.withLock { $0 += duration }
    }
}

/// Runs an event loop over a fake screen and notes how it waited.
final class LoopHarness: Sendable {
    /// One return of poll(2): how long it was allowed to wait, and whether something had come.
    struct Wait: Equatable {
        let timeout: Int32
        let foundSomething: Bool
    }

    let screen: FakeScreen
    let mailbox: Mailbox
    private let waker: WakeDescriptor
    private let second: WakeDescriptor
    private let third: WakeDescriptor
    private let fourth: WakeDescriptor
    private let fifth: WakeDescriptor
    /// What exports come to.
    private let write: ExportRunner.Writer
    let clock = TestClock()
    private let noted = Mutex<[Wait]>([])
    private let stored = Mutex<[StoreEffect]>([])

    /// What the store was asked for.
    var storeEffects: [StoreEffect] { stored.withLock { $0 } }
    var waits: [Wait] { noted.withLock { $0 } }

    init(
        onFrame: @escaping @Sendable (FakeScreen, [String]) -> Void = { _, _ in },
        write: @escaping ExportRunner.Writer = { _, _ in .withoutThread }
    ) throws {
        screen = try FakeScreen(onFrame: onFrame)
        mailbox = try Mailbox()
        waker = try WakeDescriptor()
        second = try WakeDescriptor()
        third = try WakeDescriptor()
        fourth = try WakeDescriptor()
        fifth = try WakeDescriptor()
        self.write = write
    }

    /// Runs the loop until it ends, and blocks the test's thread meanwhile. A test whose time is up hangs up.
    func run(service: EffectRunner? = nil, ringsBell: Bool = true) async -> EventLoop<FakeScreen>.Ending {
        await withTaskCancellationHandler {
            let dependencies = EventLoop<FakeScreen>.Dependencies(
                mailbox: mailbox, service: service, searches: SearchRunner(reportingTo: mailbox, waker: waker),
                analyses: AnalysisRunner(reportingTo: mailbox, waker: second),
                readings: ReadingRunner(reportingTo: mailbox, waker: fifth),
                exports: ExportRunner(reportingTo: mailbox, waker: third, write: write),
                files: FileListRunner(reportingTo: mailbox, waker: fourth) { [RawText("\($0.string)-listed.csv")] },
                theme: .mono, keep: { effect in self.stored.withLock { $0.append(effect) } },
                ringsBell: ringsBell,
                now: { self.clock.now }, wait: { self.wait(for: $0, timeout: $1) })
            let state = BrowserState(size: screen.size, now: clock.now)
            var loop = EventLoop(screen: screen, state: state, dependencies: dependencies)
            return loop.run()
        } onCancel: {
            screen.type(.hangup)
        }
    }

    /// A wait with a limit jumps to its end when nothing is there; a wait without one is real.
    private func wait(for descriptors: [Int32], timeout: Int32) -> Readiness {
        let readiness = Readiness.wait(for: descriptors, timeout: timeout < 0 ? -1 : 0)
        let foundSomething = descriptors.contains(where: readiness.isReady)
        if !foundSomething, timeout > 0 { clock.advance(by: Int64(timeout)) }
        noted.withLock { $0.append(Wait(timeout: timeout, foundSomething: foundSomething)) }
        return readiness
    }
}

/// A service that does what a test says when it is asked.
final class ScriptedService: JobWatching {
    enum Call: Equatable {
        case watch(JobIdentifier)
        case refresh(JobIdentifier)
        case stop(JobIdentifier)
        case putBack(JobIdentifier, [JobIdentifier])
        case shutdown
    }

    private let noted = Mutex<[Call]>([])
    private let onWatch: @Sendable (JobIdentifier) -> Void

    var calls: [Call] { noted.withLock { $0 } }

    init(onWatch: @escaping @Sendable (JobIdentifier) -> Void = { _ in }) {
        self.onWatch = onWatch
    }

    func watch(_ job: JobIdentifier) async {
        noted.withLock { $0.append(.watch(job)) }
        onWatch(job)
    }

    func refresh(_ job: JobIdentifier) async { noted.withLock { $0.append(.refresh(job)) } }
    func stop(_ job: JobIdentifier) async { noted.withLock { $0.append(.stop(job)) } }
    func putBack(_ job: JobIdentifier, order: [JobIdentifier]) async {
        noted.withLock { $0.append(.putBack(job, order)) }
    }
    func shutdown() async { noted.withLock { $0.append(.shutdown) } }
}

func job(_ text: RawText) throws -> JobIdentifier {
    guard let job = JobIdentifier(text) else { throw CocoaError(.formatting) }
    return job
}

func report(_ job: JobIdentifier, _ status: JobStatus) -> JobUpdate {
    let report = JobReport(job: job, survey: "Wave 7", status: status, completedAt: nil, failure: nil)
    return JobUpdate(job: job, change: .answered(report))
}

/// A job of one question with one code and thirty answers.
func savedJob() throws -> CodedJob {
    let answers = (1...30).map {
        #"{"responseIdentifier": "r\#($0)", "answer": "\#($0 % 3 == 0 ? "late" : "fine")"}"#
    }
    let body = """
        {"batchJobId": "a", "surveyIdentifier": "S", "status": "completed", "results": {"completedAt":
        "2026-03-01T10:00:00Z", "questionCodes": [{"questionIdentifier": "Q1", "question": "Why?", "responseCodes":
        [{"id": 1, "label": "All", "responses": [\(answers.joined(separator: ","))], "subCodes": []}]}],
        "nextCursor": null}}
        """
    var builder = CodedJobBuilder(job: try job("a"))
    builder.keep(try builder.read(Array(body.utf8)))
    return builder.snapshot(isComplete: true)
}
