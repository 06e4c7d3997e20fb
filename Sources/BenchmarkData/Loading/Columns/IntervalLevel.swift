import Foundation

/// The level of published intervals, of which bounds tell standard errors.
struct IntervalLevel: Hashable, Sendable {
  /// The nominal coverage, from 0.5 to less than 1.
  let share: Double
  /// What half the width of an interval about a normal estimate of error 1 is: Φ⁻¹((1 + level)/2).
  let quantile: Double

  /// That of intervals of which nothing else is said.
  static let usual = IntervalLevel(share: 0.95, quantile: 1.959963984540054)

  /// What a level has to be, in words.
  static let requirement = "a level in per cent from 50 to 99.99, or in parts of one from 0.5 to 0.9999"

  private init(share: Double, quantile: Double) {
    self.share = share
    self.quantile = quantile
  }

  /// A level in per cent, 90, or in parts of one, 0.9; `nil` for one that no interval has.
  init?(_ number: Double) {
    let share = number >= 1 ? number / 100 : number
    guard share >= 0.5, share <= 0.9999 else { return nil }
    self = share == Self.usual.share ? .usual : IntervalLevel(share: share, quantile: Self.quantile(ofShare: share))
  }

  /// The level in words: `90 %`.
  var words: String { "\(PrintedNumber.text((share * 1e6).rounded() / 1e4)) %" }

  /// Φ⁻¹((1 + share)/2) by bisection of the error function, to the last bits.
  private static func quantile(ofShare share: Double) -> Double {
    var (low, high) = (0.0, 8.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if erf(middle / 2.0.squareRoot()) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
