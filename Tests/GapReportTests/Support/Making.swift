import BenchmarkData
import Foundation
import GapAnalysis
import StatisticsCore
import TableExport
import Tables
import Testing

@testable import GapReport

extension Simulation {
  /// As few draws as an interval takes: what is tested is not their values.
  static func quick(threads: Int = 1) -> Simulation { Simulation(resamples: 99, threads: threads) }
}

extension Report {
  /// A report on A and C, quickly.
  static func quick(
    _ data: InventedData, between a: String = "A", and b: String = "C", by grouping: Grouping = .country,
    countryRule: CountryRule = .primary, on benchmarks: [Benchmark.ID] = [], threads: Int = 1
  ) throws -> Report {
    try Report(
      of: data.dataset,
      question: ReportQuestion(
        between: Sides(a, b, by: grouping, countryRule: countryRule), simulation: .quick(threads: threads),
        benchmarks: benchmarks))
  }

  /// The files, as if a command called `test` had read one input.
  func folder(spreadsheetSafe: Bool = false) throws -> ReportFolder {
    let inputs = FileFingerprint(path: "data.csv", of: Array("abc".utf8))
    let provenance = Provenance(program: "test", version: "1", commandLine: ["test"], inputs: [inputs])
    return ReportFolder(try files(FileOptions(provenance: provenance, spreadsheetSafe: spreadsheetSafe)))
  }

  /// The tables of the sections by name.
  var tableNames: [String] { documents.map(\.name) }
}

/// The files of a report as a test reads them.
struct ReportFolder {
  let files: [ReportFile]

  init(_ files: [ReportFile]) { self.files = files }

  var paths: [String] { files.map(\.path) }

  func text(_ path: String) throws -> String {
    let file = try #require(files.first { $0.path == path }, "no file \(path)")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// A CSV file as it reads back, every column as text.
  func table(_ path: String) throws -> Table {
    let file = try #require(files.first { $0.path == path }, "no file \(path)")
    return try CSV.read(file.bytes, name: path, options: CSV.ReadingOptions()).table
  }

  func json(_ path: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text(path).utf8))
    return try #require(value as? [String: Any])
  }

  /// The cells of the notebook.
  func cells() throws -> [[String: Any]] {
    try #require(json("gap_report.ipynb")["cells"] as? [[String: Any]])
  }

  /// The lines of code of the notebook.
  func code() throws -> String {
    try cells().filter { $0["cell_type"] as? String == "code" }.compactMap { $0["source"] as? [String] }
      .joined().joined()
  }
}

extension Table {
  /// The rows with their cells as text, by column name.
  var records: [[String: String]] {
    (0..<rowCount).map { row in
      var record: [String: String] = [:]
      for column in columns {
        if let text = column.texts?[row] { record[column.name] = text }
      }
      return record
    }
  }
}
