public import Tables

/// What differs between two states of a dataset: the records that were added or removed, or have other values.
///
/// Records are matched by the keys of their files : the n-th record of a key with the n-th. Rows without a key,
/// such as votes, are matched by all that they hold. The order of rows makes no difference.
public struct DatasetChanges: Hashable, Sendable {
  /// What happened to a record.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case added, changed, removed
  }

  /// A value that is another than before.
  public struct Value: Hashable, Sendable {
    /// The name of the file's column.
    public var field: String
    /// The text before; `nil` for an empty cell.
    public var before: String?
    /// The text now; `nil` for an empty cell.
    public var after: String?
  }

  /// A record that differs.
  public struct Record: Hashable, Sendable {
    /// The name of the resource, as `systems`.
    public var file: String
    /// The key, its parts joined by `/`; of rows without a key all cells.
    public var key: String
    /// What happened to it.
    public var kind: Kind
    /// The values that are others than before: of an added record all that it has, of a removed one all that it had.
    public var values: [Value]
  }

  /// The records, file by file in the order in which a package lists them: those of the new state in its order, then those removed.
  public let records: [Record]

  /// Compares two states.
  ///
  /// - Throws: ``/Tables/TableError`` if a dataset cannot be written as files.
  /// - Complexity: O(cells), of both states.
  public init(from old: Dataset, to new: Dataset) throws(TableError) {
    var records: [Record] = []
    for file in DatasetFiles.all {
      let comparison = FileComparison(
        file: file.name, key: file.key, old: try file.table(of: old), new: try file.table(of: new))
      records += comparison.records
    }
    self.records = records
  }

  /// How many records of each file were added, changed and removed, in a sentence.
  public var sentence: String {
    guard !records.isEmpty else { return "The two states have the same records." }
    let byFile = Dictionary(grouping: records, by: \.file)
    let parts = DatasetFiles.all.compactMap { file -> String? in
      guard let records = byFile[file.name] else { return nil }
      let counts = Kind.allCases.compactMap { kind -> String? in
        let count = records.count { $0.kind == kind }
        return count == 0 ? nil : "\(count) \(kind.rawValue)"
      }
      return file.name.replacing("_", with: " ") + " " + counts.joined(separator: ", ")
    }
    return "Records: \(parts.joined(separator: "; "))."
  }

  /// The changes as a table, a row a value: `file`, `key`, `change`, `field`, `before`, `after`.
  public func table() throws(TableError) -> Table {
    let rows = records.flatMap { record in record.values.map { (record, $0) } }
    return try Table([
      Column(.file, rows.map { $0.0.file }),
      Column(.key, rows.map { $0.0.key }),
      Column(.change, rows.map { $0.0.kind.rawValue }),
      Column(.field, rows.map { $0.1.field }),
      Column(.before, rows.map { $0.1.before }),
      Column(.after, rows.map { $0.1.after }),
    ])
  }
}

/// The rows of one file in two states.
private struct FileComparison {
  let file: String
  let key: [String]
  let old: Table
  let new: Table
  /// The columns of either state: one that is empty throughout may be left out of a file.
  private let columns: [(name: String, old: Column?, new: Column?)]

  init(file: String, key: [String], old: Table, new: Table) {
    self.file = file
    self.key = key
    self.old = old
    self.new = new
    columns = (new.columnNames + old.columnNames.filter { new[$0] == nil }).map { ($0, old[$0], new[$0]) }
  }

  /// A key, and the how many-th row it is that has it.
  private struct RowName: Hashable {
    var parts: [String?]
    var occurrence = 0

    var text: String { parts.map { $0 ?? "" }.joined(separator: "/") }
  }

  var records: [DatasetChanges.Record] {
    let before = names(old)
    let after = names(new)
    let positions = Dictionary(before.enumerated().map { ($1, $0) }) { first, _ in first }
    let kept = Set(after)
    var records: [DatasetChanges.Record] = []
    for (row, name) in after.enumerated() {
      let values = values(from: positions[name], to: row)
      guard !values.isEmpty else { continue }
      records.append(
        .init(file: file, key: name.text, kind: positions[name] == nil ? .added : .changed, values: values))
    }
    for (row, name) in before.enumerated() where !kept.contains(name) {
      records.append(.init(file: file, key: name.text, kind: .removed, values: values(from: row, to: nil)))
    }
    return records
  }

  private func names(_ table: Table) -> [RowName] {
    let columns = key.isEmpty ? table.columns : key.compactMap { table[$0] }
    var counts: [[String?]: Int] = [:]
    return (0..<table.rowCount).map { row in
      let parts = columns.map { $0[row].fileText }
      let occurrence = counts[parts, default: 0]
      counts[parts] = occurrence + 1
      return RowName(parts: parts, occurrence: occurrence)
    }
  }

  private func values(from oldRow: Int?, to newRow: Int?) -> [DatasetChanges.Value] {
    columns.compactMap { column in
      let before = oldRow.flatMap { column.old?[$0] } ?? .missing
      let after = newRow.flatMap { column.new?[$0] } ?? .missing
      return before == after ? nil : .init(field: column.name, before: before.fileText, after: after.fileText)
    }
  }
}
