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
  func channel(_ field: String, _ layout: FigureLayout = .wide) -> JSONValue {
    [
      "field": .string(field), "type": "temporal", "title": .null,
      "scale": [
        "type": "utc", "domain": [Self.time(days.lowerBound), Self.time(days.upperBound)], "nice": false,
      ],
      "axis": axis(layout),
    ]
  }

  /// Months with the year beneath the first and each January, or years for spans that are long.
  private func axis(_ layout: FigureLayout) -> JSONValue {
    let years = (days.upperBound - days.lowerBound) / 365.25
    let step =
      layout.choose(years < 1.5 ? 1.0 : years < 4.5 ? 3 : 6, years < 0.8 ? 1.0 : years < 2.2 ? 3 : years < 4.5 ? 6 : 12)
    if years > 9 { return ["grid": false, "tickCount": .number(layout.choose(10, 5)), "format": "%Y"] }
    return [
      "grid": false, "tickCount": ["interval": "month", "step": .number(step)],
      "labelExpr": .string(LabelExpression.monthsAndYears.vega),
    ]
  }
}
