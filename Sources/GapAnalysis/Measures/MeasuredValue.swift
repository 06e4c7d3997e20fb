/// What a measure makes of scores.
enum MeasuredValue: Hashable, Sendable {
  /// The value.
  case value(Double)
  /// It is at least so large.
  case atLeast(Double)
  /// It is at most so large.
  case atMost(Double)
  /// None.
  case undefined

  /// A value, or none.
  init(_ value: Double?) { self = value.map { .value($0) } ?? .undefined }

  /// The least that it may be, and the most; beyond every number where it has no bound, NaN for none.
  var range: (lower: Double, upper: Double) {
    let unbounded = RangedRedraw.unbounded
    return switch self {
    case .value(let number): (number, number)
    case .atLeast(let number): (number, unbounded)
    case .atMost(let number): (-unbounded, number)
    case .undefined: (.nan, .nan)
    }
  }

  /// The number; `nil` for none that is finite.
  var number: Double? {
    switch self {
    case .value(let number), .atLeast(let number), .atMost(let number): number.isFinite ? number : nil
    case .undefined: nil
    }
  }
}
