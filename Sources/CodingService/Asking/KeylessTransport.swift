import CodingModel
import TerminalText

/// Stands in for the network where there is no key: what is stored can be read, and nothing can be asked.
package struct KeylessTransport: CodingTransport {
    private let sentence: RawText
    private let executor = LoopExecutor()

    /// A transport without a network.
    ///
    /// - Parameter sentence: Why there is no key and what to do about it; every request is answered with it.
    package init(sentence: RawText) { self.sentence = sentence }

    /// Throws ``TransportFailure/noKey(_:)`` with the sentence.
    package func get(
        _ request: PageRequest, into body: any BodySink
    ) async throws(TransportFailure) -> HTTPAnswer {
        throw .noKey(sentence)
    }

    /// A thread of the network, as for any other transport.
    package func executor(of job: JobIdentifier) -> (any TaskExecutor)? { executor }
}
