import BenchmarkData

/// Whom a system is compared with.
enum ClaimOpponents: Hashable, Sendable {
  case country(String)
  case organizations([Organization])
  case everyone

  /// The entries of a board that belong to them, those of the organization of `system` left out where everyone is meant.
  func entries(of board: Scoreboard, against system: System) -> [Scoreboard.Entry] {
    let others = board.entries.filter { $0.system.id != system.id }
    return switch self {
    case .country(let code): others.filter { $0.country?.text == code }
    case .organizations(let members): others.filter { entry in members.contains { $0.id == entry.organization?.id } }
    case .everyone: others.filter { $0.organization == nil || $0.organization?.id != system.organization }
    }
  }

  var name: String {
    switch self {
    case .country(let code): code
    case .organizations(let members): members.map(\.name).joined(separator: ", ")
    case .everyone: "all others"
    }
  }
}
