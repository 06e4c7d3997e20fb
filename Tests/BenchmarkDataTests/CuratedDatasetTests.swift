import BenchmarkData
import Foundation
import Tables
import Testing

/// What is held of the curated dataset beyond what its validation sees.
struct CuratedDatasetTests {
  static let dataset = try? Dataset.load(at: Repository.dataset)

  private func rows(_ file: String) throws -> [[String: String]] {
    let table = try CSV.read(path: Repository.dataset + "/" + file, options: CSV.ReadingOptions(columns: [])).table
    return (0..<table.rowCount).map { row in
      Dictionary(uniqueKeysWithValues: table.columnNames.map { ($0, table[$0]?.texts?[row] ?? "") })
    }
  }

  private func page() throws -> [Substring] {
    try String(contentsOfFile: Repository.dataset + "/README.md", encoding: .utf8).split(separator: "\n")
  }

  private func cells(_ line: Substring) -> [String] {
    line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
  }

  /// Rows that were kept out lead to a source as others do, though their file is no resource of the package; but for those whose reason
  /// it is that their source is not known.
  @Test func rowsKeptOutLeadToASource() throws {
    let sources = try Set(rows("sources.csv").map { $0["source_id"] })
    for row in try rows("EXCLUDED.csv") {
      let isSecondHand = row["reason"]?.hasPrefix("Second-hand: ") ?? false
      let isTraced = sources.contains(row["source_id"])
      #expect(isTraced != isSecondHand, "\(row)")
      #expect(row["reason"]?.isEmpty == false, "\(row)")
    }
  }

  @Test func thePageCountsTheRowsOfEachFile() throws {
    let counted = try page().map(cells).filter { $0.count == 3 && ($0[0].hasSuffix(".csv") || $0[0].hasSuffix("/")) }
    #expect(counted.count == 17)
    for line in counted {
      let files =
        line[0].hasSuffix("/")
        ? try FileManager.default.contentsOfDirectory(atPath: Repository.dataset + "/" + line[0]).map { line[0] + $0 }
        : [line[0]]
      let count = try files.reduce(0) { try $0 + rows($1).count }
      #expect(count == Int(line[1].filter { $0 != "," }), "\(line[0])")
    }
  }

  @Test func thePageDescribesEachBenchmark() throws {
    let dataset = try #require(Self.dataset)
    let described = Dictionary(
      uniqueKeysWithValues: try page().map(cells).filter { $0.count == 7 && dataset.benchmarks[.init($0[0])] != nil }
        .map { ($0[0], $0) })
    #expect(described.count == dataset.benchmarks.count)
    for benchmark in dataset.benchmarks.values {
      let evaluations = dataset.evaluations.values.filter { $0.benchmark == benchmark.id }
      let dates = evaluations.compactMap { $0.evaluatedOn?.description }.sorted()
      let dated = dates.isEmpty ? [] : ["\(dates[0]) to \(dates[dates.count - 1])"]
      let counts = [benchmark.dimensions.count, Set(evaluations.map(\.system)).count, evaluations.count].map(
        String.init)
      #expect(
        described[benchmark.id.text]?.filter { !$0.isEmpty }
          == [benchmark.id.text, benchmark.name, benchmark.kind.rawValue] + counts + dated)
    }
  }

  /// A reprint stands in the list of further sources and not as an evaluation: the page of Pusa prints its own total of the
  /// board, 87.32, and that of Wan 2.1, 86.86.
  @Test func aReprintIsNoEvaluation() throws {
    let dataset = try #require(Self.dataset)
    let printed = ["vbench-i2v.pusa-v1-0": 0.8732, "vbench-i2v.wan-2-1-14b": 0.8686]
    for (evaluation, total) in printed {
      #expect(dataset.evaluations[.init(evaluation)]?.publishedTotals[Evaluation.total] == total)
    }
    let further = try rows("evaluation_sources.csv").filter { $0["source_id"] == "pusa-readme" }
    #expect(Set(further.compactMap { $0["evaluation_id"] }) == Set(printed.keys))
    #expect(!dataset.evaluations.values.contains { $0.source == "pusa-readme" })
  }

  /// What has no date of its own has that of the page that its source is, unless its note says why not.
  @Test func anEvaluationIsDatedWhereItsSourceIs() throws {
    let published = try Dictionary(
      uniqueKeysWithValues: rows("sources.csv").map { ($0["source_id"] ?? "", $0["published_on"] ?? "") })
    for row in try rows("evaluations.csv")
    where row["evaluated_on"] == "" && row["note"]?.contains("left undated") != true {
      #expect(published[row["source_id"] ?? ""] == "", "\(row["evaluation_id"] ?? "")")
    }
  }

  /// One party, one spelling.
  @Test func partiesAreSpelledInOneWay() throws {
    var spellings: [String: Set<String>] = [:]
    for row in try rows("evaluations.csv") {
      for party in [row["sampled_by"], row["evaluated_by"]].compactMap(\.self) {
        spellings[party.lowercased().filter(\.isLetter), default: []].insert(party)
      }
    }
    #expect(spellings.values.filter { $0.count > 1 }.isEmpty)
  }
}
