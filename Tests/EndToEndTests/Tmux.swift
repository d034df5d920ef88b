import Foundation
import TestSupport
import Testing

/// A terminal of a fixed size with a shell in it, driven from outside: a tmux server of its own, with nothing of the
/// user's around it.
final class Tmux: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// How often a wait looks at the screen before it is in vain, which takes about a minute. Looks are counted, not
    /// seconds: a machine that has no time for the program under test has none for looking either.
    static let patience = 3_000

    var folder: String { temporary.path }
    private let temporary: TemporaryFolder
    private let environment: [String: String]
    /// The process of the tmux server.
    private let server: pid_t

    init(width: Int = 200, height: Int = 50, variables: [String: String] = [:]) throws {
        temporary = try TemporaryFolder()
        let folder = temporary.path
        environment = Program.environment(home: folder).merging(variables) { $1 }
        let settings = """
            set -g status off
            set -g default-terminal tmux-256color
            set -g escape-time 0
            set -g remain-on-exit on
            """
        try settings.write(toFile: "\(folder)/tmux.conf", atomically: true, encoding: .utf8)
        try "PS1='shell> '; unset HISTFILE".write(toFile: "\(folder)/bashrc", atomically: true, encoding: .utf8)
        let started = try Self.tmux(
            [
                "new-session", "-d", "-P", "-F", "#{pid}", "-c", folder, "-x", "\(width)", "-y", "\(height)",
                "bash --noprofile --rcfile \(folder)/bashrc -i",
            ], folder: folder, environment: environment)
        server = try #require(pid_t(started.trimmingCharacters(in: .newlines)))
        try tmux("pipe-pane", "-O", "exec cat > \(folder)/raw")
    }

    // Not by a command, which would be killed in a test whose time is up.
    deinit { Foundation.kill(server, SIGTERM) }

    // MARK: Acting

    /// Types a command line into the shell.
    func run(_ line: String) throws {
        try type(line)
        try press("Enter")
    }

    /// Runs a command line on a cleared screen and waits for its end.
    /// - Returns: What it left on the screen, and its exit status.
    func finish(_ line: String) async throws -> (lines: [String], status: Int?) {
        // A mark of its own, lest the end of an earlier command be taken for this one's.
        let mark = "end-\(UUID().uuidString.prefix(8))-"
        try run("clear; \(line); echo \(mark)$?")
        let lines = try await wait("the end of \(line)") { $0.contains { $0.hasPrefix(mark) } }
        let status = lines.first { $0.hasPrefix(mark) }.flatMap { Int($0.dropFirst(mark.count)) }
        return (lines, status)
    }

    /// Presses keys, by tmux' names: `Down`, `Enter`, `C-z`, `q`.
    func press(_ keys: String...) throws {
        try tmux(["send-keys"] + keys)
    }

    /// Types a text as it stands.
    func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

    func resize(width: Int, height: Int) throws {
        try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
    }

    /// Sends a signal to the program that the shell runs.
    func kill(_ signal: Int32) throws { Foundation.kill(try program(), signal) }

    // MARK: Looking

    /// What is on the screen, line by line.
    func screen() throws -> [String] {
        try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The program that the shell runs.
    func program() throws -> pid_t {
        let shell = try fact("pane_pid")
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        guard let child = children.split(separator: " ").first.flatMap({ pid_t($0) }) else {
            throw Failure(description: "the shell runs nothing")
        }
        return child
    }

    /// What tmux knows by a name, such as `pane_title` or `alternate_on`.
    func fact(_ name: String) throws -> String {
        try tmux("display-message", "-p", "#{\(name)}").trimmingCharacters(in: .newlines)
    }

    /// Every byte that the shell and the program sent to the terminal; to be asked for at the shell's prompt. They reach
    /// the file after the screen: a mark that is printed now and is there shows that all before it are.
    func rawBytes() async throws -> [UInt8] {
        let mark = UUID().uuidString
        // Typed, it is not the mark yet.
        try run("echo ''\(mark.prefix(8))''\(mark.dropFirst(8))")
        var bytes: [UInt8] = []
        try await wait("the mark \(mark) among the bytes") { [folder] _ in
            bytes = (try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/raw"))).map { Array($0) } ?? []
            return String(decoding: bytes, as: UTF8.self).contains(mark)
        }
        return bytes
    }

    /// Waits until the screen is as wanted: the one place where these tests wait.
    /// - Returns: The screen that was found.
    @discardableResult func wait(
        _ purpose: String, sourceLocation: SourceLocation = #_sourceLocation, until isReached: ([String]) -> Bool
    ) async throws -> [String] {
        var lines: [String] = []
        for _ in 0..<Self.patience {
            lines = try screen()
            if isReached(lines) { return lines }
            try Task.checkCancellation()
            usleep(20_000)
        }
        let failure = Failure(
            description: "waited in vain for \(purpose); on the screen:\n\(lines.joined(separator: "\n"))")
        Issue.record("\(failure)", sourceLocation: sourceLocation)
        throw failure
    }

    /// Waits until every text is somewhere on the screen.
    @discardableResult func wait(
        for texts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String] {
        try await wait("\(texts)", sourceLocation: sourceLocation) { lines in
            texts.allSatisfy { text in lines.contains { $0.contains(text) } }
        }
    }

    @discardableResult private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult private func tmux(_ arguments: [String]) throws -> String {
        try Self.tmux(arguments, folder: folder, environment: environment)
    }

    private static func tmux(
        _ arguments: [String], folder: String, environment: [String: String]
    ) throws -> String {
        let result = try Program.execute(
            "/usr/bin/env", ["tmux", "-S", "\(folder)/socket", "-f", "\(folder)/tmux.conf"] + arguments,
            environment: environment)
        guard result.status == 0 else { throw Failure(description: "tmux \(arguments): \(result.errors)") }
        return result.output
    }
}
