import Canvas
import TestSupport
import Testing

@testable import BrowserViews

@Suite("Every screen at every width, as a reader sees it", .permit(.processor))
struct ScreenSnapshotTests {
    static let sizes = [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 50, height: 20)]

    @Test("Every screen at every width", arguments: Scene.allCases, sizes)
    func screen(_ scene: Scene, _ size: Size) throws {
        try Snapshot.check(scene.screen(size).lines, "\(scene.rawValue)-\(size.width)x\(size.height)")
    }

    @Test("A very wide screen", arguments: [Scene.conditions, .treeUnfolded, .link, .languages, .help])
    func veryWideScreen(_ scene: Scene) throws {
        try Snapshot.check(scene.screen(Size(width: 200, height: 50)).lines, "\(scene.rawValue)-200x50")
    }

    /// What the code pane says of a job without a tree.
    @Test("The code pane tells of a job without a tree", arguments: SampleCondition.allCases)
    func card(_ condition: SampleCondition) throws {
        var screen = TestScreen(Size(width: 60, height: 14))
        try condition.add(to: &screen, "job-1", survey: "Wave 1")
        screen.press(.character("2"))
        try Snapshot.check(screen.lines, "card-\(condition.rawValue)-60x14")
    }

    /// Where the styles stand, in the terminal's colours: focus, selection, bars, conditions.
    @Test(
        "Styles stand where focus, selection, bars and conditions are",
        arguments: [Scene.treeUnfolded, .answers, .link, .conditions, .searchKept, .searchDetail, .filtered, .matrix])
    func styles(_ scene: Scene) throws {
        var screen = try scene.screen(Size(width: 80, height: 24))
        screen.theme = .standard
        try Snapshot.check(screen.frame.grid.styledLines(), "\(scene.rawValue)-styles-80x24")
    }

    @Test(
        "A terminal that is too small shows a card",
        arguments: [Size(width: 27, height: 20), Size(width: 40, height: 7), Size(width: 9, height: 2)])
    func tooSmall(_ size: Size) throws {
        try Snapshot.check(Scene.answers.screen(size).lines, "tooSmall-\(size.width)x\(size.height)")
    }
}
