import BenchmarkData
import Foundation
import GapAnalysis
import Tables

/// A reader of bytes from anywhere: it gives a value or problems, and never anything else.
enum Reader: String, CaseIterable {
  case csv, json, scores, votes, package, claims, vbench

  /// Reads `bytes`; whatever they are, this returns.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv:
      // Another delimiter, types and leniency by the last byte, so that all ways through the reader are taken.
      let choice = bytes.last ?? 0
      var options = CSV.ReadingOptions()
      if choice & 1 == 0 { options.inferredTypes = [.number, .date] }
      options.dropsBadRows = choice & 2 == 0
      if choice & 4 == 0 { options.delimiter = .semicolon }
      options.threads = choice & 8 == 0 ? 1 : 2
      guard let source = try? CSV.read(bytes, name: "data.csv", options: options) else { return }
      for row in 0..<min(source.table.rowCount, 3) {
        for name in source.table.columnNames { _ = source.place(row: row, column: name) }
      }
    case .json:
      _ = try? JSONDocument(bytes, name: "data.json")
      _ = try? TableFile(bytes, name: "data.json").read()
    case .scores, .votes:
      _ = try? Dataset.load(bytes, name: "data")
      _ = try? Dataset.load(bytes, name: "data", options: LoadOptions(mode: .lenient))
    case .package:
      // The first byte says which file of a sound package the others take the place of.
      let files = Seeds.package
      guard let first = bytes.first, !files.isEmpty else { return }
      var changed = files
      changed[Int(first) % files.count].text = String(decoding: bytes.dropFirst(), as: UTF8.self)
      _ = DatasetValidator.report(onPackage: changed, called: "data")
    case .claims:
      for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).prefix(20) {
        guard let test = try? ClaimTest(parsing: String(line), in: Seeds.dataset) else { continue }
        _ = test
      }
    case .vbench:
      _ = try? VBenchResults(bytes, name: "data.json")
    }
  }
}
