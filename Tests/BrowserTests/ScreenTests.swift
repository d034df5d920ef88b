import Canvas
import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Layout, prompts and overlays")
struct ScreenTests {
    @Test("At every size the frames lie on the screen, share their borders and leave the footer free")
    func layouts() {
        for width in 1...200 {
            for height in 1...60 {
                for pane in Pane.allCases {
                    let size = Size(width: width, height: height)
                    let layout = Layout(size: size, focus: pane, isMaximised: false, jobCount: width % 12)
                    check(layout, focus: pane)
                }
            }
        }
    }

    private func check(_ layout: Layout, focus: Pane) {
        let size = layout.size
        if layout.arrangement == .tooSmall { return }
        let frames = layout.frames
        #expect(frames[focus] != nil, "\(size)")
        var covered = 0
        for frame in frames.values {
            #expect(frame.column >= 0 && frame.row >= 0, "\(size)")
            #expect(frame.maxColumn <= size.width && frame.maxRow < size.height, "\(size)")
            #expect(frame.width >= 3 && frame.height >= 3, "\(size)")
            covered += (frame.width - 1) * (frame.height - 1)
        }
        #expect(covered == (size.width - 1) * (size.height - 2), "\(size): the frames tile the screen")
    }

    @Test("A job is added by typing its id")
    func addJob() throws {
        var browser = TestBrowser()
        browser.press(.prompt(.addJob))
        browser.type(" jon")
        browser.send(.edit(.deleteBackward), .edit(.insert("b")), .paste("-7\n"))
        #expect(browser.state.promptModel(width: 49)?.visible == " job-7")
        browser.send(.submit)
        #expect(browser.effects == [.watch(try .test("job-7"))])
        #expect(browser.state.screen.prompt == nil)
        #expect(browser.state.jobs.selected == (try .test("job-7")))
    }

    @Test("An empty id adds nothing and says so, a known id selects its job")
    func addJobRefused() throws {
        var browser = TestBrowser()
        browser.send(.addJobs([try .test("a"), try .test("b")]))
        browser.press(.prompt(.addJob))
        browser.send(.submit)
        #expect(browser.state.promptRemark?.text == "Type or paste a job's id first")
        browser.type("b")
        browser.send(.submit)
        #expect(browser.effects == [])
        #expect(browser.state.jobs.selected == (try .test("b")))
    }

    @Test("The prompt scrolls so that its cursor is visible")
    func promptScrolls() throws {
        var browser = TestBrowser()
        browser.press(.prompt(.addJob))
        browser.type("0123456789abcdef")
        let model = try #require(browser.state.promptModel(width: 19))
        #expect(model.label == "Add job: " && model.visible == "…89abcdef" && model.cursorColumn == 9)
        browser.send(.edit(.start))
        #expect(browser.state.promptModel(width: 19)?.cursorColumn == 0)
    }

    @Test(
        "Readline's edits",
        arguments: [
            (LineEdit.deleteWord, "one |three"), (.deleteAll, "|"), (.deleteToEnd, "one two |"),
            (.left, "one two| three"), (.deleteForward, "one two |hree"), (.end, "one two three|"),
            (.start, "|one two three"),
        ])
    func edits(edit: LineEdit, expected: String) {
        var editor = LineEditor("one two three")
        for _ in 0..<5 { editor.apply(.left) }
        editor.apply(edit)
        let before = editor.textBeforeCursor.string
        #expect(before + "|" + editor.text.string.dropFirst(before.count) == expected)
    }

    @Test("A command from the palette closes it and is done")
    func palette() throws {
        var browser = TestBrowser()
        browser.press(.prompt(.palette))
        browser.send(.promptKey(.choose(3)))
        #expect(browser.state.promptChoices?.selected == 3)
        browser.type("help")
        #expect(browser.state.promptChoices?.selected == 0)
        browser.send(.submit)
        #expect(browser.state.screen.prompt == nil)
        #expect(browser.state.sheetModel?.title == "Help")
    }

    @Test("Drawing the screen again closes the palette it was chosen in, and leaves what is typed elsewhere")
    func redraw() {
        var browser = TestBrowser()
        browser.press(.prompt(.palette))
        browser.type("redraw")
        browser.send(.submit)
        #expect(browser.state.screen.prompt == nil && browser.effects == [.repaint])
        browser.press(.prompt(.addJob))
        browser.send(.paste("job-1"))
        browser.press(.redraw)
        #expect(browser.promptText == "job-1" && browser.effects == [.repaint])
    }

    @Test("An overlay scrolls, and Esc or q closes it without leaving the program")
    func overlays() {
        var browser = TestBrowser()
        browser.press(.sheet(.help))
        browser.press(.moveDown, .moveDown)
        #expect(browser.state.sheetModel?.top == 2)
        browser.press(.expandAll)
        #expect(browser.state.sheetModel?.top == 2, "what lies behind doesn't change unseen")
        browser.press(.quit)
        #expect(browser.effects == [])
        #expect(browser.state.sheetModel == nil)
        browser.press(.quit)
        #expect(browser.effects == [.quit])
    }

    @Test("The mouse does nothing until it is asked for, then selects, opens and scrolls")
    func mouse() throws {
        var browser = TestBrowser()
        browser.send(.openSaved(try Sample.small()))
        let codes = try #require(browser.state.layout.content(of: .codes))
        let second = Point(column: codes.column + 3, row: codes.row + 3)
        browser.send(.mouse(MouseEvent(point: second, action: .press(.left))))
        #expect(browser.tree.first == ">+Service 3")
        browser.press(.toggleMouse)
        #expect(browser.effects == [.reportMouse(true)])
        browser.send(.mouse(MouseEvent(point: second, action: .press(.left))))
        #expect(browser.tree == [" +Service 3", "> Delivery 2"])
        browser.send(.mouse(MouseEvent(point: Point(column: second.column, row: second.row - 1), action: .doubleClick)))
        #expect(browser.tree.first == ">-Service 3")
    }

    @Test("Whatever is done in whatever order, the cursors stay on screen")
    func cursorsStayVisible() throws {
        var random = SplitMix64(seed: 7)
        for round in 0..<60 {
            var browser = TestBrowser()
            browser.send(.addJobs([try .test("a"), try .test("b")]))
            browser.send(.job(.init(job: try .test("a"), change: .results(try Sample.small()))))
            for step in 0..<80 {
                let commands = Command.allCases
                if random.next() % 9 == 0 {
                    let size = Size(width: Int(random.next() % 150) + 1, height: Int(random.next() % 50) + 1)
                    browser.send(.resized(size))
                } else {
                    browser.press(commands[Int(random.next() % UInt64(commands.count))])
                }
                checkCursors(browser, "round \(round), step \(step)")
            }
        }
    }

    private func checkCursors(_ browser: TestBrowser, _ place: Comment) {
        let layout = browser.state.layout
        if let codes = layout.content(of: .codes),
            case .tree(let rows) = browser.state.codePane(width: codes.width, height: codes.height).content,
            !rows.isEmpty
        {
            #expect(rows.filter(\.isSelected).count == 1, place)
        }
        if let answers = layout.content(of: .answers), answers.height > 0 {
            let rows = browser.state.answerList(width: answers.width, rows: answers.height).rows
            #expect(rows.isEmpty || rows.filter(\.isSelected).count == 1, place)
        }
    }
}
