/// Which colour a value gets.
enum ColorScale: Hashable, Sendable {
  /// Names, each with a colour of its own; the colours start again where there are more names.
  case names([String], colors: [String])
  /// Numbers, with colours that run from stop to stop in the sRGB space.
  case numbers([Double], colors: [RGBColor])

  /// The scale of a channel.
  init(_ channel: JSONValue, _ configuration: Configuration) throws(DrawingError) {
    let scale = channel["scale"]
    let domain = scale?["domain"]?.elements ?? []
    let range = scale?["range"]
    switch channel["type"]?.asText {
    case "nominal":
      let own = range?.elements ?? []
      let colors = own.isEmpty ? configuration["range", range?.asText ?? "category"]?.elements ?? [] : own
      self = .names(domain.compactMap(\.asText), colors: colors.compactMap(\.asText))
    case "quantitative":
      let colors = (range?.elements ?? []).compactMap { $0.asText.flatMap(RGBColor.init(hexadecimal:)) }
      self = .numbers(domain.compactMap(\.asNumber), colors: colors)
      guard colors.count > 1, colors.count == domain.count else {
        throw DrawingError(request: "colours of numbers without a colour for each number of the domain")
      }
    default: throw DrawingError(request: "colours of the type \(channel["type"]?.asText ?? "none")")
    }
  }

  /// The colour of a value; `nil` where there is none.
  func color(of value: JSONValue) -> String? {
    switch self {
    case .names(let names, let colors):
      guard let name = value.asText, let index = names.firstIndex(of: name), !colors.isEmpty else { return nil }
      return colors[index % colors.count]
    case .numbers(let stops, let colors):
      guard let number = value.asNumber, let last = stops.indices.last else { return nil }
      let above = stops.indices.dropFirst().first { number <= stops[$0] } ?? last
      let span = stops[above] - stops[above - 1]
      let share = span > 0 ? min(max((number - stops[above - 1]) / span, 0), 1) : 0
      return colors[above - 1].mixed(with: colors[above], share: share).hexadecimal
    }
  }
}

/// The channel that colours the marks of a layer.
struct ColorChannel: Hashable, Sendable {
  private let field: String
  /// `nil` where the rows hold the colours themselves.
  private let scale: ColorScale?

  /// The channel of a layer; `nil` where all of its marks have the same colour.
  init?(_ layer: PlotLayer, _ configuration: Configuration) throws(DrawingError) {
    guard let channel = layer.encoding["color"] ?? layer.encoding["stroke"], let field = channel["field"]?.asText else {
      return nil
    }
    self.field = field
    scale = channel["scale"] == .null ? nil : try ColorScale(channel, configuration)
  }

  /// The colour of a row; `nil` for that of the mark.
  func color(of row: JSONValue) -> String? {
    guard let value = row[field] else { return nil }
    return scale.map { $0.color(of: value) } ?? value.asText
  }
}

/// Which form a name gets.
struct ShapeScale: Hashable, Sendable {
  private let names: [String]
  private let shapes: [SymbolShape]

  /// The scale of a channel.
  init(_ channel: JSONValue) {
    names = channel["scale"]?["domain"]?.elements.compactMap(\.asText) ?? []
    let own = channel["scale"]?["range"]?.elements.compactMap { $0.asText.flatMap(SymbolShape.init) } ?? []
    shapes = own.isEmpty ? SymbolShape.allCases : own
  }

  /// The form of a name; the forms start again where there are more names.
  func shape(of name: String) -> SymbolShape {
    names.firstIndex(of: name).map { shapes[$0 % shapes.count] } ?? .circle
  }
}
