import ArgumentParser
import CodingModel
import Glibc

/// `verbatim-bench probe-load`: loads a file in a process of its own, since memory that was once resident may stay so.
struct LoadProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "probe-load", shouldDisplay: false)

    @Argument var file: String

    func run() throws {
        let facts = ProcessFacts()
        let before = facts.residentMemory ?? 0
        let job = try Loading.job(fromFile: file)
        let peak = facts.peakMemory ?? 0
        let now = facts.residentMemory ?? 0
        let answers = job.questions.reduce(0) { $0 + $1.answerCount }
        print(peak - before, now - before, answers)
    }
}

/// `verbatim-bench probe-echo`: sends every byte back at once, to measure a terminal and two processes by themselves.
struct EchoProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "probe-echo", shouldDisplay: false)

    func run() throws {
        var modes = termios()
        tcgetattr(STDIN_FILENO, &modes)
        cfmakeraw(&modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &modes)
        Descriptor.write(Array("ready".utf8), to: STDOUT_FILENO)
        var part = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(STDIN_FILENO, &part, part.count)
            guard count > 0 else { return }
            Descriptor.write(Array(part.prefix(count)), to: STDOUT_FILENO)
        }
    }
}

/// `verbatim-bench probe-idle`: runs one task of Swift's concurrency and then does nothing, to measure its scheduler.
struct IdleProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "probe-idle", shouldDisplay: false)

    func run() throws {
        Task { _ = Descriptor.write(Array("ready".utf8), to: STDOUT_FILENO) }
        while true { Clock.sleep(milliseconds: -1) }
    }
}

/// `verbatim-bench probe-serve`: serves a generated job, and prints its port.
struct ServeProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "probe-serve", shouldDisplay: false)

    @Option var answers: Int
    @Option var pages: Int

    func run() throws {
        var server = try PageServer(pages: SurveyWriter(SurveyPlan(answers: answers)).pages(count: pages))
        Descriptor.write(Array("\(server.port)\n".utf8), to: STDOUT_FILENO)
        server.run()
    }
}
