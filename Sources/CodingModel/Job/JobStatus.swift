import TerminalText

/// How far the service is with a job (API field `status`, schema `BatchCodingStatus`).
package enum JobStatus: Hashable, Sendable {
    /// Received, not begun.
    case queued
    /// Being coded.
    case processing
    /// Coded; the results are there.
    case completed
    /// Finished with some failures; codes may or may not be there.
    case partialFailure
    /// Failed without any result.
    case totalFailure
    /// A status that this program does not know, as the API wrote it, cut to `RawText.excerptLength`.
    case unrecognised(RawText)

    /// Reads the API's word, in whatever case and with blanks around it; whatever is not one of the five is kept as
    /// `unrecognised`.
    package init(apiValue: RawText) {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let word = apiValue.string.utf8.drop(while: isBlank).prefix(40).map { byte in
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        }
        let end = word.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
        switch String(decoding: word[..<end], as: UTF8.self) {
        case "queued": self = .queued
        case "processing": self = .processing
        case "completed": self = .completed
        case "partial_failure": self = .partialFailure
        case "total_failure": self = .totalFailure
        default: self = .unrecognised(apiValue.excerpt())
        }
    }

    /// The API's word for it.
    package var apiValue: RawText {
        switch self {
        case .queued: "queued"
        case .processing: "processing"
        case .completed: "completed"
        case .partialFailure: "partial_failure"
        case .totalFailure: "total_failure"
        case .unrecognised(let word): word
        }
    }

    /// Nothing will change any more. An unknown status is not final: it is asked for again.
    package var isFinal: Bool {
        switch self {
        case .completed, .partialFailure, .totalFailure: true
        case .queued, .processing, .unrecognised: false
        }
    }

    /// An answer with this status may carry codes: any but a job that is still in work.
    package var mayHaveResults: Bool {
        switch self {
        case .completed, .partialFailure, .totalFailure, .unrecognised: true
        case .queued, .processing: false
        }
    }
}
