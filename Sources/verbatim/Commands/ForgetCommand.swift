import ArgumentParser
import CodingModel
import Glibc
import JobStore
import SurveyWords
import TerminalText

/// `verbatim forget JOB...`
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Erase jobs and all that was fetched of them from the disk.",
        discussion: "Says what goes, and asks before it does so.")

    @OptionGroup var list: ListOptions

    @Flag(name: .customLong("yes"), help: "Erase without asking, as in a script.")
    var isTold = false

    func run() throws {
        let list = try TrackedList(list, takesFiles: true)
        // Nothing is erased before it is clear that there is an answer for all.
        guard isTold || isatty(STDIN_FILENO) == 1 else {
            throw Problem("nobody can be asked here; add --yes to erase without a question", status: .usage)
        }
        var isAnyKept = false
        let areAllKnown = try list.forEach(butTell: "is not in the store") { key throws(Problem) in
            guard let holdings = try holdings(of: key, in: list.store) else { return false }
            let name = "job \(key.job.raw.excerpt().string)"
            StandardStreams.complain("\(name): \(holdings.words.string)")
            guard isTold || Self.asks("erase it?") else {
                isAnyKept = true
                StandardStreams.complain("\(name) is left as it is")
                return true
            }
            _ = try forget(key, in: list.store)
            if let log = Surroundings().logFile { RotatingFile.blot(ProgramLog.names(of: key.job), in: log) }
            StandardStreams.complain("\(name) is erased from the store")
            return true
        }
        try tellOfQuotingFilters(in: list.store)
        if !areAllKnown { throw SilentExit(status: .notFound) }
        if isAnyKept { throw SilentExit(status: .failure) }
    }

    /// Asks on the terminal; anything but a yes is a no.
    private static func asks(_ question: String) -> Bool {
        StandardStreams.complain("\(question) [y/N]")
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }

    private func holdings(of key: JobKey, in store: JobStore) throws(Problem) -> JobHoldings? {
        do {
            return try store.holdings(of: key)
        } catch {
            throw Problem(error)
        }
    }

    private func forget(_ key: JobKey, in store: JobStore) throws(Problem) -> Bool {
        do {
            return try store.forget(key)
        } catch {
            throw Problem(error)
        }
    }

    /// Reports named filters that quote an answer: filters belong to no job, so they are not erased with one.
    private func tellOfQuotingFilters(in store: JobStore) throws(Problem) {
        do {
            for filter in try store.filters() where filter.expression.string.contains("exactly") {
                StandardStreams.complain(
                    "the saved filter \(filter.name.excerpt().string) quotes an answer and is kept; "
                        + "remove it in the program: F, then D")
            }
        } catch {
            throw Problem(error)
        }
    }
}

extension JobHoldings {
    /// The things that go, and what stays of the survey: `3 pages (1.2 MB), 14 verdicts, 2 notes`.
    fileprivate var words: DisplayText {
        var parts: [DisplayText] = []
        if pages > 0 { parts.append("\(counted(pages, "page", "pages")) (\(Double(bytes) / 1e6, places: 1) MB)") }
        if verdicts > 0 { parts.append(counted(verdicts, "verdict", "verdicts")) }
        if flags > 0 { parts.append(counted(flags, "flag", "flags")) }
        if notes > 0 { parts.append(counted(notes, "note", "notes")) }
        if hasPlace { parts.append("the place where you were") }
        let going: DisplayText = parts.isEmpty ? "its name and status" : listed(parts, "and")
        guard basesOfSurvey > 0 else { return going }
        let staying = counted(basesOfSurvey, "base of its survey stays", "bases of its survey stay")
        return "\(going); \(staying), B in the program takes one back"
    }
}
