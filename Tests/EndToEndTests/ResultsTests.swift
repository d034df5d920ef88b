import Foundation
import TestSupport
import Testing

@Suite("`codes`, `responses` and `export`: of files, of the store, of a server", .permit(.programs))
struct ResultsTests {
    let home: Home

    init() throws { home = try Home() }

    func run(_ arguments: String..., keyless: Bool = true) throws -> Program.Result {
        try Program.execute(Program.path, arguments, environment: keyless ? home.keyless : home.environment)
    }

    /// Saves texts in files and gives their paths.
    func save(_ texts: [String]) throws -> [String] {
        try texts.enumerated().map { index, text in
            let path = "\(home.path)/page-\(index + 1).json"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
    }

    func example() throws -> [String] { try save(WorkedExample.pages) }

    func lines(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    @Test("Codes are a tree with people, percentages and their base")
    func codes() throws {
        let files = try example()
        let result = try run("codes", files[0], files[1])
        #expect(result.status == 0, "\(result)")
        #expect(result.errors.isEmpty)
        #expect(
            result.output.hasPrefix(
                """
                Q1: What did you like about our service?
                8 answers, base 7 coded respondents

                PATH      PEOPLE  % OF 7  DIRECT  CODE
                1              4   57.1%       3  Service
                1/11           2   28.6%       2    Staff
                1/12           2   28.6%       2    Speed
                3              3   42.9%       3  Price
                2              2   28.6%       0  Delivery
                2/21           2   28.6%       2    Late
                2/22           1   14.3%       0    Packaging
                2/22/221       1   14.3%       1      Damaged
                9              0    0.0%       0  Nothing

                Q2: What should we improve?
                4 answers, base 4 coded respondents

                """))
        let second = try run("codes", files[0], files[1], "--question", "Q2", "--base", "Q2=3")
        #expect(second.status == 0)
        #expect(second.output.contains("4 answers, base 3 (given)"))
        #expect(second.errors.contains("below its 4 coded respondents"))
        #expect(lines(second.output).contains(["5", "2", "66.7%", "2", "Opening", "hours"]))
        #expect(!second.output.contains("Q1"))
    }

    @Test("Responses are answers with their codes and follow-ups")
    func responses() throws {
        let files = try example()
        let result = try run("responses", files[0], files[1], "--code", "Q1/1/12", "--code", "Q2/5")
        #expect(result.status == 0, "\(result)")
        #expect(
            result.output == """
                Q1: What did you like about our service?

                RESPONDENT  CODES          ANSWER
                ann         1 1/11 1/12 3  Friendly, quick, cheap.
                                           ↳ Who was friendly?  The one at "the door".
                cat         1/12           Quick.
                cat         1/12 3         Quick, and cheap.

                Q2: What should we improve?

                RESPONDENT  CODES  ANSWER
                hal         5      Open on Sundays & holidays.
                ben         5      Longer hours.

                """)
        let none = try run("responses", files[0], files[1], "--search", "nowhere", "--json")
        #expect(none.output == "[]\n")
        #expect(none.status == 0)
    }

    @Test("A job with pages missing is written as far as it goes, and the status is 1")
    func missingPages() throws {
        let first = try example()[0]
        for arguments in [["codes"], ["codes", "--json"], ["responses"], ["export", "--format", "codeframe-csv"]] {
            let result = try Program.execute(Program.path, arguments + [first], environment: home.keyless)
            #expect(result.status == 1, "\(arguments)")
            #expect(result.output.contains("Service") || result.output.contains("Quick."), "\(arguments)")
            #expect(!result.output.contains("57.1") && !result.output.contains("100.0"))
            #expect(
                result.errors == "verbatim: pages of job worked-example are missing: counts are so far, without "
                    + "percentages; give the files of all its pages\n")
        }
        let output = "\(home.path)/out.csv"
        #expect(try run("export", first, "--format", "wide-csv", "-o", output).status == 1)
        #expect(try String(contentsOfFile: output, encoding: .utf8).split(separator: "\r\n").count == 5)
    }

    @Test("A file is written as a whole or not at all")
    func file() throws {
        let files = try example()
        let output = "\(home.path)/out.csv"
        let direct = try run("export", files[0], files[1], "--format", "csv")
        #expect(try run("export", files[0], files[1], "--format", "csv", "-o", output).status == 0)
        #expect(try String(contentsOfFile: output, encoding: .utf8) == direct.output)
        let failed = try run("export", files[0], files[1], "--format", "csv", "-o", "/dev/full")
        #expect(failed.status == 1)
        #expect(failed.errors.contains("No space"))
        #expect(
            try run("export", files[0], files[1], "--format", "csv", "--no-formula-guard").output
                == direct.output.replacing("'=", with: "=").replacing("'-", with: "-"))
        _ = try run("export", files[0], files[1], "--format", "csv", "--bom", "-o", output)
        let marked = try Data(contentsOf: URL(fileURLWithPath: output))
        #expect(Array(marked) == [0xEF, 0xBB, 0xBF] + Array(direct.output.utf8))
    }

    @Test(
        "A mistake is said in a sentence, and nothing is written",
        arguments: [
            (["codes", "FILE", "--question", "Q3"], 64, "the job has Q1, Q2"),
            (["responses", "FILE", "--code", "Q1/1/13"], 64, "Q1/1/12 (Speed)"),
            (["responses", "FILE", "--search", ""], 64, "--search is empty"),
            (["codes", "FILE", "--base", "people"], 64, "unknown base “people”"),
            (["codes", "FILE", "--base", "Q3=5"], 64, "no question Q3"),
            (["codes", "FILE", "--question", "Q2", "--base", "Q1=5"], 64, "which other options leave out"),
            (["codes", "FILE", "--question", "Q2", "--code", "Q1/1"], 64, "name different questions"),
            (["codes", "FILE", "--question", "Q2", "--filter", "2/22"], 64, "has the path 2/22"),
            (["export", "FILE"], 64, "--format"), (["export", "FILE", "--format", "xlsx"], 64, "xlsx"),
            (["export", "FILE", "--format", "wide-csv", "--base", "mentions"], 64, "--base works with codeframe-csv"),
            (["export", "FILE", "--format", "jsonl", "--bom"], 64, "--bom works with csv"),
            (["export", "FILE", "--format", "csv", "--codebook", "a.sps"], 64, "--codebook works with wide-csv"),
            (["export", "FILE", "--format", "wide-csv", "--codebook", "a.sps"], 64, "--codebook needs -o FILE"),
            (["export", "FILE", "--format", "wide-csv", "-o", "-", "--codebook", "a.R"], 64, "needs -o FILE"),
            (
                ["export", "FILE", "--format", "wide-csv", "-o", "a", "--codebook", "a.txt"], 64,
                "in .sps or .R, not a.txt"
            ),
            (["export", "FILE", "--format", "wide-csv", "-o", "./a.R", "--codebook", "a.R"], 64, "are one file"),
            (["export", "FILE", "--format", "wide-csv", "-o", "a\nb", "--codebook", "a.R"], 1, "control characters"),
            (["export", "FILE", "--format", "quotes", "--no-formula-guard"], 64, "--no-formula-guard works with csv"),
            (["export", "FILE", "--format", "quotes", "--with-marks"], 64, "--with-marks works with csv"),
            (["export", "FILE", "--format", "csv", "--literal"], 64, "--literal needs --search"),
            (["codes", "FILE", "--top", "0"], 64, "--top “0”: write a whole number from 1 on"),
            (["codes", "FILE", "--depth", "two"], 64, "--depth “two”: write a whole number from 1 on"),
            (["codes", "FILE", "--search", "-4"], 64, "is written --search=-4"),
            (["responses", "FILE", "--filter", "-4"], 64, "is written --filter=-4"),
            (["codes", "FILE", "--code", "delivery"], 64, "names 2 codes"),
            (["responses", "FILE", "--config", "nowhere"], 1, "the configuration file nowhere does not exist"),
            (["responses", "FILE", "--server", "nowhere"], 64, "there is no server profile “nowhere”"),
            (["jobs", "--config", "nowhere"], 1, "the configuration file nowhere does not exist"),
            (["add", "a", "--config", "nowhere"], 1, "the configuration file nowhere does not exist"),
            (["forget", "a", "--yes", "--server", "file", "--config", "nowhere"], 1, "nowhere does not exist"),
            (["serve", "--port", "70000"], 64, "--port “70000”: write a whole number from 0 to 65535"),
            (["codes", "/tmp"], 1, "the file /tmp is a folder"),
            (["codes", "--config", "/tmp", "FILE"], 1, "is a folder"),
            (["/tmp/nowhere.json"], 1, "the file /tmp/nowhere.json does not exist"),
            (["FILE", "job-1"], 64, "there is no file job-1; watch jobs, or open files: not both at once"),
            (["FILE", "--server", "production"], 64, "--server is for jobs"),
            (["codes", "FILE", "--sort", "lable"], 64, "--sort: unknown order “lable”. Did you mean label?"),
            (["codes", "nowhere.json"], 1, "the file nowhere.json does not exist"),
            (["codes", "no/where"], 1, "the file no/where does not exist"), (["codes", "a", "b"], 64, "one job"),
            (["codes", "FILE", "other"], 64, "no file other"), (["codes"], 64, "job|file"),
            (["codes", ""], 64, "empty"),
            (["codes", "/dev/null"], 1, "/dev/null"),
        ])
    func mistakes(arguments: [String], status: Int32, part: String) throws {
        // Any page will do: what is wrong comes before what is missing.
        let file = try example()[1]
        let result = try Program.execute(
            Program.path, arguments.map { $0 == "FILE" ? file : $0 }, environment: home.keyless)
        #expect(result.status == status, "\(result)")
        #expect(result.errors.contains(part), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("verbatim: ") }, "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test("Files of several jobs are refused")
    func severalJobs() throws {
        let files = try save([Documents.completed("a"), Documents.completed("b")])
        let result = try run("codes", files[0], files[1])
        #expect(result.status == 64)
        #expect(result.errors.contains("2 jobs (a, b)"))
    }

    @Test("Standard input is a file")
    func standardInput() throws {
        let file = try example()[1]
        let result = try Program.execute(
            "/bin/sh", ["-c", "'\(Program.path)' responses - --json < '\(file)'"], environment: home.keyless)
        #expect(result.status == 0, "\(result)")
        #expect(result.output.contains("Longer hours."))
    }

    @Test("A job is fetched once and then read from the store without a key")
    func stored() throws {
        let server = try LoopbackServer { path in
            ("200 OK", [], path.hasSuffix("?cursor=page-2") ? WorkedExample.pages[1] : WorkedExample.pages[0])
        }
        let first = try run("codes", "worked-example", "--json", "--server", server.url, keyless: false)
        #expect(first.status == 0, "\(first)")
        let files = try example()
        let offline = try run("codes", files[0], files[1], "--json")
        #expect(first.output == offline.output)
        let again = try run("export", "worked-example", "--format", "csv", "--server", server.url)
        #expect(again.status == 0, "\(again)")
        #expect(again.output == (try run("export", files[0], files[1], "--format", "csv").output))
        #expect(server.hits("/api/v1/coding/worked-example") == 1)
        let unstored = try run("responses", "worked-example", "--server", server.url, "--no-store")
        #expect(unstored.status == 4)
    }

    @Test("A failed job is written, and its ending is the exit status")
    func failedJob() throws {
        let body = WorkedExample.pages[1].replacing(
            #""status":"completed","results":{"#,
            with: #""status":"STATUS","#
                + #""results":{"code":"SLOW","message":"Too slow","#)
        let server = try LoopbackServer { path in
            switch path.split(separator: "/").last {
            case "partial": ("200 OK", [], body.replacing("STATUS", with: "partial_failure"))
            case "total":
                (
                    "200 OK", [],
                    #"{"batchJobId":"total","surveyIdentifier":"s","status":"total_failure","results":{"code":"DEAD","#
                        + #""message":"All lost"}}"#
                )
            case "queued": ("200 OK", [], #"{"batchJobId":"queued","surveyIdentifier":"s","status":"queued"}"#)
            default: ("404 Not Found", [], Documents.failure("NOT_FOUND", "No such job"))
            }
        }
        for (job, status, words, isWritten) in [
            ("partial", 3 as Int32, "SLOW", true), ("total", 5, "All lost", true),
            ("queued", 2, "verbatim watch", false),
            ("missing", 6, "404", false),
        ] {
            for command in [
                ["codes"], ["codes", "--json"], ["responses", "--json"], ["export", "--format", "wide-csv"],
            ] {
                let result = try Program.execute(
                    Program.path, command + [job, "--server", server.url], environment: home.environment)
                #expect(result.status == status, "\(job) \(result)")
                #expect(result.errors.contains(words), "\(job) \(result.errors)")
                #expect(result.output.isEmpty != isWritten, "\(job)")
                // What there is must not pass for the whole.
                let mark = ["codes": "incomplete: partial_failure", "codes --json": #""error":{"code":"SLOW""#]
                guard job == "partial", let mark = mark[command.joined(separator: " ")] else { continue }
                #expect(result.output.contains(mark))
            }
        }
    }

    @Test("Contradictions between pages are told")
    func contradictions() throws {
        let file = try save([
            #"{"batchJobId":"w","surveyIdentifier":"s","status":"completed","results":{"completedAt":"2026-01-01","#
                + #""questionCodes":[{"questionIdentifier":"Q1","question":"?","responseCodes":["#
                + #"{"id":1,"label":"Late","responses":[],"subCodes":[]},"#
                + #"{"id":1,"label":"Early","responses":[],"subCodes":[]}]}],"nextCursor":null}}"#
        ])[0]
        for arguments in [["codes"], ["codes", "--json"], ["export", "--format", "csv"]] {
            let result = try Program.execute(Program.path, arguments + [file], environment: home.keyless)
            #expect(result.status == 0)
            #expect(result.errors.hasPrefix("verbatim: ") && result.errors.contains("Early"), "\(result)")
        }
    }

    @Test("A saved job that is not finished is called so")
    func unfinished() throws {
        let file = try save([#"{"batchJobId":"q","surveyIdentifier":"s","status":"queued"}"#])[0]
        let result = try run("codes", file)
        #expect(result.status == 2)
        #expect(result.output == "job q has no questions\n")
        #expect(result.errors.contains("job q is queued in what was saved"))
    }

    @Test("No text of an answer does anything to a terminal")
    func controls() throws {
        let escape = #"\u001b]0;x\u0007\u009b31m\u202e"#
        let file = try save([
            WorkedExample.pages[1].replacing("Longer hours.", with: escape).replacing("Late", with: escape)
                .replacing("WORKED-2025", with: escape)
        ])[0]
        for arguments in [["codes"], ["codes", "--json"], ["responses"], ["responses", "--json"]] {
            let result = try Program.execute(Program.path, arguments + [file], environment: home.keyless)
            let text = (result.output + result.errors).unicodeScalars.filter { $0 != "\n" }
            #expect(!text.contains { $0.properties.generalCategory == .control }, "\(arguments)")
        }
        // Into a pipe csv is as it came, on a terminal it is not.
        #expect(try run("export", file, "--format", "csv").output.contains("\u{1B}]0;x"))
        for format in ["csv", "wide-csv", "codeframe-csv", "quotes"] {
            let shown = try Program.execute(
                "/usr/bin/script", ["-qec", "'\(Program.path)' export '\(file)' --format \(format)", "/dev/null"],
                environment: home.keyless)
            // A row's end is one end of a line.
            #expect(format == "quotes" || !shown.output.contains("\r\n\r\n"), "\(shown.output)")
            let text = shown.output.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }
            #expect(shown.output.contains("\u{241B}") || format == "quotes" || format == "wide-csv", "\(shown)")
            #expect(!text.contains { $0.properties.generalCategory == .control }, "\(format) \(shown.output)")
        }
    }
}
