import Tables

/// Lays a table out for LaTeX.
struct LaTeXTable {
  let table: DisplayTable
  /// The command that sets the mark of a footnote.
  let noteCommand: String

  /// Columns of text with a cell wider than this are set as paragraphs.
  private static let widestLine = 40

  // MARK: Columns

  /// The column specification of the tabular.
  var preamble: String { "@{}" + table.columns.indices.map(specification).joined() + "@{}" }

  private func specification(ofColumn index: Int) -> String {
    if isNumeric(index) { return "S[table-format=\(format(ofColumn: index))]" }
    if isParagraph(index) { return ">{\\raggedright\\arraybackslash}p{\(paragraphWidth)\\linewidth}" }
    return switch table.columns[index].alignment {
    case .leading: "l"
    case .center: "c"
    case .trailing, .decimal: "r"
    }
  }

  /// Whether the column has a cell too long for a line.
  private func isParagraph(_ index: Int) -> Bool {
    table.rows.contains { row in
      if case .text(let text) = row.cells[index] { DisplayWidth.of(text) > Self.widestLine } else { false }
    }
  }

  /// The width of each column of paragraphs, of which several share the line.
  private var paragraphWidth: String {
    let count = table.columns.indices.count { !isNumeric($0) && isParagraph($0) }
    return count > 1 ? "0.\(max(10, 60 / count))" : "0.35"
  }

  /// Whether the column is one of numbers to be aligned on their decimal points.
  private func isNumeric(_ index: Int) -> Bool {
    table.columns[index].alignment == .decimal
      && table.rows.contains { if case .number = $0.cells[index] { true } else { false } }
  }

  /// The `table-format` of siunitx that has room for every number of the column: sign, digits before and after the point, digits
  /// of the exponent.
  private func format(ofColumn index: Int) -> String {
    var (hasSign, whole, decimals, hasExponentSign, exponent) = (false, 1, 0, false, 0)
    for row in table.rows {
      guard case .number(let digits, _) = row.cells[index] else { continue }
      let parts = digits.split(separator: "e")
      let mantissa = parts[0].drop { $0 == "-" }
      hasSign = hasSign || digits.hasPrefix("-")
      let halves = mantissa.split(separator: ".")
      whole = max(whole, halves[0].count)
      decimals = max(decimals, halves.count > 1 ? halves[1].count : 0)
      if parts.count > 1 {
        hasExponentSign = hasExponentSign || parts[1].hasPrefix("-")
        exponent = max(exponent, parts[1].drop { $0 == "-" }.count)
      }
    }
    var format = (hasSign ? "-" : "") + "\(whole)"
    if decimals > 0 { format += ".\(decimals)" }
    if exponent > 0 { format += "e\(hasExponentSign ? "-" : "")\(exponent)" }
    return format
  }

  // MARK: Rows

  /// The headings as a row.
  var headings: String {
    row(
      table.columns.indices.map { index in
        let heading = LaTeX.escaped(table.columns[index].headingWithUnit)
        return isNumeric(index) ? "{\(heading)}" : heading
      })
  }

  /// The rows.
  var rows: [String] {
    table.rows.map { row in
      self.row(
        row.cells.indices.map { index in
          let marks = index == 0 && !row.marks.isEmpty ? "\\\(noteCommand){\(row.marks.joined(separator: ","))}" : ""
          return text(of: row.cells[index], isNumeric: isNumeric(index)) + marks
        })
    }
  }

  private func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  private func text(of cell: DisplayTable.Cell, isNumeric: Bool) -> String {
    switch cell {
    case .missing: return isNumeric ? "{--}" : "--"
    case .text(let text): return isNumeric ? "{\(LaTeX.escaped(text))}" : LaTeX.escaped(text)
    case .number(let digits, _): return isNumeric ? digits : "\\num{\(digits)}"
    case .interval(let lower, let upper, _):
      let start = lower.map { "{[}\\num{\($0)}" } ?? "($-\\infty$"
      return start + ", " + (upper.map { "\\num{\($0)}{]}" } ?? "$\\infty$)")
    }
  }
}
