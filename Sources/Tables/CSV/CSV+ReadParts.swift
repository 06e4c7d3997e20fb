extension CSV {
  /// Reads a table that several files hold: their rows follow each other, and each begins with the same header.
  ///
  /// - Parameters:
  ///   - parts: The files: what problems call each, and its contents. One at least.
  ///   - options: The choices, the same for all.
  /// - Returns: One table. A place in it is that in the file of its row.
  /// - Throws: ``Problems`` of all files, as for each alone; and ``Problem/Code/unlikeParts`` for each file whose columns are not
  ///   those of the first.
  /// - Complexity: O(number of bytes), as for each alone.
  public static func read(
    parts: [(name: String, bytes: [UInt8])], options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    var tables: [SourceTable] = []
    var problems: [Problem] = []
    for (name, bytes) in parts {
      do throws(Problems) {
        tables.append(try read(bytes, name: name, options: options))
      } catch {
        problems += error.list
      }
    }
    guard problems.isEmpty, let first = tables.first else { throw Problems(problems) }
    let unlike = tables.dropFirst().filter { !first.hasColumns(of: $0) }
    guard unlike.isEmpty else {
      throw Problems(
        unlike.map { part in
          Problem(
            .unlikeParts, at: Place(file: part.name, line: 1), "the columns are not those of \(first.name)",
            found: part.fileColumnNames.joined(separator: ","), expected: first.fileColumnNames.joined(separator: ","),
            fix: "give all files of the table the same header")
        })
    }
    return joining(tables, like: first)
  }

  /// The rows of tables with the same columns, one table after the other.
  private static func joining(_ tables: [SourceTable], like first: SourceTable) -> SourceTable {
    let columns = first.table.columns.indices.map { index in
      var column = first.table.columns[index]
      for table in tables.dropFirst() { column.values.append(contentsOf: table.table.columns[index].values) }
      return column
    }
    return SourceTable(
      table: Table(unchecked: columns, rowCount: tables.reduce(0) { $0 + $1.table.rowCount }),
      problems: tables.flatMap(\.problems), droppedRowCount: tables.reduce(0) { $0 + $1.droppedRowCount },
      unnamedColumns: first.unnamedColumns, places: .records(JoinedPlaces(tables.flatMap(\.recordPlaces))))
  }
}

extension SourceTable {
  /// Whether another file has the same columns, in the same order and read as the same types.
  fileprivate func hasColumns(of other: SourceTable) -> Bool {
    fileColumnNames == other.fileColumnNames && table.columns.map(\.type) == other.table.columns.map(\.type)
  }

  /// The places of the records of each file; none where places are kept by cells.
  fileprivate var recordPlaces: [SourcePlaces] {
    if case .records(let places) = places { places.parts } else { [] }
  }
}

extension Column.Values {
  /// Appends values of the same type; those of another are left out.
  fileprivate mutating func append(contentsOf other: Self) {
    // What is held is let go of before it is changed, so that it is not copied.
    switch (self, other) {
    case (.text(var values), .text(let others)):
      self = .text(TextValues())
      values.append(contentsOf: others)
      self = .text(values)
    case (.number(var values), .number(let others)):
      self = .number(NumberValues())
      values.append(contentsOf: others)
      self = .number(values)
    case (.date(var values), .date(let others)):
      self = .date(DateValues())
      values.append(contentsOf: others)
      self = .date(values)
    default: break
    }
  }
}
