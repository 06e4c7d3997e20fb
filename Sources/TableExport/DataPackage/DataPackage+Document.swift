import Quantities
public import Tables

extension DataPackage.Resource {
  /// A table that was written as CSV.
  ///
  /// - Parameters:
  ///   - document: The table.
  ///   - path: The path of the file.
  ///   - contents: The bytes of the file.
  ///   - primaryKey: The columns that together tell the rows apart; empty for none.
  ///   - foreignKeys: The columns that refer to other resources.
  public init(
    _ document: TableDocument, path: String, contents: some Collection<UInt8>, primaryKey: ColumnList = .init(),
    foreignKeys: [DataPackage.ForeignKey] = []
  ) {
    self.init(
      name: document.name, path: path, title: document.title, mediaType: TableFormat.csv.mediaType, contents: contents)
    description = document.caption
    type = "table"
    encoding = "utf-8"
    schema = DataPackage.Schema(
      profile: DataPackage.Schema.profile, fields: document.table.columns.map { .init($0, of: document) },
      missingValues: [DataPackage.Value("")],
      primaryKey: primaryKey.names.isEmpty ? nil : DataPackage.Names(primaryKey.names),
      foreignKeys: foreignKeys.isEmpty ? nil : foreignKeys)
  }

  /// Any file, with the SHA-256 of its bytes.
  public init(name: String, path: String, title: String, mediaType: String, contents: some Collection<UInt8>) {
    self.init(
      name: name, path: path, title: title,
      format: path.split(separator: "/").last?.split(separator: ".").last.map(String.init), mediaType: mediaType,
      byteCount: contents.count, hash: Self.hash(of: contents))
  }

  /// What says that a file has these bytes: their SHA-256.
  public static func hash(of contents: some Collection<UInt8>) -> String {
    "sha256:" + SHA256.hexadecimal(of: contents)
  }
}

extension DataPackage.Field {
  /// A column of a table that was written as CSV.
  fileprivate init(_ column: Column, of document: TableDocument) {
    let presentation = column.presentation
    let unitColumn = presentation.unit?.column.flatMap { document.table[$0.name] == nil ? nil : $0.name }
    var constraints = presentation.constraints
    let type = Self.type(of: column)
    if column.type == .date && type == "string" { constraints.pattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" }
    self.init(
      name: column.name, type: type,
      title: column.title, description: presentation.description, unit: presentation.unit?.fixedUnit?.name,
      unitColumn: unitColumn, constraints: constraints.orNone)
  }

  /// The field type. Dates that are known to different precisions have no type in the standard and are strings with a pattern.
  private static func type(of column: Column) -> String {
    switch WrittenType(of: column) {
    case .text: "string"
    case .flag: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .year: "year"
    case .month: "yearmonth"
    case .day: "date"
    }
  }
}
