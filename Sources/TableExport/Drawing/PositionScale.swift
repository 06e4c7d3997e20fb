/// Where values lie along one direction of a view, in pixels.
enum PositionScale: Hashable, Sendable {
  /// Numbers or times; `start` is where the domain begins: at the bottom for heights.
  case linear(domain: ClosedRange<Double>, start: Double, end: Double)
  /// Names, one after the other; a band is nothing but its middle where `width` is 0.
  case bands(names: [String], first: Double, step: Double, width: Double)

  /// The place of a value, of a band its middle; `nil` where the scale does not have it.
  func position(of value: JSONValue) -> Double? {
    switch self {
    case .linear(let domain, let start, let end):
      value.asNumber.map { start + domain.position(of: $0, length: end - start) }
    case .bands(let names, let first, let step, let width):
      value.asText.flatMap(names.firstIndex).map { first + Double($0) * step + width / 2 }
    }
  }

  /// The width of a band; 0 for numbers.
  var bandWidth: Double { if case .bands(_, _, _, let width) = self { width } else { 0 } }
}

/// How long a view is in one direction, and where the values of its channel lie.
struct Extent: Hashable, Sendable {
  var length: Double
  /// `nil` where marks lie at pixels only.
  var scale: PositionScale?

  /// - Parameters:
  ///   - size: The `width` or `height` of the view: pixels, or the step from name to name.
  ///   - channel: The channel that has the scale, if any.
  ///   - hasBands: Whether marks fill the bands of names.
  ///   - isUpwards: Whether numbers grow towards 0 pixels.
  init(
    size: JSONValue?, channel: JSONValue?, hasBands: Bool, isUpwards: Bool
  ) throws(DrawingError) {
    guard let channel, let type = channel["type"]?.asText else {
      length = size?.asNumber ?? 20
      return
    }
    let domain = channel["scale"]?["domain"]?.elements ?? []
    guard !domain.isEmpty else { throw DrawingError(request: "a scale without a domain") }
    guard type == "nominal" else {
      guard let low = domain.first?.asNumber, let high = domain.last?.asNumber, low <= high, let size = size?.asNumber
      else { throw DrawingError(request: "a scale of numbers without a domain or a size") }
      length = size
      scale = .linear(domain: low...high, start: isUpwards ? size : 0, end: isUpwards ? 0 : size)
      return
    }
    let names = domain.compactMap(\.asText)
    // Points lie half a step from the ends; bands have gaps of their own.
    let inner = hasBands ? channel["scale"]?["paddingInner"]?.asNumber ?? 0.1 : 1
    let outer = hasBands ? channel["scale"]?["paddingOuter"]?.asNumber ?? inner / 2 : 0.5
    let steps = Double(names.count) - inner + 2 * outer
    let step = size?["step"]?.asNumber ?? (size?.asNumber ?? 0) / steps
    length = size?.asNumber ?? step * steps
    scale = .bands(names: names, first: outer * step, step: step, width: (1 - inner) * step)
  }
}
