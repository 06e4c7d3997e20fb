import BenchmarkData
import Quantities
import StatisticsCore

/// Scores with such standard errors as are known, and what follows whatever the others may be.
///
/// An interval over redrawn scores is made twice where errors are unknown: as if those were 0, and as if they were twice the largest
/// known one. Where the ends differ by no more than ``largestShift`` of the width, the unknown errors do not matter and the interval is
/// what spans both; a far system is so for a frontier. Where they differ by more, there is none. So each measure decides for itself: of a
/// mean of the best, or a lag that averages over records, more errors count than of the best alone.
struct KnownErrors: Sendable {
  /// The scores, turned so that larger is better.
  private(set) var scores: [Double] = []
  private var entries: [Scoreboard.Entry] = []
  private let higherIsBetter: Bool

  /// The fewest redraws by which it is decided whether unknown errors matter: with fewer, the ends move by chance as much as that, and there would
  /// seldom be an interval.
  static let fewestToDecide = 9999

  /// By how much of the width of an interval unknown errors may move an end.
  static let largestShift = 0.05

  init(higherIsBetter: Bool) { self.higherIsBetter = higherIsBetter }

  /// Adds a score; its place.
  mutating func append(_ entry: Scoreboard.Entry, score: Double) -> Int {
    scores.append(score)
    entries.append(entry)
    return scores.count - 1
  }

  /// Whether some are known.
  var areSome: Bool { entries.contains { $0.score.standardError != nil } }
  /// Whether all are.
  var areAll: Bool { entries.allSatisfy { $0.score.standardError != nil } }

  /// Twice the largest known error: what an unknown one is taken not to exceed.
  var largest: Double { 2 * (entries.compactMap(\.score.standardError).max() ?? 0) }

  /// The scores with their errors, the unknown ones being `unknown`.
  func estimates(unknown: Double = 0) throws(StatisticsError) -> NormalEstimates {
    try NormalEstimates(
      scores, standardErrors: entries.map { $0.score.standardError ?? unknown },
      degreesOfFreedom: entries.map {
        $0.score.standardError == nil ? .infinity : $0.score.degreesOfFreedom ?? .infinity
      },
      splitErrors: entries.map { $0.score.splitError(higherIsBetter: higherIsBetter) })
  }

  /// Statistics over redrawn scores; `nil` unless there are scores and some errors are known.
  func intervals(
    of statistics: @escaping @Sendable ([Double]) -> [Double], sides: [[Int]], level: Double, simulation: Simulation
  ) throws(StatisticsError) -> [Redrawn]? {
    guard areSome else { return nil }
    func results(_ unknown: Double, _ simulation: Simulation) throws(StatisticsError) -> [RedrawnStatistic] {
      try Redraw.intervals(
        of: statistics, estimates: estimates(unknown: unknown), sides: sides, level: level, simulation: simulation)
    }
    func spans(_ simulation: Simulation) throws(StatisticsError) -> [Redrawn] {
      try zip(results(0, simulation), results(largest, simulation)).map(Redrawn.init(spanning:_:))
    }
    guard !areAll else { return try results(0, simulation).map { Redrawn(statistic: $0, dependsOnUnknown: false) } }
    let asked = try spans(simulation)
    guard simulation.resamples < Self.fewestToDecide else { return asked }
    var deciding = simulation
    deciding.resamples = Self.fewestToDecide
    return zip(asked, try spans(deciding)).map { asked, decided in
      Redrawn(statistic: asked.statistic, dependsOnUnknown: decided.dependsOnUnknown)
    }
  }

  /// A statistic over redrawn scores.
  struct Redrawn: Sendable {
    var statistic: RedrawnStatistic
    /// Whether it is another with other errors where they are unknown; its interval is then none to show.
    var dependsOnUnknown: Bool

    init(statistic: RedrawnStatistic, dependsOnUnknown: Bool) {
      self.statistic = statistic
      self.dependsOnUnknown = dependsOnUnknown
    }

    /// What spans a statistic with the unknown errors at their least and at their largest.
    init(spanning least: RedrawnStatistic, _ most: RedrawnStatistic) {
      statistic = least
      guard let inner = least.interval.interval, let outer = most.interval.interval else {
        dependsOnUnknown = least.interval != most.interval
        return
      }
      let shift = max(abs(inner.lower - outer.lower), abs(inner.upper - outer.upper))
      dependsOnUnknown = !(shift <= KnownErrors.largestShift * (inner.upper - inner.lower))
      statistic = least.spanning(most)
    }
  }
}

extension ComposedScore {
  /// The two sides of the error of a score that is turned so that larger is better; `nil` for a symmetric one.
  func splitError(higherIsBetter: Bool) -> SplitError? {
    sides.map { side in
      higherIsBetter
        ? SplitError(below: side.below, above: side.above) : SplitError(below: side.above, above: side.below)
    }
  }
}

extension Sequence<Scoreboard.Entry> {
  /// The keys of the sources of the scores.
  var sourceKeys: [String] { Set(compactMap(\.evaluation.source?.text)).sorted() }

  /// The entries, each once though it stands on both sides.
  private var distinct: [Scoreboard.Entry] {
    var seen: Set<Evaluation.ID> = []
    return filter { seen.insert($0.evaluation.id).inserted }
  }

  /// How many scores carry no standard error, and which, as a phrase; `nil` if all do.
  var unknownErrors: String? {
    let all = distinct
    let names = all.filter { $0.score.standardError == nil }.map(\.system.title)
    guard !names.isEmpty else { return nil }
    return "\(names.count) of the \(all.count) scores \(names.count == 1 ? "carries" : "carry") no standard error "
      + "(\(NameList.text(names, limit: 3)))"
  }

  /// Why redrawing the scores tells nothing, as none has a standard error, none has one above 0, or it depends on those that have none;
  /// `nil` if it does. An entry that stands on both sides counts once.
  var reasonWithoutErrors: String? {
    let known = compactMap(\.score.standardError)
    if known.isEmpty { return "the scores carry no standard errors" }
    if known.allSatisfy({ $0 == 0 }) {
      return "all standard errors\(unknownErrors == nil ? "" : " that are known") are 0"
    }
    return unknownErrors.map { "\($0), on which it depends" }
  }

  /// What is said of an interval that errors do not move which are unknown; `nil` where all are known.
  var unknownErrorsNote: String? {
    unknownErrors.map {
      "\($0): the interval is the same to \(NumberWords.percent(KnownErrors.largestShift)) of its width for any up to twice the largest known"
    }
  }

  /// How many intervals of scores are not symmetric, and what becomes of them; `nil` for none.
  var asymmetryNote: String? {
    let all = distinct
    let kept = all.count { $0.score.sides != nil }
    let halved = all.count { entry in
      entry.score.sides == nil && entry.evaluation.scores.values.contains { $0.sides != nil }
    }
    if kept > 0 {
      return
        "\(kept) of the \(all.count) scores \(kept == 1 ? "has an interval that is" : "have intervals that are") not symmetric: errors are drawn with the size of either side"
    }
    return halved > 0
      ? "\(halved) of the \(all.count) scores \(halved == 1 ? "is" : "are") composed of some whose intervals are not symmetric: half their width counts"
      : nil
  }
}
