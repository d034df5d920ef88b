import CNcurses
import Canvas
import TerminalText

/// The user's terminal, driven by ncurses. While it lives the terminal is in full-screen mode; it is given back by
/// `restore()`, when the object goes, when the program exits or crashes, and when signals end it.
///
/// There can be one at a time, and it belongs to the thread that made it.
package final class CursesTerminal: Screen {
    /// What the user may choose.
    package struct Options: Sendable {
        /// Whether clicks and the wheel are reported from the start.
        package var mouse = false
        /// Whether frames go in the brackets of a synchronized update (DEC private mode 2026).
        package var synchronizedOutput = false
        /// Draws ASCII only, as it happens by itself where there is no UTF-8 locale.
        package var asciiOnly = false
        /// An eventfd or a pipe that gets 8 bytes whenever a signal wants `readInput` to be called; -1 for none.
        package var wakeDescriptor: Int32 = -1

        package init() {}
    }

    /// Where keys come from.
    package let inputDescriptor: Int32

    private var brush: Brush
    // What the user sees, as far as we know.
    private var shown: Grid
    private var shownCursor: Point?
    private var hasPresented = false
    private var isOpen = true
    private var announcedSize: Size
    private var decoder: KeyDecoder
    /// How long to wait after an Escape for the rest of a key's sequence, in milliseconds: `ESCDELAY`, else 25.
    private let escapeDelay: Int32
    private var hasResumed = false

    /// Takes the terminal.
    /// - Parameters:
    ///   - input: where to read keys; nil for standard input or, when that is no terminal, `/dev/tty`.
    ///   - output: where to draw; nil for standard output.
    /// - Throws: `TerminalUnavailable`; then nothing was changed.
    package init(
        options: Options = Options(), input: Int32? = nil, output: Int32? = nil
    ) throws(TerminalUnavailable) {
        let result = cn_open(
            input ?? -1, output ?? -1, options.wakeDescriptor, options.asciiOnly, options.synchronizedOutput)
        guard result == CN_OPENED else { throw TerminalUnavailable(result: result) }
        inputDescriptor = cn_input_descriptor()
        brush = Brush(usesUTF8: cn_is_utf8(), palette: Palette(colours: Int(cn_colours())))
        let size = Self.currentSize
        shown = Grid(size: size)
        announcedSize = size
        decoder = KeyDecoder(sequences: KeySequences.fromTerminfo())
        let environment = cn_escape_delay()
        escapeDelay = environment >= 0 ? environment : 25
        cn_report_mouse(options.mouse)
    }

    deinit {
        cn_close()
    }

    /// Gives the terminal back, so that something can be printed; may be called any number of times. Afterwards the
    /// screen shows nothing and reads nothing.
    package func restore() {
        isOpen = false
        cn_close()
    }

    /// The signal (its number) that asked the program to end, if one did; `readInput` reports it as `.hangup`.
    package var endingSignal: Int32? {
        let signal = cn_ending_signal()
        return signal == 0 ? nil : signal
    }

    package var size: Size { Self.currentSize }

    private static var currentSize: Size { Size(width: Int(cn_columns()), height: Int(cn_rows())) }

    package func present(_ grid: Grid, cursor: Point?) {
        guard isOpen else { return }
        if grid.size != shown.size { forgetScreen(size: grid.size) }
        let runs = grid.differences(from: shown)
        guard !runs.isEmpty || cursor != shownCursor || !hasPresented else { return }
        cn_begin_frame()
        let visible = Rect(size)
        brush.paint(runs, of: grid, visible: visible)
        if let cursor, visible.contains(cursor) {
            cn_finish_at(Int32(cursor.row), Int32(cursor.column))
        } else {
            cn_finish()
        }
        cn_end_frame()
        shown = grid
        shownCursor = cursor
        hasPresented = true
    }

    package func readInput() -> [InputEvent] {
        guard isOpen else { return [] }
        var events = signalEvents()
        var buffer = [UInt8](repeating: 0, count: 4096)
        // A flood of input must leave room for drawing.
        for _ in 0..<64 {
            let wait = decoder.isWaiting ? escapeDelay : 0
            let count = cn_read(&buffer, Int32(buffer.count), wait)
            guard count > 0 else {
                events += decoder.finish()
                if count < 0 { events.append(.hangup) }
                break
            }
            events += decoder.decode(buffer[..<Int(count)], milliseconds: cn_milliseconds())
        }
        return events
    }

    private func signalEvents() -> [InputEvent] {
        let signals = cn_take_signals()
        func has(_ bit: Int) -> Bool { signals & UInt32(bit) != 0 }
        var events: [InputEvent] = []
        if has(CN_SIGNAL_STOP) { suspend() }
        if has(CN_SIGNAL_CONTINUED), !hasResumed {
            // Stopped unasked: the shell has used the terminal since.
            cn_retake()
            redraw()
        }
        if has(CN_SIGNAL_RESIZED) {
            // Even back at the old size: terminals reflow what they show.
            _ = cn_update_size()
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

    package func ringBell() {
        cn_beep()
    }

    package func copy(_ lines: [DisplayText]) {
        let encoded = Base64.encode(lines.map(\.string).joined(separator: "\n").utf8)
        encoded.withUnsafeBytes { cn_copy($0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count)) }
    }

    package func suspend() {
        guard isOpen else { return }
        cn_suspend()
        hasResumed = true
        redraw()
    }

    package func repaint() {
        redraw()
    }

    package func reportMouse(_ on: Bool) {
        cn_report_mouse(on)
    }

    private func redraw() {
        let (grid, cursor) = (shown, shownCursor)
        forgetScreen(size: grid.size)
        present(grid, cursor: cursor)
    }

    /// What is on the screen is unknown: clear it with the next frame, and draw all.
    private func forgetScreen(size: Size) {
        cn_clear()
        shown = Grid(size: size)
        hasPresented = false
    }
}
