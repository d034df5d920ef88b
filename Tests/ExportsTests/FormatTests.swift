import Exports
import TerminalText
import Testing

@Suite("What is told of formats")
struct FormatTests {
    @Test("Names and endings tell the formats apart")
    func namesAndEndings() {
        let formats = JobExport.Format.allCases
        #expect(Set(formats.map(\.name)).count == formats.count)
        #expect(Set(formats.map(\.ending)).count == formats.count)
        for format in formats {
            #expect(JobExport.Format(name: format.name) == format)
            #expect(format.ending.hasPrefix("."))
            #expect(!format.words.isEmpty)
        }
        #expect(JobExport.Format(name: "xlsx") == nil)
    }

    @Test("Options are taken where they change what is written")
    func options() {
        func takers(_ option: FormatOption) -> [JobExport.Format] {
            JobExport.Format.allCases.filter { $0.takes(option) }
        }
        #expect(takers(.marks) == [.csv, .jsonLines])
        #expect(takers(.codebook) == [.wideCSV])
        #expect(takers(.bases) == [.codeframeCSV])
        #expect(takers(.csvStyle) == [.csv, .wideCSV, .codeframeCSV])
    }
}
