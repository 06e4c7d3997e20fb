import Tables

extension Problem.Code {
  /// An interval of which one bound is missing.
  static let halfInterval = Problem.Code("half-interval")
}

/// How the intervals of a flat file become standard errors: by their levels, with both sides where they are not symmetric.
struct IntervalReading {
  private let level: IntervalLevel
  private let isStated: Bool
  private var rounding = 0.0
  private var lowers: NumberValues?
  private var uppers: NumberValues?
  private var errors: NumberValues?
  private var levels: NumberValues?
  /// The rows whose interval is not symmetric about the score.
  private var asymmetricRows = 0
  /// Of those, the ones that are symmetric in the logarithms.
  private var logarithmicRows = 0
  /// The rows with one bound alone and no standard error.
  private var halfRows: [Int] = []

  init(level: IntervalLevel, isStated: Bool) {
    self.level = level
    self.isStated = isStated
  }

  /// Takes the columns, and finds how much the two distances of bounds from a score may differ by rounding: by half a unit of the last decimal
  /// of either bound and a unit of that of the score. A column has as many decimals as the longest of its numbers.
  mutating func setColumns(of reader: RowReader, scores: String) {
    (lowers, uppers) = (reader.numbers("ci_lower"), reader.numbers("ci_upper"))
    (errors, levels) = (reader.numbers("std_error"), reader.numbers("ci_level"))
    guard lowers != nil, uppers != nil else { return }
    func unit(_ column: String) -> Double {
      guard let values = reader.numbers(column) else { return 0 }
      // Bounds that were computed from distances have more digits than were printed.
      return 2 * PrintedNumber.roundingError(decimals: PrintedNumber.mostDecimals(of: values.lazy.compactMap(\.self)))
    }
    rounding = (unit("ci_lower") + unit("ci_upper")) / 2 + unit(scores)
  }

  /// Whether errors may come from the bounds of intervals; else they are those of the column of standard errors.
  var hasBounds: Bool { lowers != nil || uppers != nil || levels != nil }

  /// The score of a row with its error; `nil` where the row is at fault.
  mutating func score(_ value: Double, _ row: inout RowReader) -> Score? {
    let (lower, upper) = (lowers.flatMap { $0[row.row] }, uppers.flatMap { $0[row.row] })
    let given = errors.flatMap { $0[row.row] }
    var level = level
    if let stated = levels.flatMap({ $0[row.row] }) {
      guard let own = IntervalLevel(stated) else {
        row.reject(
          .impossibleValue, "ci_level", "this is no level of an interval", found: DecimalText.text(of: stated),
          expected: IntervalLevel.requirement)
        return nil
      }
      guard !isStated || own == level else {
        row.reject(
          .contradiction, "ci_level", "the row names another level than the header or --input-level",
          found: own.words, expected: level.words)
        return nil
      }
      level = own
    }
    if (lower == nil) != (upper == nil), given == nil { halfRows.append(row.row) }
    do throws(Uncertainty.IntervalFault) {
      let score = try Uncertainty.score(
        value, given: given, lower: lower, upper: upper, level: level, rounding: rounding)
      if score.sides != nil, let lower, let upper {
        asymmetricRows += 1
        // √(lower · upper) moves by as much as the bounds are rounded, scaled.
        let middle = (lower * upper).squareRoot()
        if lower > 0, abs(middle - value) <= rounding * (upper / lower).squareRoot() { logarithmicRows += 1 }
      }
      return score
    } catch {
      let (text, fix) = error.message
      row.reject(
        .contradiction, "ci_lower", text, found: error.found, expected: "ci_lower ≤ score ≤ ci_upper", fix: fix)
      return nil
    }
  }

  /// The warning that bounds are missing.
  func problems(_ reader: RowReader) -> [Problem] {
    guard let first = halfRows.first else { return [] }
    return [
      Problem(
        .halfInterval, severity: .warning, at: reader.place(row: first, "ci_lower"),
        halfRows.count == 1
          ? "one score has one bound of its interval alone, and so no standard error"
          : "\(halfRows.count) scores have one bound of their interval alone, and so no standard error",
        expected: "both bounds, or neither", fix: "give both, or a column std_error")
    ]
  }

  /// What became of intervals that are not symmetric.
  func decisions(_ column: String) -> [ReadingDecision] {
    guard asymmetricRows > 0 else { return [] }
    let logarithmic = logarithmicRows == asymmetricRows ? ", as intervals made on a log scale are" : ""
    return [
      ReadingDecision(
        .meaning, column: column,
        "\(asymmetricRows) interval\(asymmetricRows == 1 ? " is" : "s are") not symmetric about the score\(logarithmic): both sides are kept",
        count: asymmetricRows)
    ]
  }
}
