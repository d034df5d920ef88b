import Foundation

/// Runs each piece of work on a thread that does nothing else meanwhile, on a new one when all are busy: whatever runs
/// here may block its thread, as a wait for a child process does.
final class ThreadExecutor: TaskExecutor {
    static let shared = ThreadExecutor()

    private let condition = NSCondition()
    /// Both belong to the condition's lock.
    private nonisolated(unsafe) var jobs: [UnownedJob] = []
    private nonisolated(unsafe) var idleThreads = 0

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let hasThread = condition.withLock {
            jobs.append(job)
            guard jobs.count <= idleThreads else { return false }
            condition.signal()
            return true
        }
        if !hasThread { Thread.detachNewThread { self.work() } }
    }

    /// Takes one job after the other, for as long as the process lives.
    private func work() {
        while true {
            let job = condition.withLock {
                idleThreads += 1
                defer { idleThreads -= 1 }
                while jobs.isEmpty { condition.wait() }
                return jobs.removeFirst()
            }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
