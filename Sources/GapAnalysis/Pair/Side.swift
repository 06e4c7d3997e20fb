import BenchmarkData
import Tables

/// The systems of one group on a board, the best first.
public struct Side: Hashable, Sendable {
  /// The name of the group.
  public let name: String
  /// What it is called in sentences and titles: an organization by its name.
  public let title: String
  /// Its entries, the best first.
  public let entries: [Scoreboard.Entry]
  /// The scores turned so that larger is better, in the order of the entries.
  public let scores: [Double]
  /// The dates in days since 1970-01-01, in the order of the entries: the middle of a date of reduced precision, but no later
  /// than the board's last day; `nil` for a system without a date.
  public let days: [Double?]
  /// The number of systems of the group without a date, whether they are among the entries or were left out for it.
  public let undatedCount: Int

  /// The number of systems.
  public var count: Int { entries.count }

  /// The best scores so far; the steps' positions count the entries.
  public var curve: FrontierCurve { FrontierCurve(days: days, scores: scores) }

  /// The organization of each system by ``Scoreboard/Entry/organizationKey``.
  var organizations: [String] { entries.map(\.organizationKey) }

  /// The side as plain numbers.
  var numbers: SideScores { SideScores(scores: scores, days: days, organizations: organizations) }

  /// The dated systems of a stretch of days.
  func dated(from first: Double, through last: Double) -> Side {
    let kept = entries.indices.filter { index in days[index].map { first <= $0 && $0 <= last } ?? false }
    return Side(
      name: name, title: title, entries: kept.map { entries[$0] }, scores: kept.map { scores[$0] },
      days: kept.map { days[$0] },
      undatedCount: undatedCount)
  }
}

extension Scoreboard {
  /// The systems of a group.
  func side(_ name: String, of sides: Sides) -> Side {
    let members = entries.filter { sides.contains($0, on: name) }
    return Side(
      name: name, title: sides.title(of: name), entries: members, scores: members.map { oriented($0.score.value) },
      days: members.map { entry in entry.date.map { min($0.middleDay, lastDay ?? .infinity) } },
      undatedCount: members.count { $0.date == nil })
  }
}

extension Scoreboard.Entry {
  /// The key of the organization; a system without one stands for itself.
  var organizationKey: String { organization?.id.text ?? "system \(system.id.text)" }

  /// The name of the organization for people.
  var organizationTitle: String { organization?.name ?? system.title }
}
