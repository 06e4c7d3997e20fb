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
  func cells(of column: Column, _ presentation: ColumnPresentation) -> [DisplayTable.Cell] {
    switch column.values {
    case .text(let values): return values.map { $0.map(DisplayTable.Cell.text) ?? .missing }
    case .date(let values): return values.map { $0.map { .text($0.description) } ?? .missing }
    case .number(let values):
      let interval = intervals.first { $0.estimate == column.name || $0.companions.contains(column.name) }
      let isWhole = values.allSatisfy { $0.map { !$0.isFinite || $0 == $0.rounded() } ?? true }
      return values.indices.map { row in
        guard let value = values[row] else { return .missing }
        let text = text(of: value, presentation, interval: interval, row: row, isWhole: isWhole)
        return text.map { .number($0, value: value) } ?? .missing
      }
    }
  }

  /// The cells of an interval: both ends with as many decimals as its estimate.
  func cells(of interval: IntervalPresentation) -> [DisplayTable.Cell] {
    guard let estimates = document.table[interval.estimate]?.numbers,
      let lowers = document.table[interval.lower]?.numbers, let uppers = document.table[interval.upper]?.numbers
    else { return [] }
    let presentation = document.presentation(of: interval.estimate)
    let isWhole = [estimates, lowers, uppers].allSatisfy {
      $0.allSatisfy { $0.map { !$0.isFinite || $0 == $0.rounded() } ?? true }
    }
    return estimates.indices.map { row in
      let (lower, upper) = (finite(lowers[row]), finite(uppers[row]))
      guard let order = lower ?? upper else { return .missing }
      let texts = [lower, upper].map { end in
        end.flatMap { text(of: $0, presentation, interval: interval, row: row, isWhole: isWhole) }
      }
      return .interval(lower: texts[0], upper: texts[1], order: order)
    }
  }

  private func text(
    of value: Double, _ presentation: ColumnPresentation, interval: IntervalPresentation?, row: Int, isWhole: Bool
  ) -> String? {
    switch presentation.rounding {
    case .decimals(let decimals): return DecimalRounding.text(of: value, decimals: decimals)
    case .significantDigits(let count): return DecimalRounding.text(of: value, significantDigits: count)
    case .none: return DecimalRounding.text(of: value)
    case .automatic:
      let estimate = interval.map { document.presentation(of: $0.estimate) }
      let unit = unit(of: presentation, row: row) ?? estimate.flatMap { self.unit(of: $0, row: row) }
      if let decimals = interval.flatMap({ decimals(of: $0, row: row) }) ?? DecimalRounding.decimals(forUnit: unit) {
        return DecimalRounding.text(of: value, decimals: decimals)
      }
      return isWhole
        ? DecimalRounding.text(of: value, decimals: 0) : DecimalRounding.text(of: value, significantDigits: 3)
    }
  }

  private func unit(of presentation: ColumnPresentation, row: Int) -> String? {
    switch presentation.unit {
    case .fixed(let unit): unit
    case .column(let name): document.table[name]?.texts.flatMap { $0[row] }
    case nil: nil
    }
  }

  private func decimals(of interval: IntervalPresentation, row: Int) -> Int? {
    func value(_ name: String) -> Double? { finite(document.table[name]?.numbers.flatMap { $0[row] }) }
    return DecimalRounding.decimals(
      forEstimate: value(interval.estimate), lower: value(interval.lower), upper: value(interval.upper))
  }

  private func finite(_ number: Double?) -> Double? { number.flatMap { $0.isFinite ? $0 : nil } }
}
