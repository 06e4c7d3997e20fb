internal import Quantities
internal import Tables

extension DataPackage {
  /// A file of a package.
  public struct Resource: Hashable, Sendable {
    /// A short name, of its own in the package.
    public var name: String
    /// The path from the descriptor's folder, with `/` between its parts.
    public var path: String
    /// What the file shows.
    public var title: String
    /// How to read it.
    public var description: String?
    /// The media type.
    public var mediaType: String
    /// The size in bytes.
    public var byteCount: Int
    /// The SHA-256 of the bytes, in lower-case hexadecimal digits.
    public var sha256: String
    /// The Table Schema, if the file is a table.
    public var schema: JSONValue?

    /// A table that was written as CSV.
    ///
    /// - Parameters:
    ///   - document: The table.
    ///   - path: The path of the file.
    ///   - contents: The bytes of the file.
    ///   - primaryKey: The columns that together tell the rows apart; empty for none.
    ///   - foreignKeys: The columns that refer to other resources.
    public init(
      _ document: TableDocument, path: String, contents: some Collection<UInt8>, primaryKey: [String] = [],
      foreignKeys: [ForeignKey] = []
    ) {
      self.init(
        name: document.name, path: path, title: document.title, mediaType: TableFormat.csv.mediaType, contents: contents)
      description = document.caption
      schema = TableSchema.json(of: document, primaryKey: primaryKey, foreignKeys: foreignKeys)
    }

    /// Any file.
    public init(name: String, path: String, title: String, mediaType: String, contents: some Collection<UInt8>) {
      self.name = name
      self.path = path
      self.title = title
      self.mediaType = mediaType
      byteCount = contents.count
      sha256 = SHA256.hexadecimal(of: contents)
    }

    var json: JSONValue {
      let fileExtension = path.split(separator: "/").last?.split(separator: ".").last.map(String.init)
      return .object(ofPresent: [
        "name": .string(name),
        "type": schema == nil ? nil : "table",
        "path": .string(path),
        "title": .string(title),
        "description": description.map(JSONValue.string),
        "format": fileExtension.map(JSONValue.string),
        "mediatype": .string(mediaType),
        "encoding": schema == nil ? nil : "utf-8",
        "bytes": .number(Double(byteCount)),
        "hash": .string("sha256:\(sha256)"),
        "schema": schema,
      ])
    }
  }
}

/// Table Schema 2.0 (https://datapackage.org/standard/table-schema/).
enum TableSchema {
  static func json(
    of document: TableDocument, primaryKey: [String], foreignKeys: [DataPackage.ForeignKey]
  ) -> JSONValue {
    .object(ofPresent: [
      "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
      "fields": .array(document.table.columns.map { field($0, document) }),
      "missingValues": [""],
      "primaryKey": primaryKey.isEmpty ? nil : .array(primaryKey.map(JSONValue.string)),
      "foreignKeys": foreignKeys.isEmpty ? nil : .array(foreignKeys.map(json)),
    ])
  }

  private static func json(_ key: DataPackage.ForeignKey) -> JSONValue {
    [
      "fields": [.string(key.column)],
      "reference": ["resource": .string(key.resource), "fields": [.string(key.referencedColumn)]],
    ]
  }

  private static func field(_ column: Column, _ document: TableDocument) -> JSONValue {
    let presentation = document.presentation(of: column.name)
    let heading = presentation.heading.isEmpty ? ColumnPresentation.heading(for: column.name) : presentation.heading
    let unit: String? = if case .fixed(let unit) = presentation.unit { unit.name } else { nil }
    let unitColumn = presentation.unit?.column.flatMap { document.table[$0.name] == nil ? nil : $0.name }
    return .object(ofPresent: [
      "name": .string(column.name),
      "type": .string(type(of: column)),
      "title": .string(heading),
      "description": presentation.description.map(JSONValue.string),
      "unit": unit.map(JSONValue.string),
      "unitColumn": unitColumn.map(JSONValue.string),
      "constraints": constraints(presentation.constraints, column),
    ])
  }

  /// The field type. Dates that are known to different precisions have no type in the standard and are strings with a pattern.
  private static func type(of column: Column) -> String {
    switch column.values {
    case .text: return "string"
    case .number: return "number"
    case .date(let values):
      let precisions = Set(values.compactMap { $0?.precision })
      guard precisions.count <= 1 else { return "string" }
      return switch precisions.first {
      case .year: "year"
      case .month: "yearmonth"
      case .day, nil: "date"
      }
    }
  }

  private static func constraints(_ constraints: ColumnPresentation.Constraints, _ column: Column) -> JSONValue? {
    let isPartialDate = column.type == .date && type(of: column) == "string"
    let json: JSONValue = .object(ofPresent: [
      "required": constraints.isRequired ? .bool(true) : nil,
      "unique": constraints.isUnique ? .bool(true) : nil,
      "minimum": constraints.minimum.map(JSONValue.number),
      "maximum": constraints.maximum.map(JSONValue.number),
      "enum": constraints.allowedValues.isEmpty ? nil : .array(constraints.allowedValues.map(JSONValue.string)),
      "pattern": isPartialDate ? .string("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?") : nil,
    ])
    return json == .object([]) ? nil : json
  }
}
