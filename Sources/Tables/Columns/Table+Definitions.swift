public import Quantities

extension Table {
  /// The values of a column; `nil` if the table has none of its name, or one of another type.
  public subscript<Value>(_ column: ColumnDefinition<Value>) -> [Value?]? {
    self[column.name].flatMap { Value.values(of: $0.values) }
  }

  /// The table with a column that people see, and what is said here in place of its definition; the table itself if it has no such column.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - title: What stands above it; `nil` for what its definition says, as for the others.
  ///   - description: What it holds, as a sentence.
  ///   - unit: The unit of its numbers.
  ///   - rounding: How many digits people see.
  ///   - visibility: Whether it may give way.
  public func showing<Value>(
    _ column: ColumnDefinition<Value>, as title: String? = nil, description: String? = nil, unit: UnitSource? = nil,
    rounding: Digits? = nil, visibility: ColumnPresentation.Visibility = .shown
  ) -> Table {
    changing([column.name]) { presentation in
      presentation.title = title ?? presentation.title
      presentation.description = description ?? presentation.description
      presentation.unit = unit ?? presentation.unit
      presentation.rounding = rounding ?? presentation.rounding
      presentation.visibility = visibility
    }
  }

  /// The table with columns that people do not see.
  public func hiding<each Value>(_ columns: repeat ColumnDefinition<each Value>) -> Table {
    changing(ColumnList(repeat each columns).names) { $0.visibility = .hidden }
  }

  /// The table with all columns but these hidden from people.
  public func showingOnly<each Value>(_ columns: repeat ColumnDefinition<each Value>) -> Table {
    let shown = Set(ColumnList(repeat each columns).names)
    return changing(columnNames.filter { !shown.contains($0) }) { $0.visibility = .hidden }
  }

  /// The table with the presentations of the columns called `names` changed; names that it lacks are passed over.
  private func changing(_ names: [String], _ change: (inout ColumnPresentation) -> Void) -> Table {
    let changed = columns.map { column in
      guard names.contains(column.name) else { return column }
      var column = column
      change(&column.presentation)
      return column
    }
    return Table(unchecked: changed, rowCount: rowCount)
  }
}
