import CodingModel
import DemoServer
import Glibc
import Runtime
import TerminalText

/// The embedded server, running inside this process under a key made for this run. It ends with the process: to close
/// it before, while a connection may just be coming in, would gain nothing.
final class DemoServing: Sendable {
    let url: String
    let key: String
    private let end: Promise<String?>

    /// The sample jobs in the order in which the demo shows them.
    static var jobs: [JobIdentifier] { DemoServer.jobs.compactMap { JobIdentifier(RawText($0.id)) } }

    /// Starts the server and waits until it listens.
    /// - Parameter port: 0 for any port that is free.
    init(port: Int) throws(Problem) {
        let key = Self.randomKey()
        let server = DemoServer(port: port, key: key)
        let (ready, end) = try Problem.unlessTheSystemRefuses { () throws(SystemFailure) in
            (try Promise<Result<String, Problem>>(), try Promise<String?>())
        }
        Task {
            do {
                try await server.run { ready.fulfil(.success($0)) }
                end.fulfil(nil)
            } catch {
                let reason = (error as? PortRefusal).map { String(cString: strerror($0.code)) } ?? "\(error)"
                let place = port == 0 ? "" : " on port \(port)"
                let advice = port == 0 ? "" : "; without --port it takes one that is free"
                ready.fulfil(.failure(Problem("the sample server can't be started\(place): \(reason)\(advice)")))
                end.fulfil(reason)
            }
        }
        self.key = key
        self.end = end
        guard let outcome = ready.wait() else { throw Problem("the sample server did not start") }
        url = try outcome.get()
    }

    func waitUntilItEnds() throws(Problem) {
        if case let reason?? = end.wait() { throw Problem("the sample server ended: \(reason)") }
    }

    /// 128 bits in hexadecimal: nothing else on this machine can guess it.
    private static func randomKey() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<16).map { _ in
            let byte = String(UInt8.random(in: .min ... .max, using: &generator), radix: 16)
            return byte.count == 1 ? "0\(byte)" : byte
        }.joined()
    }
}
