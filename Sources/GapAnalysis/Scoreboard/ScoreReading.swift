import BenchmarkData
import Tables

/// How the evaluations of a benchmark are read as scores on one quantity: which count, and with what standard errors.
struct ScoreReading {
  /// What became of an evaluation.
  enum Outcome {
    case entry(Scoreboard.Entry)
    case excluded(Scoreboard.Reason)
  }

  /// The model of standard errors, if one was asked for and has enough to go by.
  let errors: ReevaluationErrors?
  /// Why the model that was asked for has not enough to go by, if so.
  let errorShortage: String?
  private let benchmark: Benchmark
  private let quantity: Quantity
  private let dataset: Dataset
  private let selection: Selection
  private let composition: Composition?
  private let samples: SampleErrors?
  /// The range of scores seen on each dimension, if missing ones are replaced by it.
  let observed: [Dimension.ID: ClosedRange<Double>]
  private let boardDate: CalendarDate?

  init(
    of quantity: Quantity, on benchmark: Benchmark, _ evaluations: [Evaluation], in dataset: Dataset,
    _ selection: Selection
  ) {
    self.benchmark = benchmark
    self.quantity = quantity
    self.dataset = dataset
    self.selection = selection
    composition = Composition(of: quantity, on: benchmark)
    (errors, errorShortage) = Self.errors(selection.errorModel, of: composition, on: benchmark, in: dataset)
    samples = SampleErrors(of: benchmark, in: dataset)
    observed = selection.missing == .bounds ? Self.observedRanges(evaluations) : [:]
    boardDate = Self.boardDate(of: benchmark, evaluations, selection, dataset)
  }

  private static func errors(
    _ model: ErrorModel, of composition: Composition?, on benchmark: Benchmark, in dataset: Dataset
  ) -> (ReevaluationErrors?, shortage: String?) {
    guard model == .reevaluation else { return (nil, nil) }
    guard let errors = ReevaluationErrors(of: benchmark.id, in: dataset) else {
      return (nil, "no system of \(benchmark.title) was measured twice, so re-evaluations give no standard errors")
    }
    let shortage = errors.shortage(for: composition?.terms.map(\.dimension.id) ?? [])
    return (shortage == nil ? errors : nil, shortage)
  }

  /// The entry that an evaluation makes, or why it makes none.
  func read(_ published: Evaluation, of system: System) -> Outcome {
    if let reason = selection.reasonToExclude(published, of: system, in: dataset) { return .excluded(reason) }
    if let boardDate, published.evaluatedOn != boardDate { return .excluded(.notOnBoard(of: boardDate)) }
    var evaluation = published
    if benchmark.errorScope == .runs { evaluation.scores = evaluation.scores.mapValues(Self.withRuns) }
    if let samples { evaluation.scores = samples.filling(evaluation) }
    if let errors { evaluation.scores = errors.filling(evaluation.scores) }
    guard var score = benchmark.score(of: evaluation, on: quantity, policy: selection.missing, observed: observed)
    else {
      let needed = composition?.terms.map(\.dimension.id) ?? []
      let missing = needed.filter { evaluation.scores[$0] == nil }
      return .excluded(missing.isEmpty || missing.count == needed.count ? .noScore : .incomplete(missing: missing))
    }
    if score.basis == .published, !selection.includesPublished {
      return .excluded(.incomplete(missing: score.missing))
    }
    if score.standardError == nil, let errors, let composition {
      score.standardError = errors.standardError(of: composition)
    }
    if let samples, let composition, let error = score.standardError {
      score.standardError = max(0, error * error + samples.covarianceTerm(of: published, in: composition)).squareRoot()
    }
    score.skewness = samples?.skewness(of: published, on: quantity, composition)
    return .entry(
      Scoreboard.Entry(
        system: system, organization: dataset.organization(of: system), partners: dataset.partners(of: system),
        bases: dataset.bases(of: system).map { base in
          .init(system: base, organization: dataset.organization(of: base), partners: dataset.partners(of: base))
        },
        evaluation: published, score: score, date: system.date(selection.dateKind)))
  }

  /// A score whose standard error is one over runs, as many as its sample size, with its degrees of freedom.
  private static func withRuns(_ score: Score) -> Score {
    guard score.standardError != nil, let runs = score.sampleSize, runs > 1 else { return score }
    var score = score
    score.degreesOfFreedom = runs - 1
    return score
  }

  /// The date of the newest board of a rating that counts; `nil` for other benchmarks.
  ///
  /// Ratings are fitted to all votes of a day together and have no fixed zero: those of two dates are not comparable.
  private static func boardDate(
    of benchmark: Benchmark, _ evaluations: [Evaluation], _ selection: Selection, _ dataset: Dataset
  ) -> CalendarDate? {
    guard benchmark.kind == .rating else { return nil }
    let dates = evaluations.compactMap { evaluation -> CalendarDate? in
      guard let system = dataset.systems[evaluation.system] else { return nil }
      let reason = selection.reasonToExclude(evaluation, of: system, in: dataset)
      return reason == nil ? evaluation.evaluatedOn : nil
    }
    return dates.max()
  }

  /// The range of scores seen on each dimension.
  private static func observedRanges(_ evaluations: [Evaluation]) -> [Dimension.ID: ClosedRange<Double>] {
    var ranges: [Dimension.ID: ClosedRange<Double>] = [:]
    for evaluation in evaluations {
      for (dimension, score) in evaluation.scores {
        let range = ranges[dimension] ?? score.value...score.value
        ranges[dimension] = min(range.lowerBound, score.value)...max(range.upperBound, score.value)
      }
    }
    return ranges
  }
}
