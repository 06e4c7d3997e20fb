import StatisticsCore

extension RatioSet {
  /// The ends of a set that is one stretch.
  var ends: (lower: Double, upper: Double)? {
    switch self {
    case .bounded(let lower, let upper): (lower, upper)
    case .atLeast(let lower): (lower, .infinity)
    case .atMost(let upper): (-.infinity, upper)
    case .exterior, .wholeLine, .empty: nil
    }
  }

  /// The set on another scale that rises with this one.
  func map(_ scale: (Double) -> Double) -> RatioSet {
    switch self {
    case .bounded(let lower, let upper): .bounded(lower: scale(lower), upper: scale(upper))
    case .atMost(let upper): .atMost(upper: scale(upper))
    case .atLeast(let lower): .atLeast(lower: scale(lower))
    case .exterior(let below, let above): .exterior(below: scale(below), above: scale(above))
    case .wholeLine: .wholeLine
    case .empty: .empty
    }
  }
}
