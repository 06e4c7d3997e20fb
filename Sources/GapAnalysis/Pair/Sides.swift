import BenchmarkData

/// Two groups of systems that are compared, and how systems are put into groups.
public struct Sides: Hashable, Sendable {
  /// The name of the side whose lead counts as positive.
  public let a: String
  /// The name of the other side.
  public let b: String
  /// What the sides are.
  public let grouping: Grouping
  /// What the first side is called in sentences and titles: an organization by its name.
  public let titleA: String
  /// What the other side is called in sentences and titles.
  public let titleB: String
  /// Which countries a system counts for.
  public var countryRule: CountryRule
  /// The groups that the first side is made of.
  private let membersA: SideMembers
  /// The groups that the other side is made of.
  private let membersB: SideMembers

  /// Two groups by their names, under which ``Grouping/canonicalName(_:)`` knows them.
  public init(_ a: String, _ b: String, by grouping: Grouping = .country, countryRule: CountryRule = .primary) {
    self.init(
      SideDefinition(grouping.canonicalName(a)), SideDefinition(grouping.canonicalName(b)), by: grouping,
      countryRule: countryRule)
  }

  /// Two sides by what they are made of.
  init(_ a: SideDefinition, _ b: SideDefinition, by grouping: Grouping, countryRule: CountryRule) {
    (self.a, self.b) = (a.name, b.name)
    (titleA, titleB) = (a.title, b.title)
    (membersA, membersB) = (a.members, b.members)
    self.grouping = grouping
    self.countryRule = countryRule
  }

  /// What a side is called in sentences and titles; what is no side is called by its own name.
  func title(of side: String) -> String { side == a ? titleA : side == b ? titleB : side }

  /// What a side is made of; what is no side is a group of its own.
  func members(of side: String) -> SideMembers {
    side == a ? membersA : side == b ? membersB : .these([side])
  }

  /// The side of its own name alone that a group belongs to, or a composed one; `nil` for neither.
  public func side(of group: String) -> String? {
    [a, b].first { members(of: $0).contains(group) }
  }

  /// Whether a side is made of several groups, or of all but some.
  public func isComposed(_ side: String) -> Bool { members(of: side) != .these([side]) }

  /// Whether an entry belongs to a side, under a country rule if not this one's.
  public func contains(_ entry: Scoreboard.Entry, on side: String, countryRule rule: CountryRule? = nil) -> Bool {
    grouping.groups(of: entry, countryRule: rule ?? countryRule).contains(where: members(of: side).contains)
  }

  /// Whether a base of an entry belongs to a side.
  func contains(_ base: Scoreboard.Base, on side: String) -> Bool {
    grouping.groups(of: base, countryRule: countryRule).contains(where: members(of: side).contains)
  }

  /// What the best system of a side is called within a sentence, before its name: `best US system`, `best system of the rest`.
  func bestSystem(of side: String) -> String {
    side == SideDefinition.rest && isComposed(side) ? "best system of the rest" : "best \(title(of: side)) system"
  }

  /// What a file about the two is called: `us-cn`, `fr-de-nl-us`.
  public var fileKey: String { Self.fileKey(a, b) }

  /// What a file about two sides is called.
  public static func fileKey(_ a: String, _ b: String) -> String {
    "\(a)-\(b)".lowercased().replacing("+", with: "-")
  }
}

/// The groups that a side is made of.
enum SideMembers: Hashable, Sendable {
  /// These alone.
  case these(Set<String>)
  /// Every known one but these.
  case allBut(Set<String>)

  func contains(_ group: String) -> Bool {
    switch self {
    case .these(let groups): groups.contains(group)
    case .allBut(let groups): !groups.contains(group)
    }
  }
}

/// A side as it was asked for: its name and what it is made of.
struct SideDefinition: Hashable, Sendable {
  var name: String
  var title: String
  var members: SideMembers

  /// A group under its own name.
  init(_ name: String, title: String? = nil) { self.init(name, [name], title: title) }

  /// Several groups.
  init(_ name: String, _ groups: Set<String>, title: String? = nil) {
    (self.name, self.title, members) = (name, title ?? name, .these(groups))
  }

  /// Every known group that another side does not have.
  init(restOf groups: Set<String>) { (name, title, members) = (Self.rest, Self.rest, .allBut(groups)) }

  /// The name of the side that has every country which the other does not have.
  static let rest = "rest"
}
