import Tables

/// How the rows and columns of a file of rankings are laid out.
public enum RankingForm: String, Hashable, Sendable, CaseIterable {
  /// A row a system of a ranking: the ranking (or its rater and prompt), the system, its rank. Equal ranks are ties.
  case long
  /// A row a ranking and a column a system; the cells are ranks, empty where a system was not ranked.
  case wide
  /// A row a ranking, its systems in columns from the best on (`first`, `second`; `rank1`, `rank2`), or in one column as `a > b = c`.
  case ordered

  /// What a file has to have, for messages.
  var expected: String {
    switch self {
    case .long: "ranking_id (or rater_id or prompt_id), system and rank"
    case .wide: "two or more columns of ranks, each headed by a system"
    case .ordered:
      "columns rank1, rank2, … of systems, or one column ranking of a > b = c (in JSON also [\"a\", [\"b\", \"c\"]])"
    }
  }
}

/// Finds out whether a file holds rankings, and in which form.
///
/// A board may have a column of ranks too: it is one of rankings only where rows name the ranking that they are part of and nothing is a
/// score. A row a ranking and a column a system looks like other tables of numbers, and is asked about.
struct RankingFormFinder {
  let file: TableFile
  let assignment: ColumnAssignment
  private let options: LoadOptions

  init(_ file: TableFile, _ options: LoadOptions) {
    self.file = file
    self.options = options
    assignment = ColumnAssignment(file.columnNames, .rankings, mapping: options.columns)
  }

  /// The form; `nil` where the file holds something else.
  ///
  /// - Throws: That it was said to be of a form that it is not, or that it may be rankings or something else.
  func form() throws(Problems) -> RankingForm? {
    if let form = options.rankings {
      guard fits(form) else {
        throw Problems([
          Problem(
            .unrecognisedFile, at: Place(file: file.name, line: 1),
            "the file has no rankings of the form \(form.rawValue)",
            found: file.columnNames.joined(separator: ", "), expected: form.expected,
            fix: "say which column is which: --columns system=NAME,rank=NAME,ranking_id=NAME; or another form")
        ])
      }
      return form
    }
    let scores = ColumnAssignment(file.columnNames, .scores, mapping: options.columns)
    guard [.score, .estimate].allSatisfy({ scores[$0] == nil && scores.ambiguous[$0] == nil }) else { return nil }
    if fits(.long) {
      let others = numberColumns.filter { !isKnown($0, scores) }
      guard others.isEmpty || assignment[.ranking] != nil else {
        throw ask("ranks of a ranking, or scores", others.map { file.columnNames[$0] }, .long)
      }
      return .long
    }
    guard scores[.system] == nil, assignment[.system] == nil else { return nil }
    if fits(.ordered) { return .ordered }
    if looksWide { throw ask("ranks of the systems that head the columns, or something else", file.columnNames, .wide) }
    if let index = assignment[.order], let text = cells([index]).first(where: { (try? NumberCell($0)) == nil }) {
      throw Problems([
        Problem(
          .unrecognisedFile, at: Place(file: file.name, line: 1),
          "the column '\(file.columnNames[index])' holds no order of systems", found: text,
          expected: "a > b = c, the best first, ties with =; in JSON also [\"a\", [\"b\", \"c\"]]",
          fix: "put > between the systems, or give each a column: rank1, rank2, …")
      ])
    }
    return nil
  }

  private func ask(_ readings: String, _ columns: [String], _ form: RankingForm) -> Problems {
    Problems([
      Problem(
        .unrecognisedFile, at: Place(file: file.name, line: 1), "these numbers may be \(readings)",
        found: columns.joined(separator: ", "), expected: "one of the two",
        fix: form == .long
          ? "vgap rank … --rankings long for rankings, or --columns score=\"\(columns.first ?? "NAME")\" for scores"
          : "vgap rank … --rankings wide for rankings; scores need a column 'system'")
    ])
  }

  private func isKnown(_ index: Int, _ scores: ColumnAssignment) -> Bool {
    assignment.columns.values.contains(index) || scores.columns.values.contains(index)
  }

  private func fits(_ form: RankingForm) -> Bool {
    switch form {
    case .long:
      assignment[.system] != nil && assignment[.rank] != nil
        && [.ranking, .order, .rater, .prompt].contains { assignment[$0] != nil }
    case .wide: systemColumns.count > 1
    case .ordered: placeColumns != nil || hasOrder
    }
  }

  /// The columns that a system heads: those with a name that are nothing else.
  var systemColumns: [Int] {
    let filtered = Set(options.filters.map { ComparableName.header($0.column) })
    return assignment.free.filter {
      !file.columnNames[$0].hasPrefix("(column ") && !filtered.contains(ComparableName.header(file.columnNames[$0]))
    }
  }

  /// The columns of the first, the second and further systems, where the headers number them from 1 on.
  var placeColumns: [Int]? {
    var columns: [Int: Int] = [:]
    for (index, name) in file.columnNames.enumerated() {
      guard let place = Self.place(ComparableName.header(name)) else { continue }
      guard columns.updateValue(index, forKey: place) == nil else { return nil }
    }
    let ordered = (1...max(1, columns.count)).compactMap { columns[$0] }
    guard ordered.count > 1, ordered.count == columns.count else { return nil }
    // Numbers are ranks or scores, and no names, unless the form was said.
    guard options.rankings == .ordered || !cells(ordered).contains(where: { (try? NumberCell($0)) != nil }) else {
      return nil
    }
    return ordered
  }

  /// Whether one column holds orders such as `a > b = c`, or arrays of JSON.
  private var hasOrder: Bool {
    guard let index = assignment[.order] else { return false }
    let texts = cells([index])
    return !texts.isEmpty
      && (options.rankings == .ordered
        || texts.contains { $0.contains(">") || $0.contains("=") || $0.hasPrefix("[") })
  }

  /// Whether each of the first rows has the ranks 1, 2, … in the columns that are nothing else, ties in any of the usual ways.
  private var looksWide: Bool {
    let columns = systemColumns
    guard columns.count > 1, file.sample.count > 1 else { return false }
    return file.sample.allSatisfy { row in
      let cells = columns.map { row.indices.contains($0) ? row[$0] : nil }
      let numbers = cells.compactMap { $0 }.map { Double($0) }
      guard numbers.count > 1, numbers.allSatisfy({ $0 != nil }) else { return false }
      return Self.areRanks(numbers.compactMap(\.self))
    }
  }

  /// Whether numbers are the ranks of some order: ties by their minimum, middle or maximum, or without gaps.
  static func areRanks(_ numbers: [Double]) -> Bool {
    let levels = Set(numbers).sorted()
    func ranks(_ rank: (_ before: Int, _ level: Int, _ tied: Int) -> Double) -> [Double] {
      var before = 0
      return levels.enumerated().map { level, value in
        let tied = numbers.count { $0 == value }
        defer { before += tied }
        return rank(before, level, tied)
      }
    }
    return levels == ranks { before, _, _ in Double(before + 1) }
      || levels == ranks { _, level, _ in Double(level + 1) }
      || levels == ranks { before, _, tied in Double(before) + Double(tied + 1) / 2 }
      || levels == ranks { before, _, tied in Double(before + tied) }
  }

  /// The columns of nothing but numbers.
  private var numberColumns: [Int] {
    file.columnNames.indices.filter { index in
      let texts = cells([index])
      return !texts.isEmpty && texts.allSatisfy { (try? NumberCell($0)) != nil }
    }
  }

  /// The cells of the first rows that hold something.
  private func cells(_ columns: [Int]) -> [String] {
    file.sample.flatMap { row in columns.compactMap { row.indices.contains($0) ? row[$0] : nil } }
      .filter { !MissingWord.isMissing($0) }
  }

  private static let words = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]

  /// The place that a header is about: 2 of `rank 2`, `2nd` and `second choice`.
  private static func place(_ key: String) -> Int? {
    var key = key
    for end in ["choice", "place", "rank"] where key.hasSuffix(end) && key.count > end.count {
      key.removeLast(end.count)
    }
    if let word = words.firstIndex(of: key) { return word + 1 }
    for start in ["rank", "place", "choice", "position", "pos", "top", "no"]
    where key.hasPrefix(start) && key.count > start.count {
      return number(key.dropFirst(start.count))
    }
    guard ["st", "nd", "rd", "th"].contains(where: key.hasSuffix) else { return nil }
    return number(key.dropLast(2))
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
  }
}
