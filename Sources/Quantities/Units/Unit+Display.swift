extension Unit {
  /// The power of ten by which numbers are multiplied when they are shown: 2 for a fraction, else 0.
  public var power: Int { known?.power ?? 0 }

  /// The name that people read above a column or beside an axis: `%`, `percentage points/year`, `dB`.
  public var heading: String {
    guard let plural = noun?.plural else { return name }
    return isRate ? plural + "/year" : plural
  }

  /// The number that is shown for `value`: 81.52 for a fraction of 0.8152. What is not finite stays.
  public func shown(_ value: Double) -> Double { DecimalRounding.product(value, timesTenTo: power) }

  /// How many digits of `value` people see, counted in the number that is shown: the one rule for tables, figures and sentences.
  ///
  /// The interval decides where there is one (``DecimalRounding/decimals(forEstimate:lower:upper:timesTenTo:)``). Without one, or with one
  /// without width, a unit that the package knows has a fixed number of decimals; of any other unit whole numbers are shown whole and
  /// others with three significant digits. What is counted in whole numbers, such as ranks, stays whole whatever the interval.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - estimate: The number that the interval is of; `nil` for `value`.
  ///   - lower: The lower end of the interval; `nil` or infinite for none.
  ///   - upper: The upper end.
  public func digits(of value: Double, estimate: Double? = nil, lower: Double? = nil, upper: Double? = nil) -> Digits {
    let known = known
    if known?.decimals == 0, [value, estimate, lower, upper].allSatisfy({ $0.map { $0 == $0.rounded() } ?? true }) {
      return .decimals(0)
    }
    let decimals =
      DecimalRounding.decimals(forEstimate: estimate ?? value, lower: lower, upper: upper, timesTenTo: power)
      ?? known?.decimals
    if let decimals { return .decimals(decimals) }
    return value == value.rounded() ? .decimals(0) : .significantDigits(3)
  }

  /// The digits that people see of `value`, in ASCII and without the unit; `nil` if it is not finite. The interval decides how many.
  public func text(
    of value: Double, estimate: Double? = nil, lower: Double? = nil, upper: Double? = nil
  ) -> String? {
    DecimalRounding.text(
      of: value, digits(of: value, estimate: estimate, lower: lower, upper: upper), timesTenTo: power)
  }

  /// What its numbers count; `nil` where that is only the name.
  var noun: KnownUnit.Noun? { reading == .level ? known?.level : known?.difference }
}
