/// The intervals of points over time, as thin upright lines behind them.
enum ErrorBars {
  /// The layers: none where no point has an interval.
  ///
  /// - Parameters:
  ///   - points: The group of each point, where it lies along the axis, and its interval.
  ///   - x: The channel of the field `date`.
  ///   - y: The channel of a field of values.
  ///   - color: The channel of the field `group`.
  static func layers(
    _ points: [(group: String, time: JSONValue, ends: ClosedRange<Double>?)], x: JSONValue, y: (String) -> JSONValue,
    color: JSONValue
  ) -> [JSONValue] {
    let values = points.compactMap { point -> JSONValue? in
      point.ends.map {
        [
          "group": .string(point.group), "date": point.time, "lower": .number($0.lowerBound),
          "upper": .number($0.upperBound),
        ]
      }
    }
    guard !values.isEmpty else { return [] }
    return [
      [
        "data": ["values": .array(values)], "mark": ["type": "rule", "strokeWidth": 1, "opacity": 0.6],
        "encoding": ["x": x, "y": y("lower"), "y2": ["field": "upper"], "color": color],
      ]
    ]
  }
}
