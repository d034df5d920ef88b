import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import CodingService

@Suite("Waits between requests")
struct PacingTests {
    @Test("Polls begin at 2 s, grow by half and stop growing at 30 s")
    func pollGrowth() {
        var schedule = PollSchedule()
        let waits = (0..<9).map { _ in schedule.next(random: 1) }
        #expect(waits == [2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 30, 30])
        schedule.reset()
        #expect(schedule.next(random: 1) == 2)
    }

    @Test("Jitter spreads a poll over everything down to one second")
    func pollJitter() {
        for random in [0, 0.25, 0.5, 0.999] {
            var schedule = PollSchedule()
            for _ in 0..<20 {
                let wait = schedule.next(random: random)
                #expect((1...30).contains(wait))
            }
            #expect(abs(schedule.next(random: random) - (1 + 29 * random)) < 1e-9)
        }
    }

    @Test("Retries back off from 0.5 s, doubling up to 20 s, with full jitter")
    func backoff() {
        let longest = (0..<8).map { Backoff.delay(beforeRetry: $0, random: 1) }
        #expect(longest == [0.5, 1, 2, 4, 8, 16, 20, 20])
        #expect(Backoff.delay(beforeRetry: 3, random: 0) == 0)
        #expect(Backoff.delay(beforeRetry: 3, random: 0.5) == 2)
        #expect(Backoff.delay(beforeRetry: 10_000, random: 1) == 20)
    }
}

@Suite("Retries of a page")
struct RetriesTests {
    private var retries = Retries()
    private var schedule = PollSchedule()

    private mutating func decide(
        _ recovery: RequestFailure.Recovery, retryAfter: Double? = nil, givesUp: Bool = false
    ) -> Retries.Decision {
        let failure = RequestFailure(
            trouble: ServiceTrouble(kind: .serverError(500), sentence: RawText("broken")), recovery: recovery,
            retryAfter: retryAfter)
        return retries.decide(after: failure, givesUp: givesUp, schedule: &schedule, random: { 1 })
    }

    @Test("Five retries soon, one poll by the schedule, and five retries soon again")
    mutating func rounds() {
        let soon: [Retries.Decision] = [0.5, 1, 2, 4, 8].map { .again(after: $0) }
        var decisions: [Retries.Decision] = []
        for _ in 0..<12 { decisions.append(decide(.retrySoon)) }
        #expect(decisions == soon + [.again(after: 2)] + soon + [.again(after: 3)])
    }

    @Test("Who does not wait for polls gets five retries, and none where trying soon can't help")
    mutating func givingUp() {
        for _ in 0..<5 { #expect(decide(.retrySoon, givesUp: true) != .endPass(pause: nil)) }
        #expect(decide(.retrySoon, givesUp: true) == .endPass(pause: nil))
        #expect(decide(.pollOn, givesUp: true) == .endPass(pause: nil))
    }

    @Test("A pause that the server asked for is kept to, and counts as one of the five")
    mutating func retryAfter() {
        for _ in 0..<5 { #expect(decide(.retrySoon, retryAfter: 17) == .again(after: 17)) }
        #expect(decide(.retrySoon) == .again(after: 2))
        #expect(decide(.startOver, retryAfter: 9) == .endPass(pause: 9))
    }

    @Test("A refused cursor ends the pass until the next poll; what is final ends it for good")
    mutating func endings() {
        #expect(decide(.startOver) == .endPass(pause: 2))
        #expect(decide(.final, retryAfter: 5) == .endPass(pause: nil))
    }
}

@Suite("Retry-After")
struct RetryAfterTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT.
    let example = 784_111_777.0

    @Test("A number of seconds, between one second and one day")
    func seconds() {
        #expect(wait("120") == 120)
        #expect(wait(" 7 ") == 7)
        #expect(wait("0") == 1)
        #expect(wait("86401") == 86_400)
        #expect(wait("99999999999999999999999999999999") == 86_400)
    }

    @Test(
        "A date in any of HTTP's three spellings",
        arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func dates(text: String) {
        #expect(HTTPDate.secondsSince1970(text) == example)
        #expect(RetryAfter.seconds(text, serverDate: nil, localTime: example - 90) == 90)
        #expect(RetryAfter.seconds(text, serverDate: nil, localTime: example + 90) == 1)
    }

    @Test("A date is held against the server's clock where that is known, since ours may be wrong")
    func serverClock() {
        let later = "Sun, 06 Nov 1994 08:50:07 GMT"
        let date = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(RetryAfter.seconds(later, serverDate: date, localTime: 0) == 30)
        #expect(RetryAfter.seconds(later, serverDate: "soon", localTime: example) == 30)
    }

    @Test("Days are counted right over leap years and centuries")
    func calendar() {
        #expect(HTTPDate.secondsSince1970("Thu, 01 Jan 1970 00:00:00 GMT") == 0)
        #expect(HTTPDate.secondsSince1970("Tue, 29 Feb 2000 23:59:59 GMT") == 951_868_799)
        #expect(HTTPDate.secondsSince1970("Fri, 01 Mar 2100 00:00:00 GMT") == 4_107_542_400)
        #expect(HTTPDate.secondsSince1970("Sat, 31 Dec 2033 12:00:00 GMT") == 2_019_643_200)
    }

    @Test(
        "Anything else is no Retry-After",
        arguments: [
            "", "-5", "1.5", "soon", "12s", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 00 Nov 1994 08:49:37 GMT",
        ])
    func nonsense(text: String) { #expect(wait(text) == nil) }

    private func wait(_ text: String) -> Double? { RetryAfter.seconds(text, serverDate: nil, localTime: 0) }
}

@Suite("The machine's own clock; all other tests bring theirs", .permit(.waits))
struct SystemClockTests {
    private let clock = SystemClock()

    @Test("A sleep ends when its moment has come, and not before")
    func sleep() async throws {
        let deadline = Moment(milliseconds: clock.now.milliseconds + 20)
        try await clock.sleep(until: deadline)
        #expect(clock.now >= deadline)
        try await clock.sleep(until: deadline)
    }

    @Test("A sleep of an hour ends with its task")
    func cancelledSleep() async {
        let deadline = Moment(milliseconds: clock.now.milliseconds + 3_600_000)
        let sleep = Task { [clock] in try await clock.sleep(until: deadline) }
        sleep.cancel()
        await #expect(throws: CancellationError.self) { try await sleep.value }
    }
}
