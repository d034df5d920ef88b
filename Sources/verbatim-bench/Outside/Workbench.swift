import FoundationEssentials
import Glibc

/// The settings, the data and the report of all benchmarks of a run.
final class Workbench {
    let answers: Int
    let runs: Int
    /// The verbatim binary that is driven from outside.
    let program: String
    /// This very program.
    let ownProgram: String
    /// The folder of the data and of the programs' files.
    let folder: String
    let report: Report
    private let keepsFolder: Bool
    private var latencies: [String: Double] = [:]

    init(answers: Int, runs: Int, program: String?, keepData: String?, report: Report) throws {
        self.answers = answers
        self.runs = runs
        self.report = report
        ownProgram = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let products = ownProgram.prefix(upTo: ownProgram.lastIndex(of: "/") ?? ownProgram.startIndex)
        self.program = program ?? "\(products)/verbatim"
        keepsFolder = keepData != nil
        folder = try Self.makeFolder(keepData)
    }

    deinit {
        if !keepsFolder { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Makes a new folder for a program's files, which no other benchmark uses.
    func home(_ name: String) throws -> String {
        let path = "\(folder)/home-\(name)"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// The generated job as a file, which is written once.
    func document(answers: Int? = nil) throws -> String {
        let count = answers ?? self.answers
        let path = "\(folder)/answers-\(count).json"
        if access(path, R_OK) == 0 { return path }
        Report.progress("writing \(count) answers")
        try SurveyFile.write(SurveyWriter(SurveyPlan(answers: count)), to: path)
        return path
    }

    /// The program as it is measured; fails when it was not built.
    func verbatim(_ arguments: [String], home: String, adding extra: [String: String] = [:]) throws -> Launch {
        guard access(program, X_OK) == 0 else {
            throw BenchFailure("there is no program at \(program): build it, or name it with --program")
        }
        return Launch(program, arguments, home: home, adding: extra)
    }

    /// True when the program has a subcommand.
    func knows(_ command: String) -> Bool {
        guard let home = try? home("help") else { return false }
        let errors = "\(home)/help"
        guard (try? verbatim([command, "--help"], home: home).run(output: errors)) != nil else { return false }
        let text = (try? Descriptor.contents(of: errors)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        // Without the subcommand its name would be a job's.
        return text.contains("verbatim \(command)")
    }

    /// Keeps a key's median time on the terminal, for ``InsideBenchmark``.
    func noteLatency(of script: String, milliseconds: Double?) { latencies[script] = milliseconds }

    func latency(of script: String) -> Double? { latencies[script] }

    private static func makeFolder(_ given: String?) throws -> String {
        if let given {
            try FileManager.default.createDirectory(atPath: given, withIntermediateDirectories: true)
            return given
        }
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = "\(parent)/verbatim-bench-XXXXXX".utf8CString.map { $0 }
        guard mkdtemp(&template) != nil else { throw BenchFailure("no temporary folder: \(Descriptor.reason())") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
