import Browser
import Canvas
import CodingModel
import Foundation
import Runtime
import TerminalText
import TestSupport
import Testing

@Suite("The event loop", .permit(.waits))
struct EventLoopTests {
    @Test("A job that completes while watched is shown step by step")
    func watchedJob() async throws {
        let wave = try job("wave-7")
        let mailbox = Later<Mailbox>()
        // Each state is published only when the one before it is on the screen.
        let harness = try LoopHarness { screen, lines in
            if lines.shows("completed") {
                screen.type(.key(.character("q")))
            } else if lines.shows("processing") {
                mailbox.value?.send(.job(report(wave, .completed)))
            } else if lines.shows("queued") {
                mailbox.value?.send(.job(report(wave, .processing)))
            }
        }
        mailbox.value = harness.mailbox
        let service = ScriptedService { job in harness.mailbox.send(.job(report(job, .queued))) }
        harness.mailbox.send(.addJobs([wave]))
        let ending = await harness.run(
            service: EffectRunner(for: service, wakers: (try WakeDescriptor(), try WakeDescriptor())))
        #expect(ending == .quit)
        #expect(service.calls == [.watch(wave)])
        #expect(harness.screen.acts.filter { $0 == .bell }.count == 1)
        let words = ["queued", "processing", "completed"]
        let seen = harness.screen.frames.compactMap { frame in words.first { frame.shows($0) } }
        #expect(seen.reduce(into: []) { if $0.last != $1 { $0.append($1) } } == words)
    }

    @Test("Tab in an export's prompt has the names of files listed on another thread")
    func completion() async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.shows("x-listed.csv") {
                screen.type(.key(.escape), .key(.character("q")))
            } else if lines.shows("Write to: S") {
                screen.type(.key(.control("u")), .key(.character("x")), .key(.tab))
            } else if !lines.shows("Write") {
                screen.type(.key(.character("E")))
            }
        }
        harness.mailbox.send(.openSaved(try savedJob()))
        #expect(await harness.run() == .quit)
    }

    @Test("The bell is silent when the user wants it")
    func silentBell() async throws {
        let wave = try job("wave-7")
        let harness = try LoopHarness { screen, lines in
            if lines.shows("completed") { screen.type(.key(.character("q"))) }
        }
        harness.mailbox.send(.addJobs([wave]))
        for status in [JobStatus.queued, .completed] { harness.mailbox.send(.job(report(wave, status))) }
        _ = await harness.run(ringsBell: false)
        #expect(!harness.screen.acts.contains(.bell))
    }

    @Test("An idle loop never wakes up")
    func idle() async throws {
        let wave = try job("wave-7")
        let harness = try LoopHarness { screen, lines in
            if lines.shows("completed") { screen.type(.key(.character("q"))) }
        }
        harness.mailbox.send(.addJobs([wave]))
        harness.mailbox.send(.job(report(wave, .completed)))
        harness.mailbox.send(.job(JobUpdate(job: wave, change: .settled)))
        _ = await harness.run()
        // The only return of poll(2) is the one that the key caused, and nothing limited its waiting.
        #expect(harness.waits == [.init(timeout: -1, foundSomething: true)])
        #expect(harness.screen.frames.count == 1)
    }

    @Test("A burst of events is drawn in one frame")
    func burst() async throws {
        let wave = try job("wave-7")
        let harness = try LoopHarness { screen, lines in
            if lines.shows("page 1000") { screen.type(.key(.character("q"))) }
        }
        harness.mailbox.send(.addJobs([wave]))
        for page in 1...1000 { harness.mailbox.send(.job(JobUpdate(job: wave, change: .fetching(page: page)))) }
        _ = await harness.run()
        #expect(harness.screen.frames.count == 1)
    }

    @Test("Events that come one by one share frames")
    func sharedFrames() async throws {
        let wave = try job("wave-7")
        let page = Counter()
        let harness = try LoopHarness { screen, lines in
            if page.value >= 1000 && lines.shows("page 1000") { screen.type(.key(.character("q"))) }
        }
        harness.mailbox.send(.addJobs([wave]))
        Thread.detachNewThread {
            for _ in 1...1000 {
                harness.mailbox.send(.job(JobUpdate(job: wave, change: .fetching(page: page.next()))))
                harness.clock.advance(by: 1)
            }
        }
        let start = harness.clock.now
        _ = await harness.run()
        let elapsed = harness.clock.now.milliseconds - start.milliseconds
        #expect(harness.screen.frames.count <= Int(elapsed / LoopSchedule.frameInterval) + 2)
    }

    @Test("A countdown ticks once a second and stops at its end")
    func countdown() async throws {
        let wave = try job("wave-7")
        let harness = try LoopHarness()
        let end = Moment(milliseconds: harness.clock.now.milliseconds + 3_500)
        harness.mailbox.send(.addJobs([wave]))
        harness.mailbox.send(.job(report(wave, .queued)))
        harness.mailbox.send(.job(JobUpdate(job: wave, change: .waiting(until: end, .schedule))))
        let screen = harness.screen
        let watching = Task.detached {
            while harness.clock.now < end { await Task.yield() }
            screen.type(.key(.character("q")))
        }
        _ = await harness.run()
        await watching.value
        let ticks = harness.waits.filter { !$0.foundSomething }.map(\.timeout)
        #expect(ticks == [500, 1000, 1000, 1000])
        #expect(harness.waits.last == .init(timeout: -1, foundSomething: true))
    }

    @Test("Keys reach the terminal: repaint, mouse, suspend")
    func terminalKeys() async throws {
        let harness = try LoopHarness()
        harness.screen.type(
            .key(.control("l")), .key(.function(2)), .key(.control("z")), .key(.character("q")), .key(.control("l")))
        #expect(await harness.run() == .quit)
        // What follows the quitting key in the same batch is not looked at any more.
        #expect(
            harness.screen.acts.filter { if case .frame = $0 { false } else { true } } == [
                .repaint, .mouse(true), .suspend,
            ])
    }

    @Test("A key means what the keys before it made of it")
    func keyOrder() async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.shows("xq") { screen.type(.key(.escape), .key(.character("q"))) }
        }
        // The prompt opens, so the q is typed into it and does not quit.
        harness.screen.type(.key(.character("a")), .key(.character("x")), .key(.character("q")))
        #expect(await harness.run() == .quit)
        #expect(harness.screen.frames.contains { $0.shows("xq") })
    }

    @Test("A terminal that goes away ends the loop")
    func hangup() async throws {
        let harness = try LoopHarness()
        harness.screen.type(.hangup, .key(.character("q")))
        #expect(await harness.run() == .hangup)
    }

    @Test("However the loop ends, the reader's place is kept", arguments: [InputEvent.key(.character("q")), .hangup])
    func leaving(_ input: InputEvent) async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.shows("API order") { screen.type(input) }
        }
        var builder = CodedJobBuilder()
        for page in WorkedExample.pages { builder.keep(try builder.read(Array(page.utf8))) }
        harness.mailbox.send(.openSaved(builder.snapshot(isComplete: true)))
        harness.mailbox.send(.command(.cycleOrder))
        _ = await harness.run()
        let kept = harness.storeEffects.filter { if case .keepPlace = $0 { true } else { false } }
        #expect(kept.count == 1)
    }

    @Test("A new size is drawn at once")
    func resizing() async throws {
        let harness = try LoopHarness { screen, lines in
            if lines.count == 10 { screen.type(.key(.character("q"))) }
        }
        harness.screen.type(.resized(Size(width: 40, height: 10)))
        #expect(await harness.run() == .quit)
    }
}
