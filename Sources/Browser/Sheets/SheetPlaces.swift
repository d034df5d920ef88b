import CodingModel
import TerminalText

/// The rows of a sheet, by all that they depend on: where they are the same again, so is the place in them.
struct SheetRows: Hashable, Sendable {
    let command: SheetCommand
    let job: JobIdentifier
    /// The number of the job's snapshot.
    let snapshot: Int
    /// The question that they are of; nil for those that are of the whole job.
    let question: ShownQuestion?
    /// The code or the person that they are about; empty for none.
    let subject: RawText
}

/// The place where a sheet was left.
struct SheetPlace: Hashable, Sendable {
    let cursor: SheetCursor
    /// The choice of rows, where the sheet has one.
    let choice: Int
}

/// The places where sheets were left in this run.
struct SheetPlaces: Sendable {
    /// The oldest are forgotten.
    private static let limit = 64
    private var places: [(rows: SheetRows, place: SheetPlace)] = []

    subscript(rows: SheetRows) -> SheetPlace? { places.last { $0.rows == rows }?.place }

    mutating func keep(_ place: SheetPlace, in rows: SheetRows) {
        places.removeAll { $0.rows == rows }
        places.append((rows, place))
        if places.count > Self.limit { places.removeFirst() }
    }
}

extension CommandedSheet {
    /// The rows of the open question, with what they are about.
    func rowsOfQuestion(in state: BrowserState, about subject: RawText = "") -> SheetRows? {
        state.jobs.shownQuestion.map {
            SheetRows(command: Self.command, job: $0.job, snapshot: $0.snapshot, question: $0, subject: subject)
        }
    }

    /// The rows of the whole job, with what they are about.
    func rowsOfJob(in state: BrowserState, about subject: RawText = "") -> SheetRows? {
        state.jobs.selectedEntry.map {
            SheetRows(
                command: Self.command, job: $0.identifier, snapshot: $0.snapshot, question: nil, subject: subject)
        }
    }

    /// Keeps its place for the next time.
    func leavePlace(in state: inout BrowserState) {
        guard let rows = rows(in: state) else { return }
        state.screen.keep(SheetPlace(cursor: cursor, choice: choice), in: rows)
    }

    /// Goes to where it was left.
    mutating func findPlace(in state: BrowserState) {
        guard let rows = rows(in: state), let place = state.screen.sheetPlaces[rows] else { return }
        (cursor, choice) = (place.cursor, place.choice)
    }
}
