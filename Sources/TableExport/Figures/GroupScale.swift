/// Which groups a scale of colours knows, so that a group keeps its colour from figure to figure.
struct GroupScale: Hashable, Sendable {
  /// The names that are no group like the others, which are grey in every figure: what no source names, no side, and what has no colour of its own.
  static let apart: Set<String> = [unknown, neither, others]
  static let unknown = "unknown"
  static let neither = "neither"
  static let others = "others"

  /// The groups that the figure shows, in the order in which the table has them.
  let present: [String]
  /// The groups in the order in which they get colours.
  let domain: [String]

  /// A scale for the groups that are `present`; those in `order` get their colours first, whether they are there or not.
  init(present: [String], order: [String]) {
    self.present = order.filter(present.contains) + present.filter { !order.contains($0) }
    domain = order.isEmpty ? present : order + present.filter { !order.contains($0) }
  }

  /// The scale.
  var json: JSONValue { ["domain": .array(domain.map(JSONValue.string))] }

  /// A legend that names only what the figure shows.
  func legend(_ properties: JSONValue = [:]) -> JSONValue {
    let named = present.filter { $0 != Self.neither }
    guard domain.count > named.count else { return properties }
    var legend = properties
    legend["values"] = .array(named.map(JSONValue.string))
    return legend
  }
}
