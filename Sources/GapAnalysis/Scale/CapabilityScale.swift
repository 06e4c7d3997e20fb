public import BenchmarkData
import OrderedCollections
import Quantities
public import StatisticsCore
public import Tables

/// One capability scale across benchmarks: exploratory, and only where it is earned.
///
/// The model is ``/StatisticsCore/LatentScale``: the standardised score of a system on a board is the board's effect, the system's ability, what the
/// system has in common on the board's family, and the rest. Epoch's capabilities index (Ho, Denain, Atanasov, Albanie & Shah 2025,
/// arXiv 2512.00193) joins benchmarks of language models by a logistic curve of ability less difficulty, a slope for each benchmark, for scores
/// between 0 and 1; here boards are of all units, most with few systems, and slopes of their own foretold held-out scores worse.
///
/// A scale is **earned** where scores that were held out are foretold better than by the benchmark's mean, by the release date, and by both, each by
/// more than chance (``/StatisticsCore/HeldOutComparison``). Else there are no places, no gap and no lag, and ``needs`` says which scores would
/// connect the boards most. A system is placed that is on boards of three families; the others take part in the fit, and have no place.
public struct CapabilityScale: Sendable {
  /// A system that is on boards of enough families.
  public struct Placed: Sendable {
    /// Its entry on the first of its boards.
    public var entry: Scoreboard.Entry
    /// The number of its families.
    public var families: Int
    /// The keys of the sources of its scores.
    public var sources: [String]
    /// Its place: 0 is the mean of the placed, 1 their standard deviation; `nil` unless the scale is earned.
    public internal(set) var place: Double?
    /// Its standard error.
    public internal(set) var standardError: Double?
    /// Its interval.
    public internal(set) var interval: ConfidenceInterval?
  }

  /// A score that does not exist, and what it would add.
  public struct Need: Hashable, Sendable {
    /// The system.
    public var system: String
    /// Its key.
    public var systemID: System.ID
    /// The board.
    public var board: String
    /// Its key.
    public var boardID: Benchmark.ID
    /// The share by which it would lessen the variance of the errors of all places.
    public var share: Double
  }

  /// How far apart two sides are on the scale.
  public struct Difference: Sendable {
    /// The measure.
    public var measure: Measure
    /// The sides.
    public var sides: Sides
    /// The numbers of placed systems of either side that the measure looks at.
    public var counts: (a: Int, b: Int)
    /// The mean over the redrawn places; `nil` where it has none.
    public var estimate: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its interval.
    public var interval: ConfidenceInterval?
    /// What to know about it.
    public var notes: [Note]
  }

  /// A board that takes part.
  public struct Board: Sendable {
    /// The benchmark.
    public var benchmark: Benchmark
    /// The number of its systems.
    public var systems: Int
  }

  /// The fewest families that a placed system is on.
  public static let minimumFamilies = 3
  /// The fewest systems that are placed.
  public static let minimumPlaced = 3

  /// The boards that take part, in the order of their keys.
  public let boards: [Board]
  /// The names of the boards that do not, by reason.
  public let omissions: [(reason: String, labels: [String])]
  /// The systems that are placed, the best first where the scale is earned, else by name.
  public let placed: [Placed]
  /// How many systems are not placed: those on one board, on several of one family, and on two families.
  public let unplaced: (oneBoard: Int, oneFamily: Int, twoFamilies: Int)
  /// How well the scale foretells; `nil` where nothing can be held out.
  public let comparison: HeldOutComparison?
  /// The shares of the variance of standardised scores that are the systems', the families' and the rest's; `nil` without a fit.
  public let varianceShares: (ability: Double, family: Double, residual: Double)?
  /// Whether there are places.
  public let isEarned: Bool
  /// Why there is no fit or nothing was held out, as a phrase; `nil` if there is and was.
  public let shortage: String?
  /// The scores that would connect the boards most, the best first; empty where the scale is earned.
  public let needs: [Need]
  /// Gap and lag between two sides; empty unless the scale is earned and sides are known.
  public let differences: [Difference]
  /// The nominal coverage.
  public let level: Double
  /// The date that the scale stands for.
  public let date: CalendarDate?

  /// Puts the benchmarks of a dataset on one scale.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - selection: Which evaluations count; of every benchmark the total is taken.
  ///   - scope: Which benchmarks take part.
  ///   - sides: Two sides that are compared on it; `nil` for none.
  ///   - level: The nominal coverage.
  ///   - simulation: The seed of the folds, and the redraws of gap and lag.
  /// - Throws: ``AnalysisError/invalidOption(_:)`` for a level outside (0, 1) or no benchmark in the scope;
  ///   ``AnalysisError/unsuitableData(_:)`` for fewer than three families that share systems, and for boards that fall into parts which share
  ///   none, where more than one part has systems that could be placed.
  /// - Complexity: Some 200 fits of ``/StatisticsCore/LatentScale``.
  public init(
    of dataset: Dataset, selection: Selection = Selection(), among scope: BenchmarkScope = BenchmarkScope(),
    between sides: Sides? = nil, level: Double = 0.95, simulation: Simulation = Simulation()
  ) throws(AnalysisError) {
    guard level > 0, level < 1 else {
      throw .invalidOption("the level is \(level), but must be strictly between 0 and 1")
    }
    let cells = try ScaleCells(of: dataset, selection: selection, among: scope)
    (boards, omissions, unplaced, date) = (cells.boards, cells.omissions, cells.unplaced, cells.date)
    self.level = level
    let candidates = cells.placed
    do throws(StatisticsError) {
      let fitted = try LatentScale.fit(cells.cells)
      let scale = fitted.scale
      varianceShares = scale.map { scale in
        let total = scale.abilityVariance + scale.familyVariance + scale.residualVariance
        return (scale.abilityVariance / total, scale.familyVariance / total, scale.residualVariance / total)
      }
      let plan = HeldOutComparison.Plan(
        minimumFamilies: Self.minimumFamilies, seed: simulation.seed, threads: simulation.threads)
      let found =
        scale != nil && candidates.count >= Self.minimumPlaced
        ? try HeldOutComparison.compare(cells.cells, covariates: cells.years, plan: plan, level: level) : nil
      comparison = found
      let isBetter = found?.isScaleBetter ?? false
      isEarned = isBetter
      shortage = Self.shortage(fitted, cells, isCompared: found != nil)
      let placement = isBetter ? try scale?.placement(of: candidates, level: level) : nil
      var entries = candidates.map(cells.placedEntry)
      if let placement {
        for index in entries.indices {
          entries[index].place = placement.places.values[index]
          entries[index].standardError = placement.places.standardErrors[index]
          entries[index].interval = placement.intervals[index]
        }
      }
      placed = entries.sorted { left, right in
        left.place != right.place
          ? (left.place ?? 0) > (right.place ?? 0) : left.entry.system.id < right.entry.system.id
      }
      needs = isBetter ? [] : try scale.map { scale throws(StatisticsError) in try cells.needs(scale) } ?? []
      differences =
        try placement.flatMap { placement throws(StatisticsError) in
          try sides.map { sides throws(StatisticsError) in
            try ScaleSides(sides, cells, placement).differences(level: level, simulation: simulation)
          }
        } ?? []
    } catch {
      throw .invalidOption(error.description)
    }
  }

  private static func shortage(_ fitted: LatentScale.Result, _ cells: ScaleCells, isCompared: Bool) -> String? {
    if case .undefined(let reason) = fitted { return reason.description }
    guard !isCompared else { return nil }
    let count = cells.placed.count
    guard count >= minimumPlaced else {
      return
        "\(NumberWords.count(count, "system")) \(count == 1 ? "is" : "are") on boards of \(minimumFamilies) families, "
        + "at least \(minimumPlaced) are needed"
    }
    return
      "too few systems on \(minimumFamilies) families have a date of release, beside which a scale must be shown to tell more"
  }
}
