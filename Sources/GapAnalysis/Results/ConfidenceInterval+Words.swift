import Quantities
import StatisticsCore

extension ConfidenceInterval {
  /// The interval in words, in brackets; turned where the sentence gives the estimate without its minus sign.
  func clause(in unit: Unit, of estimate: Double, isTurned: Bool) -> String {
    let range =
      isTurned ? unit.range(-upper, -lower, estimate: -estimate) : unit.range(lower, upper, estimate: estimate)
    return " (\(NumberWords.percent(level)) interval \(range))"
  }
}
