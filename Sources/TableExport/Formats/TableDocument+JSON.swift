import Quantities
public import Tables

extension TableFormat {
  /// See ``TableDocument/json``.
  public static let json = TableFormat(
    name: "json", endings: ["json"], mediaType: "application/json", content: .document
  ) { document, _ in
    document.json.text() + "\n"
  }
}

extension TableFormat {
  /// See ``TableDocument/jsonLines``.
  public static let jsonLines = TableFormat(
    name: "jsonl", endings: ["jsonl", "ndjson"], mediaType: "application/jsonl", content: .rows
  ) { document, _ in document.jsonLines }
}

extension TableDocument {
  /// The rows as JSON Lines: an object a row, as in ``jsonRecords``, each on a line of its own. No lines for no rows.
  public var jsonLines: String { JSONValue.rows(of: table).map { $0.text(.compact) + "\n" }.joined() }

  /// The rows as an array of objects, one a row, whose members are the table's columns in order, unrounded. A missing value, and a
  /// number that is not finite, is `null`; a date is text, as precise as it is known; a truth value is one.
  public var jsonRecords: JSONValue { .records(of: table) }

  /// The document as one object: `name`, `title`, `caption`, `columns` (each with `name`, `type`, `title`, `unit`, `description`),
  /// `rows` as ``jsonRecords``, `notes`, `provenance`.
  public var json: JSONValue {
    .object(ofPresent: [
      "name": .string(name),
      "title": .string(title),
      "caption": caption.map(JSONValue.string),
      "columns": .array(table.columns.map(columnDescription)),
      "rows": jsonRecords,
      "notes": .array(notes.map(JSONValue.string)),
      "provenance": provenance.map(\.json),
    ])
  }

  /// `text`, `number`, `integer`, `date` or `boolean`.
  private static func typeName(of column: Column) -> String {
    column.holdsFlags ? "boolean" : column.holdsWholeNumbers ? "integer" : column.type.rawValue
  }

  private func columnDescription(_ column: Column) -> JSONValue {
    let unit = column.presentation.unit
    let unitColumn = unit?.column.flatMap { table[$0.name] == nil ? nil : $0.name }
    return .object(ofPresent: [
      "name": .string(column.name),
      "type": .string(Self.typeName(of: column)),
      "title": .string(column.title),
      "unit": (unit?.fixedUnit?.name).map(JSONValue.string),
      "unitColumn": unitColumn.map(JSONValue.string),
      "description": column.presentation.description.map(JSONValue.string),
    ])
  }
}

extension JSONValue {
  /// The rows of a table as an array of objects.
  ///
  /// - Complexity: O(number of cells).
  public static func records(of table: Table) -> JSONValue { .array(rows(of: table)) }

  static func rows(of table: Table) -> [JSONValue] {
    (0..<table.rowCount).map { row in
      .object(table.columns.map { Member($0.name, .cell(of: $0, row)) })
    }
  }

  static func cell(of column: Column, _ row: Int) -> JSONValue {
    switch column.values {
    case .text(let values):
      column.holdsFlags ? values[row].flatMap { Bool($0) }.map(JSONValue.bool) ?? .null : .optional(values[row])
    case .number(let values): .optional(values[row])
    case .date(let values): .optional(values[row]?.description)
    }
  }
}

extension Provenance {
  /// The provenance as an object: `program`, `version`, `command` (its arguments), `seed` (text, for it may exceed what a double
  /// holds), `inputs`, `sources`.
  public var json: JSONValue {
    .object(ofPresent: [
      "program": .string(program),
      "version": .string(version),
      "command": commandLine.isEmpty ? nil : .array(commandLine.map(JSONValue.string)),
      "seed": seed.map { .string(String($0)) },
      "inputs": .array(inputs.map(\.json)),
      "sources": sources.isEmpty ? nil : .array(sources.map(\.json)),
    ])
  }
}

extension FileFingerprint {
  fileprivate var json: JSONValue {
    ["path": .string(path), "sha256": .string(sha256), "bytes": .number(Double(byteCount))]
  }
}

extension DataPackage.Source {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "title": .string(title), "url": url.map(JSONValue.string), "license": license.map(JSONValue.string),
    ])
  }
}
