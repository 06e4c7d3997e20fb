import Quantities
import Tables

/// Turns the values of a document's table into rounded cells.
struct ColumnRounder: Sendable {
  private let document: TableDocument
  private let intervals: [IntervalPresentation]

  init(_ document: TableDocument) {
    self.document = document
    intervals = document.usableIntervals
  }

  /// The cells of a column.
  func cells(of column: Column) -> [DisplayTable.Cell] {
    switch column.values {
    case .text(let values): return values.map { $0.map(DisplayTable.Cell.text) ?? .missing }
    case .date(let values): return values.map { $0.map { .text($0.description) } ?? .missing }
    case .number(let values):
      let interval = intervals.first { ([$0.estimate] + $0.companions).contains { $0.name == column.name } }
      let isWhole = values.allSatisfy { $0.map { !$0.isFinite || $0 == $0.rounded() } ?? true }
      return values.indices.map { row in
        guard let value = values[row] else { return .missing }
        let text = text(of: value, column.presentation, interval: interval, row: row, isWhole: isWhole)
        return text.map { .number($0, value: value) } ?? .missing
      }
    }
  }

  /// The cells of an interval: both ends with as many decimals as its estimate.
  func cells(of interval: IntervalPresentation) -> [DisplayTable.Cell] {
    let table = document.table
    guard let estimate = table[interval.estimate.name], let estimates = table[interval.estimate],
      let lowers = table[interval.lower], let uppers = table[interval.upper]
    else { return [] }
    let isWhole = [estimates, lowers, uppers].allSatisfy {
      $0.allSatisfy { $0.map { !$0.isFinite || $0 == $0.rounded() } ?? true }
    }
    return estimates.indices.map { row in
      let (lower, upper) = (finite(lowers[row]), finite(uppers[row]))
      guard let order = lower ?? upper else { return .missing }
      let texts = [lower, upper].map { end in
        end.flatMap { text(of: $0, estimate.presentation, interval: interval, row: row, isWhole: isWhole) }
      }
      return .interval(lower: texts[0], upper: texts[1], order: order)
    }
  }

  private func text(
    of value: Double, _ presentation: ColumnPresentation, interval: IntervalPresentation?, row: Int, isWhole: Bool
  ) -> String? {
    let unit = self.unit(of: presentation, interval, row: row)
    let power = unit?.power ?? 0
    if let digits = presentation.rounding { return DecimalRounding.text(of: value, digits, timesTenTo: power) }
    let ends = interval.map { self.ends(of: $0, row: row) }
    if let unit {
      return unit.text(of: value, estimate: ends?.estimate, lower: ends?.lower, upper: ends?.upper)
    }
    if let ends,
      let decimals = DecimalRounding.decimals(forEstimate: ends.estimate, lower: ends.lower, upper: ends.upper)
    {
      return DecimalRounding.text(of: value, decimals: decimals)
    }
    return DecimalRounding.text(of: value, isWhole ? .decimals(0) : .significantDigits(3))
  }

  /// The unit of a column, or of the estimate whose interval it belongs to.
  private func unit(of presentation: ColumnPresentation, _ interval: IntervalPresentation?, row: Int) -> Unit? {
    presentation.unit?.unit(in: document.table, row: row)
      ?? interval.flatMap { document.table[$0.estimate.name]?.presentation.unit?.unit(in: document.table, row: row) }
  }

  private func ends(of interval: IntervalPresentation, row: Int) -> (estimate: Double?, lower: Double?, upper: Double?)
  {
    func value(_ column: ColumnDefinition<Double>) -> Double? {
      finite(document.table[column.name]?.numbers.flatMap { $0[row] })
    }
    return (value(interval.estimate), value(interval.lower), value(interval.upper))
  }

  private func finite(_ number: Double?) -> Double? { number.flatMap { $0.isFinite ? $0 : nil } }
}
