import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Words on the screen fit 80 columns")
struct WordTests {
    /// The footer of 80 columns, less its margins and the sign of a notice.
    private static let room = 76

    @Test("Why a command can't be done is told in one line, whatever is open", arguments: Command.allCases)
    func reasons(command: Command) throws {
        var browsers = [TestBrowser(width: 80, height: 24), TestBrowser(width: 80, height: 24, canAskServer: false)]
        var watching = TestBrowser(width: 80, height: 24)
        watching.send(.addJobs([try .test("a")]))
        browsers.append(watching)
        for sheet in [SheetCommand.help, .jobFacts, .matrix] {
            var reading = TestBrowser(width: 80, height: 24)
            reading.send(.openSaved(try Sample.small()))
            browsers.append(reading)
            reading.press(.sheet(sheet))
            browsers.append(reading)
        }
        for browser in browsers {
            guard let reason = browser.state.unavailability(of: command) else { continue }
            #expect(reason.width <= Self.room, "\(reason)")
        }
    }

    @Test("Each key is explained in one line of the help at 80 columns", arguments: Keymap.standard.bindings)
    func help(binding: Binding) {
        // A column for the keys, and a frame with a free column at each side.
        #expect(binding.help.width <= 80 - 4 - 11, "\(binding.help)")
        #expect(binding.help.width <= 50, "\(binding.help): a sentence, not two")
    }
}
