import Quantities
import Tables

/// Where an axis has its ticks, and what is written there.
struct Tick: Hashable, Sendable {
  /// The value, on the axis' scale.
  var value: Double
  /// The lines of its label.
  var label: [String]
}

/// Round numbers within a range (the steps are those of d3-array's `ticks`: 1, 2 and 5 times powers of ten).
struct RoundNumbers {
  /// The numbers, in ascending order.
  let values: [Double]
  /// How many decimals tell them apart.
  let decimals: Int

  /// About `count` numbers within `domain`.
  init(in domain: ClosedRange<Double>, count: Int) {
    let rough = (domain.upperBound - domain.lowerBound) / Double(max(1, count))
    guard rough > 0, rough.isFinite else {
      values = [domain.lowerBound]
      decimals = 0
      return
    }
    var power = 0
    while Self.powerOfTen(power + 1) <= rough { power += 1 }
    while Self.powerOfTen(power) > rough { power -= 1 }
    let share = rough / Self.powerOfTen(power)
    let factor = share >= 50.0.squareRoot() ? 10.0 : share >= 10.0.squareRoot() ? 5 : share >= 2.0.squareRoot() ? 2 : 1
    // Steps below one are counted by their reciprocal, which is whole, so that 0.3 does not become 0.30000000000000004.
    let isSmall = power < 0
    let step = isSmall ? Self.powerOfTen(-power) / factor : Self.powerOfTen(power) * factor
    func value(_ index: Double) -> Double { isSmall ? index / step : index * step }
    func index(_ value: Double) -> Double { (isSmall ? value * step : value / step).rounded() }
    var (first, last) = (index(domain.lowerBound), index(domain.upperBound))
    if value(first) < domain.lowerBound { first += 1 }
    if value(last) > domain.upperBound { last -= 1 }
    values = first <= last ? stride(from: first, through: last, by: 1).map(value) : []
    decimals = max(0, -(factor == 10 ? power + 1 : power))
  }

  private static func powerOfTen(_ power: Int) -> Double {
    var result = 1.0
    for _ in 0..<power.magnitude { result *= 10 }
    return power < 0 ? 1 / result : result
  }

  /// The ticks, written with commas between thousands and a minus sign.
  var ticks: [Tick] { values.map { Tick(value: $0, label: [Self.text($0, decimals: decimals)]) } }

  /// `value` with so many decimals.
  static func text(_ value: Double, decimals: Int, isGrouped: Bool = true) -> String {
    let plain = DecimalRounding.text(of: value, decimals: decimals) ?? "–"
    guard isGrouped else { return NumberWords.typographic(plain) }
    let parts = plain.split(separator: ".", maxSplits: 1)
    let digits = (parts.first ?? "").drop { $0 == "-" }
    guard digits.count > 3, digits.allSatisfy(\.isWholeNumber) else { return NumberWords.typographic(plain) }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    let sign = plain.hasPrefix("-") ? "−" : ""
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}

/// First days of months or years within a span of time, in milliseconds since 1970 (UTC).
enum CalendarTicks {
  private static let millisecondsPerDay = 86_400_000.0

  /// The first days of every `step`th month, counted within years.
  static func months(in domain: ClosedRange<Double>, step: Int) -> [Double] {
    firstDays(in: domain).filter { ($0.month - 1).isMultiple(of: max(1, step)) }.map(\.time)
  }

  /// The first days of about `count` years.
  static func years(in domain: ClosedRange<Double>, count: Int) -> [Double] {
    let years = (domain.upperBound - domain.lowerBound) / (365 * millisecondsPerDay)
    let numbers = RoundNumbers(in: 0...max(1, years), count: count).values
    let step = numbers.count > 1 ? max(1, Int((numbers[1] - numbers[0]).rounded())) : 1
    return firstDays(in: domain).filter { $0.month == 1 && $0.year.isMultiple(of: step) }.map(\.time)
  }

  private static func firstDays(in domain: ClosedRange<Double>) -> [(year: Int, month: Int, time: Double)] {
    guard let first = date(domain.lowerBound), let last = date(domain.upperBound) else { return [] }
    return (first.year...last.year).flatMap { year in
      (1...12).compactMap { month in
        guard let day = CalendarDate(year: year, month: month, day: 1)?.dayRange.lowerBound else { return nil }
        let time = Double(day) * millisecondsPerDay
        return domain.contains(time) ? (year, month, time) : nil
      }
    }
  }

  /// The day of a time.
  static func date(_ time: Double) -> CalendarDate? {
    let day = (time / millisecondsPerDay).rounded(.down)
    return day.magnitude < 1e9 ? CalendarDate(dayNumber: Int(day)) : nil
  }
}
