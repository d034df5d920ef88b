import Browser
import Canvas
import CodingModel
import Runtime
import TerminalText
import Testing

@Suite("The loop's timers")
struct LoopScheduleTests {
    private func at(_ milliseconds: Int64) -> Moment { Moment(milliseconds: milliseconds) }

    /// A state in which each job waits until one of the moments.
    private func waiting(until ends: Int64...) throws -> BrowserState {
        var state = BrowserState(size: Size(width: 80, height: 24), now: at(0))
        for (number, end) in ends.enumerated() {
            let identifier = try job(number == 0 ? "a" : number == 1 ? "b" : "c")
            _ = reduce(&state, .addJobs([identifier]))
            _ = reduce(&state, .job(report(identifier, .queued)))
            _ = reduce(&state, .job(JobUpdate(job: identifier, change: .waiting(until: at(end), .schedule))))
        }
        return state
    }

    @Test("No timer runs when nothing counts")
    func noTimer() throws {
        var schedule = LoopSchedule()
        #expect(schedule.deadline(for: try waiting(), now: at(0)) == nil)
        #expect(LoopSchedule.timeout(until: nil, now: at(0)) == -1)
    }

    @Test("Ticks stand at the whole seconds of the countdown")
    func ticks() throws {
        let state = try waiting(until: 10_300)
        var schedule = LoopSchedule()
        #expect(schedule.deadline(for: state, now: at(7_000)) == at(7_300))
        // Woken by something else before: the tick stays where it is.
        #expect(schedule.deadline(for: state, now: at(7_200)) == at(7_300))
        // Woken a little late: the next one is not put off.
        #expect(schedule.deadline(for: state, now: at(7_304)) == at(8_300))
        #expect(schedule.deadline(for: state, now: at(10_301)) == nil, "a countdown that ended still ticks")
    }

    @Test("Several countdowns tick together, at most once a second")
    func severalCountdowns() throws {
        let state = try waiting(until: 5_100, 9_600, 9_900)
        var schedule = LoopSchedule()
        var (now, ticks): (Int64, [Int64]) = (0, [])
        while let deadline = schedule.deadline(for: state, now: at(now)) {
            now = deadline.milliseconds
            ticks.append(now)
        }
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 >= 1000 }, "\(ticks)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 < 2000 }, "\(ticks)")
    }

    @Test("News wait for their frame, but answers to keys do not")
    func frames() throws {
        let state = try waiting()
        var schedule = LoopSchedule()
        schedule.drew(now: at(100))
        schedule.invalidate()
        #expect(!schedule.mayDraw(now: at(105), isAnswer: false))
        #expect(schedule.mayDraw(now: at(105), isAnswer: true))
        #expect(schedule.deadline(for: state, now: at(105)) == at(116))
        #expect(schedule.mayDraw(now: at(116), isAnswer: false))
        schedule.drew(now: at(116))
        #expect(!schedule.mayDraw(now: at(200), isAnswer: true), "nothing changed, yet a frame is drawn")
        #expect(schedule.deadline(for: state, now: at(116)) == nil)
    }

    @Test("Timeouts are never negative or too long")
    func timeouts() {
        #expect(LoopSchedule.timeout(until: at(5), now: at(10)) == 0)
        #expect(LoopSchedule.timeout(until: at(15), now: at(10)) == 5)
        #expect(LoopSchedule.timeout(until: at(.max / 4), now: at(10)) == .max)
    }
}
