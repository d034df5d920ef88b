import Glibc

/// A thread that nobody waits for.
enum DetachedThread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs work on a thread of its own.
    /// - Throws: A problem when the system refuses the thread.
    static func start(_ work: @escaping @Sendable () -> Void) throws(Problem) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Work(work))
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            context.release()
            throw Problem("the system refuses: pthread_create: \(String(cString: strerror(code)))")
        }
        pthread_detach(thread)
    }
}
