import TerminalText

/// A key as the user pressed it, as far as a terminal tells.
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

/// Something the mouse did, and over which cell.
package struct MouseEvent: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case press(MouseButton)
        /// The left button for the second time in the same cell, shortly after the first; a press came before.
        case doubleClick
        case scrollUp, scrollDown
    }

    package let point: Point
    package let action: Action

    package init(point: Point, action: Action) {
        self.point = point
        self.action = action
    }
}

/// Something that came from the terminal.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// Text that was pasted, whole and not interpreted; newlines as the terminal sent them.
    case paste(RawText)
    case mouse(MouseEvent)
    /// The terminal has a new size: what is on it is unknown, so present a grid of this size.
    case resized(Size)
    /// The program runs again after it was stopped (^Z, fg); the screen has been redrawn.
    case resumed
    /// The session is over: the terminal is gone, or a signal asked the program to end.
    case hangup
}
