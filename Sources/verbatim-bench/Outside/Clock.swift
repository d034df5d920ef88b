import Glibc

/// A monotonic clock in nanoseconds.
enum Clock {
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The processor time of this thread so far, in nanoseconds: waiting and other programs don't count.
    static var computed: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The processor time of all threads of this process so far, in milliseconds.
    static var computedByThreads: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    /// The processor time of all child processes that were waited for so far, in milliseconds.
    static var computedByChildren: Double {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3 }
        return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    }

    /// Measures how long some work takes, in milliseconds.
    static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return Double(now - start) / 1e6
    }

    /// Measures the processor time of some work in this thread, in milliseconds. Where the work waits for nothing, it
    /// does not change on a busy machine.
    static func computing(_ work: () throws -> Void) rethrows -> Double {
        let start = computed
        try work()
        return Double(computed - start) / 1e6
    }

    /// Waits; -1 for ever.
    static func sleep(milliseconds: Int32) { poll(nil, 0, milliseconds) }
}
