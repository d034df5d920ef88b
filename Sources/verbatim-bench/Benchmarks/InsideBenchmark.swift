import Browser
import BrowserViews
import Canvas
import CodingModel
import CursesTerminal

/// The keys of ``KeysBenchmark`` in one process, without waiting: the program's own work on a key.
enum InsideBenchmark {
    private static let count = 200

    static func run(_ bench: Workbench) throws {
        let job = try Loading.job(fromFile: try bench.document())
        let screen = try OwnTerminal.open()
        for script in KeyScript.all {
            report(pressing(script, in: job, on: screen), of: script, bench)
        }
        screen.restore()
    }

    /// Microseconds of each part of the work, and what changed.
    private struct Result {
        var (reduce, render, present): ([Double], [Double], [Double]) = ([], [], [])
        var (computed, cells): ([Double], [Double]) = ([], [])

        mutating func add(_ press: Press, cells: Int) {
            reduce.append(press.times.reduce)
            render.append(press.times.render)
            present.append(press.times.present)
            computed.append(press.computed)
            self.cells.append(Double(cells))
        }

        var total: [Double] { reduce.indices.map { reduce[$0] + render[$0] + present[$0] } }
    }

    private static func pressing(_ script: KeyScript, in job: CodedJob, on screen: CursesTerminal) -> Result {
        var press = Press(job, size: screen.size)
        press.draw(on: screen)
        for key in script.setUp { press.take(key, on: screen) }
        var result = Result()
        var (sinceBack, idle) = (0, 0)
        while result.cells.count < count, idle < 3 {
            let old = press.frame
            for key in script.keys[result.cells.count % script.keys.count] { press.take(key, on: screen) }
            let cells = press.cellsChanged(since: old)
            if cells > 0 { result.add(press, cells: cells) }
            (sinceBack, idle) = cells > 0 ? (sinceBack + 1, 0) : (sinceBack, idle + 1)
            guard cells == 0 || sinceBack == script.goBack.after else { continue }
            sinceBack = 0
            for key in script.goBack.keys { press.take(key, on: screen) }
        }
        return result
    }

    private static func report(_ result: Result, of script: KeyScript, _ bench: Workbench) {
        var figure = Figure("inside.\(script.name)", unit: "µs")
        figure.summarise(result.total)
        figure.baseline = bench.latency(of: script.name).map {
            Figure.Baseline(name: "µs to the settled frame", value: $0 * 1000)
        }
        figure.details["cells"] = Statistics(result.cells)?.median
        figure.details["computed µs"] = Statistics(result.computed)?.median
        for (name, values) in [
            ("reduce", result.reduce), ("render", result.render), ("present", result.present),
        ] {
            figure.details["\(name) µs"] = Statistics(values)?.median
            figure.details["\(name) p99 µs"] = Statistics(values)?.percentile(99)
        }
        bench.report.add(figure)
    }
}
