import TerminalText

/// A key that was pressed, as far as a terminal tells.
package enum Key: Hashable, Sendable {
    /// A key that types text, the space bar among them.
    case character(Character)
    /// Ctrl with a key: a lowercase letter, or one of `@ [ \ ] ^ _` and the space. Ctrl-I, Ctrl-J, Ctrl-M and
    /// Ctrl-[ are tab, enter and escape: a terminal can't tell them apart.
    case control(Character)
    /// Alt (or Escape just before) with a key that types text.
    case alt(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, tab, backTab, escape, backspace, delete, insert
    /// F1 is `function(1)`.
    case function(Int)
}

/// The buttons of a mouse that terminals report.
package enum MouseButton: Hashable, Sendable {
    case left, middle, right
}

/// An action of the mouse, and the cell that it was over.
package struct MouseEvent: Hashable, Sendable {
    /// A press of a button or a turn of the wheel. Terminals are not asked for releases and motion.
    package enum Action: Hashable, Sendable {
        case press(MouseButton)
        /// The left button for the second time in the same cell, shortly after the first; a press came before.
        case doubleClick
        case scrollUp, scrollDown
    }

    /// The cell under the mouse.
    package let point: Point
    /// The press or turn.
    package let action: Action

    /// An action over a cell.
    package init(point: Point, action: Action) {
        self.point = point
        self.action = action
    }
}

/// An event of the terminal: input, or a change of the terminal itself.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// Text that was pasted (bracketed paste), whole and not interpreted; newlines as the terminal sent them.
    case paste(RawText)
    case mouse(MouseEvent)
    /// The terminal has a new size and its contents are unknown: a grid of this size must be presented.
    case resized(Size)
    /// The program runs again after it was stopped (^Z, fg); the screen was redrawn already.
    case resumed
    /// The session is over: the terminal is gone, or a signal asked the program to end.
    case hangup
}
