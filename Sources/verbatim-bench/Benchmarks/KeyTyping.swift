/// Types a script's keys on a terminal and measures each.
struct KeyTyping {
    /// The measurements of each key.
    struct Result {
        var milliseconds: [Double] = []
        var bytes: [Double] = []
        /// The milliseconds that the program's first thread computed.
        var computed: [Double] = []
    }

    let session: TerminalSession
    /// How many keys are measured.
    let count: Int

    /// Types until so many keys had an effect; gives up on a program that no longer answers.
    func run(_ script: KeyScript) throws -> Result {
        for key in script.setUp { press(key) }
        var result = Result()
        var (sinceBack, idle) = (0, 0)
        let facts = ProcessFacts(session.process)
        while result.bytes.count < count {
            let key = script.keys[result.bytes.count % script.keys.count]
            let before = facts.computed ?? 0
            let output = session.type(KeyScript.bytes(of: key), patience: idle == 0 ? 2_000 : 10_000)
            guard let milliseconds = output.milliseconds else {
                idle += 1
                guard idle < 3 else { throw BenchFailure("\(script.name): keys change nothing any more") }
                goBack(script)
                sinceBack = 0
                continue
            }
            idle = 0
            result.milliseconds.append(milliseconds)
            result.bytes.append(Double(output.bytes.count))
            result.computed.append((facts.computed ?? 0) - before)
            sinceBack += 1
            if sinceBack == script.goBack.after {
                goBack(script)
                sinceBack = 0
            }
        }
        return result
    }

    private func goBack(_ script: KeyScript) {
        for key in script.goBack.keys { press(key) }
    }

    private func press(_ key: Character) {
        _ = session.type(KeyScript.bytes(of: String(key)), patience: 500)
    }
}
