/// Tells where a record or a field is in files whose records follow each other.
struct JoinedPlaces: Sendable {
  /// The places in each file; at least one.
  let parts: [SourcePlaces]
  /// The row of the whole with which each file begins.
  private let starts: [Int]

  /// The places in files with the same columns.
  ///
  /// - Precondition: There is at least one.
  init(_ parts: [SourcePlaces]) {
    self.parts = parts
    var row = 0
    starts = parts.map { part in
      defer { row += part.rowCount }
      return row
    }
  }

  var name: String { parts[0].name }
  var delimiter: UInt8 { parts[0].delimiter }
  var columnNames: [String] { parts[0].columnNames }

  /// The place of a field of a row; of the row, if the field is not given or not there; of a file, if there is no such row.
  func place(row: Int, column: Int?) -> Place {
    let (part, row) = part(of: row)
    return part.place(row: row, column: column)
  }

  /// The place of a column's name in the header of the first file.
  func headerPlace(column: Int) -> Place { parts[0].headerPlace(column: column) }

  /// The bytes of a record without its line end; `nil` if there is no such row.
  func record(row: Int) -> [UInt8]? {
    let (part, row) = part(of: row)
    return part.record(row: row)
  }

  /// The text of a field of a row, as it is written but for quotes; `nil` if there is no such field.
  func text(row: Int, column: Int) -> String? {
    let (part, row) = part(of: row)
    return part.text(row: row, column: column)
  }

  /// The file that holds a row, and the row in it.
  private func part(of row: Int) -> (SourcePlaces, row: Int) {
    // Files without rows begin where the next does: the last of them holds the row.
    let index = starts.lastIndex { $0 <= row } ?? 0
    return (parts[index], row - starts[index])
  }
}
