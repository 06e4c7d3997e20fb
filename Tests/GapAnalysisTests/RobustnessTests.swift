import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct NormalizationTests {
  @Test func minMaxRunsFromZeroToOne() {
    #expect(Normalization.minMax.normalize([2, 4, 3]) == [0, 1, 0.5])
    #expect(Normalization.minMax.normalize([5, 5]) == [0.5, 0.5])
  }

  @Test func zScoresHaveMeanZeroAndDeviationOne() {
    let scores = Normalization.zScore.normalize([1, 2, 3, 6])
    #expect(abs(scores.reduce(0, +)) < 1e-12)
    #expect(abs((standardDeviation(of: scores) ?? 0) - 1) < 1e-12)
    #expect(Normalization.zScore.normalize([4, 4, 4]) == [0, 0, 0])
    // Their mean misses them by a bit.
    #expect(Normalization.zScore.normalize([0.1, 0.1, 0.1]) == [0, 0, 0])
  }

  @Test func ranksShareTheMiddleOfTies() {
    let ranks: [Double] = [0.5 / 3, 1, 0.5 / 3, 2.0 / 3]
    #expect(Normalization.rank.normalize([10, 30, 10, 20]) == ranks)
    #expect(Normalization.rank.normalize([7]) == [0.5])
  }
}

struct AggregationTests {
  let columns = [[1.0, 0.0, 0.5], [0.2, 0.9, 0.4]]

  @Test func theArithmeticMeanIsWeighted() {
    let scores = Aggregation.arithmetic.aggregate(columns, weights: [0.75, 0.25])
    #expect(zip(scores, [0.8, 0.225, 0.475]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func theGeometricMeanPunishesALowScore() {
    let scores = Aggregation.geometric.aggregate(columns, weights: [0.5, 0.5])
    // The first system has the lowest score on the second dimension, the second on the first: 0.1 each.
    #expect(abs(scores[0] - 0.1) < 1e-12)
    #expect(abs(scores[1] - 0.1) < 1e-12)
    #expect(scores[2] > scores[0])
  }

  @Test func copelandCountsPairs() {
    // 1 beats 2 and 3 on the first dimension of weight 0.6; 3 beats 2 there.
    #expect(Aggregation.copeland.aggregate(columns, weights: [0.6, 0.4]) == [1, -1, 0])
    #expect(Aggregation.copeland.aggregate(columns, weights: [0.5, 0.5]) == [0, 0, 0])
    #expect(Aggregation.copeland.aggregate([[3]], weights: [1]) == [0])
  }
}

struct RobustnessAnalysisTests {
  /// Two dimensions that disagree: A leads on the first, B on the second.
  static let dataset: Dataset = {
    var dataset = Dataset(title: "Two")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite, groups: [DimensionGroup(id: "g", name: "G", weight: 1)],
      dimensions: [
        Dimension(id: "x", name: "X", group: "g", minimum: 0, maximum: 1, weight: 1, unit: "fraction"),
        Dimension(id: "y", name: "Y", group: "g", minimum: 0, maximum: 1, weight: 1, unit: "fraction"),
      ])
    let scores: [(String, String, Double, Double)] = [
      ("a1", "A", 0.9, 0.2), ("a2", "A", 0.6, 0.3), ("b1", "B", 0.3, 0.9), ("b2", "B", 0.2, 0.6), ("c1", "C", 0.1, 0.1),
    ]
    for (name, country, x, y) in scores {
      dataset.countries[Country.ID(country)] = Country(id: Country.ID(country), name: country)
      dataset.organizations[Organization.ID("o" + name)] = Organization(
        id: Organization.ID("o" + name), name: name, country: Country.ID(country))
      dataset.systems[System.ID(name)] = System(
        id: System.ID(name), name: name, organization: Organization.ID("o" + name))
      dataset.evaluations[Evaluation.ID(name)] = Evaluation(
        id: Evaluation.ID(name), benchmark: "b", system: System.ID(name), scores: ["x": Score(x), "y": Score(y)])
    }
    return dataset
  }()

  func analysis(_ threads: Int = 1, measure: Measure = .frontierGap) throws -> RobustnessAnalysis {
    try RobustnessAnalysis(
      of: "b", in: Self.dataset, selection: Selection(), between: Sides("A", "B"), measure: measure,
      options: .init(simulation: Simulation(resamples: 300, seed: 1, threads: threads)))
  }

  @Test func theBaselineIsThePlainComparison() throws {
    let analysis = try analysis()
    #expect(abs(try #require(analysis.baseline.answer.gap) - (0.55 - 0.6)) < 1e-12)
    #expect(analysis.baseline.answer.ranks == ["a1": 2, "a2": 3, "b1": 1, "b2": 4, "c1": 5])
  }

  @Test func aTieIsAnAnswerThatDoesNotHoldTheSign() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 81), Invented("b1", "B", 83), Invented("b2", "B", 81),
    ])
    let analysis = try RobustnessAnalysis(
      of: "b", in: dataset, selection: Selection(), between: Sides("A", "B"),
      options: .init(simulation: Simulation(resamples: 9)))
    let tied = try #require(analysis.variations.first { $0.label == "without b1" && $0.choice == .system })
    #expect(tied.answer.gap == 0)
    #expect(tied.answer.inSpreads == 0)
    let summary = try #require(analysis.influences.first { $0.choice == .system }).summary
    #expect(summary.count == 2)
    #expect(summary.signStability == 0.5)
    #expect(analysis.sentence.contains("it turns with the choice of system left out"))
  }

  @Test func eachChoiceIsVariedAlone() throws {
    let analysis = try analysis()
    let withoutY = try #require(analysis.variations.first { $0.label == "without Y" })
    #expect(abs(try #require(withoutY.answer.gap) - 0.6) < 1e-12)
    let heavierX = try #require(analysis.variations.first { $0.label == "X weighs 25 % more" })
    let scoreA: Double = (1.25 * 0.9 + 0.2) / 2.25
    let scoreB: Double = (1.25 * 0.3 + 0.9) / 2.25
    #expect(abs(try #require(heavierX.answer.gap) - (scoreA - scoreB)) < 1e-12)
    let withoutBest = try #require(analysis.variations.first { $0.label == "without b1" })
    #expect(abs(try #require(withoutBest.answer.gap) - (0.55 - 0.4)) < 1e-12)
    #expect(analysis.variations.allSatisfy { $0.specification != analysis.baseline.specification })
  }

  @Test func signStabilityAndExtremesAreOfTheVariations() throws {
    let analysis = try analysis()
    let summary = try #require(analysis.summary(of: analysis.variations))
    let same = analysis.variations.count { ($0.answer.gap ?? 0) < 0 }
    let answered = analysis.variations.count { $0.answer.gap != nil }
    #expect(summary.signStability == Double(same) / Double(answered))
    #expect(summary.largest.label == "without Y")
    #expect(summary.smallest.label == "without X")
    #expect(analysis.influences.first?.choice == .dimension)
  }

  @Test func threadsChangeNothing() throws {
    let one = try analysis(1)
    let two = try analysis(2)
    #expect(one.draws == two.draws)
    #expect(try one.influenceTable() == two.influenceTable())
  }

  @Test func theSameSideTwiceIsRefused() {
    #expect(throws: AnalysisError.sameSides("A")) {
      try RobustnessAnalysis(
        of: "b", in: Self.dataset, selection: Selection(), between: Sides("A", "A"), options: .init())
    }
  }

  @Test func aMeasureThatCannotBeVariedIsRefused() {
    #expect(throws: AnalysisError.self) { try analysis(measure: .hedgesG) }
  }

  @Test func impreciseDatesAreReadAtBothEnds() throws {
    // B's record is dated to the year: at its end it comes after the as-of date's last step of A, and is still the last.
    var dataset = Self.dataset
    dataset.systems["a1"]?.releasedOn = CalendarDate("2024-06-15")
    dataset.systems["b1"]?.releasedOn = CalendarDate("2024")
    let analysis = try RobustnessAnalysis(
      of: "b", in: dataset, selection: Selection(), between: Sides("A", "B"), measure: .sameDateGap,
      options: .init(simulation: Simulation(resamples: 10)))
    let readings = analysis.variations.filter { $0.choice == .dateReading }
    #expect(readings.map(\.label) == ["imprecise dates: earliest", "imprecise dates: latest"])
    #expect(readings.allSatisfy { $0.answer.gap != nil })
    #expect(
      DateReading.latest.day(of: try #require(CalendarDate("2024")))
        - DateReading.earliest.day(of: try #require(CalendarDate("2024"))) == 365)
  }
}
