import Analysis
import Browser
import BrowserViews
import Canvas
import CodingModel
import CursesTerminal

/// A browser's state with its last frame, taking keys as the event loop does. The work of other threads is done between the
/// keys and is not part of their times.
struct Press {
    private(set) var state: BrowserState
    private(set) var frame: Frame?
    /// Microseconds that the last key took.
    private(set) var times = (reduce: 0.0, render: 0.0, present: 0.0)
    /// Microseconds of it that the thread computed and did not wait.
    private(set) var computed = 0.0

    /// A browser in any state.
    init(_ state: BrowserState) { self.state = state }

    /// A browser with a job open.
    init(_ job: CodedJob, size: Size) {
        state = BrowserState(size: size, now: Moment(milliseconds: 0))
        settle(reduce(&state, .openSaved(job)))
    }

    /// - Parameter screen: Nil to draw the frame for no screen.
    mutating func take(_ key: Character, on screen: CursesTerminal?) {
        let (start, before) = (Clock.now, Clock.computed)
        state.setTime(Moment(milliseconds: start / 1_000_000))
        let event = Keymap.standard.event(for: KeyScript.key(key), in: state)
        let effects = event.map { reduce(&state, $0) } ?? []
        times.reduce = Double(Clock.now - start) / 1e3
        draw(on: screen)
        computed = Double(Clock.computed - before) / 1e3
        settle(effects)
    }

    func cellsChanged(since old: Frame?) -> Int {
        guard let frame, let old else { return 0 }
        return frame.grid.differences(from: old.grid).reduce(0) { $0 + $1.columns.count }
    }

    mutating func draw(on screen: CursesTerminal?) {
        let start = Clock.now
        let frame = render(state, theme: .standard)
        let rendered = Clock.now
        screen?.present(frame.grid, cursor: frame.cursor)
        times.render = Double(rendered - start) / 1e3
        times.present = Double(Clock.now - rendered) / 1e3
        self.frame = frame
    }

    /// Does what other threads do.
    private mutating func settle(_ effects: [Effect]) {
        var waiting = effects[...]
        while let effect = waiting.popFirst() {
            let event: Event? =
                switch effect {
                case .search(let request): .found(request.token, hits(of: request))
                case .filter(let request): request.result { true }.map { .filtered(request.token, $0) }
                case .analyse(let request): request.result { true }.map { .analysed(request.token, $0) }
                case .read(let request): request.result { true }.map { .read(request.token, $0) }
                default: nil
                }
            if let event { waiting += reduce(&state, event) }
        }
    }

    private func hits(of request: SearchRequest) -> SearchHits {
        var search = AnswerSearch(for: request.query, in: request.question)
        while !search.isFinished { search.advance(bytes: 1 << 20) }
        return search.hits
    }
}
