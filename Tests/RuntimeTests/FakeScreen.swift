import Canvas
import Runtime
import Synchronization
import TerminalText

/// A terminal without a terminal: it keeps every frame, and types when a frame tells it to.
final class FakeScreen: Screen, Sendable {
    /// What was asked of the screen, in order.
    enum Act: Equatable {
        case frame([String])
        case bell, suspend, repaint
        case mouse(Bool)
        case copy([DisplayText])
    }

    private struct Contents {
        var acts: [Act] = []
        var pending: [InputEvent] = []
    }

    let size = Size(width: 80, height: 24)
    private let contents = Mutex(Contents())
    private let waker: WakeDescriptor
    /// Called with each frame's lines, on the loop's thread.
    private let onFrame: @Sendable (FakeScreen, [String]) -> Void

    init(onFrame: @escaping @Sendable (FakeScreen, [String]) -> Void = { _, _ in }) throws {
        waker = try WakeDescriptor()
        self.onFrame = onFrame
    }

    var inputDescriptor: Int32 { waker.number }
    var acts: [Act] { contents.withLock(\.acts) }
    var frames: [[String]] {
        acts.compactMap { if case .frame(let lines) = $0 { lines } else { nil } }
    }

    /// Puts input before the loop, as one batch.
    func type(_ inputs: InputEvent...) {
        contents.withLock { $0.pending += inputs }
        waker.wake()
    }

    func present(_ grid: Grid, cursor: Point?) {
        let lines = grid.lines()
        note(.frame(lines))
        onFrame(self, lines)
    }

    func readInput() -> [InputEvent] {
        waker.clear()
        return contents.withLock { contents in
            defer { contents.pending = [] }
            return contents.pending
        }
    }

    func ringBell() { note(.bell) }
    func copy(_ lines: [DisplayText]) { note(.copy(lines)) }
    func suspend() { note(.suspend) }
    func repaint() { note(.repaint) }
    func reportMouse(_ on: Bool) { note(.mouse(on)) }

    private func note(_ act: Act) {
        contents.withLock { $0.acts.append(act) }
    }
}

extension [String] {
    func shows(_ text: String) -> Bool { contains { $0.contains(text) } }
}
