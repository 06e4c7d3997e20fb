import BenchmarkData
import GapAnalysis
import StatisticsCore

/// What the intervals of a random-effects synthesis cover.
enum SynthesisCoverage {
  /// Families with errors of 0.14 to 0.57; in the last design a fifth of the errors alone is known, as on our boards, and the others are taken
  /// for the largest known.
  private static let designs: [(families: Int, deviation: Double, knownShare: Double)] = [
    (4, 0, 1), (4, 0.3, 1), (4, 1, 1), (8, 0.3, 1), (8, 1, 1), (20, 0, 1), (20, 0.3, 1), (20, 1, 1), (20, 1, 0.2),
    (8, 1, 0.2),
  ]

  @Sendable static func table(samples: Int) throws -> String {
    [effects(samples: samples), bests(samples: max(1, samples / 20))].joined(separator: "\n\n")
  }

  // MARK: The best of both sides

  /// Families of a board each, on which systems of both sides have true scores about 0 and are measured with an error of 1; on every board the
  /// gap of the best true scores is moved to one drawn from N(0, τ²).
  struct Bests: Sendable {
    let families: Int
    let counts: (a: Int, b: Int)
    let spread: Double
    let deviation: Double
  }

  static let equal = Bests(families: 10, counts: (1, 30), spread: 0, deviation: 0)

  static let unequal = Bests(families: 20, counts: (2, 20), spread: 1, deviation: 2)

  private static let bestDesigns = [
    equal,
    Bests(families: 10, counts: (2, 20), spread: 0, deviation: 0),
    Bests(families: 10, counts: (1, 10), spread: 1, deviation: 0),
    unequal,
    Bests(families: 20, counts: (2, 20), spread: 2, deviation: 2),
    Bests(families: 20, counts: (10, 10), spread: 1, deviation: 1),
    Bests(families: 6, counts: (3, 3), spread: 3, deviation: 1),
  ]

  /// A board, and the gap of its best true scores.
  static func board(
    _ design: Bests, _ stream: inout RandomStream
  ) -> (entries: [BoardCoverage.Entry], gap: Double) {
    let a = (0..<design.counts.a).map { _ in design.spread * stream.nextNormal() }
    let b = (0..<design.counts.b).map { _ in design.spread * stream.nextNormal() }
    let gap = design.deviation * stream.nextNormal()
    let shift = gap + (b.max() ?? 0) - (a.max() ?? 0)
    return (
      a.map { .init(side: "US", truth: $0 + shift, error: 1) } + b.map { .init(side: "CN", truth: $0, error: 1) }, gap
    )
  }

  /// The mean of true gaps in standard deviations of a board's measured scores: what many families would say.
  static func truth(_ design: Bests) -> Double {
    guard design.deviation > 0 else { return 0 }
    var stream = RandomStream(seed: 3)
    let count = 100_000
    return (0..<count).reduce(0) { sum, _ in
      let board = board(design, &stream)
      let scores = board.entries.map { $0.truth + stream.nextNormal() }
      let mean = scores.reduce(0, +) / Double(scores.count)
      let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return sum + board.gap / (squares / Double(scores.count - 1)).squareRoot() / Double(count)
    }
  }

  /// What the families say of the gap of the best.
  static func synthesis(
    _ design: Bests, _ stream: inout RandomStream
  ) throws -> (model: GapSynthesis.Model, share: ConfidenceInterval?)? {
    let boards = (0..<design.families).map { _ in board(design, &stream).entries }
    let across = try GapAcross(
      .benchmarks, of: BoardCoverage.dataset(boards: boards, &stream), benchmark: nil, selection: Selection(),
      between: Sides("US", "CN"), options: Pair.Options(simulation: Simulation(resamples: 200, threads: 1)))
    let synthesis = try GapSynthesis(.frontier, of: across)
    return synthesis.model.map { ($0, synthesis.share.interval) }
  }

  private static func bests(samples: Int) -> String {
    var lines = [
      "| families | systems of the sides | spread of systems | τ | mean | bests as they are | one half in the share that leads |",
      "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for design in bestDesigns {
      let truth = truth(design)
      let sums = Coverage.sums(samples: samples, width: 3) { stream in
        guard let found = try? synthesis(design, &stream) else { return [.nan, .nan, .nan] }
        let hits = [
          found.model.interval.contains(truth), found.model.effects.interval.contains(truth),
          found.share?.contains(0.5) ?? true,
        ]
        return hits.map { $0 ? 1 : 0 }
      }
      let shares = sums.map { Coverage.thousandths($0 / Double(samples)) }.joined(separator: " | ")
      lines.append(
        "| \(design.families) | \(design.counts.a) against \(design.counts.b) | \(design.spread) | \(design.deviation) | \(shares) |"
      )
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Effects

  private static func effects(samples: Int) -> String {
    var lines = [
      "| families | τ | errors known | mean, Hartung-Knapp | mean, never narrower than the errors | one more family | τ² |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for design in designs {
      let sums = Coverage.sums(samples: samples, width: 4) { stream in
        let truth = 0.5
        let variances = (0..<design.families).map { _ in 0.02 + 0.3 * stream.nextUniform() }
        let effects = variances.map {
          truth + design.deviation * stream.nextNormal() + $0.squareRoot() * stream.nextNormal()
        }
        let known = variances.indices.filter { Double($0) < design.knownShare * Double(design.families) }
        let assumed = known.map { variances[$0] }.max() ?? 0
        let used = variances.indices.map { $0 < known.count ? variances[$0] : assumed }
        let next = truth + design.deviation * stream.nextNormal()
        guard let plain = try? RandomEffects.fit(effects: effects, variances: used, rule: .hartungKnapp).model,
          let model = try? RandomEffects.fit(effects: effects, variances: used).model
        else { return [0, 0, 0, 0] }
        let hits = [
          plain.interval.contains(truth), model.interval.contains(truth), model.prediction.contains(next),
          model.varianceInterval.contains(design.deviation * design.deviation),
        ]
        return hits.map { $0 ? 1 : 0 }
      }
      let shares = sums.map { Coverage.thousandths($0 / Double(samples)) }.joined(separator: " | ")
      lines.append(
        "| \(design.families) | \(design.deviation) | \(design.knownShare == 1 ? "all" : "a fifth") | \(shares) |")
    }
    return lines.joined(separator: "\n")
  }
}
