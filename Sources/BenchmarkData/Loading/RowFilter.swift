import Tables

/// A condition on the rows of a table: a column, and the values of which its cells must have one.
public struct RowFilter: Hashable, Sendable {
  /// The header of the column.
  public var column: String
  /// The values, compared in any case, and as numbers where both are: `1.0` is `1`.
  public var values: [String]
  /// Whether it is one on votes alone: in a table of scores the name stands for a field of systems.
  public var isOfVotesOnly: Bool

  /// Makes a condition.
  public init(column: String, values: [String], isOfVotesOnly: Bool = false) {
    self.column = column
    self.values = values
    self.isOfVotesOnly = isOfVotesOnly
  }

  /// The condition in words: `language=English or Chinese`.
  public var text: String { "\(column)=\(values.joined(separator: " or "))" }

  /// Whether a text is one of the values.
  fileprivate func admits(_ text: String) -> Bool {
    let plain = text.lowercased()
    if values.contains(where: { $0.lowercased() == plain }) { return true }
    guard let number = try? DecimalText.number(text) else { return false }
    return values.contains { (try? DecimalText.number($0)) == number }
  }
}

/// The rows of a table that meet several conditions.
struct FilteredRows {
  /// The rows that do not.
  private(set) var omitted: Set<Int> = []
  /// How many do not, in words; `nil` if no condition was given.
  private(set) var note: String?

  /// Finds the rows of a table that meet all conditions.
  ///
  /// - Throws: ``/Tables/Problems``: that a column or a value is not there.
  /// - Complexity: O(length of the columns); none if there is no condition.
  init(_ filters: [RowFilter], of source: SourceTable, kind: String) throws(Problems) {
    guard !filters.isEmpty else { return }
    var problems: [Problem] = []
    for filter in filters {
      guard let column = Self.column(filter.column, of: source) else {
        let near = nearestMatches(to: filter.column, in: source.fileColumnNames, limit: 1).first
        problems.append(
          Problem(
            .unknownColumn, at: Place(file: source.name, line: 1), "--where names no column of the file",
            found: filter.column, expected: "one of \(source.fileColumnNames.joined(separator: ", "))",
            fix: near.map { "did you mean '\($0)'?" }))
        continue
      }
      problems += keep(filter, column, of: source)
    }
    guard problems.isEmpty else { throw Problems(problems) }
    let count = source.table.rowCount
    note = "\(omitted.count) of \(count) \(kind) left out by --where \(filters.map(\.text).joined(separator: ", "))"
  }

  /// The column of a header, in any case and spacing if not letter by letter.
  static func column(_ name: String, of source: SourceTable) -> Column? {
    let key = ComparableName.header(name)
    let header =
      source.fileColumnNames.first { $0 == name }
      ?? source.fileColumnNames.first { !key.isEmpty && ComparableName.header($0) == key }
    return header.flatMap { source.table[$0] }
  }

  /// Leaves out the rows that do not meet a condition; the problem that none has one of its values.
  private mutating func keep(_ filter: RowFilter, _ column: Column, of source: SourceTable) -> [Problem] {
    let texts: TextValues =
      switch column.values {
      case .text(let texts): texts
      case .number(let numbers): TextValues(numbers.map { $0.flatMap(DecimalText.text) })
      case .date(let dates): TextValues(dates.map { $0?.description })
      }
    let distinct = NumberedTexts(texts)
    let isAdmitted = distinct.texts.map(filter.admits)
    for (row, number) in distinct.numbers.enumerated() where number < 0 || !isAdmitted[Int(number)] {
      omitted.insert(row)
    }
    return filter.values.compactMap { value in
      let alone = RowFilter(column: filter.column, values: [value])
      guard !distinct.texts.contains(where: alone.admits) else { return nil }
      let shown = distinct.texts.prefix(8).joined(separator: ", ") + (distinct.texts.count > 8 ? ", …" : "")
      let near = nearestMatches(to: value, in: Array(distinct.texts.prefix(1000)), limit: 1).first
      return Problem(
        .unknownChoice, at: source.place(column: column.name), "no row has this value, which --where asks for",
        found: value, expected: "one of \(shown)", fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
