import Quantities
import StatisticsCore

extension PairScores {
  /// Whether an organization has several of the systems.
  var hasRepeatedMakers: Bool {
    let all = clusters.a + clusters.b
    return Set(all).count < all.count
  }
}

extension Pair {
  /// The fewest organizations of a side whose systems tell how far off its mean is, where organizations have several.
  ///
  /// By `Benchmarks coverage makers` 95 % intervals cover 93 % or more from two on, at correlations up to 0.8, but where ``CoverageOfSides/makers(_:)``
  /// says less; of one nothing can be told.
  static let fewestMakers = 2

  /// How many organizations there are, and how alike the systems of one are: `8 of US, 6 of CN; intraclass correlation 0.48 and 0.1`.
  func makersText(_ scores: PairScores) -> String {
    let sides = [(a, scores.a.scores, scores.clusters.a), (b, scores.b.scores, scores.clusters.b)]
    let counts = sides.map { side, _, clusters in "\(Set(clusters).count) of \(side.title)" }
    let correlations = sides.compactMap { side, values, clusters -> String? in
      guard Set(clusters).count < clusters.count, let sample = try? ClusteredSample(values, clusters: clusters),
        let correlation = ClusteredMean(sample).intraclassCorrelation.estimate
      else { return nil }
      return "\(NumberWords.number(correlation, .decimals(2))) in \(side.title)"
    }
    let likeness = correlations.isEmpty ? "" : "; intraclass correlation \(correlations.joined(separator: ", "))"
    return "\(counts.joined(separator: ", "))\(likeness)"
  }

  /// What a method assumes that takes the systems of one organization as independent; `nil` where no organization has several.
  func independenceNote(_ scores: PairScores) -> Note? {
    guard scores.hasRepeatedMakers else { return nil }
    return
      "takes the systems of one organization as independent (organizations: \(makersText(scores))): if they resemble each other the interval is too narrow"
  }
}

extension Measure.Interval {
  /// The interval of a difference of means: clustered by organization where one has several systems, Welch's where none has.
  static var meansByMaker: Measure.Interval {
    .own { scores, pair, estimate throws(StatisticsError) in
      let level = scores.options.level
      guard scores.hasRepeatedMakers else {
        let welch = try WelchInterval.difference(scores.a.scores, scores.b.scores, level: level)
        estimate.addSampling(welch)
        if estimate.interval != nil, let note = CoverageOfSides.welch(scores.a.scores.count, scores.b.scores.count) {
          estimate.notes.append(note)
        }
        return
      }
      let few = [(pair.a, scores.clusters.a), (pair.b, scores.clusters.b)].filter { side, clusters in
        Set(clusters).count < Pair.fewestMakers
      }
      guard few.isEmpty else {
        let counts = few.map { side, clusters in "\(Set(clusters).count) of \(side.title)" }.joined(separator: " and ")
        estimate.status = .insufficient
        estimate.notes.append(
          "no interval: \(counts): too few organizations to tell how far their systems resemble each other (\(pair.makersText(scores)))"
        )
        return
      }
      guard
        let contrast = try ClusteredMeanDifference.contrast(
          scores.a.scores, clusters: scores.clusters.a, scores.b.scores, clusters: scores.clusters.b),
        contrast.standardError > 0
      else {
        estimate.status = .insufficient
        estimate.notes.append("no interval: the scores of a side do not vary")
        return
      }
      estimate.addSampling(try contrast.interval(level: level))
      estimate.standardError = contrast.standardError
      let degrees = NumberWords.number(contrast.degreesOfFreedom, .decimals(1))
      estimate.notes.append(
        "errors clustered by organization (\(pair.makersText(scores)); \(degrees) degrees of freedom)")
      if let note = CoverageOfSides.makers(scores.clusters.a) ?? CoverageOfSides.makers(scores.clusters.b) {
        estimate.notes.append(note)
      }
    }
  }
}

extension Estimate {
  /// Adds an interval that takes the systems as a sample, or why there is none.
  mutating func addSampling(_ result: IntervalResult) {
    switch result {
    case .interval(let found):
      interval = found
      kind = .sampling
      if found.lower.isInfinite || found.upper.isInfinite { status = .unbounded }
      notes.append("treats the systems listed as a sample, though released systems are no random sample")
    case .undefined(let reason):
      status = .insufficient
      notes.append("no interval: \(reason.description)")
    }
  }
}
