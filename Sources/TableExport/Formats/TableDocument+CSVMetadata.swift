import Quantities
public import Tables

extension TableDocument {
  /// What is added to the name of a CSV file for that of its description (Metadata Vocabulary for Tabular Data, W3C 2015, section 5.2).
  public static let csvMetadataEnding = "-metadata.json"

  /// The description of the table as a CSV file, by CSV on the Web (https://www.w3.org/TR/tabular-metadata/): what each column is, and in
  /// `notes` how the file was made, with its own SHA-256, so that it can be told whether both belong together.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the CSV file.
  ///   - name: Its name, in the folder in which the description lies too.
  public func csvMetadata(of bytes: [UInt8], at name: String) -> JSONValue {
    var origin = provenance?.json ?? [:]
    let file = FileFingerprint(path: name, of: bytes)
    origin["output"] = [
      "path": .string(name), "sha256": .string(file.sha256), "bytes": .number(Double(file.byteCount)),
    ]
    return .object(ofPresent: [
      "@context": "http://www.w3.org/ns/csvw",
      "url": .string(Self.urlReference(name)),
      "dc:title": .string(title),
      "dc:description": caption.map(JSONValue.string),
      "notes": [origin],
      "tableSchema": ["columns": .array(table.columns.map(columnMetadata))],
    ])
  }

  /// Whether a description can be written to `path`: where nothing lies there, or the description of an earlier file.
  ///
  /// - Throws: A ``/Tables/Problem`` of code `file-unwritable` if somebody's own file lies there.
  public static func checkMetadata(at path: String) throws(Problem) {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path)
    } catch {
      // What else is the matter shows in writing.
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("\"http://www.w3.org/ns/csvw\""), text.contains("\"program\"") else {
      throw Problem(
        .fileUnwritable, at: Place(file: path),
        "the description of the CSV file would take the place of a file that is none",
        fix: "rename it, or name another file with --output")
    }
  }

  private func columnMetadata(_ column: Column) -> JSONValue {
    .object(ofPresent: [
      "name": .string(column.name),
      "titles": .string(column.name),
      "dc:title": .string(column.title),
      "dc:description": column.presentation.description.map(JSONValue.string),
      "schema:unitText": (column.presentation.unit?.fixedUnit?.name).map(JSONValue.string),
      "datatype": .string(Self.datatype(of: column)),
    ])
  }

  /// The built-in datatype of a column's cells.
  private static func datatype(of column: Column) -> String {
    switch WrittenType(of: column) {
    case .text: "string"
    case .flag: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .year: "gYear"
    case .month: "gYearMonth"
    case .day: "date"
    }
  }

  /// A name as a reference to a file beside (RFC 3986): everything but what needs no escape is escaped.
  private static func urlReference(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
