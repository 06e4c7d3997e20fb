import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore
import TableExport
import Tables

extension ReportMaterial {
  /// The most groups of which any two are compared.
  private static let mostGroups = 20

  /// The best of any two groups against each other on every benchmark: what the page looks up when a reader chooses other sides.
  ///
  /// `nil` unless groups are countries or kinds of access, of which there are three or more, or two that are not the sides.
  func pairsItem() throws(ReportError) -> ReportItem? {
    guard question.grouping == .country || question.grouping == .access else { return nil }
    let boards = across.answers.map(\.pair.board)
    let groups = Set(
      boards.flatMap { $0.groupSizes(by: question.grouping, countryRule: question.countryRule).map(\.name) })
    guard groups.count > 2, groups.count <= Self.mostGroups else { return nil }
    let sides = [question.a, question.b]
    var rows: [Row] = []
    for board in boards {
      let present = board.groupSizes(by: question.grouping, countryRule: question.countryRule).map(\.name)
      // The sides of the report in their order, then the others.
      let ordered = sides.filter(present.contains) + present.filter { !sides.contains($0) }.sorted()
      for (place, a) in ordered.enumerated() {
        for b in ordered.dropFirst(place + 1) {
          let row = try reporting {
            let pair = try Pair(
              Sides(a, b, by: question.grouping, countryRule: question.countryRule), on: board,
              options: question.options)
            return Row(pair: pair, estimate: try pair.estimate(of: .frontierGap))
          }
          if row.estimate.estimate != nil { rows.append(row) }
        }
      }
    }
    guard !rows.isEmpty else { return nil }
    let table = try reporting { try pairsTable(rows) }
    let kinds = question.grouping == .country ? "countries" : "kinds of access"
    return ReportItem(
      "Any two \(kinds)",
      sentence:
        "The best system of either side on every benchmark, by the same evaluations as above. With scripts, choose the sides here; the "
        + "table has every pair.",
      document: TableDocument(
        name: "pairs", title: "The best of any two \(kinds) against each other, benchmark by benchmark",
        caption:
          "\(NumberWords.count(rows.count, "pair")) of \(kinds) on \(NumberWords.count(boards.count, "benchmark")).",
        table: table, leadingColumns: .init(.label, .countryA, .countryB)))
  }

  private struct Row {
    var pair: Pair
    var estimate: Estimate
    var benchmark: Benchmark { pair.board.benchmark }

    /// The distance without its sign, with its interval as the side that is ahead has it.
    var words: String {
      guard let value = estimate.estimate, value != 0 else { return "level" }
      var text = estimate.unit.magnitude(value, lower: estimate.interval?.lower, upper: estimate.interval?.upper)
      if let interval = estimate.interval {
        let ends = value < 0 ? (-interval.upper, -interval.lower) : (interval.lower, interval.upper)
        text +=
          " (\(NumberWords.percent(interval.level)) interval \(estimate.unit.range(ends.0, ends.1, estimate: abs(value))))"
      }
      return text
    }
  }

  private func pairsTable(_ rows: [Row]) throws(TableError) -> Table {
    try Table([
      Column(.benchmark, rows.map(\.benchmark.id.text)),
      Column(.label, rows.map(\.benchmark.title)),
      Column(.family, rows.map(\.benchmark.familyKey)),
      Column(.isCurrent, rows.map { across.isCurrent($0.benchmark.id) }),
      Column(.countryA, rows.map(\.pair.a.name)),
      Column(.countryB, rows.map(\.pair.b.name)),
      Column(.leader, rows.map { $0.pair.leader(by: $0.estimate) }),
      Column(.estimate, rows.map(\.estimate.estimate)),
      Column(.intervalLower, rows.map(\.estimate.interval?.lower)),
      Column(.intervalUpper, rows.map(\.estimate.interval?.upper)),
      Column(.unit, rows.map(\.estimate.unit.name)),
      Column(.countA, rows.map(\.estimate.countA)),
      Column(.countB, rows.map(\.estimate.countB)),
      Column(.date, rows.map(\.estimate.date)),
      Column(.inWords, rows.map(\.words)),
    ])
  }
}

extension ColumnDefinition<String> {
  /// A difference of two sides as the one that is ahead has it.
  static var inWords: Self {
    Self(
      "in_words", title: "By", description: "By how much the side that is ahead is, with its interval if one is known")
  }
}
