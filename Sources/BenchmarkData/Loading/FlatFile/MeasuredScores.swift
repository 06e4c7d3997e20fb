import OrderedCollections
import Tables

/// The scores of a flat file by evaluation and dimension: one each, or the means of a row a prompt or a video.
struct MeasuredScores {
  /// Whether rows are of single prompts or videos.
  private let isPerItem: Bool
  /// The number of rows without a score.
  private(set) var emptyCount = 0

  /// The first row of each evaluation, and of each evaluation and dimension, by their numbers; -1 where none counts.
  private(set) var evaluationRows: [Int32]
  private(set) var scoreRows: [Int32]
  /// The evaluations, in the order of their first rows.
  private var order: [Int32] = []
  /// The rows that have a score.
  private var rows: [Int32] = []
  /// The standard errors that come from the bounds of intervals, by row, NaN where there is none; empty where the file has no bounds.
  private var errors: [Double]
  private var sides: [Int32: ErrorSides] = [:]

  /// Nothing measured of the evaluations and dimensions of some cells.
  ///
  /// - Parameter hasBounds: Whether errors may come from the bounds of intervals.
  init(_ cells: ScoreCells, hasBounds: Bool) {
    isPerItem = cells.isPerItem
    evaluationRows = Array(repeating: -1, count: cells.evaluations.count)
    scoreRows = Array(repeating: -1, count: cells.scores.count)
    errors = hasBounds ? Array(repeating: .nan, count: cells.systemNumbers.count) : []
    rows.reserveCapacity(cells.systemNumbers.count)
  }

  /// The number of rows that are one of several of an evaluation.
  var itemCount: Int { isPerItem ? rows.count : 0 }

  /// The row that was the first to be added of those with a row's evaluation and dimension.
  func firstRow(withScoreOf row: Int, _ cells: ScoreCells) -> Int? {
    let first = scoreRows[Int(cells.scores.numbers[row])]
    return first < 0 ? nil : Int(first)
  }

  /// Adds what a row says; `nil` where its cell is empty.
  mutating func add(_ score: Score?, _ cells: ScoreCells, at row: Int) {
    addFirst(row, cells)
    guard let score else {
      emptyCount += 1
      return
    }
    rows.append(Int32(truncatingIfNeeded: row))
    if !errors.isEmpty { errors[row] = score.standardError ?? .nan }
    if let both = score.sides { sides[Int32(truncatingIfNeeded: row)] = both }
  }

  /// Adds rows that have nothing to say but a score, from `start` up to the first that has more, or that repeats an evaluation and a dimension
  /// where each is to be there once.
  ///
  /// - Returns: The row that was not added, or the number of rows.
  mutating func addPlainRows(
    from start: Int, _ cells: ScoreCells, _ values: NumberValues?, while isPlain: (Int) -> Bool
  ) -> Int {
    let pairs = cells.scores.numbers
    var row = start
    while row < pairs.count, isPlain(row) {
      if scoreRows[Int(pairs[row])] < 0 {
        addFirst(row, cells)
      } else if !isPerItem {
        return row
      }
      if values?.isMissing(row) ?? true {
        emptyCount += 1
      } else {
        rows.append(Int32(truncatingIfNeeded: row))
      }
      row += 1
    }
    return row
  }

  /// Notes where an evaluation, and an evaluation and dimension, were met first.
  private mutating func addFirst(_ row: Int, _ cells: ScoreCells) {
    let (evaluation, pair) = (Int(cells.evaluationNumbers[row]), Int(cells.scores.numbers[row]))
    if evaluationRows[evaluation] < 0 {
      evaluationRows[evaluation] = Int32(truncatingIfNeeded: row)
      order.append(Int32(truncatingIfNeeded: evaluation))
    }
    if scoreRows[pair] < 0 { scoreRows[pair] = Int32(truncatingIfNeeded: row) }
  }

  // MARK: Records

  /// The evaluations with their scores, and the samples.
  ///
  /// A mean is Σ x/n over all rows, summed in the order of the file. Its standard error is left to the samples.
  ///
  /// - Parameters:
  ///   - statedErrors: The column of standard errors.
  ///   - groups: What each row stands for, where rows are of several scores; empty else.
  ///   - evaluation: The evaluation of a number, without scores, as its first row has it.
  /// - Complexity: O(rows), expected.
  func records(
    _ cells: ScoreCells, values: NumberValues, statedErrors: NumberValues?, sampleSizes: NumberValues?,
    groups: [SampleSums.Group?], evaluation: (_ number: Int, _ row: Int) -> Evaluation
  ) -> (evaluations: Records<Evaluation>, samples: SampleList) {
    var scores: [[Dimension.ID: Score]]
    let dimensions = cells.dimensionNames.map { Dimension.ID($0) }
    var samples: SampleList = []
    if isPerItem {
      scores = Array(repeating: [:], count: evaluationRows.count)
      samples = fillItems(&scores, dimensions, cells, values, groups)
    } else {
      scores = singleScores(dimensions, cells, values, statedErrors, sampleSizes)
    }
    let evaluations = order.map { number in
      var evaluation = evaluation(Int(number), Int(evaluationRows[Int(number)]))
      swap(&evaluation.scores, &scores[Int(number)])
      return evaluation
    }
    return (Records(evaluations), samples)
  }

  /// The scores of each evaluation, where each is that of one row.
  private func singleScores(
    _ dimensions: [Dimension.ID], _ cells: ScoreCells, _ values: NumberValues, _ statedErrors: NumberValues?,
    _ sampleSizes: NumberValues?
  ) -> [[Dimension.ID: Score]] {
    let byEvaluation = GroupedRows(rows, by: cells.evaluationNumbers, count: evaluationRows.count)
    // Boards are mostly complete: the scores of an evaluation then have the keys of the first, which need not be hashed again.
    let firstKeys = byEvaluation.count > 0 ? byEvaluation[0].map { cells.dimensionNumbers[Int($0)] } : []
    let template = Dictionary(firstKeys.enumerated().map { (dimensions[Int($1)], $0) }) { first, _ in first }
    @Sendable func score(_ number: Int32) -> Score? {
      let row = Int(number)
      guard let value = values[row] else { return nil }
      let error = errors.isEmpty ? statedErrors.flatMap { $0[row] } : errors[row].isNaN ? nil : errors[row]
      var score = Score(value, standardError: error, sampleSize: sampleSizes.flatMap { $0[row] })
      if !sides.isEmpty { score.sides = sides[number] }
      return score
    }
    @Sendable func scores(_ number: Int) -> [Dimension.ID: Score] {
      let own = byEvaluation[number]
      let found = own.compactMap(score)
      let hasFirstKeys =
        found.count == firstKeys.count && template.count == firstKeys.count
        && own.elementsEqual(firstKeys) { cells.dimensionNumbers[Int($0)] == $1 }
      if hasFirstKeys { return template.mapValues { found[$0] } }
      var scores = [Dimension.ID: Score](minimumCapacity: own.count)
      for row in own {
        if let score = score(row) { scores[dimensions[Int(cells.dimensionNumbers[Int(row)])]] = score }
      }
      return scores
    }
    let evaluationCount = evaluationRows.count
    let parts = stride(from: 0, to: evaluationCount, by: 64).map { $0..<min($0 + 64, evaluationCount) }
    return concurrentMap(parts) { $0.map(scores) }.flatMap(\.self)
  }

  /// Sets the means of the rows of each evaluation and dimension, and gives the rows as samples: in the order in which each evaluation and dimension came
  /// first.
  private func fillItems(
    _ scores: inout [[Dimension.ID: Score]], _ dimensions: [Dimension.ID], _ cells: ScoreCells, _ values: NumberValues,
    _ groups: [SampleSums.Group?]
  ) -> SampleList {
    let (prompts, names) = prompts(cells)
    let (indices, raters) = (cells.texts("sample_index"), cells.texts("rater_id"))
    let numbers = indices.map { $0.texts.map { Int($0) } } ?? []
    var pairs: OrderedDictionary<Int, [ArraySlice<Int32>]> = [:]
    for rows in rowsByScore(cells) {
      if let first = rows.first { pairs[Int(cells.evaluationNumbers[Int(first)]), default: []].append(rows) }
    }
    let items = concurrentMap(pairs.values.elements) { pairs in
      var items = Items()
      for rows in pairs {
        guard let first = rows.first else { continue }
        let dimension = cells.dimensionNumbers[Int(first)]
        var (sum, count) = (0.0, 0)
        for number in rows {
          let row = Int(number)
          guard let value = values[row] else { continue }
          let group = groups.isEmpty ? SampleSums.Group(mean: value, count: 1, squares: 0) : groups[row]
          guard let group else { continue }
          sum += group.mean * Double(group.count)
          count += group.count
          items.columns.append(
            dimension: dimension, prompt: prompts[row],
            index: indices.flatMap { $0.numbers[row] < 0 ? nil : numbers[Int($0.numbers[row])] },
            rater: raters?.numbers[row] ?? -1, value: group.mean, count: group.count, squares: group.squares)
        }
        if count > 0 { items.means.append((dimension, sum / Double(count))) }
      }
      return items
    }
    for (evaluation, items) in zip(pairs.keys, items) {
      for (dimension, mean) in items.means { scores[evaluation][dimensions[Int(dimension)]] = Score(mean) }
    }
    return SampleList(
      OrderedDictionary(
        uniqueKeysWithValues: zip(pairs.keys, items).filter { !$1.columns.values.isEmpty }
          .map { (cells.evaluations[$0], $1.columns) }),
      dimensions: cells.dimensionNames, prompts: names, raters: raters?.texts ?? [])
  }

  /// The samples of an evaluation, and their means by dimension.
  private struct Items: Sendable {
    var columns = SampleList.Columns()
    var means: [(dimension: Int32, mean: Double)] = []
  }

  /// The rows with a score of each evaluation and dimension, in the order of the file; those without a score have none.
  private func rowsByScore(_ cells: ScoreCells) -> [ArraySlice<Int32>] {
    let byScore = GroupedRows(rows, by: cells.scores.numbers, count: cells.scores.count)
    return scoreRows.indices.filter { scoreRows[$0] >= 0 }.sorted { scoreRows[$0] < scoreRows[$1] }.map { byScore[$0] }
  }

  /// A number for the prompt of each row, and the prompts by their numbers; without a column of prompts each video stands for itself.
  private func prompts(_ cells: ScoreCells) -> (numbers: [Int32], names: [String]) {
    let (prompts, indices) = (cells.texts("prompt_id"), cells.texts("sample_index"))
    if let prompts, !prompts.numbers.contains(-1) { return (prompts.numbers, prompts.texts) }
    var names = NumberedNames()
    let numbers = cells.systemNumbers.indices.map { row in
      names.number(of: prompts?[row] ?? indices?[row] ?? "row \(row + 1)")
    }
    return (numbers, names.names)
  }
}
