import StatisticsCore
import Testing

@Suite struct ClusteredMeanTests {
  struct Reference: Decodable {
    struct Sample: Decodable {
      var values: [Double]
      var clusters: [Int]
      var mean: Double
      var standardError: Double
      var naiveStandardError: Double
      var designEffect: Double
      var intraclassCorrelation: Double?
      var lower: Double
      var upper: Double
    }
    struct Pair: Decodable {
      var first: [Double]
      var second: [Double]
      var clusters: [Int]
      var covariance: [[Double]]
    }
    var samples: [Sample]
    var pair: Pair
  }

  // Of three failures among 100: (1 − 2q)/√(100 q (1 − q)), q = 0.03, as SciPy's skew divided by ten.
  @Test func skewnessOfAMeanIsThatOfItsClustersOverTheRootOfTheirNumber() throws {
    let values = Array(repeating: 1.0, count: 97) + [0, 0, 0]
    let single = ClusteredMean(try ClusteredSample(values, clusters: Array(values.indices)))
    #expect(isClose(single.skewness, -0.94 / (100 * 0.03 * 0.97).squareRoot(), within: 1e-12))
    // Videos of one prompt that are all alike add nothing to it.
    let twice = ClusteredMean(try ClusteredSample(values + values, clusters: (0..<200).map { $0 % 100 }))
    #expect(isClose(twice.skewness, try #require(single.skewness), within: 1e-12))
  }

  @Test func aMeanWithoutAStandardErrorHasNoSkewness() throws {
    #expect(ClusteredMean(try ClusteredSample([1, 1, 1], clusters: [0, 1, 2])).skewness == nil)
    #expect(ClusteredMean(try ClusteredSample([1, 2], clusters: [0, 0])).skewness == nil)
    #expect(ClusteredMean(try ClusteredSample([1], clusters: [0])).skewness == nil)
  }

  // statsmodels 0.15.0, pingouin 0.7.0 and SciPy 1.17.1: see Fixtures/clusters/make.py.
  @Test func figuresAreThoseOfStatsmodels() throws {
    for example in try Fixture.json("clusters/clusters.json", as: Reference.self).samples {
      let mean = ClusteredMean(try ClusteredSample(example.values, clusters: example.clusters))
      #expect(isClose(mean.mean.estimate, example.mean, within: 1e-14))
      #expect(isClose(mean.standardError.estimate, example.standardError, within: 1e-13))
      #expect(isClose(mean.naiveStandardError.estimate, example.naiveStandardError, within: 1e-14))
      #expect(isClose(mean.designEffect.estimate, example.designEffect, within: 1e-11))
      if let expected = example.intraclassCorrelation {
        #expect(isClose(mean.intraclassCorrelation.estimate, expected, within: 1e-11))
      } else {
        #expect(mean.intraclassCorrelation.degeneracy == .tooFewObservations(found: 9, needed: 10))
      }
      // Theirs has a degree of freedom fewer than clusters, whatever the sizes of these.
      let theirs = try WaldInterval.interval(
        of: example.mean, standardError: try #require(mean.standardError.estimate),
        degreesOfFreedom: Double(mean.clusterCount - 1))
      #expect(isClose(theirs.lower, example.lower, within: 1e-12))
      #expect(isClose(theirs.upper, example.upper, within: 1e-12))
      let interval = try #require(try mean.interval().interval)
      let areOfOneSize = try #require(mean.degreesOfFreedom) == Double(mean.clusterCount - 1)
      #expect(areOfOneSize == isClose(interval.lower, example.lower, within: 1e-12))
      #expect(interval.lower <= theirs.lower + 1e-12 && interval.upper >= theirs.upper - 1e-12)
      #expect(interval.method == .clusteredT)
    }
  }

  // By hand: clusters (1, 3) and (4, 8), mean 4; residual sums −4 and 4; √(2 · 32)/4 = 2.
  @Test func twoClustersByHand() throws {
    let mean = ClusteredMean(try ClusteredSample([1, 4, 3, 8], clusters: [7, -2, 7, -2]))
    #expect(mean.mean == .estimate(4) && isClose(mean.standardError.estimate, 2, within: 1e-15))
    // MSB = 16, MSW = 5, n₀ = 2: 11/21.
    #expect(isClose(mean.intraclassCorrelation.estimate, 11.0 / 21, within: 1e-14))
    #expect(mean.clusterCount == 2 && mean.count == 4)
  }

  @Test func covarianceOfSharedPromptsIsThatOfStatsmodels() throws {
    let pair = try Fixture.json("clusters/clusters.json", as: Reference.self).pair
    let samples = [
      try ClusteredSample(pair.first, clusters: pair.clusters),
      try ClusteredSample(pair.second, clusters: pair.clusters),
    ]
    let matrix = try #require(try ClusteredCovariance.ofMeans(samples).matrix)
    for (found, expected) in zip(matrix.elements, pair.covariance.joined()) {
      #expect(isClose(found / expected, 1, within: 1e-11))
    }
    let error = try #require(ClusteredMean(samples[1]).standardError.estimate)
    #expect(isClose(matrix[1, 1].squareRoot(), error, within: 1e-14))
    // The variance of the difference is that of the differences.
    let estimates = try NormalEstimates([0, 0], covariance: matrix)
    let differences = zip(pair.first, pair.second).map { $0 - $1 }
    let paired = try #require(
      ClusteredMean(try ClusteredSample(differences, clusters: pair.clusters)).standardError.estimate)
    #expect(isClose(try LinearComposite(of: estimates, weights: [1, -1]).standardError, paired, within: 1e-12))
  }

  @Test func samplesWithoutCommonClustersAreIndependent() throws {
    let first = try ClusteredSample([1, 2, 4], clusters: [0, 1, 2])
    let second = try ClusteredSample([5, 3], clusters: [3, 4])
    let matrix = try #require(try ClusteredCovariance.ofMeans([first, second]).matrix)
    #expect(matrix[0, 1] == 0 && matrix[0, 0] > 0 && matrix[1, 1] > 0)
  }

  @Test func degenerateSamplesSayWhy() throws {
    func mean(_ values: [Double], _ clusters: [Int]) throws -> ClusteredMean {
      ClusteredMean(try ClusteredSample(values, clusters: clusters))
    }
    #expect(try mean([], []).mean.degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try mean([], []).interval().degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try mean([3], [1]).mean == .estimate(3))
    #expect(try mean([3], [1]).interval().degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(try mean([3, 4], [1, 1]).interval().degeneracy == .singleCluster)
    #expect(try mean([3, 4], [1, 1]).naiveStandardError.estimate != nil)
    #expect(try mean([3, 4], [1, 1]).designEffect == .undefined(.singleCluster))
    #expect(try mean([5, 5, 5], [1, 2, 3]).interval().degeneracy == .constantData)
    #expect(try mean([1, 2, 2, 1], [1, 1, 2, 2]).interval().degeneracy == .equalClusters)
    #expect(try mean([0.1, 0.2, 0.3, 0.3, 0.2, 0.1], [1, 1, 1, 2, 2, 2]).interval().degeneracy == .equalClusters)
    // One observation a cluster: the usual standard error.
    let single = try mean([1, 2, 4], [1, 2, 3])
    #expect(isClose(single.designEffect.estimate, 1, within: 1e-14))
    let undefined = try ClusteredCovariance.ofMeans([
      ClusteredSample([1, 2], clusters: [1, 2]), ClusteredSample([1, 2], clusters: [1, 1]),
    ])
    #expect(undefined == .undefined(sample: 1, .singleCluster))
  }

  @Test func malformedInputIsAnError() throws {
    #expect(throws: StatisticsError.self) { try ClusteredSample([1], clusters: []) }
    #expect(throws: StatisticsError.self) { try ClusteredSample([.nan], clusters: [1]) }
    #expect(throws: StatisticsError.self) { try ClusteredSample([.infinity], clusters: [1]) }
    #expect(throws: StatisticsError.self) { try ClusteredCovariance.ofMeans([]) }
    #expect(throws: StatisticsError.self) { try ClusteredSample([1], clusters: ["b"], among: ["a"]) }
    for level in [0, 1, .nan] {
      #expect(throws: StatisticsError.self) {
        try ClusteredMean(ClusteredSample([1, 2], clusters: [1, 2])).interval(level: level)
      }
    }
  }

  @Test func namesAreNumberedTogether() throws {
    let sample = try ClusteredSample([1, 2, 3], clusters: ["cat", "dog", "cat"], among: ["dog", "cat"])
    #expect(sample.clusters == [1, 0, 1])
  }

  @Test func orderAndScaleDoNotMatter() throws {
    let values = [0.3, 0.9, 0.4, 0.1, 0.6]
    let clusters = [1, 2, 2, 3, 1]
    let reference = ClusteredMean(try ClusteredSample(values, clusters: clusters))
    let reversed = ClusteredMean(try ClusteredSample(values.reversed(), clusters: clusters.reversed()))
    let scaled = ClusteredMean(try ClusteredSample(values.map { $0 * 1e300 }, clusters: clusters))
    let error = try #require(reference.standardError.estimate)
    #expect(isClose(reversed.standardError.estimate, error, within: 1e-14))
    #expect(isClose((scaled.standardError.estimate ?? .nan) / 1e300, error, within: 1e-14))
    #expect(
      isClose(
        scaled.intraclassCorrelation.estimate, reference.intraclassCorrelation.estimate ?? .nan, within: 1e-12))
  }

  // 95 % nominal, 12 clusters of unequal size, intraclass correlation 0.6: 1,000 trials have a standard error of 0.7 %.
  @Test func intervalCovers() throws {
    var stream = RandomStream(seed: 17)
    var covered = 0
    var naivelyCovered = 0
    for _ in 0..<1_000 {
      var values: [Double] = []
      var clusters: [Int] = []
      for cluster in 0..<12 {
        let effect = 0.6.squareRoot() * stream.nextNormal()
        for _ in 0..<(3 + cluster % 4) {
          values.append(effect + 0.4.squareRoot() * stream.nextNormal())
          clusters.append(cluster)
        }
      }
      let mean = ClusteredMean(try ClusteredSample(values, clusters: clusters))
      if try mean.interval().interval?.contains(0) == true { covered += 1 }
      if abs(mean.mean.estimate ?? .infinity) < 1.96 * (mean.naiveStandardError.estimate ?? 0) { naivelyCovered += 1 }
    }
    #expect(Double(covered) / 1_000 > 0.91)
    #expect(Double(naivelyCovered) / 1_000 < 0.8)
  }
}

@Suite struct LinearCompositeTests {
  // By hand: weights ½, ¼, ¼ over errors 2, 4, 0; with correlation ½ of the first two.
  @Test func variancesAddUp() throws {
    let independent = try LinearComposite(
      of: NormalEstimates([80, 60, 40], standardErrors: [2, 4, 0]), weights: [0.5, 0.25, 0.25])
    #expect(independent.value == 65 && isClose(independent.standardError, 2.0.squareRoot(), within: 1e-15))
    let correlated = try LinearComposite(
      of: NormalEstimates([80, 60, 40], covariance: Matrix(rows: [[4, 4, 0], [4, 16, 0], [0, 0, 0]])),
      weights: [0.5, 0.25, 0.25])
    #expect(isClose(correlated.standardError, 3.0.squareRoot(), within: 1e-15))
  }

  @Test func edgesAreHandled() throws {
    let exact = try LinearComposite(of: NormalEstimates([1, 2], standardErrors: [0, 0]), weights: [1, 1])
    #expect(exact.standardError == 0 && exact.value == 3)
    let nothing = try LinearComposite(of: NormalEstimates([], standardErrors: []), weights: [])
    #expect(nothing.value == 0 && nothing.standardError == 0)
    let huge = try LinearComposite(of: NormalEstimates([0, 0], standardErrors: [3e200, 4e200]), weights: [1, 1])
    #expect(isClose(huge.standardError / 1e200, 5, within: 1e-14))
    #expect(throws: StatisticsError.self) {
      try LinearComposite(of: NormalEstimates([1], standardErrors: [1]), weights: [])
    }
    #expect(throws: StatisticsError.self) {
      try LinearComposite(of: NormalEstimates([1], standardErrors: [1]), weights: [.nan])
    }
  }
}
