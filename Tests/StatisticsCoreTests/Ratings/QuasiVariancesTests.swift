import StatisticsCore
import Testing

@Suite struct QuasiVariancesTests {
  /// Firth & de Menezes's method on the covariance that R's BradleyTerry2 1.1.2 gives for the journal citations; qvcalc's
  /// figures agree to 1e-6.
  @Test func agreesWithQvcalc() throws {
    let covariance = try Matrix(rows: [
      [0, 0, 0, 0],
      [0, 0.0105155458061165, 0.00227454711886455, 0.00146041939920181],
      [0, 0.00227454711886455, 0.00367099411087275, 0.0016835576782738],
      [0, 0.00146041939920181, 0.0016835576782738, 0.0050168839568755],
    ])
    let quasi = try QuasiVariances(covariance: covariance)
    #expect(abs(quasi.values[0] / 0.0017741766825540228 - 1) < 1e-6)
    #expect(abs(quasi.values[3] / 0.0034241154785276699 - 1) < 1e-6)
    #expect(quasi.standardErrors.compactMap { $0 }.count == 4)
    #expect(quasi.relativeErrors.upperBound < 0.04)
  }

  @Test func independentEstimatesKeepTheirVariances() throws {
    let quasi = try QuasiVariances(covariance: Matrix(diagonal: [1, 2, 3, 4]))
    for (found, expected) in zip(quasi.values, [1.0, 2, 3, 4]) { #expect(isClose(found, expected, within: 1e-12)) }
    #expect(quasi.relativeErrors.upperBound < 1e-12)
  }

  @Test func matricesWithoutVariancesAreRefused() throws {
    #expect(throws: StatisticsError.self) { try QuasiVariances(covariance: Matrix(diagonal: [1, 2])) }
    #expect(throws: StatisticsError.self) { try QuasiVariances(covariance: Matrix(diagonal: [1, 0, 0])) }
    #expect(throws: StatisticsError.self) { try QuasiVariances(covariance: Matrix(diagonal: [1, .nan, 1])) }
    #expect(throws: StatisticsError.self) { try QuasiVariances(covariance: Matrix(rowCount: 3, columnCount: 4)) }
  }
}
