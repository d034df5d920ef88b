import Analysis
import CodingModel
import Exports
import Foundation
import TerminalText
import TestSupport

/// What a writer has written.
final class Written {
    private(set) var chunks: [[UInt8]] = []

    func take(_ bytes: Span<UInt8>) { bytes.withUnsafeBufferPointer { chunks.append(Array($0)) } }

    var text: String { String(decoding: chunks.joined(), as: UTF8.self) }
}

extension JobExport {
    /// All of it.
    var text: String {
        let written = Written()
        write { written.take($0) }
        return written.text
    }
}

extension CodesDocument {
    var text: String {
        let written = Written()
        write { written.take($0) }
        return written.text
    }
}

extension ResponsesDocument {
    var text: String {
        let written = Written()
        write { written.take($0) }
        return written.text
    }
}

extension CodedJob {
    /// An export of all of it.
    func exported(as format: JobExport.Format, style: CSVStyle = CSVStyle()) -> JobExport {
        var export = JobExport(self, as: format)
        export.style = style
        return export
    }
}

extension CSVStyle {
    static let raw = {
        var style = CSVStyle()
        style.guardsFormulas = false
        return style
    }()
}

/// Reads csv as RFC 4180 has it, byte by byte; knows nothing of the writer. Nil for what is no such csv.
func parseCSV(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while !rest.isEmpty {
        if rest.first == "\"" {
            rest.removeFirst()
            while true {
                guard let quote = rest.firstIndex(of: "\"") else { return nil }
                cell.append(contentsOf: rest[..<quote])
                rest = rest[(quote + 1)...]
                guard rest.first == "\"" else { break }
                cell.append("\"")
                rest.removeFirst()
            }
        } else {
            let end = rest.firstIndex { ",\"\r\n".unicodeScalars.contains($0) } ?? rest.endIndex
            cell.append(contentsOf: rest[..<end])
            rest = rest[end...]
        }
        row.append(String(cell))
        cell.removeAll()
        if rest.starts(with: "\r\n".unicodeScalars) {
            rest = rest.dropFirst(2)
            rows.append(row)
            row = []
        } else if rest.first == "," {
            rest.removeFirst()
        } else {
            return nil
        }
    }
    return row.isEmpty ? rows : nil
}

func object(_ text: String) throws -> [String: Any] {
    try (JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]).orThrow("no object")
}

/// Whether SPSS, Stata, R and SQL take a column's name as it is; told apart from the program's own rule.
func isLegal(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]{0,31}/) != nil && !name.hasSuffix("_")
}

/// The identifier that a respondent's key was made of; nil for what is no key.
func keptText(ofKey key: String) -> String? {
    guard !key.isEmpty else { return "" }
    guard key.hasPrefix("r_") else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(key.utf8.dropFirst(2))[...]
    while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "."):
            guard let letter = rest.popFirst() else { return nil }
            bytes.append(letter & ~0x20)
        case UInt8(ascii: "~"):
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        default: bytes.append(byte)
        }
    }
    return String(validating: bytes, as: UTF8.self)
}
