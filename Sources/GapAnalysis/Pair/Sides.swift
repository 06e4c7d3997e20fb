/// Two groups of systems that are compared, and how systems are put into groups.
public struct Sides: Hashable, Sendable {
  /// The name of the side whose lead counts as positive.
  public let a: String
  /// The name of the other side.
  public let b: String
  /// What the sides are.
  public let grouping: Grouping
  /// Which countries a system counts for.
  public var countryRule: CountryRule

  /// Two groups by their names, under which ``Grouping/canonicalName(_:)`` knows them.
  public init(_ a: String, _ b: String, by grouping: Grouping = .country, countryRule: CountryRule = .primary) {
    self.a = grouping.canonicalName(a)
    self.b = grouping.canonicalName(b)
    self.grouping = grouping
    self.countryRule = countryRule
  }

  /// What a file about the two is called: `us-cn`.
  public var fileKey: String { "\(a.lowercased())-\(b.lowercased())" }
}
