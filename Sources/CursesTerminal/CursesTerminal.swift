import CNcurses
import Canvas
import TerminalText

/// The user's terminal, driven by ncurses. While it lives the terminal is in full-screen mode; it is given back by
/// `restore()`, when the object is released, when the program exits or crashes, and when signals end it.
///
/// There can be one at a time, and it belongs to the thread that made it.
package final class CursesTerminal: Screen {
    /// Settings that the user may choose.
    package struct Options: Sendable {
        /// Whether clicks and the wheel are reported from the start.
        package var mouse = false
        /// Whether each frame is sent as a synchronized update (DEC private mode 2026).
        package var synchronizedOutput = false
        /// Whether only ASCII is drawn; without a UTF-8 locale it always is.
        package var asciiOnly = false
        /// An eventfd or a pipe that gets 8 bytes whenever a signal wants `readInput` to be called; -1 for none.
        package var wakeDescriptor: Int32 = -1

        /// The defaults: no mouse, no synchronized updates, UTF-8 where the locale has it.
        package init() {}
    }

    /// The descriptor that keys come from; readable means that `readInput` has something.
    package let inputDescriptor: Int32

    // It outlives `restore()`, so that what is asked afterwards has an answer.
    private let terminal: OpaquePointer
    private var painter: CellPainter
    // The grid that the terminal shows, as far as we know.
    private var shown: Grid
    private var shownCursor: Point?
    private var hasPresented = false
    private var isOpen = true
    private var announcedSize: Size
    private var decoder: KeyDecoder
    /// How long to wait after an Escape for the rest of a key's sequence, in milliseconds: `ESCDELAY`, else 25.
    private let escapeDelay: Int32
    private var hasResumed = false
    private let opened = ContinuousClock.now

    /// Takes the terminal.
    /// - Parameters:
    ///   - input: where to read keys; nil for standard input or, when that is no terminal, `/dev/tty`.
    ///   - output: where to draw; nil for standard output.
    /// - Throws: `TerminalUnavailable`; then nothing was changed.
    package init(
        options: Options = Options(), input: Int32? = nil, output: Int32? = nil
    ) throws(TerminalUnavailable) {
        var result: Int32 = 0
        let handle = cn_open(
            input ?? -1, output ?? -1, options.wakeDescriptor, options.asciiOnly, options.synchronizedOutput, &result)
        guard let handle else { throw TerminalUnavailable(result: result) }
        terminal = handle
        inputDescriptor = cn_input_descriptor(terminal)
        painter = CellPainter(on: terminal)
        let size = Self.size(of: terminal)
        shown = Grid(size: size)
        announcedSize = size
        decoder = KeyDecoder(sequences: KeySequences.fromTerminfo(of: terminal))
        let environment = cn_escape_delay()
        escapeDelay = environment >= 0 ? environment : 25
        cn_report_mouse(terminal, options.mouse)
    }

    deinit {
        cn_free(terminal)
    }

    /// Gives the terminal back, so that something can be printed; may be called any number of times. Afterwards the
    /// screen shows nothing and reads nothing.
    package func restore() {
        isOpen = false
        cn_close(terminal)
    }

    /// The signal (its number) that asked the program to end, if one did; `readInput` reports it as `.hangup`.
    package var endingSignal: Int32? {
        let signal = cn_ending_signal()
        return signal == 0 ? nil : signal
    }

    /// Has a byte written to a descriptor with the first signal that asks the program to end.
    package static func wakeBeforeEnding(_ descriptor: Int32) { cn_set_ending_wake(descriptor) }

    /// Gives the terminal back as far as it takes that, and dies of the signal that asked the program to end. For any
    /// thread; returns where no signal did.
    package static func endNow() { cn_end_now() }

    /// Columns and rows now; none once the terminal was given back.
    package var size: Size { Self.size(of: terminal) }

    private static func size(of terminal: OpaquePointer) -> Size {
        Size(width: Int(cn_columns(terminal)), height: Int(cn_rows(terminal)))
    }

    /// Shows a grid and the cursor, and sends only the cells that changed since the last one, in one write.
    ///
    /// Two grids that differ in one cell, one after the other, and what xterm gets:
    ///
    ///     …Late 37…    the whole screen
    ///     …Late 38…    BS 8 when the cursor stands after the 7, else ESC [ 7 ; 33 H 8
    ///
    /// A grid of another size than the terminal's is clipped, or leaves the rest blank. The same grid and cursor again
    /// send nothing.
    /// - Parameter cursor: the cell that the cursor stands on; nil hides it.
    package func present(_ grid: Grid, cursor: Point?) {
        guard isOpen else { return }
        if grid.size != shown.size { forgetScreen(size: grid.size) }
        let runs = grid.differences(from: shown)
        guard !runs.isEmpty || cursor != shownCursor || !hasPresented else { return }
        cn_begin_frame(terminal)
        let visible = Rect(size)
        painter.paint(runs, of: grid, visible: visible)
        if let cursor, visible.contains(cursor) {
            cn_finish_at(terminal, Int32(cursor.row), Int32(cursor.column))
        } else {
            cn_finish(terminal)
        }
        cn_end_frame(terminal)
        shown = grid
        shownCursor = cursor
        hasPresented = true
    }

    /// The events that are pending, in order; waits only for the rest of a key's sequence (`ESCDELAY`).
    package func readInput() -> [InputEvent] {
        guard isOpen else { return [] }
        var events = signalEvents()
        var buffer = [UInt8](repeating: 0, count: 4096)
        // A flood of input must leave room for drawing.
        for _ in 0..<64 {
            let wait = decoder.isWaiting ? escapeDelay : 0
            let count = cn_read(terminal, &buffer, Int32(buffer.count), wait)
            guard count > 0 else {
                events += decoder.finish()
                if count < 0 { events.append(.hangup) }
                break
            }
            events += decoder.decode(buffer[..<Int(count)], milliseconds: millisecondsSinceOpening)
        }
        return events
    }

    /// For double clicks.
    private var millisecondsSinceOpening: Int64 { Int64((ContinuousClock.now - opened) / .milliseconds(1)) }

    private func signalEvents() -> [InputEvent] {
        let signals = cn_take_signals()
        func has(_ bit: Int) -> Bool { signals & UInt32(bit) != 0 }
        var events: [InputEvent] = []
        if has(CN_SIGNAL_STOP) { suspend() }
        if has(CN_SIGNAL_CONTINUED), !hasResumed {
            // Stopped unasked: the shell has used the terminal since.
            cn_retake(terminal)
            repaint()
        }
        if has(CN_SIGNAL_RESIZED) {
            // Even back at the old size: terminals reflow what they show.
            cn_update_size(terminal)
            forgetScreen(size: size)
        }
        if has(CN_SIGNAL_RESIZED) || size != announcedSize {
            announcedSize = size
            events.append(.resized(size))
        }
        if has(CN_SIGNAL_CONTINUED) || hasResumed { events.append(.resumed) }
        hasResumed = false
        if has(CN_SIGNAL_END) { events.append(.hangup) }
        return events
    }

    /// Rings the bell, as the user's terminal is set.
    package func ringBell() {
        cn_beep(terminal)
    }

    /// Offers lines of text to the terminal's clipboard (OSC 52); nobody can know whether it takes them.
    package func copy(_ lines: [DisplayText]) {
        let encoded = Base64.encode(lines.map(\.string).joined(separator: "\n").utf8)
        encoded.withUnsafeBytes { bytes in
            cn_copy(terminal, bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count))
        }
    }

    /// Gives the terminal back, stops the program as ^Z does, and draws everything again when it goes on.
    package func suspend() {
        guard isOpen else { return }
        cn_suspend(terminal)
        hasResumed = true
        repaint()
    }

    /// Clears the terminal and draws the last grid again, for a screen that something else wrote on.
    package func repaint() {
        let (grid, cursor) = (shown, shownCursor)
        forgetScreen(size: grid.size)
        present(grid, cursor: cursor)
    }

    /// Turns reports of clicks and of the wheel on or off.
    package func reportMouse(_ on: Bool) {
        cn_report_mouse(terminal, on)
    }

    /// Takes the screen's contents for unknown: the next frame clears it and draws everything.
    private func forgetScreen(size: Size) {
        cn_clear(terminal)
        shown = Grid(size: size)
        hasPresented = false
    }
}
