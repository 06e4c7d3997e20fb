import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct GapMeasureTests {
  // MARK: The worked example

  @Test(arguments: [
    (Measure.frontierGap, 1.04), (.rarefiedFrontierGap, 1.52), (.topKGap, -0.003333333333), (.meanGap, 1.33),
    (.medianGap, 0.30), (.hodgesLehmannGap, 1.27), (.hedgesG, 0.492594), (.superiority, 0.625),
    (.ordinalGapV, 0.450624),
    (.cliffsDelta, 0.25),
  ])
  func workedExampleOfTheMethodsPage(_ measure: Measure, _ expected: Double) throws {
    let estimate = try Pair.invented(.workedExample).estimate(of: measure)
    #expect(abs(try #require(estimate.estimate) - expected) < 1e-6)
    #expect(estimate.countA == 4)
    #expect(estimate.countB == 6)
  }

  @Test(arguments: [
    (Measure.meanGap, -2.221781, 4.881780), (.superiority, 0.284641, 0.870106),
  ])
  func workedIntervalsOfTheMethodsPage(_ measure: Measure, _ lower: Double, _ upper: Double) throws {
    let estimate = try Pair.invented(.workedExample).estimate(of: measure)
    let interval = try #require(estimate.interval)
    #expect(abs(interval.lower - lower) < 1e-6)
    #expect(abs(interval.upper - upper) < 1e-6)
    #expect(estimate.kind == .sampling)
  }

  // MARK: Honesty

  @Test func withoutStandardErrorsThereIsNoMeasurementInterval() throws {
    for estimate in try Pair.invented(.workedExample).estimates()
    where estimate.measure.uncertaintyKind == .measurement && estimate.status != .insufficient {
      #expect(estimate.interval == nil)
      #expect(estimate.kind == .none)
      #expect(estimate.status == .noStandardError)
      #expect(estimate.standardError == nil)
    }
  }

  @Test(
    arguments: [
      ([0.5, nil, 0.5], "1 of the 3 scores carries no standard error (b1), on which it depends"),
      ([0, 0, 0], "all standard errors are 0"),
      ([nil, nil, nil], "the scores carry no standard errors"),
    ] as [([Double?], String)])
  func theNoteSaysWhyThereIsNoMeasurementInterval(_ errors: [Double?], _ reason: String) throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, se: errors[0]), Invented("b1", "B", 9, se: errors[1]),
      Invented("b2", "B", 8, se: errors[2]),
    ])
    let estimate = try Pair.invented(dataset).estimate(of: .frontierGap)
    #expect(estimate.status == .noStandardError)
    #expect(estimate.note?.hasSuffix("; \(reason), so there is no interval") == true)
  }

  @Test func aPercentageThatMostRedrawsHaveNotIsNoMatterOfMissingErrors() throws {
    let dataset = Dataset.invented([Invented("a1", "A", 10, se: 1000), Invented("b1", "B", 0.5, se: 1000)])
    let options = Pair.Options(simulation: .init(resamples: 400))
    let comparison = try Pair.invented(dataset, options: options)
    let estimate = try comparison.estimate(of: .frontierGapPercentOfFollower)
    #expect(estimate.interval == nil)
    #expect(estimate.status == .insufficient)
    #expect(estimate.note?.contains("of 400 redraws there is no value") == true)
  }

  @Test(arguments: [
    (Measure.meanGap, "A is ahead. Mean gap: 1.3 points (95 % interval −2.2 to 4.9); the interval includes zero."),
    (
      .superiority,
      "A is ahead. Probability of superiority: 0.63 (95 % interval 0.28 to 0.87); "
        + "the interval includes one half."
    ),
    (
      .rarefiedFrontierGap,
      "A is ahead. Rarefied frontier gap (best of equally many): 1.52 points; there is no interval."
    ),
    (.sameDateGap, "there is no answer. Same-date gap (best so far): no time on which both sides had a dated system."),
  ])
  func theSentenceIsOfTheMeasureThatWasAskedFor(_ measure: Measure, _ words: String) throws {
    let comparison = try Pair.invented(.workedExample)
    #expect(try comparison.answer(.gap, [measure]).sentence == "On B (total, 10 systems) \(words)")
  }

  static let measured = Dataset.invented([
    Invented("a1", "A", 10, se: 0.5, on: "2024-01-01"), Invented("a2", "A", 12, se: 0.4, on: "2024-06"),
    Invented("b1", "B", 9, se: 0.3, on: "2024-02-01"), Invented("b2", "B", 11, se: 0.6, on: "2025"),
    Invented("b3", "B", 8, se: 0.6, on: "2024-03-01"),
  ])

  @Test func withStandardErrorsTheIntervalIsOneOfMeasurement() throws {
    let estimate = try Pair.invented(Self.measured).estimate(of: .frontierGap)
    let interval = try #require(estimate.interval)
    #expect(estimate.kind == .measurement)
    #expect(estimate.status == .ok)
    #expect(interval.contains(1))
    #expect(interval.monteCarloError != nil)
    #expect(interval.method == .redrawPartialTies)
    // That of the two best, and more, since their seconds may be as good.
    let ofTheBest = 2 * 1.96 * (0.16 + 0.36).squareRoot()
    #expect(interval.upper - interval.lower > ofTheBest - 0.1 && interval.upper - interval.lower < ofTheBest + 0.8)
  }

  @Test(arguments: [1, 2, 7])
  func threadsChangeNothing(_ threads: Int) throws {
    func estimates(_ threads: Int) throws -> [Estimate] {
      let options = Pair.Options(simulation: Simulation(resamples: 2_000, seed: 7, threads: threads))
      return try Pair.invented(Self.measured, options: options).estimates()
    }
    #expect(try estimates(threads) == estimates(3))
  }

  // MARK: Invariances

  @Test func swappingTheSidesTurnsEverySign() throws {
    let forward = try Pair.invented(.workedExample, "A", "B").estimates()
    let backward = try Pair.invented(.workedExample, "B", "A").estimates()
    for (one, other) in zip(forward, backward) {
      guard let first = one.estimate, let second = other.estimate else {
        #expect(one.status == other.status)
        continue
      }
      let neutral = 2 * one.measure.neutralValue
      #expect(abs(first + second - neutral) < 1e-9, "\(one.measure)")
    }
  }

  static let unitFree: [Measure] = [.hedgesG, .superiority, .cliffsDelta, .ordinalGapV]

  @Test func addingAConstantChangesNoDifference() throws {
    var shifted = Self.measured
    for id in shifted.evaluations.keys { shifted.evaluations[id]?.scores["d"]?.value += 1_000 }
    let measures = Measure.all(.gap).filter { $0.unit(ofScores: "u") != "percent" }
    for (one, other) in zip(
      try Pair.invented(Self.measured).estimates(of: measures),
      try Pair.invented(shifted).estimates(of: measures))
    {
      #expect(abs((one.estimate ?? 0) - (other.estimate ?? 0)) < 1e-9, "\(one.measure)")
    }
  }

  @Test func rescalingRescalesGapsAndLeavesUnitFreeMeasuresAlone() throws {
    var scaled = Self.measured
    for id in scaled.evaluations.keys {
      scaled.evaluations[id]?.scores["d"]?.value *= 3
      scaled.evaluations[id]?.scores["d"]?.standardError? *= 3
    }
    for (one, other) in zip(
      try Pair.invented(Self.measured).estimates(), try Pair.invented(scaled).estimates())
    {
      let isPercent = one.measure.unit(ofScores: "u") == "percent"
      let factor = Self.unitFree.contains(one.measure) || isPercent ? 1.0 : 3.0
      #expect(abs((one.estimate ?? 0) * factor - (other.estimate ?? 0)) < 1e-9, "\(one.measure)")
    }
  }

  @Test func duplicatingASystemChangesNoFrontierMeasure() throws {
    var dataset = Self.measured
    dataset.systems["copy"] = System(id: "copy", name: "copy", organization: "org-1", releasedOn: .init("2024-06"))
    dataset.evaluations["b.copy"] = Evaluation(id: "b.copy", benchmark: "b", system: "copy", scores: ["d": Score(12)])
    let measures: [Measure] = [.frontierGap, .sameDateGap, .sameDateGapMean, .sameDateGapTrailing]
    for (one, other) in zip(
      try Pair.invented(Self.measured).estimates(of: measures),
      try Pair.invented(dataset).estimates(of: measures))
    {
      #expect(one.estimate == other.estimate, "\(one.measure)")
    }
  }

  @Test func whereLowerIsBetterTheLowerSideIsAhead() throws {
    let dataset = Dataset.invented(
      [Invented("a", "A", 1), Invented("b", "B", 3)], higherIsBetter: false)
    let comparison = try Pair.invented(dataset)
    #expect(try comparison.estimate(of: .frontierGap).estimate == 2)
    #expect(comparison.board.entries.first?.system.id == "a")
  }

  // MARK: Edges

  @Test func aSideWithoutSystemsIsInsufficient() throws {
    let dataset = Dataset.invented([Invented("a", "A", 1), Invented("b", "B", 3)])
    for estimate in try Pair.invented(dataset, "A", "C").estimates() {
      #expect(estimate.status == .insufficient)
      #expect(estimate.estimate == nil)
      #expect(estimate.note?.contains("C") == true)
    }
  }

  @Test func oneSystemASideHasAFrontierAndNoSpread() throws {
    let dataset = Dataset.invented([Invented("a", "A", 1), Invented("b", "B", 3)])
    let comparison = try Pair.invented(dataset)
    #expect(try comparison.estimate(of: .frontierGap).estimate == -2)
    #expect(try comparison.estimate(of: .topKGap).status == .insufficient)
    #expect(try comparison.estimate(of: .meanGap).estimate == -2)
    #expect(try comparison.estimate(of: .meanGap).interval == nil)
    #expect(try comparison.estimate(of: .hedgesG).status == .insufficient)
  }

  @Test func equalScoresAreNoGapAndNoCrash() throws {
    let dataset = Dataset.invented((0..<4).flatMap { [Invented("a\($0)", "A", 5), Invented("b\($0)", "B", 5)] })
    let comparison = try Pair.invented(dataset)
    #expect(try comparison.estimate(of: .frontierGap).estimate == 0)
    #expect(try comparison.estimate(of: .superiority).estimate == 0.5)
    #expect(try comparison.estimate(of: .hedgesG).status == .insufficient)
    let sentence = try comparison.answer().sentence
    #expect(sentence.contains("is level with"))
  }

  @Test func aSystemOfTwoCountriesCountsByTheRule() throws {
    let dataset = Dataset.invented([Invented("a", "A", 1, with: ["B"]), Invented("b", "B", 0)])
    #expect(try Pair.invented(dataset).b.count == 1)
    let both = try Pair.invented(dataset, countryRule: .any)
    #expect(both.a.count == 1)
    #expect(both.b.count == 2)
    #expect(try both.estimate(of: .frontierGap).estimate == 0)
  }

  @Test func theSameSideTwiceIsAnError() throws {
    #expect(throws: AnalysisError.sameSides("A")) { try Pair.invented(.workedExample, "A", "A") }
  }

  @Test func aMeasureAskedForTwiceIsAnsweredTwice() throws {
    let comparison = try Pair.invented(.workedExample)
    let estimates = try comparison.estimates(of: [.meanGap, .frontierGap, .meanGap])
    #expect(estimates.map(\.measure) == [.meanGap, .frontierGap, .meanGap])
    #expect(estimates[0] == estimates[2])
  }

  @Test func percentOfARatingIsRefusedAndAWinRateGiven() throws {
    let dataset = Dataset.invented([Invented("a", "A", 1400), Invented("b", "B", 1000)], kind: .rating)
    let comparison = try Pair.invented(dataset)
    #expect(!comparison.applicableMeasures().contains(.frontierGapPercentOfLeader))
    for measure in [Measure.frontierGapPercentOfLeader, .frontierGapPercentOfFollower] {
      let refused = try comparison.estimate(of: measure)
      #expect(refused.estimate == nil && refused.status == .insufficient)
      #expect(refused.note?.contains("frontier_win_rate") == true)
    }
    #expect(abs(try #require(try comparison.estimate(of: .frontierWinRate).estimate) - 1 / 1.1) < 1e-12)
    let composite = try Pair.invented(.workedExample)
    #expect(!composite.applicableMeasures().contains(.frontierWinRate))
    #expect(abs(try #require(try composite.estimate(of: .frontierGapPercentOfFollower).estimate) - 104 / 83.24) < 1e-12)
  }
}
