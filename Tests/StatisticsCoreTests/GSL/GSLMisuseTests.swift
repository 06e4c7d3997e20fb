import Testing

@testable import StatisticsCore

@Suite("Misuse of the numerical library")
struct GSLMisuseTests {
  /// With its handler off GSL hangs on some of these and answers wrongly to others; with it on it aborts.
  @Test("no misuse aborts or hangs the process: each is an error", .timeLimit(.minutes(1)))
  func misuse() async {
    await #expect(processExitsWith: .success) {
      var answered = 0
      func attempt(_ body: () throws(StatisticsError) -> Double) {
        do {
          _ = try body()
          answered += 1
        } catch {}
      }
      for bad in [Double.nan, .infinity, -.infinity, -1] {
        attempt { () throws(StatisticsError) in try GSL.betaQuantile(bad, 2, 3) }
        attempt { () throws(StatisticsError) in try GSL.betaQuantile(0.5, bad, 3) }
        attempt { () throws(StatisticsError) in try GSL.betaQuantile(0.5, 2, bad) }
        attempt { () throws(StatisticsError) in try GSL.fUpperQuantile(bad, numerator: 2, denominator: 3) }
        attempt { () throws(StatisticsError) in try GSL.fUpperQuantile(0.5, numerator: bad, denominator: 3) }
        attempt { () throws(StatisticsError) in try GSL.studentTUpperQuantile(bad, degreesOfFreedom: 3) }
        attempt { () throws(StatisticsError) in try GSL.normalQuantile(bad) }
        attempt { () throws(StatisticsError) in try GSL.chiSquaredUpperTail(1, degreesOfFreedom: bad) }
        attempt { () throws(StatisticsError) in try GSL.logGamma(bad) }
      }
      for probability in [0.0, 1] {
        attempt { () throws(StatisticsError) in try GSL.betaQuantile(probability, 2, 3) }
        attempt { () throws(StatisticsError) in try GSL.fUpperQuantile(probability, numerator: 2, denominator: 3) }
        attempt { () throws(StatisticsError) in try GSL.studentTUpperQuantile(probability, degreesOfFreedom: 3) }
        attempt { () throws(StatisticsError) in try GSL.normalUpperQuantile(probability) }
      }
      attempt { () throws(StatisticsError) in try GSL.normalCDF(.nan) }
      attempt { () throws(StatisticsError) in try GSL.studentTCDF(.nan, degreesOfFreedom: 3) }
      attempt { () throws(StatisticsError) in try GSL.studentTCDF(1, degreesOfFreedom: .nan) }
      attempt { () throws(StatisticsError) in try GSL.betaCDF(.nan, 1, 1) }
      attempt { () throws(StatisticsError) in try GSL.fUpperTail(.nan, numerator: 1, denominator: 1) }
      attempt { () throws(StatisticsError) in try GSL.chiSquaredUpperTail(.nan, degreesOfFreedom: 1) }
      attempt { () throws(StatisticsError) in
        let singular = try Matrix(rows: [[1, 2], [2, 4]])
        return try CholeskyDecomposition(singular).logDeterminant
      }
      attempt { () throws(StatisticsError) in try Quantile.value(of: [1, 2], at: 1.2) ?? 0 }
      attempt { () throws(StatisticsError) in try Quantile.value(of: [1, .nan], at: 0.5) ?? 0 }
      attempt { () throws(StatisticsError) in
        try Bootstrap.distribution(of: .mean, sample: [1, 2], simulation: Simulation(resamples: 0)).estimate ?? 0
      }
      precondition(answered == 0, "\(answered) questions without sense were answered")
    }
  }

  @Test("a quantile of nothing, and an interval of nothing resampled, are no numbers")
  func nothing() throws {
    #expect(try Quantile.value(of: [], at: 0.5) == nil)
    #expect(try Bootstrap.distribution(of: .mean, sample: []).interval().interval == nil)
    #expect(try Bootstrap.distribution(of: .median, sample: []).interval().interval == nil)
  }
}
