@testable import StatisticsCore
import Testing

@Suite struct SemidefiniteFactorTests {
  @Test func productOfTheFactorIsTheMatrix() throws {
    let matrices = [
      [[4.0, 2.0], [2.0, 5.0]], [[1, 1], [1, 1]], [[0, 0], [0, 0]], [[0, 0, 0], [0, 9, 3], [0, 3, 1]],
      [[1e-12, 5e-5], [5e-5, 1e4]], [[2, -1, -1], [-1, 2, -1], [-1, -1, 2]],
    ]
    for (rows, rank) in zip(matrices, [2, 1, 0, 1, 2, 2]) {
      let matrix = try Matrix(rows: rows)
      let factor = try SemidefiniteFactor(matrix)
      #expect(factor.rank == rank)
      let product = try factor.factor.multiplied(by: factor.factor.transposed())
      for (found, expected) in zip(product.elements, matrix.elements) {
        #expect(abs(found - expected) <= 1e-14 * max(abs(expected), 1))
      }
    }
  }
}

@Suite struct OrderStatisticsTests {
  // R 4.2.2: quantile(c(1, 2, 4, 8, 16), c(0, 0.1, 0.5, 0.9, 1)), type 7.
  @Test func quantilesAreOfTypeSeven() {
    let sorted: [Double] = [1, 2, 4, 8, 16]
    for (probability, expected) in [(0, 1.0), (0.1, 1.4), (0.5, 4), (0.9, 12.8), (1, 16)] {
      #expect(abs(OrderStatistics.quantile(ofSorted: sorted, at: probability) - expected) < 1e-12)
    }
    #expect(OrderStatistics.quantile(ofSorted: [7], at: 0.3) == 7)
  }

  // Evenly spaced values 0 … 1: the error of the quantile at p is √(p (1 − p)/R).
  @Test(arguments: [0.025, 0.5, 0.975]) func monteCarloErrorOfEvenlySpacedValues(_ probability: Double) {
    let sorted = (0...10_000).map { Double($0) / 10_000 }
    let expected = (probability * (1 - probability) / 10_001).squareRoot()
    #expect(abs(OrderStatistics.monteCarloError(ofSorted: sorted, at: probability) / expected - 1) < 1e-3)
    #expect(OrderStatistics.monteCarloError(ofSorted: [1], at: probability) == .infinity)
  }
}
