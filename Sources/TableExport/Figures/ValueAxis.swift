import Quantities

/// The vertical channel of figures of values over something else.
struct ValueAxis: Hashable, Sendable {
  /// What the values are, with their unit.
  let title: String
  /// The values that the axis spans.
  let domain: ClosedRange<Double>

  /// An axis of values in a unit over `domain`, in the numbers that are shown.
  init(_ title: String, unit: Unit?, _ domain: ClosedRange<Double>) {
    self.title = title + EstimateText.inBrackets(unit)
    self.domain = domain
  }

  /// The channel of a field.
  func channel(_ field: String) -> JSONValue {
    [
      "field": .string(field), "type": "quantitative", "title": .string(title),
      "scale": ["domain": domain.json, "nice": false, "zero": false], "axis": ["tickCount": 6],
    ]
  }
}
