import StatisticsCore
import Testing

/// The definition, followed literally over draws that the library itself made: the answers must be the same.
private struct LiteralRankSets {
  var lower: [Int]
  var upper: [Int]
  var critical = Double.nan

  init(
    _ values: [Double], _ covariance: [[Double]], _ errors: [[Double]], asked: [Int], sides: RankSets.Sides,
    procedure: RankSets.Procedure, level: Double
  ) {
    let count = values.count
    func deviation(_ j: Int, _ k: Int) -> Double {
      (covariance[j][j] + covariance[k][k] - 2 * covariance[j][k]).squareRoot()
    }
    var open: [(Int, Int)] = []
    for j in 0..<count {
      for k in 0..<count where j != k {
        let isIncluded =
          switch sides {
          case .twoSided: asked.contains(j) || asked.contains(k)
          case .lower: asked.contains(k)
          case .upper: asked.contains(j)
          }
        if isIncluded { open.append((j, k)) }
      }
    }
    var better = [Int](repeating: 0, count: count)
    var worse = better
    while !open.isEmpty {
      let largest = errors.map { z in open.map { (z[$0.0] - z[$0.1]) / deviation($0.0, $0.1) }.max() ?? .nan }.sorted()
      let place = Double(largest.count - 1) * level
      let floor = Int(place)
      critical =
        largest[floor] + (place - Double(floor)) * (largest[min(floor + 1, largest.count - 1)] - largest[floor])
      let before = open.count
      for (j, k) in open where values[j] - values[k] > critical * deviation(j, k) {
        worse[j] += 1
        better[k] += 1
      }
      let limit = critical
      open.removeAll { values[$0.0] - values[$0.1] > limit * deviation($0.0, $0.1) }
      if open.count == before || procedure == .singleStep { break }
    }
    lower = asked.map { sides == .upper ? 1 : 1 + better[$0] }
    upper = asked.map { sides == .lower ? count : count - worse[$0] }
  }
}

@Suite struct RankSetsTests {
  let values = [2.1, 0.3, -1.4, 0.9, 3.3, 0.2]
  let covariance = [
    [0.25, 0.10, 0.05, 0.00, 0.02, 0.01], [0.10, 0.30, 0.04, 0.03, 0.00, 0.05], [0.05, 0.04, 0.20, 0.02, 0.01, 0.00],
    [0.00, 0.03, 0.02, 0.40, 0.10, 0.06], [0.02, 0.00, 0.01, 0.10, 0.35, 0.03], [0.01, 0.05, 0.00, 0.06, 0.03, 0.15],
  ]

  @Test(arguments: RankSets.Sides.allCases, RankSets.Procedure.allCases)
  func setsFollowTheDefinition(_ sides: RankSets.Sides, _ procedure: RankSets.Procedure) throws {
    let estimates = try NormalEstimates(values, covariance: Matrix(rows: covariance))
    let plan = Simulation(resamples: 400, seed: 9)
    let draws = try Redraw.draws(
      of: { $0 }, estimates: NormalEstimates(Array(repeating: 0, count: 6), covariance: Matrix(rows: covariance)),
      simulation: plan)
    let errors = (0..<draws.rowCount).map { Array(draws.row($0)) }
    for level in [0.3, 0.9, 0.95] {
      for asked in [[0, 1, 2, 3, 4, 5], [4, 1]] {
        let expected = LiteralRankSets(
          values, covariance, errors, asked: asked, sides: sides, procedure: procedure, level: level)
        let found = try RankSets.simultaneous(
          of: estimates, systems: asked, sides: sides, procedure: procedure, level: level, simulation: plan)
        #expect(found.sets.map(\.lower) == expected.lower && found.sets.map(\.upper) == expected.upper)
        #expect(isClose(found.criticalValues.first?.value, expected.critical, within: 1e-12))
      }
      let marginal = try RankSets.marginal(
        of: estimates, sides: sides, procedure: procedure, level: level, simulation: plan)
      for system in 0..<6 {
        let expected = LiteralRankSets(
          values, covariance, errors, asked: [system], sides: sides, procedure: procedure, level: level)
        #expect(marginal.sets[system].lower == expected.lower[0] && marginal.sets[system].upper == expected.upper[0])
        #expect(isClose(marginal.criticalValues[system].value, expected.critical, within: 1e-12))
      }
    }
  }

  // Sets that no seed should change: see Fixtures/ranks/make.py.
  struct Reference: Decodable {
    struct Case: Decodable {
      var name: String
      var values: [Double]
      var covariance: [[Double]]
      var answers: [Answer]
    }
    struct Answer: Decodable {
      var simultaneous: Bool
      var sides: String
      var stepDown: Bool
      var critical: Double?
      var sets: [[Int]?]
    }
    var normal: [Case]
  }

  @Test func setsAreThoseOfAnIndependentImplementation() throws {
    let reference = try Fixture.json("ranks/rank-sets.json", as: Reference.self)
    for example in reference.normal {
      let covariance = try Matrix(rows: example.covariance)
      let estimates =
        example.name == "independent"
        ? try NormalEstimates(example.values, standardErrors: covariance.diagonal.map { $0.squareRoot() })
        : try NormalEstimates(example.values, covariance: covariance)
      let plan = Simulation(resamples: 9_999, threads: 2)
      for answer in example.answers {
        let sides = try #require(RankSets.Sides(rawValue: answer.sides))
        let procedure: RankSets.Procedure = answer.stepDown ? .stepDown : .singleStep
        let found =
          answer.simultaneous
          ? try RankSets.simultaneous(of: estimates, sides: sides, procedure: procedure, simulation: plan)
          : try RankSets.marginal(of: estimates, sides: sides, procedure: procedure, simulation: plan)
        for (set, expected) in zip(found.sets, answer.sets) {
          if let expected { #expect([set.lower, set.upper] == expected) }
        }
        if let critical = answer.critical, let own = found.criticalValues.first {
          #expect(abs(own.value - critical) < 4 * own.monteCarloError)
        }
      }
    }
  }

  // With equal errors T is the studentized range over √2: q(0.95; 10, ∞) = 4.474124 (R 4.2.2, `qtukey`).
  @Test func criticalValueOfEqualErrorsIsTukeys() throws {
    let estimates = try NormalEstimates(Array(repeating: 0, count: 10), standardErrors: Array(repeating: 2, count: 10))
    let sets = try RankSets.simultaneous(of: estimates, simulation: Simulation(resamples: 9_999, threads: 2))
    let critical = try #require(sets.criticalValues.first)
    #expect(abs(critical.value - 4.474124 / 2.0.squareRoot()) < 4 * critical.monteCarloError)
    #expect(critical.monteCarloError < 0.02 && critical.steps == 1)
    #expect(sets.sets.allSatisfy { $0.lower == 1 && $0.upper == 10 })
  }

  @Test func tauSetsAreProjections() throws {
    let estimates = try NormalEstimates([5, 4.9, 3, 0, -3], standardErrors: [0.2, 0.2, 0.2, 0.2, 0.2])
    let plan = Simulation(resamples: 2_000)
    #expect(try RankSets.tauBest(1, of: estimates, simulation: plan) == [true, true, false, false, false])
    #expect(try RankSets.tauBest(3, of: estimates, simulation: plan) == [true, true, true, false, false])
    #expect(try RankSets.tauWorst(1, of: estimates, simulation: plan) == [false, false, false, false, true])
    #expect(
      try RankSets.tauWorst(1, of: estimates, order: .smallestFirst, simulation: plan)
        == [true, true, false, false, false])
    for tau in [0, 6] {
      #expect(throws: StatisticsError.self) { try RankSets.tauBest(tau, of: estimates, simulation: plan) }
      #expect(throws: StatisticsError.self) { try RankSets.tauWorst(tau, of: estimates, simulation: plan) }
    }
  }

  @Test func directionMirrorsTheSets() throws {
    let plan = Simulation(resamples: 500)
    let errors = [0.5, 0.3, 0.6, 0.4, 0.5, 0.2]
    let largest = try RankSets.simultaneous(
      of: NormalEstimates(values, standardErrors: errors), simulation: plan)
    let smallest = try RankSets.simultaneous(
      of: NormalEstimates(values.map { -$0 }, standardErrors: errors), order: .smallestFirst, simulation: plan)
    // Other draws, since these follow the size of the estimates, but settled sets.
    #expect(largest.sets.allSatisfy { $0.isSettled })
    #expect(largest.sets == smallest.sets)
  }

  @Test func equalEstimatesMayHaveAnyRank() throws {
    let estimates = try NormalEstimates([1, 1, 1], standardErrors: [0.1, 0.2, 0.3])
    let plan = Simulation(resamples: 200)
    for sets in [
      try RankSets.simultaneous(of: estimates, simulation: plan),
      try RankSets.marginal(of: estimates, simulation: plan),
    ] {
      #expect(sets.sets.allSatisfy { $0.lower == 1 && $0.upper == 3 })
    }
  }

  @Test func exactEstimatesAreRankedByTheirValues() throws {
    let exact = try NormalEstimates([3, 5, 5, 1], standardErrors: [0, 0, 0, 0])
    let plan = Simulation(resamples: 10)
    for sets in [
      try RankSets.simultaneous(of: exact, simulation: plan), try RankSets.marginal(of: exact, simulation: plan),
    ] {
      #expect(sets.sets.map { [$0.lower, $0.upper] } == [[3, 3], [1, 2], [1, 2], [4, 4]])
      #expect(sets.criticalValues.isEmpty)
    }
    // One exact value among uncertain ones, and two that always move together.
    let mixed = try NormalEstimates([9, 1, 0], covariance: Matrix(rows: [[0, 0, 0], [0, 1, 1], [0, 1, 1]]))
    let sets = try RankSets.simultaneous(of: mixed, simulation: Simulation(resamples: 2_000))
    #expect(sets.sets.map { [$0.lower, $0.upper] } == [[1, 1], [2, 2], [3, 3]])
  }

  @Test func threadsAndSeedsBehave() throws {
    let estimates = try NormalEstimates(values, standardErrors: [0.5, 0.3, 0.6, 0.4, 0.5, 0.2])
    func run(_ threads: Int, _ seed: UInt64) throws -> [RankSets] {
      let plan = Simulation(resamples: 1_100, seed: seed, threads: threads)
      return [
        try RankSets.simultaneous(of: estimates, simulation: plan),
        try RankSets.marginal(of: estimates, simulation: plan),
        try RankSets.bootstrap(of: estimates, simulation: plan),
      ]
    }
    let one = try run(1, 4)
    #expect(try one == run(2, 4))
    #expect(try one == run(7, 4))
    let other = try run(1, 5)
    let (first, second) = (try #require(one[0].criticalValues.first), try #require(other[0].criticalValues.first))
    #expect(first.value != second.value)
    #expect(abs(first.value - second.value) < 4 * 2.0.squareRoot() * max(first.monteCarloError, second.monteCarloError))
  }

  @Test func rowsMayStandInAnyOrder() throws {
    let errors = [0.5, 0.3, 0.6, 0.4, 0.5, 0.2]
    let order = [3, 0, 5, 1, 4, 2]
    let plan = Simulation(resamples: 700)
    let pairs = [
      (
        try NormalEstimates(values, standardErrors: errors),
        try NormalEstimates(order.map { values[$0] }, standardErrors: order.map { errors[$0] })
      ),
      (
        try NormalEstimates(values, covariance: Matrix(rows: covariance)),
        try NormalEstimates(
          order.map { values[$0] }, covariance: Matrix(rows: order.map { j in order.map { covariance[j][$0] } }))
      ),
    ]
    for (original, permuted) in pairs {
      let (first, second) = (
        try RankSets.simultaneous(of: original, simulation: plan),
        try RankSets.simultaneous(of: permuted, simulation: plan)
      )
      #expect(second.sets == order.map { first.sets[$0] })
      #expect(first.criticalValues == second.criticalValues)
      let (one, two) = (
        try RankSets.marginal(of: original, simulation: plan), try RankSets.marginal(of: permuted, simulation: plan)
      )
      #expect(two.sets == order.map { one.sets[$0] })
      let largest = try Redraw.interval(of: { $0.max() ?? .nan }, estimates: original, simulation: plan)
      #expect(try largest == Redraw.interval(of: { $0.max() ?? .nan }, estimates: permuted, simulation: plan))
    }
  }

  @Test func stepDownNeverWidens() throws {
    var stream = RandomStream(seed: 12)
    for _ in 0..<20 {
      let estimates = try NormalEstimates(
        (0..<8).map { _ in 3 * stream.nextNormal() }, standardErrors: (0..<8).map { _ in 0.2 + stream.nextUniform() })
      let plan = Simulation(resamples: 200, seed: stream.next())
      let down = try RankSets.simultaneous(of: estimates, simulation: plan)
      let single = try RankSets.simultaneous(of: estimates, procedure: .singleStep, simulation: plan)
      for (narrow, wide) in zip(down.sets, single.sets) {
        #expect(narrow.lower >= wide.lower && narrow.upper <= wide.upper)
        #expect(narrow.lower <= narrow.upper)
      }
    }
  }

  // 95 % nominal; 300 trials have a standard error of 1.3 %. By hand, 20,000 trials: see the documentation of the method.
  @Test func simultaneousSetsCoverAllRanks() throws {
    let truth = [0.0, 0.0, 0.5, 1.0, 1.0, 4.0]
    let errors = [0.5, 1.0, 0.5, 0.3, 0.8, 0.6]
    let bounds = truth.map { value in (1 + truth.count { $0 > value }, truth.count - truth.count { $0 < value }) }
    var stream = RandomStream(seed: 21)
    var covered = 0
    for _ in 0..<300 {
      let estimates = try NormalEstimates(
        zip(truth, errors).map { $0 + $1 * stream.nextNormal() }, standardErrors: errors)
      let sets = try RankSets.simultaneous(
        of: estimates, simulation: Simulation(resamples: 199, seed: stream.next()))
      // A set must hold every rank that a tie allows.
      if zip(sets.sets, bounds).allSatisfy({ $0.lower <= $1.0 && $0.upper >= $1.1 }) { covered += 1 }
    }
    #expect(Double(covered) / 300 > 0.95 - 3 * 0.0126)
  }

  @Test func hostileInputIsAnErrorOrAnAnswer() throws {
    let plan = Simulation(resamples: 50)
    let nothing = try NormalEstimates([], standardErrors: [])
    #expect(throws: StatisticsError.self) { try RankSets.simultaneous(of: nothing, simulation: plan) }
    #expect(throws: StatisticsError.self) { try RankSets.marginal(of: nothing, simulation: plan) }
    #expect(throws: StatisticsError.self) { try RankSets.bootstrap(of: nothing, simulation: plan) }
    let one = try NormalEstimates([7], standardErrors: [1])
    #expect(try RankSets.simultaneous(of: one, simulation: plan).sets == [RankSet(lower: 1, upper: 1)])
    #expect(try RankSets.marginal(of: one, simulation: plan).sets == [RankSet(lower: 1, upper: 1)])
    let huge = try NormalEstimates([1e300, -1e300, 0], standardErrors: [1e200, 1e200, 1e-200])
    #expect(try RankSets.simultaneous(of: huge, simulation: plan).sets.map(\.lower) == [1, 3, 2])
    let two = try NormalEstimates([1, 2], standardErrors: [1, 1])
    for level in [0, 1, .nan, -3] {
      #expect(throws: StatisticsError.self) { try RankSets.simultaneous(of: two, level: level, simulation: plan) }
    }
    for systems in [[2], [-1], [0, 0]] {
      #expect(throws: StatisticsError.self) { try RankSets.simultaneous(of: two, systems: systems, simulation: plan) }
    }
    #expect(try RankSets.simultaneous(of: two, systems: [], simulation: plan).sets.isEmpty)
    #expect(throws: StatisticsError.self) {
      try RankSets.marginal(of: two, simulation: Simulation(resamples: 0))
    }
  }

  @Test func twoThousandSystemsAreRanked() throws {
    var stream = RandomStream(seed: 2)
    let estimates = try NormalEstimates(
      (0..<2_000).map { Double($0) }, standardErrors: (0..<2_000).map { _ in 1 + stream.nextUniform() })
    let sets = try RankSets.simultaneous(
      of: estimates, systems: [0, 1_000, 1_999], simulation: Simulation(resamples: 8))
    #expect(sets.sets[0].upper == 2_000 && sets.sets[0].lower > 1_900)
    #expect(sets.sets[1].contains(1_000) && sets.sets[2].contains(1))
  }
}
