import Foundation
import TestSupport
import Testing

@Suite(
    "The program's counts beside those of a script that shares nothing with it, and its csv in other programs",
    .permit(.programs))
struct RecountTests {
    private let home: Home

    init() throws { home = try Home() }

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Independent/recount.py").path

    private func write(_ name: String, _ text: String) throws -> String {
        let path = "\(home.path)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func recount(_ arguments: [String], key: String = "") throws -> Program.Result {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try Program.execute(
            "/usr/bin/env", ["python3", Self.script] + arguments,
            environment: ["PATH": path, "LANG": "C.UTF-8", "AFTERCARE_API_KEY": key])
    }

    /// Has the program write a job in every form, and the script compare.
    private func compare(_ pages: [String], status: Int32 = 0, bases: [[String]]) throws {
        for base in bases {
            let codes = try Program.execute(
                Program.path, ["codes", "--json"] + base + pages, environment: home.keyless)
            #expect(codes.status == status, "\(codes.errors)")
            let found = try write("codes.json", codes.output)
            let result = try recount(["compare-codes", found] + base + pages)
            #expect(result.status == 0, "\(base) \(result.errors)")
            try compareExport("codeframe-csv", base, pages, status)
        }
        try compareExport("csv", [], pages, status)
        try compareExport("wide-csv", [], pages, status)
    }

    private func compareExport(_ format: String, _ base: [String], _ pages: [String], _ status: Int32) throws {
        let export = try Program.execute(
            Program.path, ["export", "--format", format] + base + pages, environment: home.keyless)
        #expect(export.status == status, "\(export.errors)")
        let file = try write(format, export.output)
        let result = try recount(["compare-\(format)", file] + base + pages)
        #expect(result.status == 0, "\(format) \(base) \(result.errors)")
    }

    private func example() throws -> [String] {
        try WorkedExample.pages.enumerated().map { try write("page-\($0.offset).json", $0.element) }
    }

    @Test("An independent script counts the worked example the same")
    func workedExample() throws {
        let pages = try example()
        try compare(pages, bases: [[], ["--base", "mentions"], ["--base", "Q1=80"]])
        try compare([pages[0]], status: 1, bases: [[]])
    }

    @Test("The script finds a difference where there is one")
    func differences() throws {
        let pages = try example()
        for (format, old, new) in [
            ("csv", "Late again.", "Late."), ("wide-csv", "gus,0", "gus,1"), ("codeframe-csv", "57.1", "57.2"),
        ] {
            let export = try Program.execute(
                Program.path, ["export", "--format", format] + pages, environment: home.keyless)
            let file = try write("changed", export.output.replacing(old, with: new))
            #expect(try recount(["compare-\(format)", file] + pages).status == 1, "\(format)")
        }
        let codes = try Program.execute(Program.path, ["codes", "--json"] + pages, environment: home.keyless)
        let file = try write("changed", codes.output.replacing(#""netAnswers":5"#, with: #""netAnswers":6"#))
        #expect(try recount(["compare-codes", file] + pages).status == 1)
    }

    @Test("An independent script counts the sample jobs the same")
    func sampleJobs() async throws {
        let server = try RunningProgram(["serve"], environment: home.keyless)
        defer {
            server.send(SIGTERM)
            _ = server.wait()
        }
        try server.untilPrinted("AFTERCARE_API_KEY=")
        let notice = server.output.split(separator: "\n").map(String.init)
        let url = try #require(notice.first { $0.hasPrefix("url") }?.split(separator: " ").last)
        let key = try #require(notice.first { $0.hasPrefix("key") }?.split(separator: " ").last)
        let environment = home.keyless.merging(["AFTERCARE_API_KEY": String(key)]) { $1 }
        /// The id of the job that the notice describes so.
        func job(_ words: String) throws -> String {
            String(try #require(notice.first { $0.contains(words) }?.split(separator: " ").first))
        }
        for (job, base) in [(try job("three questions"), "mentions"), (try job("Hostile"), "respondents")] {
            let file = "\(home.path)/job.json"
            let fetched = try Program.execute(
                Program.path, ["fetch", job, "--server", String(url), "-o", file], environment: environment)
            #expect(fetched.status == 0, "\(fetched)")
            try compare([file], bases: [["--base", base]])
        }
        // Many pages, as they came: merged by each on its own.
        let saved = try recount(["save-pages", String(url), try job("24 pages"), home.path], key: String(key))
        #expect(saved.status == 0, "\(saved.errors)")
        let pages = saved.output.split(separator: "\n").map(String.init)
        #expect(pages.count == 24)
        try compare(pages, bases: [[]])
    }

    @Test(
        "Miller reads the csv and counts the same",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/mlr"), "miller is not installed"))
    func millerCounts() throws {
        let pages = try example()
        func miller(_ format: String, _ arguments: String...) throws -> String {
            let file = "\(home.path)/sheet.csv"
            _ = try Program.execute(
                Program.path, ["export", "--format", format, "-o", file] + pages, environment: home.keyless)
            let result = try Program.execute(
                "/usr/bin/mlr", ["--icsv", "--ojson"] + arguments + [file], environment: home.keyless)
            #expect(result.status == 0, "\(result.errors)")
            return result.output
        }
        func rows(_ json: String) throws -> [[String: Any]] {
            try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        }
        // Distinct answers of each code, counted from its mentions.
        let direct = try rows(
            try miller(
                "csv", "count-distinct", "-f", "question_identifier,code_path,response_identifier,answer",
                "then", "count", "-g", "question_identifier,code_path"))
        let expected = WorkedExample.questions.flatMap { question in
            question.codes.filter { $0.directAnswers > 0 }.map {
                "\(question.identifier) \($0.path) \($0.directAnswers)"
            }
        }
        #expect(
            Set(
                direct.map { row in
                    let path = "\(row["code_path"] ?? "")".drop { $0 == "'" }
                    return "\(row["question_identifier"] ?? "") \(path) \(row["count"] ?? "")"
                }) == Set(expected))
        // Net respondents, as the sums of the wide columns.
        let sums = try #require(
            try rows(try miller("wide-csv", "stats1", "-a", "sum", "--fr", "^Q", "then", "rename", "-r", "_sum$,"))
                .first)
        for question in WorkedExample.questions {
            for code in question.codes {
                let column = WorkedExample.wideColumn(of: code.path, in: question.identifier)
                #expect(sums[column] as? Int == code.netRespondents, "\(column)")
            }
        }
        #expect(sums["Q1_none"] as? Int == 1 && sums["Q2_none"] as? Int == 4)
        #expect(
            try rows(try miller("csv", "cat")).map { $0["answer"] as? String }.contains(
                "The box was damaged,\nand \"late\"."))
    }
}
