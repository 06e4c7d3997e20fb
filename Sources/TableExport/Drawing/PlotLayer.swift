import Quantities
import Tables

/// A layer of a view: data, what stands for a row of them, and what decides how that looks.
struct PlotLayer: Hashable, Sendable {
  /// The mark.
  let mark: JSONValue
  /// The channels, those of the view among them.
  let encoding: JSONValue
  /// The rows that its filters let through.
  let rows: [JSONValue]

  /// The kinds of marks that are drawn.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case bar, rect, tick, circle, point, line, rule, text
  }

  let kind: Kind

  init(_ layer: JSONValue, encoding shared: JSONValue?, data: JSONValue?) throws(DrawingError) {
    mark = layer["mark"] ?? .null
    guard let kind = mark["type"]?.asText.flatMap(Kind.init) else {
      throw DrawingError(request: "the mark \(mark["type"]?.asText ?? "without a type")")
    }
    self.kind = kind
    var encoding = shared ?? .object([])
    for member in layer["encoding"]?.members ?? [] { encoding[member.name] = member.value }
    self.encoding = encoding
    var rows = (layer["data"] ?? data)?["values"]?.elements ?? []
    for transform in layer["transform"]?.elements ?? [] {
      guard let filter = transform["filter"] else { throw DrawingError(request: "a transformation that is no filter") }
      let isNegated = filter["not"] != nil
      let condition = filter["not"] ?? filter
      guard let field = condition["field"]?.asText, let value = condition["equal"] else {
        throw DrawingError(request: "a filter that compares nothing")
      }
      rows = rows.filter { ($0[field] == value) != isNegated }
    }
    self.rows = rows
  }

  /// Whether the mark is an area of colour, rather than a line.
  func isFilled(_ configuration: Configuration) -> Bool {
    switch kind {
    case .bar, .rect, .tick, .circle, .text: true
    case .line, .rule: false
    case .point: mark["filled"]?.asBool ?? false
    }
  }

  /// The value that a row has for a channel; `nil` where there is no such channel, or the row has no value.
  func value(_ channel: String, _ row: JSONValue) -> JSONValue? {
    encoding[channel]?["field"]?.asText.flatMap { row[$0] }.flatMap { $0 == .null ? nil : $0 }
  }

  /// What those read who point at a mark.
  func tooltip(_ row: JSONValue) -> String? {
    let lines = (encoding["tooltip"]?.elements ?? []).compactMap { part -> String? in
      guard let value = part["field"]?.asText.flatMap({ row[$0] }) else { return nil }
      guard let text = value.asText ?? value.asNumber.map({ NumberWords.number($0) }) else {
        return nil
      }
      return text.isEmpty ? nil : "\(part["title"]?.asText ?? ""): \(text)"
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
