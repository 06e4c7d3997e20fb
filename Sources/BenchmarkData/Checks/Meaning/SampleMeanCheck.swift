import OrderedCollections
import Quantities
import Tables

/// Scores against the means of their samples.
enum SampleMeanCheck: DatasetCheck {
  static let mean = Problem.Explanation(
    Problem.Code("sample-mean-mismatch"), .warning,
    """
    The mean of the per-video scores is not the score of the evaluation on that dimension: the two differ by more than 0.02 points \
    of a hundred, and by more than the rounding of the score explains. Samples of another run, of a part of the prompts, or on \
    another scale belong to an evaluation of their own.
    """)
  static let count = Problem.Explanation(
    Problem.Code("sample-count-mismatch"), .warning,
    """
    The evaluation states a sample size, and another number of per-video scores is there. Samples are missing, or the \
    size counts something else than videos.
    """)
  static let explanations = [mean, count]

  private struct Key: Hashable {
    var evaluation: Evaluation.ID
    var dimension: Dimension.ID
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    guard subject.isWhole else { return [] }
    var sums: OrderedDictionary<Key, (sum: Double, count: Double)> = [:]
    for evaluation in subject.dataset.samples.evaluations {
      let samples = subject.dataset.samples[evaluation]
      let (numbers, values, dimensions) = (samples.dimensionNumbers, samples.values, samples.dimensions)
      let counts = samples.counts
      var own = [(sum: Double, count: Double)](repeating: (0, 0), count: dimensions.count)
      for position in values.indices {
        let count = counts.isEmpty ? 1 : Double(counts[position])
        own[Int(numbers[position])].sum += values[position] * count
        own[Int(numbers[position])].count += count
      }
      for (dimension, sum) in zip(dimensions, own) where sum.count > 0 {
        sums[Key(evaluation: evaluation, dimension: dimension)] = sum
      }
    }
    var problems: [Problem] = []
    for (key, (sum, count)) in sums {
      guard let evaluation = subject.dataset.evaluations[key.evaluation],
        let score = evaluation.scores[key.dimension],
        let unit = subject.dataset.benchmarks[evaluation.benchmark]?.dimensions[key.dimension]?.unit
      else { continue }
      let average = sum / count
      let scale = unit.isOfHundred ? 100.0 : 1
      let allowed = max(
        0.0002 * scale, PrintedNumber.roundingError(decimals: PrintedNumber.decimals(of: score.value)))
      if abs(average - score.value) > allowed {
        problems.append(
          subject.problem(
            mean, .score(key.evaluation, key.dimension), column: "value",
            "the mean of the \(PrintedNumber.text(count)) samples is another",
            found: DecimalText.text(of: score.value), expected: PrintedNumber.text(average)))
      }
      if let size = score.sampleSize, size != count {
        problems.append(
          subject.problem(
            Self.count, .score(key.evaluation, key.dimension), column: "sample_size",
            "there are not as many samples as this says", found: DecimalText.text(of: size),
            expected: PrintedNumber.text(count)))
      }
    }
    return problems
  }
}
