import Glibc

/// Writes a generated job to disk without holding it in memory.
enum SurveyFile {
    private static let part = 1 << 20

    /// Writes one page to one file.
    static func write(_ writer: SurveyWriter, page: Int = 0, of count: Int = 1, to path: String) throws {
        let descriptor = try Descriptor.create(path)
        defer { close(descriptor) }
        var buffer: [UInt8] = []
        func empty() throws {
            guard Descriptor.write(buffer, to: descriptor) else {
                throw BenchFailure("can't write \(path): \(Descriptor.reason())")
            }
            buffer.removeAll(keepingCapacity: true)
        }
        try writer.write(page: page, of: count, to: &buffer) { bytes in
            guard bytes.count >= part else { return }
            guard Descriptor.write(bytes, to: descriptor) else {
                throw BenchFailure("can't write \(path): \(Descriptor.reason())")
            }
            bytes.removeAll(keepingCapacity: true)
        }
        try empty()
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
