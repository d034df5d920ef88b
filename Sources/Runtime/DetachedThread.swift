import Glibc

/// A thread that nobody waits for.
package enum DetachedThread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs work on a thread of its own.
    /// - Throws: The system's reason to refuse the thread.
    package static func start(_ work: @escaping @Sendable () -> Void) throws(SystemFailure) {
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
            throw SystemFailure(call: "pthread_create", code: code)
        }
        pthread_detach(thread)
    }
}
