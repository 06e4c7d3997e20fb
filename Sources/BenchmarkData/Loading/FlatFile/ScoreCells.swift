import OrderedCollections
import Tables

/// The cells of a file of scores by column, texts as numbers.
///
/// What rows say of a system, a dimension or an evaluation is looked at once for each distinct combination of cells: ``systems``,
/// ``dimensions`` and ``evaluations`` number those combinations.
struct ScoreCells {
  /// The columns that there are, by our names, filled down where that was asked for.
  private var columns: [String: NumberedTexts] = [:]
  /// The columns that are filled down, by our names, as the file has them.
  private var unfilled: [String: [Int32]] = [:]
  /// The number of the name of each row's system; -1 where there is none.
  let systemNumbers: [Int32]
  /// Rows that say the same of their system.
  let systems: RowGroups
  /// Rows that say the same of their dimension.
  let dimensions: RowGroups
  /// The number of the evaluation of each row; -1 where there is none.
  let evaluationNumbers: [Int32]
  /// The evaluations, by their numbers.
  let evaluations: OrderedSet<Evaluation.ID>
  /// The number of the dimension of each row.
  let dimensionNumbers: [Int32]
  /// The headers of the dimensions, by the numbers of the texts that name them.
  let dimensionHeaders: [ColumnHeader]
  /// The dimensions, by their numbers, whatever the benchmark.
  let dimensionNames: [String]
  /// Rows with the same evaluation and the same dimension.
  let scores: RowGroups
  /// Whether rows are of single prompts or videos.
  let isPerItem: Bool

  /// The columns that are filled down where that is asked for, in the order in which a row is read.
  private static let fillable = ["system", "country", "organization", "benchmark", "dimension"]

  /// Numbers the cells of a table.
  ///
  /// - Parameters:
  ///   - fillDown: The columns in which an empty cell stands for the one above.
  ///   - defaultBenchmark: The benchmark of rows that name none.
  ///   - defaultDimension: The dimension of rows that name none.
  /// - Complexity: O(length of the columns), expected.
  init(
    _ reader: RowReader, fillDown: some Collection<String>, _ defaultBenchmark: Benchmark.ID, defaultDimension: String
  ) {
    let names = [
      "system", "country", "organization", "benchmark", "dimension", "unit", "higher_is_better", "access",
      "architecture", "address", "sampled_by", "evaluated_by", "source", "prompt_id", "sample_index", "rater_id",
    ]
    let rowCount = reader.source.table.rowCount
    for name in names { columns[name] = reader.texts(name).map(NumberedTexts.init) }
    for name in Self.fillable where fillDown.contains(name) {
      guard var numbers = columns[name]?.numbers else { continue }
      unfilled[name] = numbers
      for row in numbers.indices.dropFirst() where numbers[row] < 0 { numbers[row] = numbers[row - 1] }
      columns[name]?.numbers = numbers
    }
    let columns = columns
    let none = Array(repeating: Int32(-1), count: rowCount)
    systemNumbers = columns["system"]?.numbers ?? none
    let groups = concurrentMap([
      (
        texts: ["system", "organization", "country", "access", "architecture", "address"],
        dates: ["announced_on", "released_on"]
      ),
      (texts: ["benchmark", "dimension", "unit", "higher_is_better"], dates: []),
      (texts: ["benchmark", "system", "sampled_by"], dates: ["evaluated_on"]),
    ]) { key in
      let ofTexts = key.texts.compactMap { columns[$0].map { RowKeys.part($0) } }
      let ofDates = key.dates.compactMap { reader.dates($0).map { RowKeys.part($0) } }
      return RowKeys.groups(ofTexts + ofDates, rowCount: rowCount)
    }
    (systems, dimensions) = (groups[0], groups[1])

    var evaluations: OrderedSet<Evaluation.ID> = []
    let ofGroup = groups[2].firstRows.map { row -> Int32 in
      guard let system = columns["system"]?[row] else { return -1 }
      let benchmark = columns["benchmark"]?[row] ?? defaultBenchmark.text
      let key = Self.evaluationKey(
        benchmark, system, reader.dates("evaluated_on")?[row], columns["sampled_by"]?[row])
      return Int32(truncatingIfNeeded: evaluations.append(key).index)
    }
    evaluationNumbers = groups[2].numbers.map { ofGroup[Int($0)] }
    self.evaluations = evaluations

    dimensionHeaders = columns["dimension"]?.texts.map { ColumnHeader($0) } ?? []
    var dimensionNames = NumberedNames()
    let ofText = dimensionHeaders.map { dimensionNames.number(of: $0.name) }
    let other = dimensionNames.number(of: defaultDimension)
    dimensionNumbers = (columns["dimension"]?.numbers ?? none).map { $0 < 0 ? other : ofText[Int($0)] }
    self.dimensionNames = dimensionNames.names

    scores = RowKeys.groups(
      [
        RowKeys.part(evaluationNumbers, count: evaluations.count),
        RowKeys.part(dimensionNumbers, count: dimensionNames.names.count),
      ], rowCount: rowCount)
    isPerItem = reader.texts("prompt_id") != nil || reader.texts("sample_index") != nil
  }

  /// The text of a row in a column that our name stands for.
  func text(_ column: String, _ row: Int) -> String? { columns[column]?[row] }

  /// A column of texts, under our name.
  func texts(_ column: String) -> NumberedTexts? { columns[column] }

  /// The header that names the dimension of a row.
  func dimensionHeader(_ row: Int) -> ColumnHeader? {
    columns["dimension"].flatMap { $0.numbers[row] < 0 ? nil : dimensionHeaders[Int($0.numbers[row])] }
  }

  private static func evaluationKey(
    _ benchmark: String, _ system: String, _ date: CalendarDate?, _ sampledBy: String?
  ) -> Evaluation.ID {
    var text = benchmark + " | " + system
    if let date { text += " | " + date.description }
    if let sampledBy { text += " | " + sampledBy }
    return Evaluation.ID(text)
  }

  /// The rows that have the evaluation and the dimension of another, in ascending order.
  ///
  /// - Parameter skips: Whether a row does not count.
  func rowsOfSameScore(skips: (Int) -> Bool) -> [Int] {
    guard scores.count < scores.numbers.count else { return [] }
    var counts = Array(repeating: 0, count: scores.count)
    for row in scores.numbers.indices where !skips(row) { counts[Int(scores.numbers[row])] += 1 }
    return scores.numbers.indices.filter { counts[Int(scores.numbers[$0])] > 1 && !skips($0) }
  }

  // MARK: Counts

  /// How many rows of a system have each country, in the order of the first.
  func countryCounts(_ reader: RowReader) -> [(text: String, count: Int, firstRow: Int)] {
    guard let countries = columns["country"] else { return [] }
    var counts = Array(repeating: (count: 0, firstRow: 0), count: countries.texts.count)
    var order: [Int] = []
    for row in countries.numbers.indices where systemNumbers[row] >= 0 && !reader.skips(row) {
      let number = Int(countries.numbers[row])
      guard number >= 0 else { continue }
      if counts[number].count == 0 {
        counts[number].firstRow = row
        order.append(number)
      }
      counts[number].count += 1
    }
    return order.map { (countries.texts[$0], counts[$0].count, counts[$0].firstRow) }
  }

  /// How many cells of each column were filled from above in rows of a system, in the order of the first.
  func filledCounts(_ reader: RowReader) -> [(column: String, count: Int)] {
    var found: [(column: String, count: Int, firstRow: Int)] = []
    for name in Self.fillable {
      guard let unfilled = unfilled[name], let filled = columns[name]?.numbers else { continue }
      let rows = filled.indices.filter {
        unfilled[$0] < 0 && filled[$0] >= 0 && systemNumbers[$0] >= 0 && !reader.skips($0)
      }
      if let first = rows.first { found.append((name, rows.count, first)) }
    }
    return found.sorted { $0.firstRow < $1.firstRow }.map { ($0.column, $0.count) }
  }
}
