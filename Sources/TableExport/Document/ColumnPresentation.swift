public import Quantities
public import Tables

/// How a column of a table is described and shown to people.
public struct ColumnPresentation: Hashable, Sendable {
  /// Where text and numbers stand in their column.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// At the start of the line.
    case leading
    /// In the middle.
    case center
    /// At the end of the line.
    case trailing
    /// With the decimal points of all rows beneath each other.
    case decimal
  }

  /// Whether people see the column. Data formats hold every column.
  public enum Visibility: Hashable, Sendable {
    /// Always.
    case shown
    /// Unless there is no room for it: columns of the greatest number go first, of equals the last.
    case droppable(Int)
    /// Never.
    case hidden
  }

  /// The name of the table's column.
  public var name: String
  /// What stands above the column.
  public var heading: String
  /// What the column holds, as a sentence.
  public var description: String?
  /// The unit of the numbers.
  public var unit: UnitSource?
  /// Where the cells stand; `nil` for decimal in columns of numbers and leading in others.
  public var alignment: Alignment?
  /// How many digits people see of the numbers; `nil` for as many as the row's interval and unit support (``Unit/digits(of:estimate:lower:upper:)``),
  /// or, without a unit and an interval, no decimals if every number of the column is whole, else three significant digits.
  public var rounding: Digits?
  /// Whether people see the column.
  public var visibility: Visibility
  /// What every value keeps to, for the schema of data packages. Nothing here checks it.
  public var constraints: DataPackage.Constraints

  /// Describes a column; without a heading the name is made one.
  public init(
    _ name: String, heading: String? = nil, description: String? = nil, unit: UnitSource? = nil,
    alignment: Alignment? = nil,
    rounding: Digits? = nil, visibility: Visibility = .shown, constraints: DataPackage.Constraints = .init()
  ) {
    self.name = name
    self.heading = heading ?? Self.heading(for: name)
    self.description = description
    self.unit = unit
    self.alignment = alignment
    self.rounding = rounding
    self.visibility = visibility
    self.constraints = constraints
  }

  /// `score_sum` as `Score sum`.
  static func heading(for name: String) -> String {
    let words = name.split(whereSeparator: { $0 == "_" || $0 == "-" }).joined(separator: " ")
    guard let first = words.first else { return name }
    return first.uppercased() + words.dropFirst()
  }
}

/// An estimate with an interval: three columns of which people see two, "1.04" and "[0.30, 1.78]".
public struct IntervalPresentation: Hashable, Sendable {
  /// The column of the estimate.
  public var estimate: String
  /// The column of the lower end; missing with an upper end present: unbounded below.
  public var lower: String
  /// The column of the upper end; missing with a lower end present: unbounded above.
  public var upper: String
  /// What stands above the interval; `nil` for "95% interval", the level being what the level column says in all rows.
  public var heading: String?
  /// The column of the confidence level.
  public var level: String?
  /// Columns on the same scale, such as the standard error, that are rounded to the same decimals.
  public var companions: [String]
  /// Whether people see the interval.
  public var visibility: ColumnPresentation.Visibility

  /// Describes an estimate and its interval.
  public init(
    estimate: String = "estimate", lower: String = "ci_lower", upper: String = "ci_upper", heading: String? = nil,
    level: String? = "ci_level", companions: [String] = ["std_error"],
    visibility: ColumnPresentation.Visibility = .shown
  ) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.heading = heading
    self.level = level
    self.companions = companions
    self.visibility = visibility
  }
}
