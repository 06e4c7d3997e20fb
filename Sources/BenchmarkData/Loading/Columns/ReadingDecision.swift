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

  /// That cells of a column hold no value.
  static func missing(in column: String, count: Int) -> ReadingDecision {
    ReadingDecision(
      .missing, column: column, "\(count) cell\(count == 1 ? "" : "s") of '\(column)' without a value", count: count)
  }

  /// Decisions as one line: those that say the same of several columns together.
  public static func line(_ decisions: [ReadingDecision]) -> String {
    var phrases: [(text: String, columns: [String])] = []
    for decision in decisions {
      guard let column = decision.column, !decision.text.contains("'\(column)'") else {
        phrases.append((decision.text, []))
        continue
      }
      if let index = phrases.firstIndex(where: { $0.text == decision.text && !$0.columns.isEmpty }) {
        phrases[index].columns.append(column)
      } else {
        phrases.append((decision.text, [column]))
      }
    }
    return phrases.map { text, columns in
      guard !columns.isEmpty else { return text }
      let named = columns.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      return "\(named)\(columns.count > 3 ? " and \(columns.count - 3) more" : ""): \(text)"
    }.joined(separator: "; ")
  }
}
