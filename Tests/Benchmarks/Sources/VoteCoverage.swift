import Foundation
import StatisticsCore

/// What 95 % intervals of ratings from votes and rankings, and of effects beside them, cover where they cluster by rater, and where a system
/// is new.
enum VoteCoverage {
  @Sendable static func table(samples: Int) throws -> String {
    try [
      raters(samples: samples), crossed(samples: samples), newcomers(samples: samples),
      effects(samples: samples), rankings(samples: samples), models(samples: samples),
    ].joined(separator: "\n\n")
  }

  // MARK: Raters

  static let strengths = [0.6, 0.2, -0.2, -0.6]
  private static let votesOfARater = 60
  /// The standard deviation of a rater's own log-strength of a system about that of all raters.
  static let taste = 0.5

  /// Numbers of raters with the 97.5 % quantile of t on one degree of freedom fewer.
  private static let quantiles = [
    (3, 4.302653), (4, 3.182446), (5, 2.776445), (6, 2.570582), (8, 2.364624), (12, 2.200985), (20, 2.093024),
    (50, 2.009575),
  ]

  private static func raters(samples: Int) throws -> String {
    let truth = try truth()
    var lines = [
      "| raters | bootstrap | sandwich, z | sandwich, t(G − 1) | bootstrap error, t(G − 1) |",
      "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for (count, t) in quantiles {
      let sums = Coverage.sums(samples: samples / 2, width: 5) { stream in
        guard let votes = try? votes(of: count, &stream),
          let ratings = try? BradleyTerry().ratings(of: votes).ratings,
          let bootstrap = try? ratings.bootstrap(Simulation(resamples: 499, seed: stream.next())).ratings,
          let covariance = try? ratings.covariance(.clusteredSandwich, threads: 1).ratings,
          let percentiles = try? bootstrap.logStrengthIntervals(),
          let drawn = bootstrap.covariance()
        else { return [0, 0, 0, 0, 0] }
        var hits = [0.0, 0, 0, 0, Double(strengths.count)]
        for (system, value) in ratings.logStrengths.enumerated() {
          let (error, resampled) = (covariance.standardErrors[system], drawn[system, system].squareRoot())
          if percentiles[system].interval?.contains(truth[system]) == true { hits[0] += 1 }
          if abs(value - truth[system]) <= 1.959964 * error { hits[1] += 1 }
          if abs(value - truth[system]) <= t * error { hits[2] += 1 }
          if abs(value - truth[system]) <= t * resampled { hits[3] += 1 }
        }
        return hits
      }
      lines.append(
        "| \(count) | " + (0..<4).map { Coverage.thousandths(sums[$0] / sums[4]) }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// The ratings of very many raters: what few of them estimate.
  static func truth() throws -> [Double] {
    var stream = RandomStream(seed: 1)
    return try BradleyTerry().ratings(of: votes(of: 20_000, &stream)).ratings?.logStrengths ?? []
  }

  static func votes(of raters: Int, _ stream: inout RandomStream) throws -> PairwiseComparisons {
    try votes(ofSizes: Array(repeating: votesOfARater, count: raters), &stream)
  }

  /// Votes of raters who cast so many each.
  static func votes(
    ofSizes sizes: [Int], taste: Double = taste, _ stream: inout RandomStream
  ) throws -> PairwiseComparisons {
    var builder = try PairwiseComparisons.Builder(systemCount: strengths.count)
    for (rater, size) in sizes.enumerated() {
      let own = strengths.map { $0 + taste * stream.nextNormal() }
      for _ in 0..<size {
        let first = stream.nextIndex(below: own.count)
        let second = (first + 1 + stream.nextIndex(below: own.count - 1)) % own.count
        let chance = 1 / (1 + exp(own[second] - own[first]))
        try builder.add(
          first: first, second: second, outcome: stream.nextUniform() < chance ? .first : .second, cluster: rater)
      }
    }
    return builder.build()
  }

  // MARK: Raters and prompts

  /// Numbers of raters and prompts, and the standard deviations of their own log-strengths, with the 97.5 % quantile of t on a degree of
  /// freedom fewer than the fewer of the two.
  private static let crossedDesigns: [(raters: Int, prompts: Int, taste: Double, appeal: Double, t: Double)] = [
    (3, 60, 0.5, 0.5, 4.302653), (4, 120, 0.5, 0.5, 3.182446), (4, 120, 0.0, 0.5, 3.182446),
    (4, 120, 0.0, 0.0, 3.182446), (8, 8, 0.5, 0.5, 2.364624), (8, 40, 0.5, 0.0, 2.364624),
    (20, 20, 0.5, 0.5, 2.093024), (20, 100, 0.3, 1.0, 2.093024), (100, 30, 0.3, 0.5, 2.045230),
  ]

  private static func crossed(samples: Int) throws -> String {
    var lines = [
      "| raters | prompts | sd of raters | sd of prompts | raters alone | prompts alone | two-way |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for design in crossedDesigns {
      var stream = RandomStream(seed: 2)
      let truth =
        try BradleyTerry().ratings(of: crossedVotes(20_000, 20_000, design.taste, design.appeal, &stream).rater)
        .ratings?
        .logStrengths ?? []
      let sums = Coverage.sums(samples: samples, width: 4) { stream in
        guard let votes = try? crossedVotes(design.raters, design.prompts, design.taste, design.appeal, &stream),
          let ratings = try? BradleyTerry().ratings(of: votes.rater).ratings,
          let byRater = covariance(votes.rater), let byPrompt = covariance(votes.prompt),
          let byBoth = covariance(votes.both),
          let twoWay = try? TwoWayCovariance.combined(first: byRater, second: byPrompt, intersection: byBoth)
        else { return [0, 0, 0, 0] }
        var hits = [0.0, 0, 0, Double(strengths.count)]
        for (system, value) in ratings.logStrengths.enumerated() {
          let variances = [byRater, byPrompt, twoWay].map { $0[system, system] }
          for (place, variance) in variances.enumerated()
          where abs(value - truth[system]) <= design.t * max(0, variance).squareRoot() {
            hits[place] += 1
          }
        }
        return hits
      }
      lines.append(
        "| \(design.raters) | \(design.prompts) | \(design.taste) | \(design.appeal) | "
          + (0..<3).map { Coverage.thousandths(sums[$0] / sums[3]) }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// The ratings of very many raters on very many prompts.
  static func crossedTruth(_ taste: Double, _ appeal: Double) throws -> [Double] {
    var stream = RandomStream(seed: 2)
    return try BradleyTerry().ratings(of: crossedVotes(20_000, 20_000, taste, appeal, &stream).rater).ratings?
      .logStrengths ?? []
  }

  static func covariance(_ votes: PairwiseComparisons) -> Matrix? {
    (try? (try? BradleyTerry().ratings(of: votes).ratings)?.covariance(.clusteredSandwich).ratings)?.logStrengths
  }

  /// Votes of raters on prompts, 60 a rater: the same ones clustered by rater, by prompt, and by both.
  static func crossedVotes(
    _ raters: Int, _ prompts: Int, _ taste: Double, _ appeal: Double, _ stream: inout RandomStream
  ) throws -> (rater: PairwiseComparisons, prompt: PairwiseComparisons, both: PairwiseComparisons) {
    var builders = try (0..<3).map { _ in try PairwiseComparisons.Builder(systemCount: strengths.count) }
    let appeals = (0..<prompts).map { _ in strengths.map { _ in appeal * stream.nextNormal() } }
    for rater in 0..<raters {
      let own = strengths.map { $0 + taste * stream.nextNormal() }
      for _ in 0..<votesOfARater {
        let prompt = stream.nextIndex(below: prompts)
        let first = stream.nextIndex(below: own.count)
        let second = (first + 1 + stream.nextIndex(below: own.count - 1)) % own.count
        let difference = own[second] + appeals[prompt][second] - own[first] - appeals[prompt][first]
        let outcome: ComparisonOutcome = stream.nextUniform() < 1 / (1 + exp(difference)) ? .first : .second
        for (place, cluster) in [rater, prompt, rater * prompts + prompt].enumerated() {
          try builders[place].add(first: first, second: second, outcome: outcome, cluster: cluster)
        }
      }
    }
    return (builders[0].build(), builders[1].build(), builders[2].build())
  }

  // MARK: A newcomer

  private static func newcomers(samples: Int) throws -> String {
    var lines = [
      "| votes of the newcomer | its strength | bootstrap, resamples without ratings left out | bootstrap, they count | without an end | no rating | the others, less the mean of all | less that of those with both ends |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for count in [4, 6, 10, 20] {
      for strength in [0.0, 1.0, 2.0] {
        let sums = Coverage.sums(samples: samples / 2, width: 7) { stream in
          guard let votes = try? votes(withNewcomer: strength, votes: count, &stream) else {
            return [0, 0, 0, 0, 0, 0, 0]
          }
          guard let ratings = try? BradleyTerry().ratings(of: votes).ratings,
            let bootstrap = try? ratings.bootstrap(Simulation(resamples: 499, seed: stream.next())).ratings,
            let intervals = try? bootstrap.logStrengthIntervals(), let interval = intervals[3].interval
          else { return [0, 0, 0, 0, 1, 0, 0] }
          let anchor = RatingAnchor(intervals)
          let printed = (try? anchor.map(bootstrap.anchored)?.logStrengthIntervals()) ?? intervals
          func share(_ intervals: [IntervalResult], about truth: Double) -> Double {
            Double((0..<3).count { intervals[$0].interval?.contains(truth) == true }) / 3
          }
          let finite = bootstrap.logStrengths.column(3).sorted()
          let plain = (finite[Int(0.025 * Double(finite.count))], finite[Int(0.975 * Double(finite.count - 1))])
          // Ratings average zero.
          let truth = 0.75 * strength
          return [
            plain.0 <= truth && truth <= plain.1 ? 1 : 0, interval.contains(truth) ? 1 : 0,
            interval.isBounded ? 0 : 1, 1, 0, share(intervals, about: -0.25 * strength),
            share(printed, about: anchor == nil ? -0.25 * strength : 0),
          ]
        }
        let rated = sums[3]
        lines.append(
          "| \(count) | \(strength) | "
            + [
              sums[0] / rated, sums[1] / rated, sums[2] / rated, sums[4] / (sums[4] + rated), sums[5] / rated,
              sums[6] / rated,
            ].map(Coverage.thousandths).joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n")
  }

  static func votes(
    withNewcomer strength: Double, votes count: Int, _ stream: inout RandomStream
  ) throws -> PairwiseComparisons {
    var builder = try PairwiseComparisons.Builder(systemCount: 4)
    let own = [0, 0, 0, strength]
    for index in 0..<(900 + count) {
      let first = index < 900 ? stream.nextIndex(below: 3) : 3
      let second = index < 900 ? (first + 1 + stream.nextIndex(below: 2)) % 3 : stream.nextIndex(below: 3)
      let chance = 1 / (1 + exp(own[second] - own[first]))
      try builder.add(first: first, second: second, outcome: stream.nextUniform() < chance ? .first : .second)
    }
    return builder.build()
  }
}
