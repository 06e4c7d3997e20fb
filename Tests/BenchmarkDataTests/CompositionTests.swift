import Quantities
import Tables
import Testing

@testable import BenchmarkData

struct CompositionTests {
  /// A benchmark in the manner of VBench: 4 : 1 groups, a half-weight dimension, goalposts.
  static let benchmark = Benchmark(
    id: "bench", name: "Bench", kind: .composite,
    groups: [
      DimensionGroup(id: "quality", name: "Quality", weight: 4),
      DimensionGroup(id: "semantic", name: "Semantic", weight: 1),
    ],
    dimensions: [
      Dimension(
        id: "smooth", name: "Smoothness", group: "quality", minimum: 0.5, maximum: 1, weight: 1, unit: "fraction"),
      Dimension(
        id: "dynamic", name: "Dynamics", group: "quality", minimum: 0, maximum: 1, weight: 0.5, unit: "fraction"),
      Dimension(id: "scene", name: "Scene", group: "semantic", minimum: 0, maximum: 0.8, weight: 1, unit: "fraction"),
    ])

  static let scores: [Dimension.ID: Score] = [
    "smooth": Score(0.9, standardError: 0.01), "dynamic": Score(0.6, standardError: 0.02),
    "scene": Score(0.4, standardError: 0.01),
  ]

  @Test func totalIsTheWeightedMeanOfNormalisedScores() throws {
    let composition = try #require(Composition(of: .total, on: Self.benchmark))
    let score = try #require(composition.compose(Self.scores, policy: .complete))
    // quality = (0.8 + 0.5 · 0.6)/1.5 = 0.7333, semantic = 0.5, total = (4 · 0.7333 + 0.5)/5.
    #expect(abs(score.value - (4 * (1.1 / 1.5) + 0.5) / 5) < 1e-12)
    #expect(score.coverage == 1)
    #expect(abs(composition.terms.reduce(0) { $0 + $1.share } - 1) < 1e-15)
    // Σ (share · slope · error)²
    let smooth: Double = 0.8 / 1.5 * 2 * 0.01
    let dynamic: Double = 0.8 * 0.5 / 1.5 * 0.02
    let scene: Double = 0.2 * 1.25 * 0.01
    let variance = smooth * smooth + dynamic * dynamic + scene * scene
    #expect(abs(try #require(score.standardError) - variance.squareRoot()) < 1e-15)
  }

  @Test func normalisedScoresAreNotClipped() {
    let dimension = Self.benchmark.dimensions["scene"]
    #expect(abs((dimension?.normalized(0.9) ?? 0) - 1.125) < 1e-12)
  }

  @Test func aDimensionWhereLowerIsBetterIsTurnedRound() {
    let dimension = Dimension(
      id: "error", name: "Error", minimum: 0, maximum: 4, weight: 1, higherIsBetter: false, unit: "points")
    #expect(dimension.normalized(1) == 0.75)
    #expect(dimension.normalizationSlope == -0.25)
    let free = Dimension(id: "error", name: "Error", higherIsBetter: false, unit: "points")
    #expect(free.normalized(3) == -3)
  }

  @Test func aMissingDimensionIsNeverZero() throws {
    var scores = Self.scores
    scores["dynamic"] = nil
    let composition = try #require(Composition(of: .total, on: Self.benchmark))
    #expect(composition.compose(scores, policy: .complete) == nil)
    let renormalised = try #require(composition.compose(scores, policy: .renormalise))
    #expect(abs(renormalised.value - (4 * 0.8 + 0.5) / 5) < 1e-12)
    #expect(abs(renormalised.coverage - (1 - 0.8 / 3)) < 1e-12)
    #expect(renormalised.missing == ["dynamic"])
    let bounds = try #require(composition.compose(scores, policy: .bounds, observed: ["dynamic": 0.2...0.8]))
    let low: Double = (4 * 0.9 / 1.5 + 0.5) / 5
    let high: Double = (4 * 1.2 / 1.5 + 0.5) / 5
    #expect(abs(try #require(bounds.bounds).lowerBound - low) < 1e-12)
    #expect(abs(try #require(bounds.bounds).upperBound - high) < 1e-12)
    #expect(abs(bounds.value - (low + high) / 2) < 1e-12)
  }

  @Test func belowTheLeastCoverageThereAreOnlyBounds() throws {
    let scores: [Dimension.ID: Score] = ["dynamic": Score(0.6), "scene": Score(0.4)]
    let composition = try #require(Composition(of: .total, on: Self.benchmark))
    #expect(composition.compose(scores, policy: .renormalise) == nil)
    #expect(composition.compose(scores, policy: .bounds, observed: ["smooth": 0.5...0.9]) != nil)
    #expect(composition.compose([:], policy: .renormalise) == nil)
  }

  @Test func aBenchmarkWithoutWeightsHasNoTotal() {
    var benchmark = Self.benchmark
    benchmark.groups["semantic"]?.weight = nil
    #expect(Composition(of: .total, on: benchmark) == nil)
    #expect(Composition(of: .group("quality"), on: benchmark) != nil)
    #expect(Composition(of: .group("other"), on: benchmark) == nil)
  }

  @Test func aRatingIsItsOwnTotal() {
    let rating = Benchmark(
      id: "arena", name: "Arena", kind: .rating, dimensions: [Dimension(id: "rating", name: "Rating", unit: "rating")])
    #expect(rating.resolve(.total) == .dimension("rating"))
    #expect(rating.scale(of: .total).unit == "rating")
    let evaluation = Evaluation(
      id: "e", benchmark: "arena", system: "s", scores: ["rating": Score(1400, standardError: 5, sampleSize: 900)])
    let score = rating.score(of: evaluation, on: .total)
    #expect(score?.value == 1400)
    #expect(score?.standardError == 5)
  }

  @Test func aPublishedTotalStandsInWhereDimensionsAreNotPublic() {
    let evaluation = Evaluation(id: "e", benchmark: "bench", system: "s", publishedTotals: ["total": 0.8])
    let score = Self.benchmark.score(of: evaluation, on: .total)
    #expect(score?.basis == .published)
    #expect(score?.value == 0.8)
    #expect(Self.benchmark.score(of: evaluation, on: .group("quality")) == nil)
  }

  // MARK: The real boards

  /// The curated dataset, loaded once.
  static let dataset = try? Dataset.load(at: Repository.dataset)

  /// Rows of the VBench 1.0 board captured on 2026-10-08 whose sixteen dimensions are public.
  static let fullRows: [Evaluation.ID] = {
    guard let dataset else { return [] }
    let board: Source.ID = "vbench-leaderboard-2026-10-08"
    return dataset.evaluations(on: "vbench-1.0").filter { $0.source == board && $0.scores.count == 16 }.map(\.id)
  }()

  @Test func theBoardHasFortyFullRows() { #expect(Self.fullRows.count == 40) }

  @Test(arguments: fullRows)
  func publishedScoresOfVBenchAreReproduced(_ id: Evaluation.ID) throws {
    let dataset = try #require(Self.dataset)
    let evaluation = try #require(dataset.evaluations[id])
    let benchmark = try #require(dataset.benchmarks["vbench-1.0"])
    for (quantity, key) in [
      (Quantity.total, Evaluation.total), (.group("quality"), "quality"), (.group("semantic"), "semantic"),
    ] {
      let published = try #require(evaluation.publishedTotals[key])
      let composed = try #require(benchmark.score(of: evaluation, on: quantity))
      #expect(composed.basis == .composed)
      // 0.01 points of a hundred; both sides are printed with two decimals of a percent.
      #expect(abs(composed.value - published) <= 0.0001 + 1e-12, "\(id) \(key)")
    }
  }
}
