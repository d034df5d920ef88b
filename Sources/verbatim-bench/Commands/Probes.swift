import ArgumentParser
import CodingModel
import Glibc

/// Loads a file in a process of its own, since what was once resident can't be told from what is.
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

/// Sends every byte back at once: what a terminal and two processes take for a key, whatever the program does.
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

/// Does nothing, once a single task of Swift's concurrency has run: what an idle program can't help doing here.
struct IdleProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "probe-idle", shouldDisplay: false)

    func run() throws {
        Task { _ = Descriptor.write(Array("ready".utf8), to: STDOUT_FILENO) }
        while true { Clock.sleep(milliseconds: -1) }
    }
}

/// Serves a generated job; prints its port.
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
