import NIOCore

/// Runs tasks on a connection's thread: what follows an answer, and the next request, then need no other thread, each
/// of which takes as long to wake up as a small page takes to read.
final class LoopExecutor: TaskExecutor {
    let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
