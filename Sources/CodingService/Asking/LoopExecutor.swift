import NIOCore
import NIOPosix

/// Runs tasks on a connection's thread. Reading an answer and sending the next request then need no other thread, which
/// would take as long to wake up as a small page takes to read.
///
/// All tasks that have to do with a server run so. Swift's own executor is left alone: on Linux its scheduler wakes up
/// once a second from the first task on that it is given, for as long as the program runs (libdispatch,
/// `_dispatch_workq_monitor_pools`). Serial dispatch queues, as the libraries have them, are not counted there.
package final class LoopExecutor: TaskExecutor {
    let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    /// Takes one of the threads that the network has anyway.
    package convenience init() { self.init(MultiThreadedEventLoopGroup.singleton.any()) }

    /// Runs the job on the connection's thread, after what waits there.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
