import FoundationEssentials

/// Facts of a process from `/proc`.
struct ProcessFacts {
    private let folder: String

    /// Nil is this process.
    init(_ process: Int32? = nil) { folder = "/proc/\(process.map { String($0) } ?? "self")" }

    /// The most memory that it ever had resident, in bytes.
    var peakMemory: Int? { memory("VmHWM") }
    /// The memory that it has resident now, in bytes.
    var residentMemory: Int? { memory("VmRSS") }

    /// How often each of its threads went to sleep or was sent to sleep: every wake-up ends in one.
    var contextSwitches: [String: Int] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/task")) ?? []
        let switches = threads.map { thread in
            let status = Self.status("\(folder)/task/\(thread)")
            return (thread, (status["voluntary_ctxt_switches"] ?? 0) + (status["nonvoluntary_ctxt_switches"] ?? 0))
        }
        return Dictionary(switches) { first, _ in first }
    }

    /// The context switches between two readings; a thread that ended in between counts as one.
    static func wakeUps(from before: [String: Int], to after: [String: Int]) -> Int {
        let added = after.reduce(0) { $0 + $1.value - (before[$1.key] ?? 0) }
        return added + before.keys.count { after[$0] == nil }
    }

    /// The processor time of its first thread so far, in milliseconds.
    var computed: Double? {
        let bytes = (try? Descriptor.contents(of: "\(folder)/schedstat")) ?? []
        let nanoseconds = String(decoding: bytes, as: UTF8.self).split(separator: " ").first.flatMap { Double($0) }
        return nanoseconds.map { $0 / 1e6 }
    }

    private func memory(_ key: String) -> Int? { Self.status(folder)[key].map { $0 * 1024 } }

    /// The first number of each line.
    private static func status(_ folder: String) -> [String: Int] {
        let bytes = (try? Descriptor.contents(of: "\(folder)/status")) ?? []
        var facts: [String: Int] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(whereSeparator: { $0 == ":" || $0 == "\t" || $0 == " " })
            if parts.count >= 2, let number = Int(parts[1]) { facts[String(parts[0])] = number }
        }
        return facts
    }
}
