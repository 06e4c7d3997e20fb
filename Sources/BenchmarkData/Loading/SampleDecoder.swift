import OrderedCollections
import Tables

/// Turns the rows of a samples file into samples, without a record or a text for each.
///
/// - Complexity: O(length of the file), expected. Each distinct name is looked up once among those known.
struct SampleDecoder {
  /// The evaluations and benchmarks that rows refer to.
  let dataset: Dataset

  /// An evaluation that rows name.
  private struct Named {
    let evaluation: Evaluation.ID
    /// The benchmark of the evaluation; `nil` where no evaluation has the name.
    let benchmark: Benchmark.ID?
    /// The dimensions of the benchmark.
    let dimensions: Records<Dimension>
    /// Whether each dimension that rows name is one of the benchmark's; `nil` where that was not asked yet.
    var knows: [Bool?]
  }

  /// The samples of the rows; a row with a problem gives none.
  func decode(_ reader: inout RowReader) -> SampleList {
    guard let evaluations = reader.texts("evaluation_id").map(NumberedTexts.init),
      let dimensions = reader.texts("dimension_id").map(NumberedTexts.init),
      let prompts = reader.texts("prompt_id").map(NumberedTexts.init)
    else { return [] }
    guard let values = reader.numbers("value") ?? reader.numbers("sum") else {
      reader.rejectHeader(without: "value", fix: "give the score of each, or the count and the sum of several")
      return []
    }
    let sums = SampleSums(reader, countColumn: "count", areSums: reader.numbers("value") == nil)
    if sums == nil, reader.numbers("value") == nil {
      reader.rejectHeader(without: "count", fix: "say of how many scores each sum is")
      return []
    }
    let raters = reader.texts("rater_id").map(NumberedTexts.init)
    let indices = reader.numbers("sample_index")
    var keys = RowKeys(
      [evaluations, dimensions, prompts, raters].compactMap { $0.map(RowKeys.part) } + [RowKeys.part(indices)])
    var named = evaluations.texts.map { text in
      let benchmark = dataset.evaluations[Evaluation.ID(text)]?.benchmark
      return Named(
        evaluation: Evaluation.ID(text), benchmark: benchmark,
        dimensions: benchmark.flatMap { dataset.benchmarks[$0]?.dimensions } ?? [],
        knows: Array(repeating: nil, count: dimensions.texts.count))
    }
    var columns = Array(repeating: SampleList.Columns(), count: named.count)
    var order: [Int] = []
    for row in 0..<evaluations.numbers.count where !reader.skips(row) {
      let (evaluation, dimension) = (Int(evaluations.numbers[row]), Int(dimensions.numbers[row]))
      guard evaluation >= 0, dimension >= 0, prompts.numbers[row] >= 0, let value = values[row] else { continue }
      guard let benchmark = named[evaluation].benchmark else {
        reader.rejectUnknown(
          row: row, "evaluation_id", kind: "evaluation", evaluations.texts[evaluation],
          among: dataset.evaluations.keys.map(\.text))
        continue
      }
      let isKnown =
        named[evaluation].knows[dimension]
        ?? (named[evaluation].dimensions[Dimension.ID(dimensions.texts[dimension])] != nil)
      named[evaluation].knows[dimension] = isKnown
      var isSound = isKnown
      if !isKnown {
        reader.rejectUnknown(
          row: row, "dimension_id", kind: "dimension of \(benchmark)", dimensions.texts[dimension],
          among: named[evaluation].dimensions.keys.map(\.text))
      }
      let index = indices.flatMap { $0[row] }
      if let index, index != index.rounded() || abs(index) > 1e15 {
        isSound = false
        reader.reject(
          row: row, .impossibleValue, "sample_index", "this is not a whole number", found: DecimalText.text(of: index),
          expected: "0, 1, 2, …")
      }
      guard isSound else { continue }
      var group = SampleSums.Group(mean: value, count: 1, squares: 0)
      if let sums {
        guard let own = sums.group(value, row: row, &reader) else { continue }
        group = own
      }
      if let first = keys.firstRow(withKeyOf: row) {
        reader.rejectDuplicate(row: row, of: first, key: SamplesFile.key)
        continue
      }
      if columns[evaluation].values.isEmpty { order.append(evaluation) }
      columns[evaluation].append(
        dimension: Int32(dimension), prompt: prompts.numbers[row], index: index.map { Int($0) },
        rater: raters?.numbers[row] ?? -1, value: group.mean, count: group.count, squares: group.squares)
    }
    return SampleList(
      OrderedDictionary(uniqueKeysWithValues: order.map { (named[$0].evaluation, columns[$0]) }),
      dimensions: dimensions.texts, prompts: prompts.texts, raters: raters?.texts ?? [])
  }
}
