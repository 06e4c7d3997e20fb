import Quantities
import StatisticsCore

/// The smallest and the largest estimate that data give when one organization is left out.
///
/// It is no confidence interval: it shows how much hangs on one organization.
public struct LeaveOneOutRange: Hashable, Sendable {
  /// The smallest estimate.
  public var lower: Double
  /// The largest estimate.
  public var upper: Double
  /// Whether an estimate of the range is only a lower bound.
  public var isBound: Bool
  /// The name of the organization without which the estimate is smallest.
  public var lowerWithout: String
  /// The name of the organization without which it is largest.
  public var upperWithout: String
  /// The names of the organizations without which there is no estimate.
  public var undetermined: [String]
}

extension LeaveOneOutRange: CustomStringConvertible {
  /// The range in words, in months.
  public var description: String {
    func number(_ end: Double) -> String { Unit.months.number(end, lower: lower, upper: upper) }
    let bound = isBound ? ", some of them lower bounds" : ""
    var text =
      lower == upper
      ? "\(number(lower)) without any one organization\(bound)"
      : "leaving out one organization: \(number(lower)) (without \(lowerWithout)) to "
        + "\(number(upper)) (without \(upperWithout))\(bound)"
    if !undetermined.isEmpty { text += "; no value without \(undetermined.joined(separator: " or "))" }
    return text
  }
}

extension Measure {
  /// The values without each organization in turn; `nil` where no organization can be spared.
  ///
  /// - Complexity: O(organizations) values.
  func withoutOneOrganization(of pair: Pair, _ scores: PairScores) throws(StatisticsError) -> LeaveOneOutRange? {
    let titles = Dictionary(pair.entries.map { ($0.organizationKey, $0.organizationTitle) }) { first, _ in first }
    var range: LeaveOneOutRange?
    var undetermined: [String] = []
    for (key, title) in titles.sorted(by: { $0.key < $1.key }) {
      let rest = PairScores(
        scores.a.without(key), scores.b.without(key), lastDay: scores.lastDay, options: scores.options)
      let value = rest.hasEmptySide ? .undefined : try value(rest)
      guard let number = value.number else {
        undetermined.append(title)
        continue
      }
      let isBound = value == .atLeast(number)
      guard var known = range else {
        range = LeaveOneOutRange(
          lower: number, upper: number, isBound: isBound, lowerWithout: title, upperWithout: title, undetermined: [])
        continue
      }
      if number < known.lower { (known.lower, known.lowerWithout) = (number, title) }
      if number > known.upper { (known.upper, known.upperWithout) = (number, title) }
      known.isBound = known.isBound || isBound
      range = known
    }
    range?.undetermined = undetermined
    return range
  }
}
