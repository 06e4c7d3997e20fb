import Tables

/// A column of a file: how it is described, and how a field of a record is read from it and written to it.
struct FileColumn<Record> {
  /// Reads the cell of the current row into a record, and rejects the row if there is something wrong with the cell; whether the
  /// record has all that it needs from the column.
  typealias Reading = (inout Record, inout RowReader, Dataset) -> Bool

  /// The name, the type and the constraints, as `datapackage.json` says them.
  let field: DataPackage.Field
  /// What the cells are read as.
  let valueType: Column.ValueType
  /// The file whose keys the column holds.
  let target: (any DatasetFile.Type)?
  /// Whether a cell may hold several keys.
  let holdsList: Bool
  /// Prepares to read the column of a file.
  let reading: (RowReader) -> Reading
  /// The column of some records.
  let values: ([Record]) -> Column.Values
  /// Whether it is left out of a file in which no record has a value for it.
  var isSparse = false

  /// The name in the header.
  var name: String { field.name }
  /// Whether the file must have the column, with a value in every row.
  var isRequired: Bool { field.constraints?.isRequired ?? false }

  /// The column, left out of a file in which no record has a value for it.
  var sparse: FileColumn {
    var column = self
    column.isSparse = true
    return column
  }
}

/// Where a record keeps what a column holds.
struct RecordField<Record, Value> {
  let value: (Record) -> Value?
  let set: (inout Record, Value) -> Void
  /// Whether a record cannot be without it.
  let isRequired: Bool

  /// A field that every record has.
  init(required path: WritableKeyPath<Record, Value>) {
    value = { $0[keyPath: path] }
    set = { $0[keyPath: path] = $1 }
    isRequired = true
  }

  /// A field that has a value of its own where a file has none.
  init(filled path: WritableKeyPath<Record, Value>) {
    value = { $0[keyPath: path] }
    set = { $0[keyPath: path] = $1 }
    isRequired = false
  }

  /// A field that a record may lack.
  init(optional path: WritableKeyPath<Record, Value?>) {
    value = { $0[keyPath: path] }
    set = { $0[keyPath: path] = $1 }
    isRequired = false
  }
}
