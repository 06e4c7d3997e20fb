import StatisticsCore
import Testing

@Suite("Fieller's set for a ratio")
struct FiellerTests {
  /// A ratio belongs to the set just when numerator − ratio · denominator does not differ from 0.
  @Test("is what inverting the test gives, over all shapes")
  func definition() throws {
    var random = RandomStream(seed: 21)
    var shapes = Set<String>()
    for _ in 0..<400 {
      let (a, b) = (random.nextUniform() * 6 - 3, random.nextUniform() * 6 - 3)
      let (aa, bb) = (random.nextUniform() + 0.01, random.nextUniform() + 0.01)
      let ab = (random.nextUniform() * 1.8 - 0.9) * (aa * bb).squareRoot()
      let c = 2.1
      let set = try Fieller.ratio(
        numerator: a, denominator: b, numeratorVariance: aa, denominatorVariance: bb, covariance: ab, criticalValue: c)
      switch set {
      case .bounded: shapes.insert("bounded")
      case .exterior: shapes.insert("exterior")
      case .wholeLine: shapes.insert("whole")
      default: Issue.record("unexpected shape")
      }
      for _ in 0..<30 {
        let ratio = (random.nextUniform() - 0.5) * (random.nextIndex(below: 2) == 0 ? 4 : 400)
        let left = (a - ratio * b) * (a - ratio * b)
        let right = c * c * (aa - 2 * ratio * ab + ratio * ratio * bb)
        guard abs(left - right) > 1e-9 * max(left, right) else { continue }
        #expect(set.contains(ratio) == (left < right))
      }
      if a * a > 0 { #expect(set.contains(a / b)) }
    }
    #expect(shapes == ["bounded", "exterior", "whole"])
  }

  /// With a denominator known exactly the set is the interval of the numerator over it.
  @Test("special cases")
  func special() throws {
    let exact = try Fieller.ratio(
      numerator: 6, denominator: 2, numeratorVariance: 4, denominatorVariance: 0, criticalValue: 2)
    #expect(exact == .bounded(lower: 1, upper: 5))
    let none = try Fieller.ratio(
      numerator: 6, denominator: 0, numeratorVariance: 4, denominatorVariance: 0, criticalValue: 2)
    #expect(none == .empty && !none.contains(0))
    let all = try Fieller.ratio(
      numerator: 1, denominator: 0, numeratorVariance: 4, denominatorVariance: 0, criticalValue: 2)
    #expect(all == .wholeLine && all.contains(1e300))
    let zero = try Fieller.ratio(
      numerator: 0, denominator: 3, numeratorVariance: 0, denominatorVariance: 1, criticalValue: 2)
    #expect(zero == .bounded(lower: 0, upper: 0))
    let edge = try Fieller.ratio(
      numerator: 3, denominator: 2, numeratorVariance: 1, denominatorVariance: 1, criticalValue: 2)
    #expect(edge == .atLeast(lower: 5.0 / 12))
    let mirrored = try Fieller.ratio(
      numerator: -3, denominator: 2, numeratorVariance: 1, denominatorVariance: 1, criticalValue: 2)
    #expect(mirrored == .atMost(upper: -5.0 / 12))
  }

  @Test("scales with its units, however large or small", arguments: [1e-150, 1e-20, 1e20, 1e150])
  func scale(_ unit: Double) throws {
    let set = try Fieller.ratio(
      numerator: 3 * unit, denominator: 5, numeratorVariance: unit * unit, denominatorVariance: 1,
      covariance: 0.3 * unit,
      criticalValue: 1.96)
    let plain = try Fieller.ratio(
      numerator: 3, denominator: 5, numeratorVariance: 1, denominatorVariance: 1, covariance: 0.3, criticalValue: 1.96)
    guard unit * unit > 0, case .bounded(let lower, let upper) = plain else { return }
    guard case .bounded(let scaledLower, let scaledUpper) = set else {
      Issue.record("another shape")
      return
    }
    #expect(isClose(scaledLower / unit, lower, within: 1e-12) && isClose(scaledUpper / unit, upper, within: 1e-12))
  }

  @Test("refuses what is no covariance")
  func malformed() {
    for (aa, bb, ab, c) in [
      (-1.0, 1.0, 0.0, 2.0), (1, .nan, 0, 2), (1, 1, 1.1, 2), (1, 0, 0.1, 2), (1, 1, 0, 0), (1, 1, .nan, 2),
    ] {
      #expect(throws: StatisticsError.self) {
        try Fieller.ratio(
          numerator: 1, denominator: 1, numeratorVariance: aa, denominatorVariance: bb, covariance: ab, criticalValue: c
        )
      }
    }
  }
}
