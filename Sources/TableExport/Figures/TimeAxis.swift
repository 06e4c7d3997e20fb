import Tables

/// The horizontal channel of figures over time. Times are in UTC, so that no reader's time zone moves them.
struct TimeAxis: Hashable, Sendable {
  /// The days that the axis spans, counted from 1970-01-01.
  let days: ClosedRange<Double>

  /// An axis with a little room on either side of `days`; `nil` without days.
  init?(around days: [Double]) {
    guard let first = days.min(), let last = days.max() else { return nil }
    let margin = max(15, (last - first) * 0.03)
    self.days = (first - margin)...(last + margin)
  }

  /// The millisecond of a day.
  static func time(_ day: Double) -> JSONValue { .number(day * 86_400_000) }

  /// The date of a day.
  static func dateText(_ day: Double) -> String {
    CalendarDate(dayNumber: Int(day.rounded(.down)))?.description ?? ""
  }

  /// The channel of a field of milliseconds.
  func channel(_ field: String) -> JSONValue {
    [
      "field": .string(field), "type": "temporal", "title": .null,
      "scale": [
        "type": "utc", "domain": [Self.time(days.lowerBound), Self.time(days.upperBound)], "nice": false,
      ],
      "axis": axis,
    ]
  }

  /// Months with the year beneath the first and each January, or years for spans that are long.
  private var axis: JSONValue {
    let years = (days.upperBound - days.lowerBound) / 365.25
    if years > 9 { return ["grid": false, "tickCount": 10, "format": "%Y"] }
    return [
      "grid": false, "tickCount": ["interval": "month", "step": years < 1.5 ? 1 : years < 4.5 ? 3 : 6],
      "labelExpr": .string(LabelExpression.monthsAndYears.vega),
    ]
  }
}
