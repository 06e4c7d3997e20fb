import BenchmarkData
import Foundation
import Quantities
import StatisticsCore
import Testing

@testable import GapAnalysis

struct MeasureTests {
  /// A measure that no list knows.
  static let geometricMeanGap = Measure(
    "geometric_mean_gap", .gap, name: { _, _ in "Geometric mean gap" },
    explanation: "Geometric mean of A minus geometric mean of B.", source: "A trial",
    value: { scores in
      func geometricMean(_ values: [Double]) -> Double { exp(values.reduce(0) { $0 + log($1) } / Double(values.count)) }
      return .value(geometricMean(scores.a.scores) - geometricMean(scores.b.scores))
    })

  @Test func aMeasureOfOneFileIsAnsweredLikeAnyOther() throws {
    let estimate = try Pair.invented(.workedExample).estimate(of: Self.geometricMeanGap)
    #expect(abs(try #require(estimate.estimate) - 1.342_946) < 1e-6)
    #expect(estimate.status == .noStandardError)
    #expect(estimate.unit == Unit.points.difference)
    let measured = try Pair.invented(GapMeasureTests.measured, options: .init(simulation: .init(resamples: 400)))
    #expect(try measured.estimate(of: Self.geometricMeanGap).interval != nil)
    let sentence = try measured.answer(.gap, [Self.geometricMeanGap]).sentence
    #expect(sentence.contains("A is ahead. Geometric mean gap: "))
  }

  @Test func noTwoMeasuresOfAFamilyAreCalledTheSame() {
    for family in Measure.Family.allCases {
      let names = Measure.all(family).map(\.id)
      #expect(Set(names).count == names.count)
      #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } })
    }
  }

  @Test(arguments: Measure.standard)
  func everyMeasureSaysWhatItIs(_ measure: Measure) {
    #expect(measure.explanation.hasSuffix("."))
    #expect(!measure.source.isEmpty)
    #expect(!measure.label("US", "CN").isEmpty)
    #expect(Measure.named(measure.id, in: measure.family) == measure)
    #expect(!measure.definition("US", "CN").isEmpty)
  }

  @Test func profilesAndRobustnessTakeDifferencesInTheUnitOfTheScores() {
    #expect(RobustnessAnalysis.measures == DimensionProfile.measures)
    #expect(RobustnessAnalysis.measures.contains(.sameDateGapMean))
    #expect(!RobustnessAnalysis.measures.contains(.hedgesG))
  }
}
