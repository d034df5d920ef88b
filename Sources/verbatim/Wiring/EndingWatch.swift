import CursesTerminal
import Glibc
import Runtime

/// Sees to it that the browser ends when a signal asks it to. The main thread may be waiting for a terminal that takes
/// nothing more, or for whoever reads standard error.
enum EndingWatch {
    /// Milliseconds that an orderly end has. Connections and the store get one and a half seconds each of it.
    private static let patience: Int32 = 4000

    /// Waits for the first such signal on a thread of its own, which sleeps until then.
    /// - Throws: A problem when the system refuses the thread.
    static func begin() throws(Problem) {
        let waker = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in try WakeDescriptor() }
        try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            try DetachedThread.start {
                // The descriptor lives as long as the process: a signal may come at any moment.
                while !Readiness.wait(for: [waker.number], timeout: -1).isReady(waker.number) {}
                poll(nil, 0, patience)
                CursesTerminal.endNow()
            }
        }
        CursesTerminal.wakeBeforeEnding(waker.writeEnd)
    }
}
