import Foundation
import GapAnalysis
import StatisticsCore

/// An interval that a command prints, a design under which it is simulated, and a broken form of it that must be found out.
struct CoverageBound: Sendable {
  /// What the interval is of, and the values of `ci_method` or `rank_ci_method` that name it.
  let interval: String
  let methods: String
  /// The commands that print it.
  let commands: String
  let design: String
  /// What is wrong with the broken form.
  let broken: String
  /// The coverage that is promised, for a nominal 0.95; where less is known, and said with the interval, it stands here.
  var least = 0.93
  /// How many times as many data sets are made of it as of the others: more than 1 where one takes no time.
  var repeats = 1
  /// Whether the printed interval and the broken one contain the truth; `nil` where there is none.
  let trial: @Sendable (inout RandomStream) throws -> Hits?

  struct Hits {
    var printed: Double
    var broken: Double

    init(_ printed: Bool, broken: Bool) { (self.printed, self.broken) = (printed ? 1 : 0, broken ? 1 : 0) }

    init(printed: Double, broken: Double) { (self.printed, self.broken) = (printed, broken) }

    /// Whether an interval contains the truth; broken, it reaches over a share of its width to either side of its middle.
    init(_ interval: ConfidenceInterval, contains truth: Double, brokenReach: Double = 0.35) {
      let (middle, reach) = ((interval.lower + interval.upper) / 2, brokenReach * (interval.upper - interval.lower))
      self.init(interval.contains(truth), broken: abs(truth - middle) <= reach)
    }
  }

  static let narrowed = "seven tenths as wide"
  static let halved = "half as wide"
}

/// Whether what commands print covers what it should, at a size that takes a minute: `Benchmarks coverage bounds [SAMPLES]`.
///
/// Each interval must cover at least its bound less three standard errors of the simulation, and its broken form less than that: a bound that a
/// broken method would pass is a fault of the check, and fails it too.
enum CoverageBounds {
  static var all: [CoverageBound] {
    AnalyticCoverage.bounds + RankCoverage.bounds + FrontierCoverage.bounds + TrendCoverage.bounds
      + SynthesisCoverage.bounds + VoteCoverage.bounds + VoteCoverage.boundsOfEffects + VoteCoverage.boundsOfModels
      + VoteCoverage.boundsOfRanks + VoteCoverage.boundsOfForms + ClusterSizeCoverage.bounds
      + BoardCoverage.bounds + ScaleCoverage.bounds + MakerCoverage.bounds
      + LagCoverage.bounds + ComparisonCoverage.bounds
  }

  @Sendable static func table(samples: Int) throws -> String {
    var lines = [
      "| interval | method | command | design | coverage | at least | broken: how | its coverage |",
      "| --- | --- | --- | --- | --: | --: | --- | --: |",
    ]
    var faults: [String] = []
    for bound in all {
      let samples = bound.repeats * samples
      let sums = Coverage.sums(samples: samples, width: 3) { stream in
        guard let hits = try? bound.trial(&stream) else { return [0, 0, 0] }
        return [hits.printed, hits.broken, 1]
      }
      let (printed, broken, count) = (sums[0] / sums[2], sums[1] / sums[2], sums[2])
      let least = bound.least - 3 * (bound.least * (1 - bound.least) / Double(samples)).squareRoot()
      if !(printed >= least) || count < 0.5 * Double(samples) {
        faults.append("\(bound.interval), \(bound.design): covers \(printed) of \(count), at least \(least) expected")
      }
      if !(broken < least) {
        faults.append("\(bound.interval), \(bound.design): a broken method (\(bound.broken)) covers \(broken)")
      }
      lines.append(
        "| \(bound.interval) | \(bound.methods) | \(bound.commands) | \(bound.design) | \(Coverage.thousandths(printed)) | "
          + "\(Coverage.thousandths(bound.least)) | \(bound.broken) | \(Coverage.thousandths(broken)) |")
    }
    guard faults.isEmpty else { throw Faults(text: (faults + lines).joined(separator: "\n")) }
    return lines.joined(separator: "\n")
  }

  struct Faults: Error, CustomStringConvertible {
    let text: String
    var description: String { "intervals that do not cover, or checks that a broken method passes:\n" + text }
  }
}

extension AnalyticCoverage {
  static var bounds: [CoverageBound] {
    let means = [
      bound("difference of means of the systems", "`welch-t`", "5 and 10 systems, one side twice as spread") { stream in
        let (a, b) = (normals(5, &stream), normals(10, &stream).map { 2 * $0 })
        return try WelchInterval.difference(a, b).interval.map { .init($0, contains: 0) }
      },
      bound("Hedges' g", "`noncentral-t`", "10 and 10 systems, 0.8 apart") { stream in
        let (a, b) = (normals(10, &stream).map { $0 + 0.8 }, normals(10, &stream))
        return try HedgesG.interval(a, b).interval.map { .init($0, contains: 0.8) }
      },
      bound("Hedges' g", "`noncentral-t`", "2 and 2 systems, 2 apart") { stream in
        let (a, b) = (normals(2, &stream).map { $0 + 2 }, normals(2, &stream))
        return try HedgesG.interval(a, b).interval.map { .init($0, contains: 2) }
      },
      bound("Hodges-Lehmann shift", "`rank-exact`, `rank-normal`", "10 and 10 systems, 1 apart") { stream in
        let (a, b) = (exponentials(10, &stream).map { $0 + 1 }, exponentials(10, &stream))
        return try HodgesLehmannShift.interval(a, b).interval.map { .init($0, contains: 1) }
      },
      bound("difference of medians", "`bootstrap-bca-scipy`", "10 and 10 systems, skewed") { stream in
        let (a, b) = (exponentials(10, &stream), exponentials(10, &stream))
        return try Bootstrap.distribution(
          of: TwoSampleStatistic.differenceOfMedians, first: a, second: b,
          simulation: Simulation(resamples: 999, seed: stream.next())
        ).interval(level: 0.95).interval.map { .init($0, contains: 0) }
      },
      bound(
        "probability of superiority, Cliff's delta, ordinal gap", "`newcombe-5`", "10 and 10 systems, one sd apart"
      ) { stream in
        let (a, b) = (normals(10, &stream).map { $0 + 1 }, normals(10, &stream))
        return try Superiority.interval(a, b).interval.map { .init($0, contains: 0.760249938906523) }
      },
    ]
    let proportions = [
      CoverageBound(
        interval: "share won of all, share of prompts above a threshold", methods: "`wilson`",
        commands: "`claims`, `compare --profile`", design: "share 0.3 of 30",
        broken: "± 1.96 errors, of share 0.02"
      ) { stream in
        let (count, rare) = (successes(0.3, 30, &stream), Double(successes(0.02, 30, &stream)) / 30)
        let reach = 1.959964 * (rare * (1 - rare) / 30).squareRoot()
        return try WilsonInterval.proportion(successes: count, trials: 30).interval.map {
          .init($0.contains(0.3), broken: abs(rare - 0.02) <= reach)
        }
      },
      CoverageBound(
        interval: "share won of all, share of prompts above a threshold", methods: "`wilson`",
        commands: "`claims`, `compare --profile`", design: "share 0.0175 of 10", broken: CoverageBound.halved,
        least: 0.83, repeats: 4
      ) { stream in
        try WilsonInterval.proportion(successes: successes(0.0175, 10, &stream), trials: 10).interval.map {
          .init($0, contains: 0.0175, brokenReach: 0.25)
        }
      },
      CoverageBound(
        interval: "share of systems", methods: "`clopper-pearson`", commands: "`claims`, `gap --synthesis`",
        design: "share 0.1 of 10", broken: "± 1.96 errors"
      ) { stream in
        let count = successes(0.1, 10, &stream)
        let share = Double(count) / 10
        return try ClopperPearsonInterval.proportion(successes: count, trials: 10).interval.map {
          .init(
            $0.contains(0.1), broken: abs(share - 0.1) <= 1.959964 * (share * (1 - share) / 10).squareRoot())
        }
      },
    ]
    return means + proportions + [
      // E[min(T, 1)] of an exponential T.
      catchUp("mean time to match a record, up to a limit", "`greenwood-t`", 8, truth: 1 - exp(-1)) {
        try $0.restrictedMean(upTo: 1)?.interval()
      },
      catchUp("mean time to match a record, up to a limit", "`greenwood-t`", 30, truth: 1 - exp(-1)) {
        try $0.restrictedMean(upTo: 1)?.interval()
      },
      catchUp("median time to match a record", "`brookmeyer-crowley`", 8, truth: log(2)) { try $0.medianInterval() },
      catchUp("median time to match a record", "`brookmeyer-crowley`", 30, truth: log(2)) { try $0.medianInterval() },
      // A limit that hardly any time reaches: E[min(T, 3)].
      catchUp(
        "mean time to match a record, up to a limit", "`greenwood-t`", 8, isCensored: false, least: 0.87,
        truth: 1 - exp(-3)
      ) { try $0.restrictedMean(upTo: 3)?.interval() },
    ] + sides
  }

  /// An interval of exponential times with mean 1, of which some are still waited for.
  private static func catchUp(
    _ interval: String, _ method: String, _ count: Int, isCensored: Bool = true, least: Double = 0.93, truth: Double,
    _ result: @escaping @Sendable (KaplanMeier) throws -> IntervalResult?
  ) -> CoverageBound {
    CoverageBound(
      interval: interval, methods: method, commands: "`lag`",
      design: "\(count) records, \(isCensored ? "some still waited for" : "all matched, nearly all before the limit")",
      broken: "three tenths as wide, none without an end", least: least, repeats: 4
    ) { stream in
      var (times, events) = ([Double](), [Bool]())
      for _ in 0..<count {
        let (time, end) = (-log(1 - stream.nextUniform()), isCensored ? -2 * log(1 - stream.nextUniform()) : .infinity)
        times.append(min(time, end))
        events.append(time <= end)
      }
      return try result(KaplanMeier(times: times, isEvent: events))?.interval.map { interval in
        interval.upper.isFinite
          ? .init(interval, contains: truth, brokenReach: 0.15)
          : .init(interval.contains(truth), broken: false)
      }
    }
  }

  /// Where sides differ in number and spread: what the notes beside the intervals say.
  private static var sides: [CoverageBound] {
    [
      (0, 2, 20, 1.0, "difference of means of the systems", "`welch-t`", 0.87),
      (0, 3, 20, 1, "difference of means of the systems", "`welch-t`", 0.92),
      (4, 2, 20, 1, "difference of means of the systems", "`welch-t`", 0.80),
      (4, 3, 20, 2, "difference of means of the systems", "`welch-t`", 0.84),
      (4, 5, 30, 1, "difference of means of the systems", "`welch-t`", 0.88),
      (4, 5, 30, 2, "difference of means of the systems", "`welch-t`", 0.86),
      (4, 10, 30, 2, "difference of means of the systems", "`welch-t`", 0.90),
      (1, 2, 20, 2, "Hedges' g", "`noncentral-t`", 0.74),
      (2, 2, 20, 2, "Hodges-Lehmann shift", "`rank-exact`, `rank-normal`", 0.84),
      (3, 2, 20, 2, "probability of superiority, Cliff's delta, ordinal gap", "`newcombe-5`", 0.84),
    ].map { place, fewer, more, spread, interval, method, least in
      CoverageBound(
        interval: interval, methods: method, commands: "`gap`",
        design:
          "\(fewer) and \(more) systems\(place == 4 ? ", skewed" : "")\(spread == 1 ? "" : ", the fewer spread twice as much")",
        broken: CoverageBound.halved, least: least
      ) { stream in
        let found = SideCoverage.intervals(fewer, more, spread, &stream)[place]
        return found.interval.map { .init($0, contains: found.truth, brokenReach: 0.25) }
      }
    }
  }

  private static func bound(
    _ interval: String, _ methods: String, _ design: String,
    _ trial: @escaping @Sendable (inout RandomStream) throws -> CoverageBound.Hits?
  ) -> CoverageBound {
    CoverageBound(
      interval: interval, methods: methods, commands: "`gap`", design: design, broken: CoverageBound.narrowed,
      repeats: 4, trial: trial)
  }

  private static func normals(_ count: Int, _ stream: inout RandomStream) -> [Double] {
    (0..<count).map { _ in stream.nextNormal() }
  }

  private static func exponentials(_ count: Int, _ stream: inout RandomStream) -> [Double] {
    (0..<count).map { _ in -log(1 - stream.nextUniform()) }
  }
}

extension RankCoverage {
  static var bounds: [CoverageBound] {
    [
      CoverageBound(
        interval: "ranks of all systems together", methods: "`rank-simultaneous`", commands: "`rank`",
        design: "10 equal systems", broken: "quantiles of redrawn ranks"
      ) { stream in
        try rankHits(&stream) {
          try RankSets.simultaneous(of: $0, simulation: $1)
        } score: {
          $0.allSatisfy(\.self) ? 1 : 0
        }
      },
      CoverageBound(
        interval: "rank of one system", methods: "`rank-marginal`", commands: "`rank --ranks marginal`, `claims`",
        design: "10 equal systems", broken: "quantiles of redrawn ranks"
      ) { stream in
        try rankHits(&stream) {
          try RankSets.marginal(of: $0, simulation: $1)
        } score: { covered in
          Double(covered.count(where: \.self)) / Double(covered.count)
        }
      },
      CoverageBound(
        interval: "differences of all systems together", methods: "`max-t`", commands: "`rank --pairs`, `--against`",
        design: "all pairs of 6 systems", broken: "each by itself"
      ) { stream in
        let errors = (0..<6).map { 0.5 + 0.2 * Double($0) }
        let estimates = try NormalEstimates(errors.map { $0 * stream.nextNormal() }, standardErrors: errors)
        let differences = try SimultaneousDifferences(
          .allPairs, of: estimates, simulation: Simulation(resamples: 999, seed: stream.next())
        ).differences
        return .init(
          differences.allSatisfy { $0.interval?.contains(0) == true },
          broken: differences.allSatisfy { abs($0.value) <= 1.959964 * $0.standardError })
      },
      CoverageBound(
        interval: "several gaps together", methods: "`redraw-max-t`", commands: "`profile`",
        design: "gaps of 12 dimensions", broken: "each by itself"
      ) { stream in
        let estimates = try NormalEstimates(
          (0..<24).map { _ in stream.nextNormal() }, standardErrors: Array(repeating: 1, count: 24))
        let several = try Redraw.simultaneousIntervals(
          of: { scores in (0..<12).map { scores[$0] - scores[$0 + 12] } }, estimates: estimates,
          simulation: Simulation(resamples: 999, seed: stream.next()))
        let reach = 1.959964 * 2.0.squareRoot()
        return .init(
          several.statistics.allSatisfy { $0.interval.interval?.contains(0) == true },
          broken: (0..<12).allSatisfy { abs(estimates.values[$0] - estimates.values[$0 + 12]) <= reach })
      },
      CoverageBound(
        interval: "mean of a system's videos", methods: "`clustered-t`", commands: "`score`, `gap`, `rank`",
        design: "30 prompts of 5 videos, correlation 0.3", broken: "videos taken as independent"
      ) { stream in
        var (values, clusters) = ([Double](), [Int]())
        for cluster in 0..<30 {
          let effect = 0.3.squareRoot() * stream.nextNormal()
          for _ in 0..<5 {
            values.append(effect + 0.7.squareRoot() * stream.nextNormal())
            clusters.append(cluster)
          }
        }
        guard let printed = try ClusteredMean(ClusteredSample(values, clusters: clusters)).interval().interval,
          let plain = try StudentTInterval.mean(of: values).interval
        else { return nil }
        return .init(printed.contains(0), broken: plain.contains(0))
      },
      CoverageBound(
        interval: "mean of a system's ratings by the same people", methods: "`crossed-t`",
        commands: "`score`, `gap`, `rank`", design: "4 raters of 60 prompts", broken: "clusters of prompts alone",
        least: 0.90
      ) { stream in
        let raters = (0..<4).map { _ in 0.7 * stream.nextNormal() }
        var (values, clusters, by) = ([Double](), [Int](), [Int]())
        for prompt in 0..<60 {
          let effect = 0.7 * stream.nextNormal()
          for rater in raters.indices {
            values.append(effect + raters[rater] + stream.nextNormal())
            clusters.append(prompt)
            by.append(rater)
          }
        }
        let sample = try ClusteredSample(values, clusters: clusters)
        guard let printed = try CrossedMean(sample, crossedBy: by).interval().interval,
          let plain = try ClusteredMean(sample).interval().interval
        else { return nil }
        return .init(printed.contains(0), broken: plain.contains(0))
      },
      CoverageBound(
        interval: "score with an error of few raters or runs", methods: "`estimated-t`", commands: "`rank`, `gap`",
        design: "the mean of 3 raters", broken: "its error taken as known"
      ) { stream in
        let ratings = (0..<3).map { _ in stream.nextNormal() }
        let moments = (ratings.reduce(0, +) / 3, ratings.map { $0 * $0 }.reduce(0, +))
        let error = ((moments.1 - 3 * moments.0 * moments.0) / 2 / 3).squareRoot()
        let printed = try WaldInterval.interval(of: moments.0, standardError: error, degreesOfFreedom: 2)
        return .init(
          printed.contains(0),
          broken: try WaldInterval.interval(of: moments.0, standardError: error, level: 0.95).contains(0))
      },
    ]
  }

  private static func rankHits(
    _ stream: inout RandomStream, _ rank: (NormalEstimates, Simulation) throws -> RankSets, score: ([Bool]) -> Double
  ) throws -> CoverageBound.Hits? {
    let errors = (0..<10).map { 0.3 + 0.07 * Double($0) }
    let estimates = try NormalEstimates(errors.map { $0 * stream.nextNormal() }, standardErrors: errors)
    let plan = Simulation(resamples: 999, seed: stream.next())
    func covered(_ sets: RankSets) -> [Bool] { sets.sets.map { $0.lower <= 1 && $0.upper >= 10 } }
    return .init(
      printed: score(covered(try rank(estimates, plan))),
      broken: score(covered(try RankSets.bootstrap(of: estimates, simulation: plan))))
  }
}

extension FrontierCoverage {
  static var bounds: [CoverageBound] {
    ["1 against 50 equal", "20 equal above 30 against 1", "a leader 4 above 20 equal, against 20 equal"].compactMap {
      name in
      designs.first { $0.name == name }.map { design in
        CoverageBound(
          interval: "gap of the best, and what is made of the best: lags, win rate, top k",
          methods: "`redraw-partial-ties`", commands: "`gap`, `lag`, `profile`, `claims`", design: name,
          broken: "percentiles of plain redraws"
        ) { stream in
          let scores = zip(design.truth, design.errors).map { $0 + $1 * stream.nextNormal() }
          let (truth, seed) = (gap(design.truth, design), stream.next())
          guard let printed = ends(.partialTies, scores, design, seed: seed),
            let plain = ends(.percentile, scores, design, seed: seed)
          else { return nil }
          return .init(
            printed.lower <= truth && truth <= printed.upper, broken: plain.lower <= truth && truth <= plain.upper)
        }
      }
    } + [
      CoverageBound(
        interval: "gap of means of the systems that are there", methods: "`redraw-percentile`", commands: "`gap`",
        design: "4 against 6 systems", broken: CoverageBound.narrowed
      ) { stream in
        let estimates = try NormalEstimates(
          (0..<10).map { _ in stream.nextNormal() }, standardErrors: Array(repeating: 1, count: 10))
        return try Redraw.interval(
          of: { $0[..<4].reduce(0, +) / 4 - $0[4...].reduce(0, +) / 6 }, estimates: estimates,
          simulation: Simulation(resamples: 999, seed: stream.next())
        ).interval.interval.map { .init($0, contains: 0) }
      }
    ]
  }
}

extension TrendCoverage {
  static var bounds: [CoverageBound] {
    let questions: [(interval: String, methods: String, design: Design, contrast: [Double])] = [
      ("closing rate of two lines", "`cr2-t`", designs[0], [0, 0, 1, -1]),
      ("gap of two lines today", "`cr2-t`", designs[5], [1, -1, 0, 0]),
      ("slope of a side with few organizations", "`cr2-t`", designs[1], [0, 0, 0, 1]),
    ]
    return questions.map { question in
      CoverageBound(
        interval: question.interval, methods: question.methods, commands: "`trend`, `lag`, `claims`",
        design: "\(question.design.name) systems of an organization", broken: "CR1 with t(G − 1)",
        repeats: 4
      ) { stream in
        guard let hits = covers(question.design, false, [question.contrast], &stream) else { return nil }
        return .init(printed: hits[0], broken: hits[1])
      }
    } + [
      CoverageBound(
        interval: "lag by parallel lines", methods: "`fieller-t`", commands: "`lag`, `trend`",
        design: "the ratio of two means of 6", broken: "half as wide"
      ) { stream in
        // A ratio of two means of six independent values each, about 1.
        let (a, b) = (
          (0..<6).map { _ in 5 + stream.nextNormal() }, (0..<6).map { _ in 5 + stream.nextNormal() }
        )
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / 6 }
        func variance(_ values: [Double]) -> Double {
          values.map { ($0 - mean(values)) * ($0 - mean(values)) }.reduce(0, +) / 5 / 6
        }
        func set(_ critical: Double) throws -> Bool {
          try Fieller.ratio(
            numerator: mean(a), denominator: mean(b), numeratorVariance: variance(a), denominatorVariance: variance(b),
            criticalValue: critical
          ).contains(1)
        }
        // t with 5 degrees of freedom.
        return .init(try set(2.570582), broken: try set(0.5 * 2.570582))
      }
    ]
      + [designs[1], designs[5]].map { design in
        CoverageBound(
          interval: "when two lines cross", methods: "`fieller-t`", commands: "`trend`, `claims`",
          design: "\(design.name) systems of an organization", broken: "with z and CR1"
        ) { stream in
          let (fit, clusters, sides) = try lines(design, isStrong: false, &stream)
          guard let reduced = try fit.biasReducedCovariance(clusters: clusters, sides: sides),
            let robust = try fit.clusterRobustCovariance(clusters: clusters)?.covariance
          else { return nil }
          // A leads by 2 and loses 3 a year.
          let coefficients = zip(fit.coefficients, [2, 0, -3, 0]).map(+)
          let (gap, rate): ([Double], [Double]) = ([-1, 1, 0, 0], [0, 0, 1, -1])
          func product(_ first: [Double], _ second: [Double]) -> Double {
            first.indices.reduce(0) { sum, row in
              sum + second.indices.reduce(0) { $0 + first[row] * robust[row, $1] * second[$1] }
            }
          }
          func value(_ weights: [Double]) -> Double { zip(weights, coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
          guard let printed = try reduced.ratio(of: gap, to: rate, coefficients: coefficients, level: 0.95) else {
            return nil
          }
          let broken = try Fieller.ratio(
            numerator: value(gap), denominator: value(rate), numeratorVariance: product(gap, gap),
            denominatorVariance: product(rate, rate), covariance: product(gap, rate), criticalValue: 1.959964)
          return .init(printed.contains(2.0 / 3), broken: broken.contains(2.0 / 3))
        }
      }
  }
}

extension MakerCoverage {
  static var bounds: [CoverageBound] {
    [
      CoverageBound(
        interval: "difference of means, systems of a maker alike", methods: "`cr2-t`", commands: "`gap`",
        design: "4 makers of 1 to 8 systems, 5 of 2 to 6; correlation 0.5", broken: "Welch's, systems as independent"
      ) { stream in
        let hits = covers(designs[4], 0.5, &stream)
        return .init(printed: hits[0], broken: hits[2])
      },
      CoverageBound(
        interval: "difference of means, systems of a maker alike", methods: "`cr2-t`", commands: "`gap`",
        design: "the same, the first side spread three times", broken: "Welch's, systems as independent", repeats: 4
      ) { stream in
        let hits = covers(designs[4], 0.5, spread: 3, &stream)
        return .init(printed: hits[0], broken: hits[2])
      },
    ]
  }
}

extension LagCoverage {
  static var bounds: [CoverageBound] {
    [
      (designs[0], "3 organizations of 3 systems a side, sd 20 each"),
      (designs[4], "4 organizations of 3 systems, spread three times, 8 of 3, sd 20 each"),
    ].map { design, text in
      CoverageBound(
        interval: "lag by parallel trends, of releases as drawn", methods: "`fieller-t`", commands: "`lag`, `trend`",
        design: text, broken: "lag over scores, redrawn (another question)"
      ) { stream in
        let hits = try covers(design, 20, 20, &stream)
        return .init(printed: hits[0], broken: hits[3] > 0 ? hits[2] : 0)
      }
    } + ofSystems
  }

  /// The lags of records in the design of the Arena: a row a measure.
  private static var ofSystems: [CoverageBound] {
    let (design, between, within) = (designs[1], 10.0, 20.0)
    let times = try? times(design, between, within)
    let rows: [(interval: String, methods: String, least: Double)] = [
      ("lag now", "`redraw-partial-ties`", 0.93), ("lag, mean over scores", "`redraw-partial-ties`", 0.93),
      ("lag, mean over days", "`redraw-partial-ties`", 0.93),
      ("mean time to match a record, up to a limit", "`greenwood-t`", 0.88),
      ("median time to match a record", "`brookmeyer-crowley`", 0.82),
    ]
    return rows.enumerated().map { place, row in
      CoverageBound(
        interval: row.interval, methods: row.methods, commands: "`lag`", design: "\(design.name) systems, sd 10 and 20",
        broken: CoverageBound.halved, least: row.least
      ) { stream in
        guard let times else { return nil }
        return try hits(design, between, within, times, &stream)[place]
      }
    }
  }
}

extension SynthesisCoverage {
  static var bounds: [CoverageBound] {
    func bound(
      _ interval: String, _ method: String, least: Double = 0.93, broken: String,
      _ hits: @escaping @Sendable (RandomEffects, _ truth: Double, _ next: Double) -> CoverageBound.Hits
    ) -> CoverageBound {
      CoverageBound(
        interval: interval, methods: method, commands: "`gap --synthesis`", design: "8 families, τ = 1",
        broken: broken, least: least, repeats: 20
      ) { stream in
        let variances = (0..<8).map { _ in 0.02 + 0.3 * stream.nextUniform() }
        let effects = variances.map { 0.5 + stream.nextNormal() + $0.squareRoot() * stream.nextNormal() }
        let next = 0.5 + stream.nextNormal()
        return try RandomEffects.fit(effects: effects, variances: variances).model.map { hits($0, 0.5, next) }
      }
    }
    return [
      bound("mean over families of benchmarks", "`hartung-knapp`", broken: CoverageBound.narrowed) { model, truth, _ in
        .init(model.interval, contains: truth)
      },
      CoverageBound(
        interval: "mean over families of the best", methods: "`hartung-knapp-luck`", commands: "`gap --synthesis`",
        design: "10 families of 1 against 30 equal", broken: "the best as they are"
      ) { stream in
        try synthesis(equal, &stream).map {
          .init($0.model.interval.contains(0), broken: $0.model.effects.interval.contains(0))
        }
      },
      CoverageBound(
        interval: "one more family, of the best", methods: "`random-effects-prediction-luck`",
        commands: "`gap --synthesis`", design: "20 families of 2 against 20 systems, τ = 2",
        broken: "the interval of the mean"
      ) { stream in
        let next = board(unequal, &stream)
        let scores = next.entries.map { $0.truth + stream.nextNormal() }
        let mean = scores.reduce(0, +) / Double(scores.count)
        let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let effect = next.gap / (squares / Double(scores.count - 1)).squareRoot()
        return try synthesis(unequal, &stream).map {
          .init($0.model.prediction.contains(effect), broken: $0.model.effects.interval.contains(effect))
        }
      },
      bound("one more family", "`random-effects-prediction`", least: 0.91, broken: "the interval of the mean") {
        model, _, next in .init(model.prediction.contains(next), broken: model.interval.contains(next))
      },
      bound("variance of the families", "`q-profile`", broken: "half of it") { model, _, _ in
        .init(
          model.varianceInterval.contains(1),
          broken: model.varianceInterval.contains(1) && model.varianceInterval.lower > 0.3)
      },
    ]
  }
}

extension VoteCoverage {
  static var bounds: [CoverageBound] {
    let truthOfRaters = (try? truth()) ?? []
    let (raters, prompts, taste, appeal, t) = (20, 20, 0.5, 0.5, 2.093024)
    let truthOfBoth = (try? crossedTruth(taste, appeal)) ?? []
    return [
      CoverageBound(
        interval: "ratings from votes of few raters", methods: "`estimated-t`", commands: "`rank`",
        design: "4 raters of 60 votes", broken: "percentiles over resampled raters"
      ) { stream in
        guard let ratings = try BradleyTerry().ratings(of: votes(of: 4, &stream)).ratings,
          let bootstrap = try ratings.bootstrap(Simulation(resamples: 299, seed: stream.next())).ratings,
          let errors = bootstrap.covariance()?.diagonal.map({ $0.squareRoot() })
        else { return nil }
        let percentiles = try bootstrap.logStrengthIntervals()
        let systems = ratings.logStrengths.indices
        func share(_ holds: (Int) -> Bool) -> Double { Double(systems.count(where: holds)) / Double(systems.count) }
        return .init(
          printed: share { abs(ratings.logStrengths[$0] - truthOfRaters[$0]) <= 3.182446 * errors[$0] },
          broken: share { percentiles[$0].interval?.contains(truthOfRaters[$0]) == true })
      },
      CoverageBound(
        interval: "ratings from votes of raters on prompts", methods: "`estimated-t`", commands: "`rank`",
        design: "20 raters, 20 prompts", broken: "clusters of raters alone, with z"
      ) { stream in
        let votes = try crossedVotes(raters, prompts, taste, appeal, &stream)
        guard let ratings = try BradleyTerry().ratings(of: votes.rater).ratings, let byRater = covariance(votes.rater),
          let byPrompt = covariance(votes.prompt), let byBoth = covariance(votes.both)
        else { return nil }
        let twoWay = try TwoWayCovariance.combined(first: byRater, second: byPrompt, intersection: byBoth)
        let systems = ratings.logStrengths.indices
        func share(_ covariance: Matrix, _ quantile: Double) -> Double {
          Double(
            systems.count {
              abs(ratings.logStrengths[$0] - truthOfBoth[$0]) <= quantile * covariance[$0, $0].squareRoot()
            }) / Double(systems.count)
        }
        return .init(printed: share(twoWay, t), broken: share(byRater, 1.959964))
      },
      CoverageBound(
        interval: "rating of a newcomer", methods: "`vote-bootstrap-percentile`", commands: "`rank`",
        design: "6 votes, 2 above three others", broken: "resamples without a rating left out"
      ) { stream in
        let votes = try votes(withNewcomer: 2, votes: 6, &stream)
        guard let ratings = try BradleyTerry().ratings(of: votes).ratings,
          let bootstrap = try ratings.bootstrap(Simulation(resamples: 299, seed: stream.next())).ratings,
          let interval = try bootstrap.logStrengthIntervals()[3].interval
        else { return nil }
        let finite = bootstrap.logStrengths.column(3).sorted()
        let (lower, upper) = (finite[finite.count / 40], finite[finite.count - 1 - finite.count / 40])
        return .init(interval.contains(1.5), broken: lower <= 1.5 && 1.5 <= upper)
      },
    ]
      + ["bootstrap", "wald", "sandwich"].map { name in
        CoverageBound(
          interval: "ratings from votes", methods: name == "bootstrap" ? "`vote-bootstrap-percentile`" : "`\(name)`",
          commands: name == "bootstrap" ? "`rank`" : "`rank --intervals \(name)`", design: "5 systems, 300 votes",
          broken: CoverageBound.narrowed
        ) { stream in
          let own = [0.9, 0.45, 0, -0.45, -0.9]
          var builder = try PairwiseComparisons.Builder(systemCount: 5)
          for _ in 0..<300 {
            let first = stream.nextIndex(below: 5)
            let second = (first + 1 + stream.nextIndex(below: 4)) % 5
            let chance = 1 / (1 + exp(own[second] - own[first]))
            try builder.add(first: first, second: second, outcome: stream.nextUniform() < chance ? .first : .second)
          }
          guard let ratings = try BradleyTerry().ratings(of: builder.build()).ratings else { return nil }
          let system = stream.nextIndex(below: 5)
          if name == "bootstrap" {
            guard let bootstrap = try ratings.bootstrap(Simulation(resamples: 299, seed: stream.next())).ratings,
              let interval = try bootstrap.logStrengthIntervals()[system].interval
            else { return nil }
            return .init(interval, contains: own[system])
          }
          guard let covariance = try ratings.covariance(name == "wald" ? .information : .sandwich).ratings else {
            return nil
          }
          return .init(
            try WaldInterval.interval(
              of: ratings.logStrengths[system], standardError: covariance.standardErrors[system], level: 0.95),
            contains: own[system])
        }
      }
  }
}
