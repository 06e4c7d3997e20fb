import StatisticsCore
import Testing

@Suite("Pearson's, Spearman's and Kendall's correlations")
struct CorrelationTests {
  @Test("estimates, p-values and intervals agree with R, with ties, exact, and by Edgeworth's series")
  func fixtures() throws {
    for (name, data) in try RTests.load().correlations {
      let tolerance = RTests.tolerance
      #expect(
        isClose(try PearsonCorrelation.estimate(data.x, data.y).estimate, data.pearson.estimate, within: tolerance))
      #expect(isClose(try PearsonCorrelation.test(data.x, data.y).test?.pValue, data.pearson.p, within: tolerance))
      let interval = try PearsonCorrelation.interval(data.x, data.y).interval
      #expect(isClose(interval?.lower, data.pearson.interval[0], within: tolerance))
      #expect(isClose(interval?.upper, data.pearson.interval[1], within: tolerance))
      #expect(
        isClose(try SpearmanCorrelation.estimate(data.x, data.y).estimate, data.spearman.estimate, within: tolerance))
      #expect(isClose(try SpearmanCorrelation.test(data.x, data.y).test?.pValue, data.spearman.p, within: tolerance))
      #expect(isClose(try KendallTau.estimate(data.x, data.y).estimate, data.kendall.estimate, within: tolerance))
      #expect(
        isClose(try KendallTau.test(data.x, data.y).test?.pValue, data.kendall.p, within: tolerance), "\(name)")
    }
  }

  @Test("Kendall's τ-b is what comparing every pair gives")
  func definition() throws {
    var random = RandomStream(seed: 5)
    for _ in 0..<50 {
      let count = 2 + random.nextIndex(below: 15)
      let x = (0..<count).map { _ in Double(random.nextIndex(below: 6)) }
      let y = (0..<count).map { _ in Double(random.nextIndex(below: 6)) }
      var (balance, untiedX, untiedY) = (0.0, 0.0, 0.0)
      for i in 0..<count {
        for j in 0..<i {
          let (a, b) = (x[i] - x[j], y[i] - y[j])
          balance += a * b > 0 ? 1 : a * b < 0 ? -1 : 0
          untiedX += a != 0 ? 1 : 0
          untiedY += b != 0 ? 1 : 0
        }
      }
      guard untiedX * untiedY > 0 else {
        #expect(try KendallTau.estimate(x, y) == .undefined(.constantData))
        continue
      }
      let expected = balance / (untiedX * untiedY).squareRoot()
      #expect(isClose(try KendallTau.estimate(x, y).estimate, expected, within: 1e-14))
    }
  }

  @Test("perfect agreement and disagreement")
  func perfect() throws {
    let x = [1.0, 2, 3, 4, 5]
    for (y, sign) in [(x, 1.0), (Array(x.reversed()), -1)] {
      #expect(isClose(try PearsonCorrelation.estimate(x, y).estimate, sign, within: 1e-14))
      #expect(isClose(try SpearmanCorrelation.estimate(x, y).estimate, sign, within: 1e-14))
      #expect(try KendallTau.estimate(x, y) == .estimate(sign))
      #expect(isClose(try KendallTau.test(x, y).test?.pValue, 2 / 120, within: 1e-14))
      #expect(isClose(try SpearmanCorrelation.test(x, y).test?.pValue, 2 / 120, within: 1e-14))
      let less = try SpearmanCorrelation.test(x, y, alternative: .less).test?.pValue
      #expect(isClose(less, sign > 0 ? 1 : 1 / 120, within: 1e-14))
      let test = try #require(try PearsonCorrelation.test(x, y).test)
      #expect(test.pValue < 1e-10)
      let interval = try #require(try PearsonCorrelation.interval(x, y).interval)
      #expect(interval.lower >= -1 && interval.upper <= 1 && !interval.lower.isNaN && !interval.upper.isNaN)
    }
  }

  @Test("degenerate and malformed pairs")
  func hostile() throws {
    #expect(try PearsonCorrelation.estimate([1], [2]) == .undefined(.tooFewObservations(found: 1, needed: 2)))
    #expect(try PearsonCorrelation.estimate([1, 1], [2, 3]) == .undefined(.constantData))
    #expect(try PearsonCorrelation.test([1, 2], [2, 3]).degeneracy == .tooFewObservations(found: 2, needed: 3))
    #expect(
      try PearsonCorrelation.interval([1, 2, 3], [2, 3, 5]).degeneracy == .tooFewObservations(found: 3, needed: 4))
    #expect(try SpearmanCorrelation.test([], []).degeneracy == .tooFewObservations(found: 0, needed: 3))
    #expect(try SpearmanCorrelation.test([1, 1, 1], [1, 2, 3]).degeneracy == .constantData)
    #expect(try KendallTau.test([1, 1], [1, 2]).degeneracy == .constantData)
    #expect(try KendallTau.test([1, 2], [1, 2]).test?.pValue == 1)
    #expect(throws: StatisticsError.self) { try PearsonCorrelation.estimate([1, 2], [1]) }
    #expect(throws: StatisticsError.self) { try KendallTau.estimate([1, .nan], [1, 2]) }
    #expect(throws: StatisticsError.self) { try SpearmanCorrelation.test([1, 2, 3], [1, 2, .infinity]) }
  }
}
