/// The names of columns of any types, in order.
public struct ColumnList: Hashable, Sendable {
  /// The names.
  public let names: [String]

  /// The names of the columns.
  public init<each Value>(_ columns: repeat ColumnDefinition<each Value>) {
    var names: [String] = []
    for column in repeat each columns { names.append(column.name) }
    self.names = names
  }
}
