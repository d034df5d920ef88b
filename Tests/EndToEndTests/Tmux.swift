import Foundation
import TestSupport
import Testing

/// A terminal of a fixed size with a shell in it, driven from outside: a tmux server of its own, with nothing of the
/// user's around it.
final class Tmux: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Long enough for a busy machine; a test that works is done long before.
    static let patience = Duration.seconds(90)

    var folder: String { temporary.path }
    private let temporary: TemporaryFolder
    private let server: TmuxServer

    init(width: Int = 200, height: Int = 50, variables: [String: String] = [:]) throws {
        temporary = try TemporaryFolder()
        let folder = temporary.path
        server = TmuxServer(folder: folder, environment: Program.environment(home: folder).merging(variables) { $1 })
        let settings = """
            set -g status off
            set -g default-terminal tmux-256color
            set -g escape-time 0
            set -g remain-on-exit on
            """
        try settings.write(toFile: "\(folder)/tmux.conf", atomically: true, encoding: .utf8)
        try "PS1='shell> '; unset HISTFILE".write(toFile: "\(folder)/bashrc", atomically: true, encoding: .utf8)
        try tmux(
            "new-session", "-d", "-c", folder, "-x", "\(width)", "-y", "\(height)",
            "bash --noprofile --rcfile \(folder)/bashrc -i")
        try tmux("pipe-pane", "-O", "exec cat > \(folder)/raw")
    }

    deinit { _ = try? tmux("kill-server") }

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
        try server.tmux(["send-keys"] + keys)
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
        try server.screen()
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

    /// Every byte that the shell and the program sent to the terminal.
    func rawBytes() throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/raw")))
    }

    /// Waits until the screen is as wanted: the one place where these tests wait.
    /// - Returns: The screen that was found.
    @discardableResult func wait(
        _ purpose: String, sourceLocation: SourceLocation = #_sourceLocation,
        until isReached: @escaping @Sendable ([String]) -> Bool
    ) async throws -> [String] {
        try await wait(inOrder: [(purpose, isReached)], sourceLocation: sourceLocation)
    }

    /// Waits for one text after the other; none of them need stay longer than a moment.
    @discardableResult func wait(
        inOrder texts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String] {
        try await wait(
            inOrder: texts.map { text in (text, { lines in lines.contains { $0.contains(text) } }) },
            sourceLocation: sourceLocation)
    }

    /// On a thread of its own: those of Swift's tasks may be busy with other tests for longer than a screen lasts.
    private func wait(
        inOrder stages: [(purpose: String, isReached: @Sendable ([String]) -> Bool)], sourceLocation: SourceLocation
    ) async throws -> [String] {
        let outcome: Result<[String], any Error> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { [server] in
                continuation.resume(
                    returning: Result {
                        try stages.reduce(into: []) { $0 = try server.poll($1.purpose, until: $1.isReached) }
                    })
            }
        }
        if case .failure(let failure) = outcome { Issue.record("\(failure)", sourceLocation: sourceLocation) }
        return try outcome.get()
    }

    /// Waits until every text is somewhere on the screen.
    @discardableResult func wait(
        for texts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String] {
        try await wait("\(texts)", sourceLocation: sourceLocation) { lines in
            texts.allSatisfy { text in lines.contains { $0.contains(text) } }
        }
    }

    @discardableResult private func tmux(_ arguments: String...) throws -> String { try server.tmux(arguments) }
}

/// The tmux server of one terminal, as a value: a thread that looks at the screen must not keep the terminal alive.
private struct TmuxServer: Sendable {
    let folder: String
    let environment: [String: String]

    func screen() throws -> [String] {
        try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Looks at the screen until it is as wanted.
    func poll(_ purpose: String, until isReached: ([String]) -> Bool) throws -> [String] {
        let deadline = ContinuousClock.now + Tmux.patience
        while true {
            let lines = try screen()
            if isReached(lines) { return lines }
            if ContinuousClock.now > deadline {
                let text = lines.joined(separator: "\n")
                throw Tmux.Failure(description: "waited in vain for \(purpose); on the screen:\n\(text)")
            }
            usleep(20_000)
        }
    }

    @discardableResult func tmux(_ arguments: [String]) throws -> String {
        let result = try Program.execute(
            "/usr/bin/env", ["tmux", "-S", "\(folder)/socket", "-f", "\(folder)/tmux.conf"] + arguments,
            environment: environment)
        guard result.status == 0 else { throw Tmux.Failure(description: "tmux \(arguments): \(result.errors)") }
        return result.output
    }
}
