import Tables

/// What the form of a table and all its columns say of the mark before decimals.
///
/// A column of nothing but `1.234` and the like could be one of decimals or of thousands. One number elsewhere that is plainly written, such
/// as `81.2` or `0.123`, decides for the table.
enum DecimalEvidence: Hashable, Sendable {
  /// Numbers are written with decimal points.
  case point
  /// Some numbers have decimal commas, or semicolons stand between the fields, as where decimals have commas.
  case comma
  /// Neither.
  case open

  /// What is to be seen in a table.
  ///
  /// - Parameter columns: The positions of the columns that are looked at.
  init(_ table: TextTable, _ columns: some Sequence<Int>, form: TableForm) {
    let columns = Array(columns)
    if form.delimiter == .semicolon || columns.contains(where: table.hasDecimalCommas) {
      self = .comma
    } else if form.delimiter == nil && form != .markdown || columns.contains(where: table.hasDecimalPoints) {
      // The numbers of JSON have points.
      self = .point
    } else {
      self = .open
    }
  }

  /// Whether a text is a number that is one with a decimal point only.
  static func isPoint(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ".")), let cell = try? NumberCell(text) else { return false }
    return cell.tokens.contains { $0.withComma == nil && ($0.withPoint?.decimals ?? 0) > 0 }
  }

  /// Whether all numbers with decimals could be thousands, as far as their values show: `81.234`, but `81.2` too.
  static func mayBeGroups(_ values: NumberValues) -> Bool {
    var hasDecimals = false
    for value in values {
      guard let value, value != value.rounded() else { continue }
      let thousands = value * 1000
      guard abs(value) >= 1, abs(value) < 1000, abs(thousands - thousands.rounded()) < 1e-6 else { return false }
      hasDecimals = true
    }
    return hasDecimals
  }
}
