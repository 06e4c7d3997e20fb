public import Tables

/// Why a table makes no figure.
public enum FigureError: Error, Hashable, Sendable {
  /// The table lacks a column.
  case missingColumn(String)
  /// A column is of another type than the figure needs.
  case wrongType(column: String, expected: String)
  /// No row has what the figure shows.
  case nothingToShow
  /// The table that the figure is drawn from cannot be made.
  case table(TableError)
}

extension FigureError: CustomStringConvertible {
  /// The reason as a sentence without a full stop.
  public var description: String {
    switch self {
    case .missingColumn(let name): "the table has no column \(name)"
    case .wrongType(let column, let expected): "the column \(column) is not one of \(expected)"
    case .nothingToShow: "no row of the table can be shown"
    case .table(let error): "the table cannot be drawn: \(error)"
    }
  }
}
