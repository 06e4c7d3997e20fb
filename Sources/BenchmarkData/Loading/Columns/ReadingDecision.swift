public import Tables

/// Something that was decided while a table was read, which a person may want to know.
public struct ReadingDecision: Hashable, Sendable {
  /// What the decision is about.
  public enum Subject: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// How bytes became text.
    case encoding
    /// JSON, a Markdown table, a delimiter that is no comma.
    case form
    /// Rows and columns that are no part of the table.
    case shape
    /// What a column holds.
    case meaning
    /// How numbers and dates are written.
    case convention
    /// Cells that hold no value.
    case missing

    /// Whether the left subject is decided before.
    public static func < (lhs: Subject, rhs: Subject) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// What the decision is about.
  public var subject: Subject
  /// The column, as the file calls it, if the decision is about one.
  public var column: String?
  /// The decision: a phrase without a full stop, such as "semicolons between fields".
  public var text: String
  /// How many rows or cells it concerns, where that is a number.
  public var count: Int?
  /// Where the first of them are.
  public var places: [Place]

  /// Makes a decision.
  public init(
    _ subject: Subject, column: String? = nil, _ text: String, count: Int? = nil, places: [Place] = []
  ) {
    self.subject = subject
    self.column = column
    self.text = text
    self.count = count
    self.places = places
  }

  /// The decision with the column that it is about.
  public var phrase: String {
    guard let column, !text.contains("'\(column)'") else { return text }
    return "'\(column)': \(text)"
  }
}
