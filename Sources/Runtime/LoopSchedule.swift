package import Browser
package import CodingModel

/// Decides when the loop must wake up by itself, and when a frame may be drawn. Pure: it is told the time.
///
/// An idle browser never wakes up: there is a deadline only while a countdown is on screen, or while a frame is
/// held back for a moment because news come faster than anyone can read.
package struct LoopSchedule: Sendable {
    /// The least time in milliseconds between two frames that only the service's updates call for; a key is answered at
    /// once.
    package static let frameInterval: Int64 = 16
    private static let second: Int64 = 1000

    private var lastFrame: Moment?
    private var lastTick: Moment?
    private var frameIsDue = false

    /// A schedule by which no frame is due.
    package init() {}

    /// Notes that the screen no longer shows the state.
    package mutating func invalidate() {
        frameIsDue = true
    }

    /// True when a frame has to be drawn now.
    /// - Parameter isAnswer: True when the reader pressed a key and waits for its effect.
    package func mayDraw(now: Moment, isAnswer: Bool) -> Bool {
        frameIsDue && (isAnswer || now >= earliestFrame)
    }

    /// Notes that a frame was drawn.
    package mutating func drew(now: Moment) {
        lastFrame = now
        frameIsDue = false
    }

    /// When the loop must wake up though nothing happened; nil: never.
    package mutating func deadline(for state: BrowserState, now: Moment) -> Moment? {
        let tick = nextTick(for: state, now: now)
        guard frameIsDue else { return tick }
        return min(tick ?? earliestFrame, earliestFrame)
    }

    /// The timeout for poll(2) in milliseconds: 0 for a deadline that is over, -1 where there is none.
    package static func timeout(until deadline: Moment?, now: Moment) -> Int32 {
        guard let deadline else { return -1 }
        return Int32(clamping: max(0, deadline.milliseconds - now.milliseconds))
    }

    private var earliestFrame: Moment {
        Moment(milliseconds: (lastFrame?.milliseconds ?? .min / 2) + Self.frameInterval)
    }

    /// The next moment at which the soonest countdown shows another second, and never more than once a second.
    private mutating func nextTick(for state: BrowserState, now: Moment) -> Moment? {
        let ends = state.countdowns.filter { $0 > now }
        guard let end = ends.min() else { return nil }
        if let tick = lastTick, tick > now, ends.contains(where: { tick <= $0 }) { return tick }
        let phase = (end.milliseconds - now.milliseconds) % Self.second
        var next = now.milliseconds + (phase == 0 ? Self.second : phase)
        if let tick = lastTick, next < tick.milliseconds + Self.second { next += Self.second }
        lastTick = Moment(milliseconds: next)
        return lastTick
    }
}
