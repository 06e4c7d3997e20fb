import Tables

extension Problem.Code {
  /// An interval whose bounds are not equally far from the score.
  static let lopsidedInterval = Problem.Code("lopsided-interval")
}

extension Problem {
  /// The warning that an interval is not symmetric about its score.
  static func lopsidedInterval(at place: Place) -> Problem {
    Problem(
      .lopsidedInterval, severity: .warning, at: place,
      "the interval is not symmetric about the score; half its width is taken, as if it were",
      fix: "name a column of standard errors, if there is one: --columns std_error=NAME")
  }
}

/// How sure the numbers of a column of scores are, as a table says it: in columns of standard errors, deviations, bounds and sample sizes, in a
/// column of intervals, or in the cells beside the scores.
///
/// Columns of their own come first. Standard errors follow from deviations with sample sizes, and from intervals of another level than 95 %.
struct Uncertainty {
  /// A column that was read.
  struct Part {
    var header: ColumnHeader
    /// Its position in the table.
    var position: Int
    var numbers: NumberColumn
  }

  /// The columns that may say it.
  static let meanings: [ColumnMeaning] = [.standardError, .standardDeviation, .lower, .upper, .interval, .sampleSize]

  /// What is known of each row: standard errors, deviations, bounds of 95 % and sample sizes.
  private(set) var columns: [ColumnMeaning: NumberValues] = [:]
  /// The header of the column that each was found in, for places.
  private(set) var places: [ColumnMeaning: String] = [:]
  private(set) var decisions: [ReadingDecision] = []

  /// Puts together what the columns say of the scores in `main`.
  ///
  /// - Throws: ``/Tables/Problems``: that it is not said what numbers after a plus-minus sign are.
  init(of main: Part, _ parts: [ColumnMeaning: Part], in table: TextTable) throws(Problems) {
    for meaning in Self.meanings where meaning != .interval {
      guard let part = parts[meaning] else { continue }
      columns[meaning] = part.numbers.values
      places[meaning] = part.header.text
    }
    if let lower = parts[.lower], let level = lower.header.level { rescale(level, lower.header.text) }
    let name = main.header.text
    if let half = main.numbers.plusMinus { add(half, table.options.plusMinus, to: main, from: name) }
    if let bounds = main.numbers.bounds { add(bounds, to: main, from: name) }
    if let interval = parts[.interval] { try add(interval, to: main, table) }
    deriveStandardErrors()
  }

  /// The standard error of a score: the one given; or that of a 95 % interval, (upper − lower)/(2 · 1.959964).
  ///
  /// - Throws: That the interval does not contain the score.
  static func standardError(
    of value: Double, given: Double?, lower: Double?, upper: Double?
  ) throws(IntervalFault) -> Double? {
    guard let lower, let upper else { return given }
    guard lower <= value, value <= upper else { throw IntervalFault(value: value, lower: lower, upper: upper) }
    return given ?? (upper - lower) / (2 * normalQuantile975)
  }

  /// Whether one bound is half as far again from the score as the other, so that a standard error does not tell all of the interval.
  static func isLopsided(_ value: Double, lower: Double?, upper: Double?) -> Bool {
    guard let lower, let upper else { return false }
    let (down, up) = (value - lower, upper - value)
    return down >= 0 && up >= 0 && max(down, up) > 1.5 * min(down, up)
  }

  /// An interval that does not contain its score.
  struct IntervalFault: Error {
    var value: Double
    var lower: Double
    var upper: Double

    /// The interval and the score in words.
    var found: String {
      "\(PrintedNumber.text(lower)) to \(PrintedNumber.text(upper)) for \(PrintedNumber.text(value))"
    }
  }

  // MARK: Cells with more than a number

  private mutating func add(_ interval: Part, to main: Part, _ table: TextTable) throws(Problems) {
    let name = interval.header.text
    let isNew = columns[.lower] == nil
    if let bounds = interval.numbers.bounds { add(bounds, to: main, from: name) }
    let single = interval.numbers.plusMinus ?? (interval.numbers.bounds == nil ? interval.numbers.values : nil)
    if let single, let row = single.indices.first(where: { single[$0] != nil }) {
      guard let kind = table.options.plusMinus else {
        var asking = table
        asking.askForPlusMinus(row: row, interval.position)
        throw Problems(asking.obstacles)
      }
      add(single, kind, to: main, from: name)
    }
    if isNew, let level = interval.header.level { rescale(level, name) }
  }

  private mutating func add(
    _ half: NumberValues, _ kind: CellOptions.PlusMinus?, to main: Part, from name: String
  ) {
    switch kind {
    case .standardError?: set(.standardError, half, name, "the number after ± is a standard error")
    case .standardDeviation?: set(.standardDeviation, half, name, "the number after ± is a standard deviation")
    case .halfWidth?: add(NumberColumn.Bounds(lower: half, upper: half, areDistances: true), to: main, from: name)
    case nil: break
    }
  }

  private mutating func add(_ bounds: NumberColumn.Bounds, to main: Part, from name: String) {
    let scores = main.numbers.values
    func at(_ distances: NumberValues, _ sign: Double) -> NumberValues {
      guard bounds.areDistances else { return distances }
      return NumberValues(
        scores.indices.map { row in
          scores[row].flatMap { value in distances[row].map { value + sign * $0 } }
        })
    }
    set(.lower, at(bounds.lower, -1), name, "'\(name)' gives a 95 % interval")
    set(.upper, at(bounds.upper, 1), name, nil)
  }

  private mutating func set(_ meaning: ColumnMeaning, _ values: NumberValues, _ name: String, _ decision: String?) {
    guard columns[meaning] == nil else { return }
    columns[meaning] = values
    places[meaning] = name
    if let decision { decisions.append(ReadingDecision(.convention, column: name, decision)) }
  }

  // MARK: Standard errors

  private mutating func deriveStandardErrors() {
    guard let deviations = columns[.standardDeviation], let sizes = columns[.sampleSize] else { return }
    let name = places[.standardDeviation] ?? ""
    let derived = deviations.indices.map { row in
      deviations[row].flatMap { deviation in sizes[row].flatMap { $0 > 0 ? deviation / $0.squareRoot() : nil } }
    }
    guard let given = columns[.standardError] else {
      return set(.standardError, NumberValues(derived), name, "standard errors from '\(name)' and the sample sizes")
    }
    let (lower, upper) = (columns[.lower], columns[.upper])
    columns[.standardError] = NumberValues(
      given.indices.map { row in
        let hasBounds = lower?[row] != nil && upper?[row] != nil
        return given[row] ?? (hasBounds ? nil : derived[row])
      })
  }

  /// Makes standard errors of bounds of another level than 95 %, where there are none: half the width divided by the quantile of that level.
  private mutating func rescale(_ level: Double, _ name: String) {
    let quantiles = [
      0.68: 0.994457883209753, 0.8: 1.281551565544601, 0.9: 1.644853626951473, 0.99: 2.575829303548901,
    ]
    guard let quantile = quantiles[level], let lower = columns[.lower], let upper = columns[.upper] else { return }
    let percent = Int((level * 100).rounded())
    set(
      .standardError,
      NumberValues(
        lower.indices.map { row in lower[row].flatMap { low in upper[row].map { ($0 - low) / (2 * quantile) } } }),
      name, "'\(name)' gives standard errors, from intervals of \(percent) %")
    columns[.lower] = nil
    columns[.upper] = nil
  }
}

/// The 97.5 % point of the standard normal distribution, from which published 95 % intervals are made.
private let normalQuantile975 = 1.959963984540054

extension ColumnMeaning {
  /// The meaning, if it is one that says how sure scores are.
  var asUncertainty: ColumnMeaning? { Uncertainty.meanings.contains(self) ? self : nil }
}
