import Tables

extension Table {
  /// A table of random columns and values with whatever is hostile to CSV.
  static func random(using generator: inout SeededGenerator) throws -> Table {
    let rows = Int.random(in: 0...12, using: &generator)
    var columns: [Column] = []
    for index in 0..<Int.random(in: 1...5, using: &generator) {
      let name = "\(index)" + (hostileText(&generator) ?? "")
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: columns.append(Column(name, numbers: (0..<rows).map { _ in number(&generator) }))
      case 1: columns.append(Column(name, dates: (0..<rows).map { _ in date(&generator) }))
      default: columns.append(Column(name, text: (0..<rows).map { _ in hostileText(&generator) }))
      }
    }
    if Bool.random(using: &generator) { columns[0].name = "\u{FEFF}" + columns[0].name }
    return try Table(columns)
  }

  /// A schema by which the table's columns are read back with their types.
  var schema: [CSV.ColumnSchema] { columns.map { .init($0.name, $0.type) } }

  private static func hostileText(_ generator: inout SeededGenerator) -> String? {
    let pieces = [
      "", "a", "NA", "null", "0", "-1.5", "2024-02-30", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\n\n",
      " ", "  x  ", "\u{FEFF}", "\u{00A0}", "é", "e\u{0301}", "日本語", "👩‍👩‍👧‍👦", "🇨🇳", "\u{202E}שלום", "مرحبا", "\u{1}",
      "\u{7F}",
      "\u{85}", "\u{2028}", "=1+1", "'", "\\", "\u{10FFFF}", String(repeating: "long text ", count: 9),
    ]
    guard Int.random(in: 0..<5, using: &generator) > 0 else { return nil }
    return (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }

  private static func number(_ generator: inout SeededGenerator) -> Double? {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return nil
    case 1:
      return [0, -0.0, .leastNonzeroMagnitude, 1.7976931348623157e308, 2.2250738585072014e-308, 1e16, 1e-7]
        .randomElement(
          using: &generator)
    case 2: return Double(Int.random(in: -1000...1000, using: &generator)) / 100
    case 3: return Double(Int.random(in: -100...100, using: &generator))
    default:
      let number = Double(bitPattern: generator.next())
      return number.isFinite ? number : 0.1
    }
  }

  private static func date(_ generator: inout SeededGenerator) -> CalendarDate? {
    let year = Int.random(in: 1...9999, using: &generator)
    let month = Int.random(in: 1...12, using: &generator)
    return switch Int.random(in: 0..<4, using: &generator) {
    case 0: nil
    case 1: CalendarDate(year: year)
    case 2: CalendarDate(year: year, month: month)
    default: CalendarDate(year: year, month: month, day: Int.random(in: 1...31, using: &generator))
    }
  }
}
