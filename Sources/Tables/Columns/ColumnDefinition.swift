public import Quantities

/// What a column is, whatever its cells: its name, the type of its values, and how it is described and shown.
///
/// The columns of a field have one definition each, in extensions of this type; a table's columns are made, shown and read back by it:
///
///     extension ColumnDefinition<Double> {
///       static var score: Self { Self("score", description: "Mean score of all videos", unit: .fixed(.percent)) }
///     }
///     let table = try Table([Column(.score, systems.map(\.score))])
///     table[.score]                        // [Double?]?
///     table.showing(.score, as: "VBench")  // the heading of this table alone
public struct ColumnDefinition<Value: ColumnValue>: Hashable, Sendable {
  /// The name in data.
  public let name: String
  /// How it is described and shown.
  public let presentation: ColumnPresentation

  /// Defines a column; see ``ColumnPresentation`` for what each part means.
  public init(
    _ name: String, title: String? = nil, description: String? = nil, unit: UnitSource? = nil,
    alignment: ColumnPresentation.Alignment? = nil, rounding: Digits? = nil,
    visibility: ColumnPresentation.Visibility = .shown, constraints: DataPackage.Constraints = .init()
  ) {
    self.name = name
    presentation = ColumnPresentation(
      title: title, description: description, unit: unit, alignment: alignment, rounding: rounding,
      visibility: visibility, constraints: constraints)
  }
}

extension Column {
  /// A column as it is defined.
  public init<Value>(_ definition: ColumnDefinition<Value>, _ values: some Sequence<Value?>) {
    self.init(definition.name, Value.columnValues(values))
    presentation = definition.presentation
    holdsFlags = Value.self is Bool.Type
    holdsWholeNumbers = Value.self is Int.Type
  }

  /// What stands above the column where people see it; empty for nothing.
  public var heading: String { presentation.title ?? Self.words(of: name) }

  /// What the column is called in a description, which has no empty titles.
  public var title: String { heading.isEmpty ? Self.words(of: name) : heading }

  /// `score_sum` as `Score sum`.
  private static func words(of name: String) -> String {
    let words = name.split(whereSeparator: { $0 == "_" || $0 == "-" }).joined(separator: " ")
    guard let first = words.first else { return name }
    return first.uppercased() + words.dropFirst()
  }
}
