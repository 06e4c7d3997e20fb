/// The order in which countries get colours: the first is blue and the second orange, whatever the question.
enum CountryColors {
  /// The countries that have the same colours everywhere.
  private static let fixed = ["US", "CN"]

  /// The order of `known` countries, those of the sides first; without the fixed countries where none of them is known.
  static func order(sides: [String], known: [String]) -> [String] {
    let fixed = (sides + known).contains(where: Self.fixed.contains) ? Self.fixed : []
    let first = fixed + sides.filter { !fixed.contains($0) }
    return first + known.filter { !first.contains($0) }
  }
}
