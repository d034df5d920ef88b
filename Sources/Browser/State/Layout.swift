import Canvas

/// The frames of the panes on a screen of a given size.
///
/// Neighbouring frames share their border line, so they overlap by one cell. The content of a pane is its frame less the
/// border on each side.
package struct Layout: Hashable, Sendable {
    /// The ways to arrange the panes, by how many fit.
    package enum Arrangement: Hashable, Sendable {
        /// Nothing but a card that asks for more room.
        case tooSmall
        /// One pane at a time.
        case narrow
        /// Jobs above codes on the left, answers above detail on the right.
        case middle
        /// Jobs, codes, and answers above detail, side by side; a single job stands above its codes.
        case wide
    }

    /// Under this size only the "too small" card is drawn.
    package static let minimum = Size(width: 28, height: 8)
    /// From so many columns on, jobs and codes stand left of answers and detail.
    package static let middleFrom = 70
    /// From so many columns on, jobs have a column of their own.
    package static let wideFrom = 110

    /// Size of the whole screen, in cells.
    package let size: Size
    /// The way in which the panes are arranged.
    package let arrangement: Arrangement
    /// The frame of each pane that is shown, border included.
    package let frames: [Pane: Rect]
    /// The last row of the screen.
    package let footer: Rect

    /// Lays the panes out; a maximised or narrow screen shows the focused pane alone.
    /// - Parameters:
    ///   - jobCount: Jobs in the list: where they stand above the codes they get the rows they need, and no more.
    ///   - jobWidth: Columns of the widest job, for a list that has columns of its own.
    package init(size: Size, focus: Pane, isMaximised: Bool, jobCount: Int, jobWidth: Int = 0) {
        self.size = size
        footer = Rect(column: 0, row: max(0, size.height - 1), width: size.width, height: min(1, size.height))
        let body = Rect(column: 0, row: 0, width: size.width, height: max(0, size.height - 1))
        if size.width < Self.minimum.width || size.height < Self.minimum.height {
            arrangement = .tooSmall
            frames = [:]
        } else if isMaximised || size.width < Self.middleFrom {
            arrangement = size.width >= Self.wideFrom ? .wide : size.width >= Self.middleFrom ? .middle : .narrow
            frames = [focus: body]
        } else if size.width < Self.wideFrom {
            arrangement = .middle
            frames = Self.stackedFrames(in: body, left: body.width * 48 / 100, jobCount: jobCount)
        } else {
            arrangement = .wide
            // A column of its own for one job would be empty below it.
            frames =
                jobCount > 1
                ? Self.wideFrames(in: body, jobWidth: jobWidth)
                : Self.stackedFrames(in: body, left: body.width * 52 / 100, jobCount: jobCount)
        }
    }

    /// The cells inside a pane's border; nil when the pane is not shown.
    package func content(of pane: Pane) -> Rect? {
        frames[pane]?.inset(by: 1)
    }

    /// The pane whose content holds a point, for the mouse; nil on a border.
    package func pane(at point: Point) -> Pane? {
        Pane.allCases.first { content(of: $0)?.contains(point) ?? false }
    }

    /// Jobs above codes in so many columns at the left.
    private static func stackedFrames(in body: Rect, left: Int, jobCount: Int) -> [Pane: Rect] {
        let jobs = min(max(3, jobCount + 2), max(4, body.height * 2 / 5))
        return [
            .jobs: Rect(column: 0, row: 0, width: left, height: jobs),
            .codes: Rect(column: 0, row: jobs - 1, width: left, height: body.height - jobs + 1),
        ].merging(stacked(column: left - 1, in: body)) { own, _ in own }
    }

    /// Jobs in as many columns as the widest needs, within limits.
    private static func wideFrames(in body: Rect, jobWidth: Int) -> [Pane: Rect] {
        let jobs = max(24, min(jobWidth + 2, 46, body.width * 27 / 100))
        let codes = (body.width - jobs) * 52 / 100
        return [
            .jobs: Rect(column: 0, row: 0, width: jobs, height: body.height),
            .codes: Rect(column: jobs - 1, row: 0, width: codes, height: body.height),
        ].merging(stacked(column: jobs + codes - 2, in: body)) { own, _ in own }
    }

    /// Answers above detail, from a column to the right edge.
    private static func stacked(column: Int, in body: Rect) -> [Pane: Rect] {
        let answers = max(4, body.height * 42 / 100)
        let width = body.width - column
        return [
            .answers: Rect(column: column, row: 0, width: width, height: answers),
            .detail: Rect(column: column, row: answers - 1, width: width, height: body.height - answers + 1),
        ]
    }
}
