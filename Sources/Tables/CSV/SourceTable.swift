/// A table that was read from a file, and knows where in the file each of its cells stands.
///
/// It keeps the bytes of the file; who needs no places keeps just ``table``.
public struct SourceTable: Sendable {
  /// The table.
  public let table: Table
  /// What was found while reading: warnings, and errors if rows with errors were dropped; in the order of their places.
  public let problems: [Problem]
  /// The number of rows that were left out because of errors.
  public let droppedRowCount: Int
  private let places: SourcePlaces

  init(table: Table, problems: [Problem], droppedRowCount: Int, places: SourcePlaces) {
    self.table = table
    self.problems = problems
    self.droppedRowCount = droppedRowCount
    self.places = places
  }

  /// The name of the file, as problems call it.
  public var name: String { places.name }

  /// The names of all columns of the file, those left out of the table included.
  public var fileColumnNames: [String] { places.columnNames }

  /// The file as a place.
  public var place: Place { Place(file: places.name) }

  /// Where the row at `row` of the table begins.
  ///
  /// - Complexity: O(a few hundred records): lines are counted from the nearest of the landmarks kept.
  public func place(row: Int) -> Place { places.place(row: row, column: nil) }

  /// Where the cell of `row` in the column called `column` begins, its quote included; where the row does, if there is no such
  /// column; the file, if there is no such row.
  ///
  /// - Complexity: As ``place(row:)``.
  public func place(row: Int, column: String) -> Place {
    places.place(row: row, column: places.columnNames.firstIndex(of: column))
  }

  /// Where the header names `column`; the start of the header, if it does not.
  public func place(column: String) -> Place {
    guard let index = places.columnNames.firstIndex(of: column) else {
      return Place(file: places.name, line: 1, column: 1)
    }
    return places.headerPlace(column: index)
  }
}
