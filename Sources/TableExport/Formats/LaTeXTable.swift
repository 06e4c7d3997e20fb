import Tables

/// Lays a table out for LaTeX, so that it fits the line of `article` where it can; for Typst with a line of its own.
///
/// A table that fits as it is stays so. Else its headings and texts are wrapped and its letters are made smaller; then columns that may be dropped
/// go, those of the greatest number first, as on a terminal. LaTeX itself shares the line among the wrapped columns (tabularx), so that an error
/// of the widths here only moves what is wrapped.
struct LaTeXTable {
  /// The columns that are set.
  let table: DisplayTable
  /// The command that sets the mark of a footnote.
  private let noteCommand: String
  /// The size of its letters.
  let size: LaTeXMetrics.Size
  /// Whether texts are wrapped, which takes tabularx.
  let isWrapped: Bool
  /// Whether numbers of the first column are set as text: xltabular, which has its caption there, and siunitx do not get on.
  private let setsFirstPlain: Bool
  /// Whether it is wider than the line all the same.
  let isTooWide: Bool
  /// The headings of the columns that were dropped for want of width.
  let droppedHeadings: [String]
  /// What each column is.
  private let columns: [ColumnKind]
  /// The width of each column in points.
  private let widths: [Double]
  private let line: Double

  private enum ColumnKind: Hashable {
    /// Numbers, aligned on their decimal points.
    case numbers(format: String)
    /// Text that stays on its line.
    case line
    /// Text that is wrapped.
    case paragraph
  }

  /// Lays out what is shown.
  ///
  /// - Parameters:
  ///   - shown: The table.
  ///   - spansPages: Whether it may break across pages.
  ///   - line: The width of a line in points.
  init(_ shown: DisplayTable, spansPages: Bool, line: Double = LaTeXMetrics.line) {
    self.line = line
    noteCommand = spansPages ? "textsuperscript" : "tnote"
    var shown = shown
    var dropped: [String] = []
    var layout = Layout(shown, .normal, wrapsTo: nil, line: line)
    // What may be wrapped gets no fewer letters than these, unless it needs fewer; in the end no more than its longest word.
    let usual: [(size: LaTeXMetrics.Size, letters: Double)] = [(.small, 16), (.footnote, 16), (.footnote, 11)]
    let tight: [(size: LaTeXMetrics.Size, letters: Double)] = [(.footnote, 0), (.script, 11), (.script, 0)]
    for attempt in usual where !layout.fits {
      layout = Layout(shown, attempt.size, wrapsTo: attempt.letters, line: line)
    }
    while !layout.fits, let index = shown.firstToDrop {
      dropped.append(shown.columns[index].heading)
      shown.remove(column: index)
      layout = Layout(shown, .footnote, wrapsTo: 11, line: line)
    }
    for attempt in tight where !layout.fits {
      layout = Layout(shown, attempt.size, wrapsTo: attempt.letters, line: line)
    }
    table = shown
    droppedHeadings = dropped
    size = layout.size
    isTooWide = !layout.fits
    columns = layout.kinds
    widths = layout.widths
    isWrapped = layout.kinds.contains(.paragraph)
    setsFirstPlain = spansPages && isWrapped
  }

  // MARK: Widths

  /// The columns of a table at a size.
  private struct Layout {
    let size: LaTeXMetrics.Size
    let kinds: [ColumnKind]
    let widths: [Double]
    let fits: Bool

    /// Lays columns out; where they do not fit as they are, texts of more than so many letters are wrapped, unless `letters` is `nil`.
    init(_ table: DisplayTable, _ size: LaTeXMetrics.Size, wrapsTo letters: Double?, line: Double) {
      self.size = size
      let padding = 2 * size.columnPadding * Double(max(0, table.columns.count - 1))
      let room = line - padding
      let headings = table.columns.map { HumanText.sanitised($0.headingWithUnit) }
      var kinds = table.columns.indices.map { index in
        LaTeXTable.format(ofColumn: index, in: table).map(ColumnKind.numbers) ?? .line
      }
      let cells = table.columns.indices.map { LaTeXTable.width(ofCells: $0, kinds[$0], in: table, size) }
      let natural = zip(cells, headings).map { max($0, LaTeXMetrics.width(of: $1, size)) }
      guard let letters, natural.reduce(0, +) > room else {
        (self.kinds, widths, fits) = (kinds, natural, natural.reduce(0, +) <= room)
        return
      }
      // Headings over what stays on its line are wrapped; texts get what they need at least, and share what is left.
      let least = table.columns.indices.map { index -> Double in
        let heading = headings[index].split(separator: " ").map { LaTeXMetrics.width(of: $0, size) }.max() ?? 0
        guard let piece = LaTeXTable.longestPiece(ofColumn: index, in: table, size, hyphenates: letters == 0) else {
          return max(cells[index], heading)
        }
        let comfortable = max(piece, letters * LaTeXMetrics.width(of: "n", size))
        return max(heading, min(cells[index], comfortable))
      }
      var left = room - least.reduce(0, +)
      let fits = left >= 0
      var widths = least
      let wanting = table.columns.indices.map { max(0, cells[$0] - least[$0]) }
      for index in table.columns.indices where wanting[index] > 0 { kinds[index] = .paragraph }
      // A text that wants little gets it, so that it need not be wrapped; the others share what is left alike.
      let ordered = wanting.indices.filter { wanting[$0] > 0 }.sorted { wanting[$0] < wanting[$1] }
      for (place, index) in ordered.enumerated() where left > 0 {
        let share = min(wanting[index], left / Double(ordered.count - place))
        widths[index] += share
        left -= share
        if share == wanting[index] { kinds[index] = .line }
      }
      // Headings are unwrapped as far as there is room.
      for index in headings.indices where left > 0 && kinds[index] != .paragraph && widths[index] < natural[index] {
        let share = min(left, natural[index] - widths[index])
        widths[index] += share
        left -= share
      }
      (self.kinds, self.widths, self.fits) = (kinds, widths, fits)
    }
  }

  /// The width of the widest cell of a column in points.
  private static func width(
    ofCells index: Int, _ kind: ColumnKind, in table: DisplayTable, _ size: LaTeXMetrics.Size
  ) -> Double {
    var widest =
      table.rows.map { row -> Double in
        let cell =
          switch row.cells[index] {
          case .missing: LaTeXMetrics.width(of: "--", size)
          case .text(let text): LaTeXMetrics.width(of: HumanText.sanitised(text), size)
          case .number(let digits, _): LaTeXMetrics.width(ofNumber: digits, size)
          case .interval(let lower, let upper, _):
            LaTeXMetrics.width(ofNumber: "[\(lower ?? "-\u{221E}"), \(upper ?? "\u{221E}")]", size)
          }
        return cell + (index == 0 ? Self.width(ofMarks: row, size) : 0)
      }.max() ?? 0
    if case .numbers(let format) = kind {
      // Marks stand beside the room that a column keeps for its numbers.
      let marks = index == 0 ? table.rows.map { Self.width(ofMarks: $0, size) }.max() ?? 0 : 0
      widest = max(widest, LaTeXMetrics.width(ofNumber: Self.sample(of: format), size) + marks)
    }
    return widest
  }

  /// The widest number that a `table-format` has room for.
  private static func sample(of format: String) -> String {
    var text = ""
    var digits = ""
    for character in format + "." {
      if character.isNumber {
        digits.append(character)
        continue
      }
      text += String(repeating: "0", count: Int(digits) ?? 0)
      text.append(character)
      digits = ""
    }
    return String(text.dropLast())
  }

  /// Superscripts are set at seven tenths of the size.
  private static func width(ofMarks row: DisplayTable.Row, _ size: LaTeXMetrics.Size) -> Double {
    row.marks.isEmpty ? 0 : 0.8 * LaTeXMetrics.width(of: row.marks.joined(separator: ","), size) + 1
  }

  /// How many letters of a word TeX keeps together at the most, where it hyphenates it.
  private static let longestSyllables = 10

  /// The width of the widest part of a cell that is not broken; `nil` for a column of other things than text.
  ///
  /// - Parameters:
  ///   - index: The column.
  ///   - table: The table.
  ///   - size: The size of its letters.
  ///   - hyphenates: Whether long words may be hyphenated.
  private static func longestPiece(
    ofColumn index: Int, in table: DisplayTable, _ size: LaTeXMetrics.Size, hyphenates: Bool
  ) -> Double? {
    guard table.columns[index].alignment != .decimal else { return nil }
    var widest: Double?
    for row in table.rows {
      switch row.cells[index] {
      case .text(let text):
        var pieces = LaTeX.pieces(of: HumanText.sanitised(text)).map { piece in
          let isWord = piece.allSatisfy { $0.isASCII && $0.isLetter }
          return LaTeXMetrics.width(of: hyphenates && isWord ? piece.prefix(longestSyllables) : piece, size)
        }
        if index == 0, let last = pieces.popLast() { pieces.append(last + Self.width(ofMarks: row, size)) }
        widest = max(widest ?? 0, pieces.max() ?? 0)
      case .missing: continue
      case .number, .interval: return nil
      }
    }
    return widest
  }

  /// How many lines the cells of each row take, at most.
  private var lines: [Int] {
    table.rows.map { row in
      row.cells.indices.map { index -> Int in
        guard columns[index] == .paragraph, case .text(let text) = row.cells[index], widths[index] > 0 else { return 1 }
        return max(1, Int((LaTeXMetrics.width(of: text, size) / widths[index] * 1.15).rounded(.up)))
      }.max() ?? 1
    }
  }

  /// The width of the table in points, to which its notes and its caption are set.
  var width: Double {
    let padding = 2 * size.columnPadding * Double(max(0, table.columns.count - 1))
    return isWrapped ? line : min(line, widths.reduce(padding, +))
  }

  /// The height of the rows and their headings in points.
  var height: Double {
    (Double(lines.reduce(0, +)) + Double(headingLines.map(\.count).max() ?? 1)) * size.lineHeight + 10
  }

  // MARK: Columns

  /// How wide the columns are whose texts are wrapped, in points; `nil` of the others, which are as wide as what they hold.
  var wrappedWidths: [Double?] { zip(columns, widths).map { $0 == .paragraph ? $1 : nil } }

  /// The column specification of the tabular.
  var preamble: String { "@{}" + table.columns.indices.map(specification).joined() + "@{}" }

  private func specification(ofColumn index: Int) -> String {
    switch columns[index] {
    case .numbers(let format):
      guard !isPlain(index) else { return "r" }
      // Room for marks behind numbers, which else stand outside the column.
      let longest = index == 0 ? table.rows.map(\.marks).max { $0.joined().count < $1.joined().count } ?? [] : []
      let marks = longest.isEmpty ? "" : ",table-space-text-post={\\\(noteCommand){\(longest.joined(separator: ","))}}"
      return "S[table-format=\(format)\(marks)]"
    case .paragraph:
      let shared = table.columns.indices.filter { columns[$0] == .paragraph }.map { widths[$0] }
      let share = widths[index] * Double(shared.count) / max(1, shared.reduce(0, +))
      let width = shared.count > 1 ? "\\hsize=\(Self.decimal(share))\\hsize\\linewidth=\\hsize" : ""
      // Behind a skip TeX hyphenates the first word too.
      return ">{\(width)\\raggedright\\arraybackslash\\hspace{0pt}}X"
    case .line:
      return Self.letter(table.columns[index].alignment)
    }
  }

  private func isPlain(_ index: Int) -> Bool {
    if case .numbers = columns[index] { index == 0 && setsFirstPlain } else { true }
  }

  /// A share with three decimals, rounded down so that shares never exceed the whole.
  private static func decimal(_ share: Double) -> String {
    let thousandths = Int((share * 1000 + 1e-6).rounded(.down))
    let decimals = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - decimals.count))\(decimals)"
  }

  /// The `table-format` of siunitx that has room for every number of a column: sign, digits before and after the point, digits of the exponent;
  /// `nil` for a column that is none of numbers to be aligned on their decimal points.
  private static func format(ofColumn index: Int, in table: DisplayTable) -> String? {
    guard table.columns[index].alignment == .decimal else { return nil }
    var (isNumeric, hasSign, whole, decimals, hasExponentSign, exponent) = (false, false, 1, 0, false, 0)
    for row in table.rows {
      guard case .number(let digits, _) = row.cells[index] else { continue }
      isNumeric = true
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
    guard isNumeric else { return nil }
    var format = (hasSign ? "-" : "") + "\(whole)"
    if decimals > 0 { format += ".\(decimals)" }
    if exponent > 0 { format += "e\(hasExponentSign ? "-" : "")\(exponent)" }
    return format
  }

  // MARK: Rows

  /// The headings, each in the lines that it takes.
  var headingLines: [[String]] {
    table.columns.indices.map { index in
      let heading = HumanText.sanitised(table.columns[index].headingWithUnit)
      // What fits to the hundredth of a point must not be wrapped by an error of rounding.
      let width = widths[index] + 0.01
      guard LaTeXMetrics.width(of: heading, size) > width else { return [heading] }
      return HumanText.wrapped(heading) { LaTeXMetrics.width(of: $0, size) <= width }
    }
  }

  /// The headings as a row.
  var headings: String {
    row(
      headingLines.enumerated().map { index, lines in
        let isNumeric = !isPlain(index)
        let side = isNumeric ? "c" : Self.letter(table.columns[index].alignment)
        let text = lines.map { LaTeX.escaped($0) }.joined(separator: "\\\\")
        let heading = lines.count > 1 ? "\\shortstack[\(side)]{\(text)}" : text
        return isNumeric ? "{\(heading)}" : heading
      })
  }

  /// What LaTeX calls an alignment.
  private static func letter(_ alignment: ColumnPresentation.Alignment) -> String {
    switch alignment {
    case .leading: "l"
    case .center: "c"
    case .trailing, .decimal: "r"
    }
  }

  /// The rows.
  var rows: [String] {
    table.rows.map { row in
      self.row(
        row.cells.indices.map { index in
          let marks = index == 0 && !row.marks.isEmpty ? "\\\(noteCommand){\(row.marks.joined(separator: ","))}" : ""
          return text(of: row.cells[index], inColumn: index) + marks
        })
    }
  }

  private func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  private func text(of cell: DisplayTable.Cell, inColumn index: Int) -> String {
    let isNumeric = !isPlain(index)
    switch cell {
    case .missing: return isNumeric ? "{--}" : "--"
    case .text(let text):
      if columns[index] == .paragraph { return LaTeX.breakable(text) }
      return isNumeric ? "{\(LaTeX.escaped(text))}" : LaTeX.escaped(text)
    case .number(let digits, _): return isNumeric ? digits : "\\num{\(digits)}"
    case .interval(let lower, let upper, _):
      let start = lower.map { "{[}\\num{\($0)}" } ?? "($-\\infty$"
      return start + ", " + (upper.map { "\\num{\($0)}{]}" } ?? "$\\infty$)")
    }
  }
}

extension DisplayTable {
  /// The column that goes first where there is too little room; `nil` if all stay.
  var firstToDrop: Int? {
    columns.indices.filter { columns[$0].dropOrder != nil }.max {
      (columns[$0].dropOrder ?? 0) <= (columns[$1].dropOrder ?? 0)
    }
  }

  /// Takes a column out.
  mutating func remove(column index: Int) {
    columns.remove(at: index)
    for row in rows.indices { rows[row].cells.remove(at: index) }
  }
}
