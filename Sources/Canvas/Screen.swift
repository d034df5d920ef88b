import TerminalText

/// A terminal that shows grids and reports input. It belongs to one thread.
package protocol Screen {
    /// Columns and rows now.
    var size: Size { get }

    /// The descriptor to wait on for input; readable means that `readInput` has something.
    var inputDescriptor: Int32 { get }

    /// Shows a grid and sends only the cells that changed since the last one.
    /// - Parameter cursor: the cell that the cursor stands on, as in a text field; nil hides it.
    mutating func present(_ grid: Grid, cursor: Point?)

    /// The events that are pending, in order; never waits for more, apart from the rest of a key's sequence.
    mutating func readInput() -> [InputEvent]

    /// Asks for the user's attention, audibly or not, as their terminal is set.
    mutating func ringBell()

    /// Offers lines of text to the terminal's clipboard; nobody can know whether it takes them.
    mutating func copy(_ lines: [DisplayText])

    /// Gives the terminal back, stops the program as ^Z does, and takes the terminal again when it goes on.
    mutating func suspend()

    /// Clears the screen and draws the last grid again, for a screen that something else wrote on (^L).
    mutating func repaint()

    /// Turns mouse reports on or off. Off is the default: reports steal the terminal's own selection.
    mutating func reportMouse(_ on: Bool)
}
