import BenchmarkData
public import Quantities
public import StatisticsCore
public import Tables

/// By how much systems differ from each other, or from one of them, with intervals that hold for all of these differences together.
///
/// Of strengths, which are ratios, the differences are those of their logarithms: log odds that the first wins a vote rather than the second.
public struct SystemDifferences: Sendable {
  /// Which differences are asked for.
  public enum Family: Hashable, Sendable {
    /// Every other system less the one of this key or name.
    case against(String)
    /// Every system less each that ranks below it.
    case allPairs
  }

  /// A difference: the rating of `first` less that of `second`.
  public struct Row: Hashable, Sendable {
    /// The system that is subtracted from.
    public var first: Ranking.Row
    /// The system that is subtracted.
    public var second: Ranking.Row
    /// The difference, in the unit of ``SystemDifferences/unit``.
    public var estimate: Double
    /// Its standard error, covariance included.
    public var standardError: Double?
    /// Its interval, which holds for all rows together.
    public var interval: ConfidenceInterval?
    /// The p-value of no difference, adjusted for all rows.
    public var adjustedPValue: Double?
    /// Whether the difference has an interval.
    public var status: Status
  }

  /// The ranking that the differences are of.
  public let ranking: Ranking
  /// The system that all are compared with; `nil` for all pairs.
  public let reference: Ranking.Row?
  /// The differences, in the order of the ranking.
  public let rows: [Row]

  /// Finds the differences in a ranking.
  ///
  /// Rows without a standard error have a difference without an interval. The scores of a board are taken as independent of each other;
  /// ratings from votes have a covariance, which is used.
  ///
  /// - Throws: ``AnalysisError/unknownSide(_:grouping:known:)`` if the ranking has no such system;
  ///   ``AnalysisError/unsuitableData(_:)`` for all pairs of more than ``largestCountOfPairs`` systems.
  /// - Complexity: O(R · p²) at worst for R draws of p systems.
  public init(_ family: Family, in ranking: Ranking) throws(AnalysisError) {
    self.ranking = ranking
    let rated = ranking.rows.filter { $0.estimate != nil }
    if family == .allPairs, rated.count > Self.largestCountOfPairs {
      throw .unsuitableData(
        "All pairs of \(rated.count) systems are \(rated.count * (rated.count - 1) / 2) differences, and time and output grow with the square of the "
          + "systems: --pairs takes at most \(Self.largestCountOfPairs). Compare with one by --against, or choose systems with --where"
      )
    }
    let place: Int? =
      switch family {
      case .allPairs: nil
      case .against(let name): try NamedPlace.of(name, among: rated.map { ($0.system, $0.name) })
      }
    reference = place.map { rated[$0] }
    // Systems with an error stand in the order of the ranking among themselves too.
    let measured = rated.indices.filter { ranking.errors?.places[rated[$0].system] != nil }
    var found: [Pairing: SimultaneousDifferences.Difference] = [:]
    do throws(StatisticsError) {
      if let errors = ranking.errors, measured.count > 1 {
        let estimates = try errors.estimates.selecting(measured.compactMap { errors.places[rated[$0].system] })
        let reference = place.flatMap { measured.firstIndex(of: $0) }
        if place == nil || reference != nil {
          let differences = try SimultaneousDifferences(
            reference.map { .against($0) } ?? .allPairs, of: estimates, level: ranking.options.level,
            simulation: ranking.options.simulation)
          for difference in differences.differences {
            found[Pairing(first: measured[difference.first], second: measured[difference.second])] = difference
          }
        }
      }
    } catch {
      throw .invalidOption(error.description)
    }
    let pairs =
      place.map { place in rated.indices.filter { $0 != place }.map { Pairing(first: $0, second: place) } }
      ?? rated.indices.flatMap { first in rated.indices[(first + 1)...].map { Pairing(first: first, second: $0) } }
    rows = pairs.compactMap { pair in
      guard let first = rated[pair.first].estimate, let second = rated[pair.second].estimate else { return nil }
      let difference = found[pair]
      let plain =
        ranking.isOfStrengths
        ? NewmanRatings.logStrength(of: first) - NewmanRatings.logStrength(of: second) : first - second
      return Row(
        first: rated[pair.first], second: rated[pair.second], estimate: plain,
        standardError: difference?.standardError, interval: difference?.interval,
        adjustedPValue: difference?.adjustedPValue, status: difference?.interval == nil ? .noStandardError : .ok)
    }
  }

  /// The most systems of which all pairs are compared: two million differences, each found anew in every draw.
  public static let largestCountOfPairs = 2_000

  /// The unit of the differences.
  public var unit: Unit { ranking.isOfStrengths ? "log odds" : ranking.unit }

  /// What the differences are, where that is not said by the ratings' unit.
  public var scaleNote: String? {
    guard ranking.isOfStrengths else { return nil }
    return
      "Strengths are ratios: the differences are of their logarithms, the log odds that the first wins a vote rather than the second."
  }

  /// What differences of scores take for granted; `nil` for ratings, whose covariance is known, and where there is no interval.
  public var independenceNote: String? {
    guard ranking.errors?.estimates.covariance == nil, rows.contains(where: { $0.interval != nil }) else { return nil }
    return
      "The scores are taken as independent of each other. Where they are of the same prompts their differences are known better: compare --pairs."
  }

  /// Places of two systems.
  private struct Pairing: Hashable {
    var first: Int
    var second: Int
  }

  /// The differences as a table.
  public func table() throws(TableError) -> Table {
    try Table(
      [
        Column(.systemA, rows.map(\.first.system.text)),
        Column(.systemB, rows.map(\.second.system.text)),
        Column(.estimate, rows.map(\.estimate)),
        Column(.standardError, rows.map(\.standardError)),
        Column(.intervalLower, rows.map { $0.interval?.lower }),
        Column(.intervalUpper, rows.map { $0.interval?.upper }),
        Column(.adjustedPValue, rows.map(\.adjustedPValue)),
        Column(.status, rows.map(\.status.rawValue)),
        Column(.labelA, rows.map(\.first.name)),
        Column(.labelB, rows.map(\.second.name)),
        Column(.measure, rows.map { _ in ranking.measure }),
      ] + ranking.columns(ofRowsWith: rows.map(\.interval)) + [
        Column(.monteCarloError, rows.map { $0.interval?.monteCarloError?.largest }),
        Column(.unit, rows.map { _ in unit.name }),
        Column(.higherIsBetter, rows.map { _ in ranking.higherIsBetter }),
      ])
  }

  /// The differences in a sentence.
  public var sentence: String {
    let measured = rows.filter { $0.interval != nil }
    let opening = "\(ranking.title) (\(ranking.measure)\(ranking.date.map { ", as of \($0)" } ?? "")): "
    guard !measured.isEmpty else { return opening + "no difference has an interval." }
    let level = NumberWords.percent(ranking.options.level)
    func isAhead(_ row: Row) -> Bool? {
      guard let interval = row.interval, !interval.contains(0) else { return nil }
      return (interval.lower > 0) == ranking.higherIsBetter
    }
    let decided = measured.compactMap(isAhead)
    guard let reference else {
      return opening
        + "\(decided.count) of \(NumberWords.count(measured.count, "difference")) do not include zero, at \(level) for all together."
    }
    return opening
      + "\(decided.count { $0 }) of \(NumberWords.count(measured.count, "other system")) are better than \(reference.name) and "
      + "\(decided.count { !$0 }) worse, at \(level) for all together."
  }
}
