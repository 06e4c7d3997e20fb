/// The order in which groups get colours: blue is the US and orange China in every figure, and nobody else.
enum CountryColors {
  /// The countries that have the same colours everywhere, before all groups of any kind.
  private static let fixed = ["US", "CN"]

  /// The order of `known` countries, those of the sides first.
  static func order(sides: [String], known: [String]) -> [String] {
    let first = order(of: sides)
    return first + known.filter { !first.contains($0) }
  }

  /// The order of groups that are no countries, or of sides.
  static func order(of groups: [String]) -> [String] { fixed + groups.filter { !fixed.contains($0) } }
}
