/// The look that a specification gives its figure: its `config`.
struct Configuration: Hashable, Sendable {
  private let json: JSONValue?

  init(_ json: JSONValue?) { self.json = json }

  /// A property at the top.
  subscript(name: String) -> JSONValue? { json?[name] }

  /// A property of a group, such as `axis`.
  subscript(group: String, name: String) -> JSONValue? { json?[group]?[name] }

  /// A property of a mark: what the mark says itself, else its style, its type, and all marks.
  func property(_ name: String, of mark: JSONValue) -> JSONValue? {
    mark[name] ?? styled(name, of: mark) ?? mark["type"]?.asText.flatMap { self[$0, name] } ?? self["mark", name]
  }

  /// A property of the style that a mark names.
  func styled(_ name: String, of mark: JSONValue) -> JSONValue? {
    mark["style"]?.asText.flatMap { json?["style"]?[$0]?[name] }
  }

  /// The font families.
  var font: String { self["font"]?.asText ?? "sans-serif" }
  /// The colour of the ground; `nil` for none.
  var background: String? { self["background"]?.asText.flatMap { $0 == "transparent" ? nil : $0 } }
  /// The pixels around everything.
  var padding: Double { self["padding"]?.asNumber ?? 5 }
}
