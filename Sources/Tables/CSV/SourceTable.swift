/// A table that was read from a file, or from several whose rows follow each other, and knows where each of its cells stands.
///
/// It keeps the bytes of its files; who needs no places keeps just ``table``.
public struct SourceTable: Sendable {
  /// The table.
  public let table: Table
  /// What was found while reading: warnings, and errors if rows with errors were dropped; in the order of their places.
  public let problems: [Problem]
  /// The number of rows that were left out because of errors.
  public let droppedRowCount: Int
  /// The names of the columns that had none in the file and got one by their position.
  public let unnamedColumns: [String]
  let places: Places

  /// How the places of cells are kept.
  enum Places: Sendable {
    /// Records of delimited files: counted from landmarks when they are asked for.
    case records(JoinedPlaces)
    /// One offset a cell.
    case cells(CellPlaces)
  }

  init(
    table: Table, problems: [Problem], droppedRowCount: Int, unnamedColumns: [String] = [], places: Places
  ) {
    self.table = table
    self.problems = problems
    self.droppedRowCount = droppedRowCount
    self.unnamedColumns = unnamedColumns
    self.places = places
  }

  /// The name of the file, as problems call it: the first, of several.
  public var name: String {
    switch places {
    case .records(let places): places.name
    case .cells(let places): places.lines.name
    }
  }

  /// The names of all columns of the file, those left out of the table included.
  public var fileColumnNames: [String] {
    switch places {
    case .records(let places): places.columnNames
    case .cells(let places): places.columnNames
    }
  }

  /// The file as a place.
  public var place: Place { Place(file: name) }

  /// Where the row at `row` of the table begins.
  ///
  /// - Complexity: O(a few hundred records): lines are counted from the nearest of the landmarks kept.
  public func place(row: Int) -> Place {
    switch places {
    case .records(let places): places.place(row: row, column: nil)
    case .cells(let places): places.place(row: row, column: nil)
    }
  }

  /// Where the cell of `row` in the column called `column` begins, its quote included; where the row does, if there is no such
  /// column; the file, if there is no such row.
  ///
  /// - Complexity: As ``place(row:)``.
  public func place(row: Int, column: String) -> Place {
    let index = fileColumnNames.firstIndex(of: column)
    switch places {
    case .records(let places): return places.place(row: row, column: index)
    case .cells(let places): return places.place(row: row, column: index)
    }
  }

  /// Where the header names `column`; the start of the header, if it does not.
  public func place(column: String) -> Place {
    guard let index = fileColumnNames.firstIndex(of: column) else { return Place(file: name, line: 1, column: 1) }
    switch places {
    case .records(let places): return places.headerPlace(column: index)
    case .cells(let places): return places.headerPlace(column: index)
    }
  }

  /// The text of a cell as the file has it, whatever type its column was read as; `nil` if there is no such cell.
  ///
  /// - Complexity: As ``place(row:)``.
  public func text(row: Int, column: String) -> String? {
    guard let index = fileColumnNames.firstIndex(of: column) else { return nil }
    switch places {
    case .records(let places): return places.text(row: row, column: index)
    case .cells(let places): return places.text(row: row, column: index)
    }
  }

  /// Whether every cell of a row is empty, those left out of the table included.
  ///
  /// - Complexity: As ``place(row:)``.
  public func isBlank(_ row: Int) -> Bool {
    switch places {
    case .records(let places):
      (places.record(row: row) ?? []).allSatisfy {
        $0 == places.delimiter || $0 == CSV.quote || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
      }
    case .cells(let places): places.texts(row: row).allSatisfy { ($0 ?? "").allSatisfy(\.isWhitespace) }
    }
  }

  /// The table with just some of its columns, as numbers where that is wanted and all their cells are numbers by their form: for tables
  /// whose columns are text.
  func selecting(_ types: [String: Column.ValueType]) -> SourceTable {
    guard case .cells(let places) = places else { return self }
    let columns = table.columns.compactMap { column -> Column? in
      guard let type = types[column.name] else { return nil }
      guard type == .number, let numbers = places.numbers(column.name) else { return column }
      return Column(column.name, .number(numbers))
    }
    return SourceTable(
      table: Table(unchecked: columns, rowCount: table.rowCount), problems: problems,
      droppedRowCount: droppedRowCount, unnamedColumns: unnamedColumns, places: self.places)
  }
}
