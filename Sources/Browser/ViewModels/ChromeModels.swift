import Canvas
import CodingModel
import TerminalText

/// What the footer says: a notice when there is one, else where the reader is.
package struct FooterModel: Hashable, Sendable {
    package let notice: Notice?
    /// `CSAT-2024-Q1 · Q1/2/21`: survey, question and code path.
    package let place: DisplayText
}

/// A sentence in the footer that goes away with the next key.
package struct Notice: Hashable, Sendable {
    package enum Tone: Hashable, Sendable { case information, success, warning, failure }
    package let tone: Tone
    package let text: DisplayText
    package init(_ tone: Tone, _ text: DisplayText) {
        self.tone = tone
        self.text = text
    }
}

/// A line of text being typed, as far as it fits: the visible part and the cursor's column in it.
package struct PromptModel: Hashable, Sendable {
    /// What is being asked for: `Add job: `.
    package let label: DisplayText
    package let visible: DisplayText
    package let cursorColumn: Int
}

/// A table of facts on one job: what the `i` screen shows.
package struct JobFactsModel: Hashable, Sendable {
    package struct Fact: Hashable, Sendable {
        package let name: DisplayText
        package let value: DisplayText
    }
    package let title: DisplayText
    package let facts: [Fact]
    /// What the data made the model say: duplicate ids, labels that differ from page to page.
    package let warnings: [DisplayText]
}
