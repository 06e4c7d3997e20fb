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
      "the interval is not symmetric about the score; a package holds standard errors, and half its width is taken as if it were",
      fix: "name a column of standard errors, if there is one: --columns std_error=NAME")
  }
}

/// How sure the numbers of a column of scores are, as a table says it: in columns of standard errors, deviations, bounds and sample sizes, in a
/// column of intervals, or in the cells beside the scores.
///
/// Columns of their own come first. Standard errors follow from deviations with sample sizes, and from intervals by their level: that of the
/// row, of the header, or that the caller names, and 95 % where nothing says another.
struct Uncertainty {
  /// A column that was read.
  struct Part {
    var header: ColumnHeader
    /// Its position in the table.
    var position: Int
    var numbers: NumberColumn
  }

  /// The columns that may say it.
  static let meanings: [ColumnMeaning] = [
    .standardError, .standardDeviation, .lower, .upper, .interval, .level, .sampleSize,
  ]

  /// What is known of each row: standard errors, deviations, bounds, their levels and sample sizes.
  private(set) var columns: [ColumnMeaning: NumberValues] = [:]
  /// The header of the column that each was found in, for places.
  private(set) var places: [ColumnMeaning: String] = [:]
  private(set) var decisions: [ReadingDecision] = []
  /// The level of the bounds of which the row says none.
  private(set) var level = IntervalLevel.usual
  /// Whether ``level`` is one that a header or the caller names.
  private(set) var levelIsStated = false

  /// Puts together what the columns say of the scores in `main`.
  ///
  /// - Throws: ``/Tables/Problems``: that it is not said what numbers after a plus-minus sign are, or that two levels are named.
  init(of main: Part, _ parts: [ColumnMeaning: Part], in table: TextTable) throws(Problems) {
    for meaning in Self.meanings where meaning != .interval {
      guard let part = parts[meaning] else { continue }
      columns[meaning] = part.numbers.values
      places[meaning] = part.header.text
    }
    let name = main.header.text
    if let half = main.numbers.plusMinus { add(half, table.options.plusMinus, to: main, from: name) }
    if let bounds = main.numbers.bounds { add(bounds, to: main, from: name) }
    if let interval = parts[.interval] { try add(interval, to: main, table) }
    try setLevel(parts, main, table)
    deriveStandardErrors()
  }

  /// A score with the standard error given, or else by the bounds of its interval: (upper − lower)/(2 z), and with the two sides
  /// (score − lower)/z and (upper − score)/z where they differ by more than `rounding`; z is the normal quantile of the level.
  ///
  /// - Parameter rounding: By how much the distances of the bounds from the score may differ because all three are printed with so many
  ///   digits; infinite to go by the width alone.
  /// - Throws: That the interval does not contain the score.
  static func score(
    _ value: Double, given: Double?, lower: Double?, upper: Double?, level: IntervalLevel, rounding: Double = .infinity
  ) throws(IntervalFault) -> Score {
    guard let lower, let upper else { return Score(value, standardError: given) }
    guard lower <= value, value <= upper else { throw IntervalFault(value: value, lower: lower, upper: upper) }
    if let given { return Score(value, standardError: given) }
    var score = Score(value, standardError: (upper - lower) / (2 * level.quantile))
    let (down, up) = (value - lower, upper - value)
    // Distances that were computed from half a width differ by the last bits.
    if abs(down - up) > rounding + 1e-9 * (abs(lower) + abs(upper)) {
      score.sides = ErrorSides(below: down / level.quantile, above: up / level.quantile)
    }
    return score
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

    /// What is wrong, and what to do about it.
    var message: (text: String, fix: String?) {
      guard lower > upper else { return ("the interval does not contain the score", nil) }
      return (
        "the bounds of the interval stand the wrong way round",
        "name the columns the other way: --columns ci_lower=NAME,ci_upper=NAME"
      )
    }

    /// The interval and the score in words.
    var found: String {
      "\(PrintedNumber.text(lower)) to \(PrintedNumber.text(upper)) for \(PrintedNumber.text(value))"
    }
  }

  /// The level of the interval of a row: its own, or that of all.
  func level(ofRow row: Int) -> IntervalLevel { columns[.level]?[row].flatMap { IntervalLevel($0) } ?? level }

  // MARK: Cells with more than a number

  private mutating func add(_ interval: Part, to main: Part, _ table: TextTable) throws(Problems) {
    let name = interval.header.text
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
    set(.lower, at(bounds.lower, -1), name, nil)
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

  /// Finds the level of the bounds, and says it.
  private mutating func setLevel(
    _ parts: [ColumnMeaning: Part], _ main: Part, _ table: TextTable
  ) throws(Problems) {
    guard columns[.lower] != nil, columns[.upper] != nil, let name = places[.lower] else {
      guard let asked = table.options.intervalLevel, columns[.standardError] == nil else { return }
      throw Problems([
        Problem(
          .contradiction, at: table.source.place(row: 0, column: main.header.text),
          "no column holds the bounds of intervals, of which --input-level names the level",
          found: "--input-level \(PrintedNumber.text(asked))",
          expected: "ci_lower and ci_upper, or an interval beside the score",
          fix: "name the columns: --columns ci_lower=NAME,ci_upper=NAME; or leave --input-level out")
      ])
    }
    let header = [.lower, .interval].compactMap { parts[$0] }.first { $0.header.text == name } ?? main
    let named = header.header.level.flatMap { IntervalLevel($0) }
    let asked = table.options.intervalLevel.flatMap { IntervalLevel($0) }
    if let named, let asked, named != asked {
      throw Problems([
        Problem(
          .contradiction, at: table.source.place(row: 0, column: name),
          "the header names another level than --input-level",
          found: name, expected: asked.words, fix: "leave --input-level out, or name other columns of bounds")
      ])
    }
    level = asked ?? named ?? .usual
    levelIsStated = asked != nil || named != nil
    if let levels = columns[.level], levels.missingCount < levels.count {
      decisions.append(
        ReadingDecision(
          .convention, column: name, "'\(places[.level] ?? "ci_level")' gives the levels of the intervals"))
    } else if columns[.standardError] == nil || levelIsStated {
      decisions.append(
        ReadingDecision(
          .convention, column: name,
          "'\(name)' gives a \(level.words) interval"
            + (levelIsStated ? "" : " (--input-level if it is another)")))
    }
  }
}

extension ColumnMeaning {
  /// The meaning, if it is one that says how sure scores are.
  var asUncertainty: ColumnMeaning? { Uncertainty.meanings.contains(self) ? self : nil }
}
