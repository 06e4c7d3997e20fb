import Testing

@testable import StatisticsCore

@Suite("Permutation tests")
struct PermutationTestTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      let paired: Bool
      let first: [Double]
      let second: [Double]
      let alternative: Alternative
      let statistic: Double
      let pValue: Double
      let arrangements: Int
    }

    let tolerance: Double
    let tests: [Case]
  }

  @Test("Exact p-values agree with SciPy")
  func exact() throws {
    let reference = try Fixture.json("scipy/permutation.json", as: Reference.self)
    #expect(reference.tests.count == 6)
    for test in reference.tests {
      let found = try #require(try Self.run(test.first, test.second, test.paired, test.alternative).finding)
      #expect(found.isExact)
      #expect(found.arrangementCount == test.arrangements)
      #expect(isClose(found.statistic, test.statistic, within: reference.tolerance))
      #expect(isClose(found.pValue, test.pValue, within: reference.tolerance), "\(test)")
      #expect(found.monteCarloError == 0)
    }
  }

  @Test("Drawn arrangements agree with all of them, within the Monte Carlo error", arguments: [false, true])
  func monteCarlo(paired: Bool) throws {
    let reference = try Fixture.json("scipy/permutation.json", as: Reference.self)
    // One resample fewer than there are arrangements, so that these are drawn; many seeds stand for many resamples.
    for test in reference.tests where test.paired == paired {
      var sum = 0.0
      for seed in 0..<60 as Range<UInt64> {
        let simulation = Simulation(resamples: test.arrangements - 1, seed: seed)
        let found = try #require(
          try Self.run(test.first, test.second, paired, test.alternative, simulation).finding)
        #expect(!found.isExact)
        sum += (found.pValue - test.pValue) / found.monteCarloError
      }
      // (b + 1)/(R + 1) is a little too large on purpose, so the mean of 60 standard scores is not quite centred.
      #expect(abs(sum / 60) < 0.6, "\(test.alternative)")
    }
  }

  private static func run(
    _ first: [Double], _ second: [Double], _ paired: Bool, _ alternative: Alternative,
    _ simulation: Simulation = Simulation()
  ) throws -> PermutationResult {
    paired
      ? try PermutationTest.paired(first, second, alternative: alternative, simulation: simulation)
      : try PermutationTest.twoSample(first, second, alternative: alternative, simulation: simulation)
  }

  @Test("Every closed statistic agrees with its closure on all arrangements")
  func closures() throws {
    let first = [1.5, 2, 2, 9, 4.5]
    let second = [0.5, 2, 3, 3, 1.25, 7]
    for statistic in [
      TwoSampleStatistic.differenceOfMeans, .differenceOfMedians, .ratioOfMeans, .probabilityOfSuperiority,
      .difference(of: .interquartileMean), .difference(of: .quantile(0.3)),
    ] {
      for alternative in Alternative.allCases {
        let closed = try PermutationTest.twoSample(first, second, statistic: statistic, alternative: alternative)
        let open = try PermutationTest.twoSample(first, second, alternative: alternative) { first, second in
          (try? statistic.value(first: first, second: second)) ?? .nan
        }
        #expect(closed.finding?.pValue == open.finding?.pValue, "\(statistic) \(alternative)")
      }
    }
  }

  @Test("Exchanging the samples exchanges the alternatives")
  func symmetry() throws {
    let (a, b) = (WorkedExample.a, WorkedExample.b)
    let less = try PermutationTest.twoSample(a, b, alternative: .less).finding
    let greater = try PermutationTest.twoSample(b, a, alternative: .greater).finding
    #expect(less?.pValue == greater?.pValue)
    #expect(less?.isExact == true)
    #expect(less?.arrangementCount == 210)
  }

  @Test("Members are exchanged within strata only")
  func strata() throws {
    // Two strata of two and two: 6 × 6 arrangements, of which the one observed is the most extreme.
    let found = try #require(
      try PermutationTest.twoSample(
        [3, 4, 13, 14], [1, 2, 11, 12], firstStrata: [0, 0, 1, 1], secondStrata: [0, 0, 1, 1], alternative: .greater
      ).finding)
    #expect(found.arrangementCount == 36)
    #expect(found.pValue == 1.0 / 36)
    // Without strata the levels 3 and 13 are exchanged too: 70 arrangements, and chance explains the difference.
    let pooled = try #require(
      try PermutationTest.twoSample([3, 4, 13, 14], [1, 2, 11, 12], alternative: .greater).finding)
    #expect(pooled.arrangementCount == 70)
    #expect(pooled.pValue > 0.25)
  }

  @Test(
    "A shift of all values changes no p-value",
    arguments: [Alternative.twoSided, .less, .greater], [SampleStatistic.mean, .median, .interquartileMean])
  func shift(_ alternative: Alternative, _ statistic: SampleStatistic) throws {
    let (first, second) = ([0.375, 1.5, 2.125, 0.75, 1.375], [0.25, 1.625, 0.5, 1.375])
    let difference = TwoSampleStatistic.difference(of: statistic)
    func pValues(_ shift: Double, _ resamples: Int) throws -> [Double?] {
      let (a, b) = (first.map { $0 + shift }, second.map { $0 + shift })
      let plan = Simulation(resamples: resamples)
      return [
        try PermutationTest.twoSample(a, b, statistic: difference, alternative: alternative, simulation: plan).finding?
          .pValue,
        try PermutationTest.twoSample(b, a, alternative: alternative, simulation: plan) {
          $0.reduce(0, +) / Double($0.count) - $1.reduce(0, +) / Double($1.count)
        }.finding?.pValue,
      ]
    }
    for resamples in [9_999, 100] {
      let expected = try pValues(0, resamples)
      #expect(expected.allSatisfy { ($0 ?? 0) >= 1.0 / 126 })
      for shift in [1e6, -1e9] { #expect(try pValues(shift, resamples) == expected, "\(shift) \(resamples)") }
    }
  }

  @Test("No exact p-value is below one arrangement's share, however large the values are beside their spread")
  func largeValues() throws {
    let (first, second) = ([999_999.672701], [999_999.923156, 999_999.712312])
    for alternative in Alternative.allCases {
      let finding = try #require(try PermutationTest.twoSample(first, second, alternative: alternative).finding)
      #expect(finding.isExact && finding.pValue >= 1.0 / 3)
    }
    #expect(try PermutationTest.twoSample(first, second, alternative: .less).finding?.pValue == 1.0 / 3)
  }

  @Test("A ratio of means over zero counts as extreme both ways")
  func zeroDenominator() throws {
    // Of 15 arrangements three have a sum up to 5, twelve at least 5, and in one the second sample is 0 and 0.
    let found = { (alternative: Alternative) in
      try PermutationTest.twoSample([3, 0, 0, 2], [5, 2], statistic: .ratioOfMeans, alternative: alternative).finding
    }
    #expect(try found(.less)?.pValue == 4.0 / 15)
    #expect(try found(.greater)?.pValue == 14.0 / 15)
  }

  @Test("Strata in which nothing can be exchanged are many and deep, and change nothing")
  func fixedStrata() throws {
    let count = 50_000
    let fixed = (0..<count).map { Double($0 % 7) }
    let finding = try #require(
      try PermutationTest.twoSample(
        fixed + [1, 2], [3, 4, 5] + fixed, firstStrata: Array(repeating: 0, count: count) + [1, 1],
        secondStrata: [1, 1, 1] + Array(2..<(count + 2)), alternative: .less
      ).finding)
    #expect(finding.isExact && finding.arrangementCount == 10)
    #expect(finding.pValue == 0.1)
  }

  @Test("Threads change nothing and another seed little")
  func reproducibility() throws {
    let first = (0..<60).map { Double($0 * $0 % 37) }
    let second = (0..<45).map { Double($0 * 7 % 31) }
    let results = try [1, 2, 7].map {
      try PermutationTest.twoSample(first, second, simulation: Simulation(resamples: 2_000, threads: $0))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
    let other = try PermutationTest.twoSample(first, second, simulation: Simulation(resamples: 2_000, seed: 1)).finding
    let one = try #require(results[0].finding)
    let two = try #require(other)
    #expect(abs(one.pValue - two.pValue) < 4 * (one.monteCarloError + two.monteCarloError))
  }

  @Test("A choice by partial shuffle is uniform")
  func uniformity() throws {
    var counts = [Int](repeating: 0, count: 120)
    var stream = RandomStream(seed: 1)
    for _ in 0..<24_000 {
      var elements = [0, 1, 2, 3, 4]
      elements.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        PartialShuffle.run(base, size: 5, choosing: 4, stream: &stream)
      }
      var code = 0
      for (place, element) in elements.enumerated() {
        code = code * (5 - place) + elements[(place + 1)...].count { $0 < element }
      }
      counts[code] += 1
    }
    // χ² with 119 degrees of freedom: mean 119, standard deviation 15.4.
    let statistic = counts.reduce(0.0) { $0 + (Double($1) - 200) * (Double($1) - 200) / 200 }
    #expect(statistic < 119 + 5 * 15.4)
  }

  @Test("Data that determine nothing have a reason")
  func degeneracies() throws {
    #expect(
      try PermutationTest.twoSample([], [1]).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try PermutationTest.twoSample([2, 2], [2]).degeneracy == .constantData)
    #expect(
      try PermutationTest.twoSample([1, 2], [-1, 1], statistic: .ratioOfMeans).degeneracy == .undefinedStatistic)
    #expect(try PermutationTest.paired([], []).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try PermutationTest.paired([1, 2], [1, 2]).degeneracy == .constantData)
    #expect(try PermutationTest.twoSample([1], [2]).finding?.pValue == 1)
  }

  @Test("Malformed questions are refused")
  func refusals() {
    #expect(throws: StatisticsError.self) { try PermutationTest.twoSample([.nan], [1]) }
    #expect(throws: StatisticsError.self) { try PermutationTest.paired([1], [1, 2]) }
    #expect(throws: StatisticsError.self) { try PermutationTest.twoSample([1], [2], firstStrata: [1]) }
    #expect(throws: StatisticsError.self) {
      try PermutationTest.twoSample([1], [2], firstStrata: [], secondStrata: [1])
    }
    #expect(throws: StatisticsError.self) {
      try PermutationTest.twoSample(
        (0..<40).map(Double.init), (3..<43).map(Double.init), simulation: Simulation(resamples: .max))
    }
    #expect(throws: StatisticsError.self) {
      try PermutationTest.twoSample([1], [2], simulation: Simulation(resamples: 0))
    }
    #expect(throws: StatisticsError.self) {
      try PermutationTest.twoSample([1], [2], statistic: .difference(of: .quantile(2)))
    }
  }
}
