extension Table {
  /// The table with just the columns called `names`, in that order.
  ///
  /// - Throws: ``TableError`` if there is no such column, or a name comes twice.
  public func selecting(columns names: [String]) throws(TableError) -> Table {
    var selected: [Column] = []
    for name in names { selected.append(try column(name)) }
    return try Table(selected)
  }

  /// The table with columns renamed: the keys of `names` are the old names.
  ///
  /// - Throws: ``TableError`` if there is no column of an old name, or two columns would share a name.
  public func renaming(_ names: [String: String]) throws(TableError) -> Table {
    for name in names.keys.sorted() { _ = try column(name) }
    return try Table(
      columns.map { column in
        var column = column
        column.name = names[column.name] ?? column.name
        return column
      })
  }

  /// The table with `column` in the place of that of the same name, or as its last.
  ///
  /// - Throws: ``TableError/unequalColumns(first:firstCount:second:secondCount:)`` if it is of another length.
  public func setting(_ column: Column) throws(TableError) -> Table {
    guard self[column.name] != nil else { return try Table(columns + [column]) }
    return try Table(columns.map { $0.name == column.name ? column : $0 })
  }
}
