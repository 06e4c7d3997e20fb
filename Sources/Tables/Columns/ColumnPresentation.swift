public import Quantities

/// How a column is described and shown to people.
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

  /// What stands above the column; `nil` for words made of its name, empty for nothing.
  public var title: String?
  /// What the column holds, as a sentence.
  public var description: String?
  /// The unit of the numbers.
  public var unit: UnitSource?
  /// Where the cells stand; `nil` for decimal in columns of numbers and leading in others.
  public var alignment: Alignment?
  /// How many digits people see of the numbers; `nil` for as many as the row's interval and unit support
  /// (``/Quantities/Unit/digits(of:estimate:lower:upper:)``), or, without a unit and an interval, no decimals if every number of the column is
  /// whole, else three significant digits.
  public var rounding: Digits?
  /// Whether people see the column.
  public var visibility: Visibility
  /// What every value keeps to, for the schema of data packages. Nothing here checks it.
  public var constraints: DataPackage.Constraints

  /// Describes a column; one of which nothing is said is shown under the words of its name.
  public init(
    title: String? = nil, description: String? = nil, unit: UnitSource? = nil, alignment: Alignment? = nil,
    rounding: Digits? = nil, visibility: Visibility = .shown, constraints: DataPackage.Constraints = .init()
  ) {
    self.title = title
    self.description = description
    self.unit = unit
    self.alignment = alignment
    self.rounding = rounding
    self.visibility = visibility
    self.constraints = constraints
  }
}
