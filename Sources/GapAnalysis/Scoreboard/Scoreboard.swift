public import BenchmarkData
import OrderedCollections
public import Quantities
public import Tables

/// One score a system on one quantity of one benchmark, by a stated choice of evaluations, and what was left out.
public struct Scoreboard: Sendable {
  /// The benchmark.
  public let benchmark: Benchmark
  /// The choices that made the board.
  public let selection: Selection
  /// The quantity in the benchmark's own terms: the sole dimension where the benchmark has just one.
  public let quantity: Quantity
  /// The unit of the scores.
  public let unit: Unit
  /// Whether a larger score is a better one.
  public let higherIsBetter: Bool
  /// The model that supplied standard errors which the source does not print; `nil` if none was asked for or needed.
  public let errorModel: ReevaluationErrors?
  /// Why the model of standard errors that was asked for supplies none, as a phrase; `nil` if it does or none was asked for.
  public let errorShortage: String?
  /// The entries, the best first; of equal scores the one whose system key sorts first.
  public internal(set) var entries: [Entry] {
    didSet { lastDay = Self.lastDay(of: entries, selection, asOf: asOf) }
  }
  /// The evaluations that were left out, in file order, each with the reason.
  public internal(set) var exclusions: [Exclusion]

  /// Where countries come from that the dataset itself does not give, as a phrase; `nil` if there are none.
  public let countryNote: String?
  /// How many rows of the table were left out by conditions on them, as a phrase; `nil` if there were none.
  public let filterNote: String?

  /// The range of scores seen on each dimension, if missing ones are replaced by it.
  let observed: [Dimension.ID: ClosedRange<Double>]

  /// A system with its score.
  public struct Entry: Hashable, Sendable {
    /// The system.
    public var system: System
    /// Its organization.
    public var organization: Organization?
    /// The organizations that took part beside it.
    public var partners: [Organization] = []
    /// The systems that it was derived from, the nearest first.
    public var bases: [Base] = []
    /// The evaluation that the score is from.
    public var evaluation: Evaluation
    /// The score.
    public var score: ComposedScore
    /// The system's date, of the kind that the selection names.
    public var date: CalendarDate?

    /// The primary country.
    public var country: Country.ID? { system.country(by: organization) }
  }

  /// A system that another was derived from, which need not be on the board.
  public struct Base: Hashable, Sendable {
    /// The system.
    public var system: System
    /// Its organization.
    public var organization: Organization?
    /// The organizations that took part beside it.
    public var partners: [Organization] = []
  }

  /// An evaluation that did not enter the board.
  public struct Exclusion: Hashable, Sendable {
    /// The evaluation.
    public var evaluation: Evaluation.ID
    /// The system.
    public var system: System.ID
    /// Why it was left out.
    public var reason: Reason
  }

  /// Why an evaluation did not enter a board.
  public enum Reason: Hashable, Sendable {
    case superseded(by: Evaluation.ID)
    case reevaluation(of: Evaluation.ID)
    case after(CalendarDate)
    case undated
    case notEvaluatedBy(EvaluationPolicy)
    case filtered([Filter])
    case derived(from: System.ID, BasePolicy)
    case incomplete(missing: [Dimension.ID])
    case noScore
    case replaced(by: Evaluation.ID, EvaluationPolicy)
    case notOnBoard(of: CalendarDate)
  }

  /// Makes the board of a benchmark.
  ///
  /// An evaluation enters unless it is superseded, repeats another, is later than `selection.asOf`, is filtered out, or has
  /// no score on the quantity; of several evaluations of one system the policy keeps one. Of a rating only the newest
  /// board that counts is used, since ratings of two dates are not comparable.
  ///
  /// - Throws: ``AnalysisError`` if the dataset has no such benchmark or the benchmark no such quantity.
  /// - Complexity: O(number of evaluations × number of dimensions).
  public init(of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection = Selection())
    throws(AnalysisError)
  {
    guard let benchmark = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark.text, known: dataset.benchmarks.keys.map(\.text))
    }
    guard let named = benchmark.quantity(named: selection.quantity) else {
      throw .unknownQuantity(selection.quantity, benchmark: benchmark.id.text, known: benchmark.quantityNames)
    }
    let quantity = benchmark.resolve(named)
    let scale = benchmark.scale(of: quantity)
    let evaluations = dataset.evaluations(on: benchmark.id)
    let reading = ScoreReading(of: quantity, on: benchmark, evaluations, in: dataset, selection)
    var exclusions: [Exclusion] = []
    var candidates: [Entry] = []
    for evaluation in evaluations {
      guard let system = dataset.systems[evaluation.system] else { continue }
      switch reading.read(evaluation, of: system) {
      case .entry(let entry): candidates.append(entry)
      case .excluded(let reason):
        exclusions.append(Exclusion(evaluation: evaluation.id, system: system.id, reason: reason))
      }
    }
    self.benchmark = benchmark
    countryNote = dataset.countryNote
    filterNote = dataset.filterNote
    errorModel = reading.errors
    errorShortage = reading.errorShortage
    observed = reading.observed
    self.selection = selection
    self.quantity = quantity
    (unit, higherIsBetter) = scale
    let kept = Self.onePerSystem(candidates, selection.policy, higherIsBetter: scale.higherIsBetter, &exclusions)
    entries = kept.sorted { Self.precedes($0, $1, higherIsBetter: scale.higherIsBetter) }
    let seen = entries.flatMap { entry in
      [entry.evaluation.evaluatedOn, entry.evaluation.source.flatMap { dataset.sources[$0]?.capturedOn }]
    }
    asOf = selection.asOf ?? seen.compactMap(\.self).max()
    lastDay = Self.lastDay(of: entries, selection, asOf: asOf)
    let order = Dictionary(uniqueKeysWithValues: evaluations.enumerated().map { ($1.id, $0) })
    self.exclusions = exclusions.sorted { order[$0.evaluation, default: 0] < order[$1.evaluation, default: 0] }
  }

  /// The scores turned so that a larger one is better: the sign is changed where lower is better.
  public func oriented(_ value: Double) -> Double { higherIsBetter ? value : -value }

  /// Whether a total was asked for which the benchmark neither composes nor publishes for anyone.
  public var definesNothing: Bool {
    entries.isEmpty && quantity == .total && Composition(of: .total, on: benchmark) == nil
  }

  /// The number of systems.
  public var count: Int { entries.count }

  /// Whether every entry has a standard error.
  public var hasStandardErrors: Bool {
    !entries.isEmpty && entries.allSatisfy { $0.score.standardError != nil }
  }

  /// What intervals by the standard errors of the scores are about.
  public var measurementKind: UncertaintyKind {
    if errorModel != nil { return .modelledMeasurement }
    return benchmark.errorScope == .runs ? .runs : .measurement
  }

  /// What standard errors of runs alone leave out; `nil` where they hold more than that.
  var runsNote: String? {
    guard measurementKind == .runs else { return nil }
    return "the standard errors are of runs on the same prompts and hold nothing of the choice of prompts"
  }

  /// With how few degrees of freedom standard errors were estimated, where that widens intervals; `nil` where it hardly does.
  func degreesNote(_ entries: [Entry]) -> String? {
    guard let fewest = entries.compactMap(\.score.degreesOfFreedom).min(), fewest < 30 else { return nil }
    let degrees = NumberWords.number(fewest, .decimals(1))
    // With two or three raters: simulated, see `CrossedMean`.
    let shortfall = fewest < 4 ? "; those of single scores cover some 90 % where they say 95 %" : ""
    return "standard errors have as few as \(degrees) degrees of freedom: intervals are by Student's t\(shortfall)"
  }

  /// Whose means of samples are so skewed that Student's t covers less than it says; `nil` where none are known to be.
  func skewNote(_ entries: [Entry]) -> String? {
    let skewed = entries.filter { SkewedMeans.areSkewed($0.score.skewness) }.map(\.system.title)
    guard !skewed.isEmpty else { return SkewedMeans.note(ofFewest: entries.compactMap(fewSamples).min()) }
    return SkewedMeans.note(of: skewed, among: entries.count)
  }

  /// The degrees of freedom of a score from samples.
  private func fewSamples(_ entry: Entry) -> Double? {
    entry.score.skewness == nil ? nil : entry.score.degreesOfFreedom
  }

  /// The name of the quantity that was asked for.
  public var quantityName: String { selection.quantity }

  /// The date that the board stands for: the as-of date, else the latest date on which an entry was evaluated or of which its
  /// source shows the state.
  public let asOf: CalendarDate?

  /// The last day that is known, in days since 1970-01-01: that of the board's date, or without an as-of date of its newest
  /// system if that is later.
  public private(set) var lastDay: Double?

  private static func lastDay(of entries: [Entry], _ selection: Selection, asOf: CalendarDate?) -> Double? {
    let dated = selection.asOf == nil ? entries.compactMap { $0.date?.middleDay } : []
    return (dated + (asOf.map { [Double($0.dayRange.upperBound)] } ?? [])).max()
  }

  // MARK: Choosing

  private static func precedes(_ left: Entry, _ right: Entry, higherIsBetter: Bool) -> Bool {
    if left.score.value != right.score.value {
      return (left.score.value > right.score.value) == higherIsBetter
    }
    return left.system.id < right.system.id
  }

  /// Keeps one entry a system and records the others as replaced.
  private static func onePerSystem(
    _ candidates: [Entry], _ policy: EvaluationPolicy, higherIsBetter: Bool, _ exclusions: inout [Exclusion]
  ) -> [Entry] {
    var bySystem: OrderedDictionary<System.ID, [Entry]> = [:]
    for entry in candidates { bySystem[entry.system.id, default: []].append(entry) }
    return bySystem.values.compactMap { entries in
      let chosen = entries.min { left, right in
        if policy != .best {
          let (leftDate, rightDate) = (left.evaluation.evaluatedOn, right.evaluation.evaluatedOn)
          if leftDate != rightDate {
            guard let leftDate else { return false }
            guard let rightDate else { return true }
            return leftDate > rightDate
          }
        }
        if left.score.basis != right.score.basis { return left.score.basis == .composed }
        if left.score.value != right.score.value {
          return precedes(left, right, higherIsBetter: higherIsBetter)
        }
        return left.evaluation.id < right.evaluation.id
      }
      guard let chosen else { return nil }
      for other in entries where other.evaluation.id != chosen.evaluation.id {
        exclusions.append(
          Exclusion(
            evaluation: other.evaluation.id, system: other.system.id,
            reason: .replaced(by: chosen.evaluation.id, policy)))
      }
      return chosen
    }
  }
}
