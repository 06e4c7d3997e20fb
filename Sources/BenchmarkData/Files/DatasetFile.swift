import Tables

/// A file of a data package that holds a dataset: what it is called, what its columns hold, and which records they are of.
///
/// Files are described, read, checked and written by this declaration. A column more is a line more in ``columns``; a file more is a
/// type more in ``DatasetFiles/all``.
protocol DatasetFile {
  /// What a row stands for.
  associatedtype Record

  /// The name of the resource; the file has it before `.csv`.
  static var name: String { get }
  /// The columns, in order.
  static var columns: [FileColumn<Record>] { get }
  /// The columns as a reader of CSV expects them.
  static var expectedColumns: [CSV.ColumnSchema] { get }
  /// The columns that together name a row; empty where rows have no key.
  static var key: [String] { get }
  /// A record of which nothing is known yet: the columns fill it.
  static var blank: Record { get }

  /// The records of a dataset, in the order in which they are written.
  static func records(of dataset: Dataset) -> [Record]
  /// Puts the records of a file into the dataset.
  static func insert(_ records: [Record], into dataset: inout Dataset)
  /// Checks what concerns more than one column, or more than the column alone can tell; whether the row can be a record at all.
  static func check(_ record: Record, _ row: inout RowReader, _ dataset: Dataset) -> Bool
  /// Reads the rows of the file into a dataset that has all that they refer to.
  static func read(_ reader: inout RowReader, into dataset: inout Dataset)
}

extension DatasetFile {
  static func check(_ record: Record, _ row: inout RowReader, _ dataset: Dataset) -> Bool { true }

  static var expectedColumns: [CSV.ColumnSchema] {
    columns.map { CSV.ColumnSchema($0.name, $0.valueType, isRequired: $0.isRequired, allowsMissing: !$0.isRequired) }
  }

  /// The files to which this one refers, itself left out.
  static var referredFiles: [any DatasetFile.Type] { columns.compactMap(\.target).filter { $0.name != name } }
}

// MARK: Describing

extension DatasetFile {
  /// The file as a package describes it.
  ///
  /// - Parameters:
  ///   - present: The names of the files of the package: references to others are left out.
  ///   - written: The names of the columns that the file has; `nil` for all.
  static func description(among present: Set<String>, columns written: [String]? = nil) -> DataPackage.Resource {
    let columns = columns.filter { written?.contains($0.name) ?? true }
    // A key of which a part may be missing is none for the standard.
    let isWhole = key.allSatisfy { name in columns.contains { $0.name == name && $0.isRequired } }
    return DataPackage.Resource(
      name: name, path: name + ".csv", type: "table",
      schema: DataPackage.Schema(
        fields: columns.map(\.field), missingValues: [DataPackage.Value("")],
        primaryKey: key.isEmpty || !isWhole ? nil : DataPackage.Names(key),
        foreignKeys: columns.compactMap { foreignKey(of: $0, among: present) }))
  }

  private static func foreignKey(
    of column: FileColumn<Record>, among present: Set<String>
  ) -> DataPackage.ForeignKey? {
    guard let target = column.target, target.key.count == 1, !column.holdsList, present.contains(target.name) else {
      return nil
    }
    return DataPackage.ForeignKey(
      column: column.name, resource: target.name == name ? "" : target.name, referencedColumn: target.key[0])
  }
}

// MARK: Reading

extension DatasetFile {
  static func read(_ reader: inout RowReader, into dataset: inout Dataset) {
    let readings = columns.map { $0.reading(reader) }
    var keys = RowKeys(key, of: reader.source)
    let before = dataset
    let records = reader.records { row -> Record? in
      var record = blank
      var isWhole = true
      for reading in readings where !reading(&record, &row, before) { isWhole = false }
      guard isWhole, check(record, &row, before) else { return nil }
      if let first = keys.firstRow(withKeyOf: row.row) { row.rejectDuplicate(of: first, key: key) }
      return record
    }
    insert(records, into: &dataset)
    checkReferencesToItself(&reader, dataset)
  }

  /// References of a file to itself can be checked only once all of it is read.
  private static func checkReferencesToItself(_ reader: inout RowReader, _ dataset: Dataset) {
    for column in columns where column.target?.name == name {
      guard let texts = reader.texts(column.name) else { continue }
      let known = keys(of: dataset)
      for row in 0..<texts.count {
        guard let text = texts[row], !known.contains(text) else { continue }
        let near = nearestMatches(to: text, in: known.sorted())
        reader.reject(
          row: row, .unknownReference, column.name, "no row of this file has that key", found: text,
          fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?")
      }
    }
  }

  /// What the records of a dataset have in the last column of the key.
  static func keys(of dataset: Dataset) -> Set<String> {
    guard let column = columns.first(where: { $0.name == key.last }),
      case .text(let texts) = column.values(records(of: dataset))
    else { return [] }
    return Set(texts.compactMap(\.self))
  }
}

// MARK: Writing

extension DatasetFile {
  /// The records of a dataset as a table.
  static func table(of dataset: Dataset) throws(TableError) -> Table {
    let records = records(of: dataset)
    return try Table(
      columns.compactMap { column in
        let written = Column(column.name, column.values(records))
        return column.isSparse && (0..<written.count).allSatisfy(written.isMissing) ? nil : written
      })
  }
}
