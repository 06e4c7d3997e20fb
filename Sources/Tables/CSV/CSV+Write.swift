extension CSV {
  /// How a table is written.
  public struct WritingOptions: Hashable, Sendable {
    /// The character between fields.
    public var delimiter: Delimiter = .comma
    /// Whether texts that a spreadsheet would take for a formula are made safe, names of columns too: an apostrophe is put before a
    /// text that begins with `=`, `+`, `-`, `@` or one of their full-width forms (U+FF1D, U+FF0B, U+FF0D, U+FF20), a tab or a
    /// carriage return. Such a file does not read back as the same table.
    public var spreadsheetSafe = false

    /// Commas, and every text as it is.
    public init() {}

    /// The given choices.
    public init(delimiter: Delimiter = .comma, spreadsheetSafe: Bool = false) {
      self.delimiter = delimiter
      self.spreadsheetSafe = spreadsheetSafe
    }
  }

  /// Why a table cannot be written as CSV.
  public enum WritingError: Error, Hashable, Sendable {
    /// The table has no columns.
    case noColumns
    /// A column has no name.
    case emptyColumnName(index: Int)
    /// A number is not finite: CSV has no text for it that every reader understands.
    case notFinite(column: String, row: Int)
    /// A text, or the name of a column (`row` is `nil`), holds a NUL character, which readers refuse.
    case nulCharacter(column: String, row: Int?)
  }

  /// The table as CSV, in UTF-8: a header, then a line for each row, each ended by LF.
  ///
  /// A field is quoted if it holds the delimiter, a quote, CR or LF, begins or ends with a space, or is the empty text;
  /// a missing value is an empty field. Numbers are the shortest text that reads back equal, see ``DecimalText``.
  /// ``read(_:name:options:)-([UInt8],_,_)`` gives back an equal table if it is told the types.
  ///
  /// - Throws: ``WritingError``.
  /// - Complexity: O(length of the result).
  public static func write(
    _ table: Table, options: WritingOptions = WritingOptions()
  ) throws(WritingError) -> [UInt8] {
    guard !table.columns.isEmpty else { throw .noColumns }
    var writer = CSVWriter(options: options)
    for (index, column) in table.columns.enumerated() {
      guard !column.name.isEmpty else { throw .emptyColumnName(index: index) }
      guard !column.name.utf8.contains(0) else { throw .nulCharacter(column: column.name, row: nil) }
      writer.separate(index)
      // A mark at the very start would be taken for a byte order mark.
      writer.append(
        safely: Array(column.name.utf8)[...],
        forcingQuotes: index == 0 && column.name.unicodeScalars.first == "\u{FEFF}")
    }
    writer.endRecord()
    for row in 0..<table.rowCount {
      for (index, column) in table.columns.enumerated() {
        writer.separate(index)
        try writer.append(column, row)
      }
      writer.endRecord()
    }
    return writer.output
  }

  /// The table as CSV text, as ``write(_:options:)`` writes it.
  public static func text(
    _ table: Table, options: WritingOptions = WritingOptions()
  ) throws(WritingError) -> String {
    String(decoding: try write(table, options: options), as: UTF8.self)
  }
}

/// The growing text of a file.
private struct CSVWriter {
  let options: CSV.WritingOptions
  var output: [UInt8] = []

  mutating func separate(_ index: Int) { if index > 0 { output.append(options.delimiter.byte) } }

  mutating func endRecord() { output.append(CSV.lineFeed) }

  mutating func append(_ column: Column, _ row: Int) throws(CSV.WritingError) {
    switch column.values {
    case .text(let values):
      guard let text = values.utf8(row) else { return }
      guard !text.contains(0) else { throw .nulCharacter(column: column.name, row: row) }
      append(safely: text)
    case .number(let values):
      guard let number = values[row] else { return }
      guard let text = DecimalText.text(of: number) else { throw .notFinite(column: column.name, row: row) }
      append(text: Array(text.utf8)[...])
    case .date(let values):
      guard let date = values[row] else { return }
      append(text: Array(date.description.utf8)[...])
    }
  }

  /// Appends a text that is not ours, so that no spreadsheet runs it if that is asked for.
  mutating func append(safely text: ArraySlice<UInt8>, forcingQuotes: Bool = false) {
    let prefix = options.spreadsheetSafe && Self.isFormula(text) ? UInt8(ascii: "'") : nil
    append(text: text, prefix: prefix, forcingQuotes: forcingQuotes)
  }

  private mutating func append(text: ArraySlice<UInt8>, prefix: UInt8? = nil, forcingQuotes: Bool = false) {
    guard forcingQuotes || needsQuotes(text) else {
      if let prefix { output.append(prefix) }
      output.append(contentsOf: text)
      return
    }
    output.append(CSV.quote)
    if let prefix { output.append(prefix) }
    for byte in text {
      if byte == CSV.quote { output.append(CSV.quote) }
      output.append(byte)
    }
    output.append(CSV.quote)
  }

  private func needsQuotes(_ text: ArraySlice<UInt8>) -> Bool {
    let space = UInt8(ascii: " ")
    guard let first = text.first, let last = text.last, first != space, last != space else { return true }
    return text.contains {
      $0 == options.delimiter.byte || $0 == CSV.quote || $0 == CSV.lineFeed || $0 == CSV.carriageReturn
    }
  }

  private static func isFormula(_ text: ArraySlice<UInt8>) -> Bool {
    formulaStarts.contains { text.starts(with: $0.utf8) }
  }

  private static let formulaStarts = ["=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]
}
