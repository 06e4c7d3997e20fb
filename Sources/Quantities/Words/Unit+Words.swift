extension Unit {
  /// A number in a sentence without its unit, with as many digits as its interval supports: `−4.67`.
  public func number(_ value: Double, estimate: Double? = nil, lower: Double? = nil, upper: Double? = nil) -> String {
    NumberWords.number(
      value, digits(of: value, estimate: estimate, lower: lower, upper: upper), timesTenTo: power)
  }

  /// A number in a sentence with its unit, with as many digits as its interval supports: `−4.67 percentage points`, `81.5 %`,
  /// `1 rating point a year`, `31.2 dB`. Levels of a scale that has no unit but its points stand alone: `1234.5`.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - estimate: The number that the interval is of; `nil` for `value`.
  ///   - lower: The lower end of the interval; `nil` or infinite for none.
  ///   - upper: The upper end.
  public func words(
    _ value: Double, estimate: Double? = nil, lower: Double? = nil, upper: Double? = nil
  ) -> String {
    named(number(value, estimate: estimate, lower: lower, upper: upper))
  }

  /// The same without the sign, for a sentence that says the direction otherwise.
  public func magnitude(_ value: Double, lower: Double? = nil, upper: Double? = nil) -> String {
    value < 0
      ? words(-value, lower: upper.map { -$0 }, upper: lower.map { -$0 }) : words(value, lower: lower, upper: upper)
  }

  /// The ends of an interval in a sentence, with as many digits as its width supports: `24 to 51`, `−∞ to 3.5`.
  public func range(_ lower: Double, _ upper: Double, estimate: Double? = nil) -> String {
    [lower, upper].map { number($0, estimate: estimate, lower: lower, upper: upper) }.joined(separator: " to ")
  }

  /// The ends of an interval in a sentence with their unit: `24 to 51 rating points`, `ranks 1 to 3`.
  public func rangeWords(_ lower: Double, _ upper: Double, estimate: Double? = nil) -> String {
    let range = range(lower, upper, estimate: estimate)
    return isRank ? "ranks " + range : named(range)
  }

  /// `number`, which is written as people see it, with the unit.
  private func named(_ number: String) -> String {
    if isRank { return "rank " + number }
    if reading == .level, known?.isBare == true { return number }
    let noun = noun ?? KnownUnit.Noun(singular: level.name, plural: level.name)
    return NumberWords.counting(number, noun.singular, plural: noun.plural) + (isRate ? " a year" : "")
  }

  /// Whether the number names a place, which stands after its unit.
  private var isRank: Bool { self == .rank }
}
