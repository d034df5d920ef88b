import Glibc

/// Writes a generated job to disk without holding it in memory.
enum SurveyFile {
    private static let part = 1 << 20

    /// Writes one page to one file.
    static func write(_ writer: SurveyWriter, page: Int = 0, of count: Int = 1, to path: String) throws {
        let descriptor = try Descriptor.create(path)
        defer { close(descriptor) }
        var buffer: [UInt8] = []
        try writer.write(page: page, of: count, to: &buffer) { bytes in
            if bytes.count >= part { try Descriptor.empty(&bytes, into: descriptor, of: path) }
        }
        try Descriptor.empty(&buffer, into: descriptor, of: path)
    }

    /// Writes pages beside one another: `name-0001.json` and so on.
    static func write(_ writer: SurveyWriter, pages count: Int, to path: String) throws {
        let stem = path.hasSuffix(".json") ? String(path.dropLast(5)) : path
        for page in 0..<count {
            let number = String(page + 1)
            let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
            try write(writer, page: page, of: count, to: "\(stem)-\(padded).json")
        }
    }
}
