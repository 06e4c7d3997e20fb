internal import BenchmarkData
internal import Tables

/// The systems of a side that have a date, as plain numbers.
struct DatedSystems: Sendable {
  /// The name of the side.
  let name: String
  /// The entries, the best first.
  let entries: [Scoreboard.Entry]
  /// Their dates, in days since 1970-01-01: the middle of a date of reduced precision, but no later than the last day.
  let days: [Double]
  /// Their scores, turned so that larger is better.
  let scores: [Double]
  /// Their standard errors; `nil` unless every one has one.
  let standardErrors: [Double]?
  /// Their organizations; a system without one stands for itself.
  let organizations: [String]
  /// The systems of the side without a date.
  let undatedCount: Int

  init(_ side: Side, lastDay: Double?) {
    self.init(
      name: side.name, lastDay: lastDay, undatedCount: side.entries.count { $0.date == nil },
      members: zip(side.entries, side.scores).filter { $0.0.date != nil })
  }

  private init(name: String, lastDay: Double?, undatedCount: Int, members: [(Scoreboard.Entry, Double)]) {
    self.name = name
    self.undatedCount = undatedCount
    entries = members.map(\.0)
    days = entries.map { min($0.date?.middleDay ?? .infinity, lastDay ?? .infinity) }
    scores = members.map(\.1)
    let errors = entries.compactMap(\.score.standardError)
    standardErrors = errors.count == entries.count && !errors.isEmpty ? errors : nil
    organizations = entries.map { $0.organization?.id.text ?? "system \($0.system.id.text)" }
  }

  /// The systems for which a condition holds.
  func filter(_ lastDay: Double?, where isKept: (Scoreboard.Entry, _ day: Double) -> Bool) -> DatedSystems {
    let kept = entries.indices.filter { isKept(entries[$0], days[$0]) }
    return DatedSystems(
      name: name, lastDay: lastDay, undatedCount: undatedCount, members: kept.map { (entries[$0], scores[$0]) })
  }

  var count: Int { entries.count }

  /// The best so far as a function of time.
  var curve: FrontierCurve { FrontierCurve(days: days, scores: scores) }

  /// The positions of the systems that are not of an organization.
  func positions(without organization: String) -> [Int] {
    organizations.indices.filter { organizations[$0] != organization }
  }

  /// The name of an organization for people.
  func organizationName(_ key: String) -> String? {
    organizations.firstIndex(of: key).map { entries[$0].organization?.name ?? entries[$0].system.title }
  }
}
