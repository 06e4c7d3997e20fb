import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// Every kind of test on invented boards, with each verdict that it can give.
struct ClaimKindTests {
  /// Two systems a side of four organizations, without standard errors; A is ahead whoever is left out.
  static let plain = Dataset.invented([
    Invented("a1", "A", 70, on: "2023-01-01", by: "a-one"), Invented("a2", "A", 80, on: "2023-06-01", by: "a-two"),
    Invented("b1", "B", 60, on: "2023-02-01", by: "b-one"), Invented("b2", "B", 66, on: "2023-08-01", by: "b-two"),
    Invented("u", nil, 50),
  ])
  /// The same with standard errors.
  static let measured = Dataset.invented([
    Invented("a1", "A", 70, se: 1, on: "2023-01-01", by: "a-one"),
    Invented("a2", "A", 80, se: 1, on: "2023-06-01", by: "a-two"),
    Invented("b1", "B", 60, se: 1, on: "2023-02-01", by: "b-one"),
    Invented("b2", "B", 79.5, se: 1, on: "2023-08-01", by: "b-two"),
  ])
  /// Five systems a side over five years; A rises by 10 a year, B by 2.
  static let lines: Dataset = {
    let (noiseA, noiseB) = ([0, 0.4, -0.3, 0.2, -0.1], [0.2, -0.3, 0.1, 0.3, -0.2])
    var systems: [Invented] = []
    for year in 0..<5 {
      let (scoreA, scoreB) = (50.0 + 10 * Double(year), 60.0 + 2 * Double(year))
      systems.append(Invented("a\(year)", "A", scoreA + noiseA[year], on: "\(2020 + year)-01-01", by: "oa\(year)"))
      systems.append(Invented("b\(year)", "B", scoreB + noiseB[year], on: "\(2020 + year)-07-01", by: "ob\(year)"))
    }
    return Dataset.invented(systems)
  }()
  /// Systems with recorded facts.
  static let facts: Dataset = {
    var dataset = Dataset.invented([
      Invented("s", "A", 90, on: "2024-02-15", by: "maker"), Invented("x", "B", 80, on: "2023-03"),
      Invented("y", "B", 85, on: "2024-01-01"), Invented("z", "B", 91, on: "2024-06-01"),
      Invented("w", "C", 70, on: "2023-01-01"), Invented("v", "B", 60),
    ])
    let durations: [System.ID: Double] = ["s": 60, "x": 4, "y": 10, "z": 120, "w": 2]
    for (id, duration) in durations { dataset.systems[id]?.maximumDuration = duration }
    let architectures: [System.ID: String] = [
      "s": "DiT", "x": "U-Net", "y": "conditioned U-Net", "z": "diffusion transformer (DiT)", "v": "DiT",
    ]
    for (id, architecture) in architectures { dataset.systems[id]?.architecture = architecture }
    for id in dataset.systems.keys { dataset.systems[id]?.modality = "text-to-video;image-to-video" }
    dataset.systems["s"]?.announcedOn = CalendarDate("2024-02-15")
    dataset.systems["s"]?.withdrawnOn = CalendarDate("2024-04")
    return dataset
  }()

  static let options = ClaimOptions(simulation: Simulation(resamples: 400))

  /// A test, the dataset that it is put to, and what it must find.
  struct Case: CustomTestStringConvertible, Sendable {
    var dataset: Dataset
    var cell: String
    var verdict: Verdict
    /// The figure; NaN for one that is not known beforehand.
    var figure: Double?
    var interval: ClosedRange<Double>?
    var testDescription: String { cell }

    init(
      _ dataset: Dataset, _ cell: String, _ verdict: Verdict, _ figure: Double?, _ interval: ClosedRange<Double>? = nil
    ) {
      (self.dataset, self.cell, self.verdict) = (dataset, cell, verdict)
      (self.figure, self.interval) = (figure, interval)
    }
  }

  static func finding(_ dataset: Dataset, _ cell: String) throws -> ClaimFinding {
    let claim = Claim(id: "c", statement: "It is so.", test: cell)
    return try #require(ClaimVerdict(of: claim, in: dataset, options: options).finding)
  }

  static func check(_ expected: Case) throws {
    let found = try finding(expected.dataset, expected.cell)
    #expect(found.verdict == expected.verdict, "\(found.notes)")
    if let figure = expected.figure, figure.isNaN {
      #expect(found.estimate != nil)
    } else if let figure = expected.figure {
      #expect(abs(try #require(found.estimate) - figure) < 1e-9)
    } else {
      #expect(found.estimate == nil)
    }
    if let interval = expected.interval {
      #expect(
        found.interval.map { abs($0.lower - interval.lowerBound) + abs($0.upper - interval.upperBound) < 1e-9 } == true)
    }
    #expect(!found.wouldChange.isEmpty)
    #expect(!found.formula.isEmpty)
  }

  @Test func whatWouldChangeAVerdictIsMeasuredAtTheEndOfItsInterval() throws {
    let cell = "gap measure=frontier_gap benchmark=b a=A b=B expect=positive"
    let claim = Claim(id: "c", statement: "It is so.", test: cell)
    let verdict = try ClaimVerdict(of: claim, in: Self.plain, options: Self.options)
    #expect(verdict.finding?.interval.map { $0.lower } == 4)
    #expect(verdict.wouldChange.hasSuffix("Its interval reaches 0 when it moves by 4.00 points."))
    let duel = try Self.finding(
      Self.plain, "organization_gap benchmark=b system=b2 against=A dimensions=d expect=positive")
    let end = try #require(duel.parts.first?.interval?.upper)
    #expect(end < 0)
    #expect(duel.wouldChange.contains("makes up \(Unit.points.difference.words(-end))"), "\(duel.wouldChange)")
    let open = try Self.finding(
      Self.measured, "organization_gap benchmark=b system=a2 against=B dimensions=d expect=positive")
    let lower = try #require(open.parts.first?.interval?.lower)
    #expect(lower < 0)
    #expect(open.wouldChange.hasPrefix("It is supported if "))
  }

  static let boards = [
    Case(plain, "gap measure=frontier_gap benchmark=b a=A b=B expect=positive", .supported, 14, 4...20),
    Case(plain, "gap measure=frontier_gap benchmark=b a=A b=B expect=negative", .contradicted, 14),
    Case(plain, "gap measure=frontier_gap benchmark=b a=A b=B expect=positive as_of=2023-01-15", .undecided, nil),
    Case(
      plain, "gap measure=frontier_gap benchmark=b a=a-one b=b-two by=organization expect=positive", .supported, 4,
      4...4),
    Case(plain, "gap measure=mean_gap benchmark=b a=A b=B expect=positive", .undecided, 12),
    Case(plain, "gap measure=superiority benchmark=b a=A b=B expect=negative", .undecided, 1),
    Case(measured, "gap measure=frontier_gap benchmark=b a=A b=B expect=positive", .undecided, 0.5),
    Case(measured, "gap measure=frontier_gap benchmark=b a=A b=B expect=zero margin=9", .supported, 0.5),
    Case(plain, "organization_gap benchmark=b system=a2 against=B dimensions=d expect=positive", .supported, 1),
    Case(
      facts, "organization_gap benchmark=b system=s against=B dimensions=d expect=positive", .undecided, 0),
    Case(plain, "organization_gap benchmark=b system=b2 against=A dimensions=d expect=positive", .contradicted, 0),
    Case(plain, "organization_gap benchmark=b system=b2 against=a-two dimensions=d expect=positive", .contradicted, 0),
    Case(plain, "organization_gap benchmark=b system=b1 against=all dimensions=d expect=positive", .contradicted, 0),
    Case(measured, "organization_gap benchmark=b system=a2 against=B dimensions=d expect=positive", .undecided, 1),
    Case(measured, "organization_gap benchmark=b system=a2 against=b-one dimensions=d expect=positive", .supported, 1),
    Case(plain, "rank system=a2 benchmark=b at_most=1", .supported, 1),
    Case(plain, "rank system=b2 benchmark=b at_most=2", .contradicted, 3),
    Case(plain, "rank system=b2 benchmark=b among=B at_most=1", .supported, 1),
    Case(plain, "rank system=b2 benchmark=b among=A at_most=1", .undecided, nil),
    Case(plain, "rank organization=b-two benchmark=b among=B at_most=1", .supported, 1),
    Case(measured, "rank system=a2 benchmark=b at_most=1", .undecided, 1),
    Case(measured, "rank system=b1 benchmark=b at_most=1", .contradicted, 4, 4...4),
    Case(measured, "rank organization=a-two benchmark=b at_most=2", .supported, 1, 1...2),
  ]

  @Test(arguments: boards) func gapsAndRanks(_ expected: Case) throws { try Self.check(expected) }

  static let times = [
    Case(
      plain, "lag measure=lag_now benchmark=b a=A b=B as_of=2023-12-31 expect=positive", .supported, 364 / daysPerMonth),
    Case(
      plain, "lag measure=lag_now benchmark=b a=B b=A as_of=2023-12-31 expect=positive", .contradicted,
      -364 / daysPerMonth),
    Case(
      plain, "lag measure=lag_horizontal_mean benchmark=b a=A b=B as_of=2023-12-31 expect=positive", .undecided, nil),
    Case(lines, "trend measure=closing_rate benchmark=b a=A b=B expect=positive", .supported, .nan),
    Case(lines, "trend measure=closing_rate benchmark=b a=A b=B expect=negative", .contradicted, .nan),
    Case(lines, "trend measure=closing_rate benchmark=b a=A b=B to=2021-12-31 expect=positive", .undecided, .nan),
    Case(lines, "crossover benchmark=b a=B b=A by=2025-01-01", .supported, .nan),
    Case(lines, "crossover benchmark=b a=A b=B by=2025-01-01", .contradicted, .nan),
    Case(lines, "crossover benchmark=b a=A b=B by=2021-02-15", .undecided, .nan),
    Case(plain, "step benchmark=b a=A b=B at=2023-06-01 expect=positive", .supported, 10, 10...10),
    Case(plain, "step benchmark=b a=A b=B at=2023-08-01 expect=positive", .contradicted, -6, -6 ... -6),
    Case(plain, "step benchmark=b a=A b=B at=2023-07-01 expect=positive", .undecided, 0, 0...0),
    Case(plain, "step benchmark=b a=A b=B at=2023-02-01 expect=positive", .undecided, nil),
    Case(plain, "frontier_share benchmark=b country=A at_least=0.2", .supported, 1),
    Case(plain, "frontier_share benchmark=b country=B at_least=0.9", .contradicted, 0),
    Case(plain, "frontier_share benchmark=b country=A at_least=0.9", .undecided, 1),
    Case(plain, "frontier_share benchmark=b country=A to=2023-03-01 at_least=0.9", .undecided, 1),
    Case(plain, "frontier_margin benchmark=b system=a2 expect=positive", .supported, 10, 10...20),
    Case(plain, "frontier_margin benchmark=b system=b2 expect=positive", .contradicted, -14),
    Case(plain, "frontier_margin benchmark=b system=b2 expect=positive at_least=1", .contradicted, .nan),
    Case(plain, "frontier_margin benchmark=b system=a1 expect=positive", .undecided, nil),
    Case(plain, "frontier_margin benchmark=b system=u expect=positive", .undecided, nil),
  ]

  @Test(
    arguments: times.filter {
      $0.figure != nil
        || $0.verdict == .undecided && !$0.cell.contains("trend") && !$0.cell.contains("crossover")
          && !$0.cell.contains("at_least=1")
    })
  func datesAndFrontiers(_ expected: Case) throws { try Self.check(expected) }

  @Test(arguments: times) func datesAndTrends(_ expected: Case) throws { try Self.check(expected) }

  static let records = [
    Case(facts, "attribute system=s attribute=max_duration_s at_least=60", .supported, 60),
    Case(facts, "attribute system=s attribute=max_duration_s at_most=59", .contradicted, 60),
    Case(facts, "attribute system=s attribute=fps at_least=1", .undecided, nil),
    Case(
      facts, "attribute_gap attribute=max_duration_s system=s against=all as_of=2024-02-29 expect=positive", .supported,
      50),
    Case(
      facts, "attribute_gap attribute=max_duration_s system=s against=B as_of=2024-02-29 expect=positive", .undecided,
      50),
    Case(facts, "attribute_gap attribute=max_duration_s system=s against=all expect=positive", .contradicted, -60),
    Case(
      facts, "attribute_gap attribute=max_duration_s system=s against=all modality=audio expect=positive", .undecided,
      nil),
    Case(facts, "attribute_share attribute=architecture contains=DiT country=B at_least=0.05", .supported, 0.5),
    Case(facts, "attribute_share attribute=architecture contains=U-Net country=A at_least=0.99", .contradicted, 0),
    Case(
      facts, "attribute_share attribute=architecture contains=DiT country=B as_of=2024-02-29 at_most=0.25", .undecided,
      0),
    Case(facts, "attribute_share attribute=architecture contains=DiT country=C at_most=0.25", .undecided, nil),
    Case(
      facts, "attribute_strata attribute=architecture contains=DiT benchmark=b country=B expect=positive", .undecided,
      -7),
    Case(
      facts, "attribute_strata attribute=architecture contains=DiT benchmark=b country=A expect=positive", .undecided,
      nil),
    Case(facts, "count of=systems country=B by=2024-02-29 at_least=2", .supported, 2),
    Case(facts, "count of=systems country=B by=2024-02-29 at_least=3", .undecided, 2),
    Case(facts, "count of=systems country=B by=2024-02-29 at_least=3 complete=true", .contradicted, 2),
    Case(facts, "count of=organizations by=2023-12-31 at_least=2", .supported, 2),
    Case(facts, "count of=systems by=2024-12-31 min_duration_s=60 modality=text-to-video at_least=2", .supported, 2),
    Case(facts, "count of=systems by=2024-12-31 architecture=DiT from=2024-03 at_least=1", .supported, 1),
    Case(
      facts, "count_reaching benchmark=b country=B reference=s from=2024-02-16 by=2024-12-31 at_least=1", .supported, 1),
    Case(
      facts, "count_reaching benchmark=b country=B reference=s from=2024-02-16 by=2024-05-31 at_least=1", .undecided, 0),
    Case(
      facts, "count_reaching benchmark=b country=B reference=s from=2024-02-16 by=2024-05-31 at_least=1 complete=true",
      .contradicted, 0),
    Case(facts, "date system=s field=announced_on on=2024-02-16 tolerance_days=1", .supported, -1),
    Case(facts, "date system=s field=announced_on on=2024-02-17 tolerance_days=1", .contradicted, -2),
    Case(facts, "date system=s field=withdrawn_on on=2024-04-30", .supported, 0),
    Case(facts, "date system=s field=withdrawn_on on=2023", .contradicted, .nan),
    Case(facts, "date system=x field=withdrawn_on on=2024", .undecided, nil),
    Case(facts, "date system=s field=withdrawn_on by=2024-04", .supported, .nan),
    Case(facts, "date system=s field=withdrawn_on by=2024-03-31", .contradicted, .nan),
    Case(facts, "date system=s field=withdrawn_on by=2024-04-15", .undecided, .nan),
    Case(facts, "date system=x field=withdrawn_on by=2024-03-31", .undecided, nil),
    Case(facts, "date system=s field=announced_on after=2024-02-14", .supported, 1),
    Case(facts, "date system=s field=announced_on after=2024-02-15", .contradicted, 0),
    Case(facts, "date system=s field=withdrawn_on after=2024-04-15", .undecided, .nan),
  ]

  @Test(arguments: records) func recordedFacts(_ expected: Case) throws { try Self.check(expected) }

  @Test func strataThatDifferSupport() throws {
    var dataset = Dataset.invented((0..<6).map { Invented("s\($0)", "B", Double($0 < 3 ? 80 + $0 : 50 + $0)) })
    for (index, id) in dataset.systems.keys.enumerated() {
      dataset.systems[id]?.architecture = index < 3 ? "DiT" : "U-Net"
    }
    let cell = "attribute_strata attribute=architecture contains=DiT benchmark=b country=B expect="
    #expect(try Self.finding(dataset, cell + "positive").verdict == .supported)
    let found = try Self.finding(dataset, cell + "negative")
    #expect(found.verdict == .contradicted)
    #expect(found.notes.contains("association, not cause"))
  }

  @Test func aStandardisedMarginNeedsThreeEarlierSystems() throws {
    let dataset = Dataset.invented(
      [60, 62, 64, 90].enumerated().map { Invented("s\($0)", "A", $1, on: "202\($0)-01-01") })
    let cell = "frontier_margin benchmark=b system=s3 expect=positive at_least="
    #expect(try Self.finding(dataset, cell + "5").verdict == .supported)
    let found = try Self.finding(dataset, cell + "14")
    #expect(abs(try #require(found.estimate) - 13) < 1e-12)
    #expect(found.unit == "standard deviations")
    #expect(found.parts.first?.estimate == 26)
    #expect(try Self.finding(dataset, cell + "40").verdict == .contradicted)
  }

  /// Two dimensions with p = .028 and .046: Holm's procedure stops at the first, which is above .05/2, and rejects neither.
  @Test func holmStopsAtTheFirstThatIsNotSignificant() throws {
    var dataset = Dataset.invented([
      Invented("a", "A", 0, se: 1, by: "a-one"), Invented("b", "B", 2.2 * 2.0.squareRoot(), se: 1, by: "b-one"),
    ])
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite,
      dimensions: [
        Dimension(id: "d", name: "D", higherIsBetter: true, unit: "points"),
        Dimension(id: "e", name: "E", higherIsBetter: true, unit: "points"),
      ])
    dataset.evaluations["b.a"]?.scores["e"] = Score(0, standardError: 1)
    dataset.evaluations["b.b"]?.scores["e"] = Score(2 * 2.0.squareRoot(), standardError: 1)
    let test = try ClaimTest(
      parsing: "organization_gap benchmark=b system=b against=A dimensions=d,e expect=positive", in: dataset)
    let finding = try #require(
      try test.kind?.finding(in: dataset, options: ClaimOptions(simulation: Simulation(resamples: 20_000))))
    #expect(finding.parts.map(\.verdict) == [.undecided, .undecided])
    #expect(finding.parts.allSatisfy { $0.interval?.level == 0.975 })
  }
}
