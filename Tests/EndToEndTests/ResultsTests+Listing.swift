import Foundation
import TestSupport
import Testing

// What is listed, how files and jobs are told apart, and what is said of identifiers.
extension ResultsTests {
    @Test("The largest codes stand beside each other with all labels, and levels end where they are told to")
    func topAndDepth() throws {
        let files = try example()
        let top = try run("codes", files[0], files[1], "--question", "Q1", "--top", "3")
        #expect(
            top.output == """
                Q1: What did you like about our service?
                8 answers, base 7 coded respondents, 3 of 9 codes

                PATH  PEOPLE  % OF 7  DIRECT  CODE
                1          4   57.1%       3  Service
                3          3   42.9%       3  Price
                1/11       2   28.6%       2  Service › Staff

                """)
        let depth = try run("codes", files[0], files[1], "--question", "Q1", "--depth", "1", "--sort", "id")
        #expect(lines(depth.output).dropFirst(3).compactMap(\.first) == ["1", "2", "3", "9"])
        let json = try run("codes", files[0], files[1], "--json", "--top", "2", "--depth", "1")
        #expect(json.status == 0 && json.errors.isEmpty)
        let places = ["\"path\":\"1\"", "\"path\":\"3\"", "\"path\":\"5\"", "\"path\":\"-5\""].map {
            json.output.range(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        #expect(json.output.split(separator: "\"path\"").count == 5)
    }

    @Test("Identifiers that look alike are told once by every command; csv tells those that are one number by name")
    func alikeIdentifiers() throws {
        let file = CaseFile.path("rids")
        for arguments in [["codes"], ["codes", "--json"], ["responses"], ["export", "--format", "csv"]] {
            let result = try Program.execute(Program.path, arguments + [file], environment: home.keyless)
            #expect(result.status == 0, "\(result)")
            #expect(
                result.errors
                    == "verbatim: 7 response identifiers look like an earlier one and may be of the same people "
                    + "(“R1” and “r1” differ in case); all are counted apart\n")
        }
        let numbers = try save([
            Documents.completed("n").replacing("\"r1\"", with: "\"7\"").replacing("\"r2\"", with: "\"07\"")
        ])
        #expect(
            try run("export", numbers[0], "--format", "wide-csv").errors
                == "verbatim: 1 response identifier is one number with another (7 and 07); a program that guesses types takes "
                + "them for one: read response_identifier as text, or take respondent_key\n")
        #expect(try run("export", numbers[0], "--format", "jsonl").errors.contains("differ in how a number is written"))
    }

    @Test("A format is told by the name of the output")
    func formatOfName() throws {
        let files = try example()
        for (name, format) in [("a.csv", "csv"), ("a.wide.CSV", "wide-csv"), ("a.md", "quotes"), ("a.jsonl", "jsonl")] {
            let output = "\(home.path)/\(name)"
            #expect(try run("export", files[0], files[1], "-o", output).status == 0)
            #expect(
                try String(contentsOfFile: output, encoding: .utf8)
                    == run("export", files[0], files[1], "--format", format).output)
        }
        let result = try run("export", files[0], files[1], "-o", "\(home.path)/a.xlsx")
        #expect(result.status == 64)
        #expect(
            result.errors
                == "verbatim: --format is missing: write --format with csv, wide-csv, codeframe-csv, jsonl or "
                + "quotes, or -o and a name that ends in .csv, .wide.csv, .codeframe.csv, .jsonl or .md\n")
    }

    @Test("A name that a file and a job have is the file, and the job where its server is named")
    func sameName() throws {
        let server = try LoopbackServer { _ in ("200 OK", [], Documents.completed("same", survey: "OF-SERVER")) }
        try Documents.completed("same", survey: "OF-FILE").write(
            toFile: "\(home.path)/same", atomically: true, encoding: .utf8)
        let command = "cd '\(home.path)' && '\(Program.path)' codes same --json"
        let ofFile = try Program.execute("/bin/sh", ["-c", command], environment: home.keyless)
        #expect(ofFile.output.contains("OF-FILE"), "\(ofFile)")
        let ofServer = try Program.execute(
            "/bin/sh", ["-c", "\(command) --server \(server.url)"], environment: home.environment)
        #expect(ofServer.output.contains("OF-SERVER"), "\(ofServer)")
    }
}
