import OrderedCollections

/// The scores of a flat file by evaluation and dimension: one each, or the means of a row a prompt or a video.
struct MeasuredScores {
  /// What a score is of.
  struct Key: Hashable {
    var evaluation: Evaluation.ID
    var dimension: Dimension.ID
  }

  /// What a row is of that is one of several of an evaluation.
  struct Item: Hashable {
    var prompt: String
    /// Which of the prompt's videos.
    var index: Int?
    /// Who gave the score.
    var rater: String?
  }

  private struct Measured {
    var firstRow: Int
    var score: Score?
    var items: [(item: Item, value: Double)] = []
  }

  private var measured: OrderedDictionary<Key, Measured> = [:]
  /// The number of rows that are one of several of an evaluation.
  private(set) var itemCount = 0
  /// The number of rows without a score.
  private(set) var emptyCount = 0

  /// The first row with a score of this.
  func firstRow(of key: Key) -> Int? { measured[key]?.firstRow }

  /// Adds what a row says.
  mutating func add(_ score: Score?, _ item: Item?, to key: Key, at row: Int) {
    if measured[key] == nil { measured[key] = Measured(firstRow: row) }
    guard let score else {
      emptyCount += 1
      return
    }
    if let item {
      itemCount += 1
      measured[key]?.items.append((item, score.value))
    } else {
      measured[key]?.score = score
    }
  }

  /// Puts the scores and the samples into a dataset that has the evaluations.
  ///
  /// A mean is Σ x/n over all rows, summed in the order of the file. Its standard error is left to the samples.
  func fill(_ dataset: inout Dataset) {
    for (key, measured) in measured {
      if measured.items.isEmpty {
        if let score = measured.score { dataset.evaluations[key.evaluation]?.scores[key.dimension] = score }
        continue
      }
      let mean = measured.items.reduce(0) { $0 + $1.value } / Double(measured.items.count)
      dataset.evaluations[key.evaluation]?.scores[key.dimension] = Score(mean)
      for (item, value) in measured.items {
        dataset.samples.append(
          Sample(
            evaluation: key.evaluation, dimension: key.dimension, prompt: item.prompt, index: item.index,
            rater: item.rater, value: value))
      }
    }
  }
}
