public import BenchmarkData
public import Quantities
public import StatisticsCore
public import Tables

/// What the test of a claim found: the figure with its interval, what it was made of, and what would change the verdict.
public struct ClaimFinding: Sendable {
  /// The verdict: never `untestable`.
  public var verdict = Verdict.undecided
  /// The name of what was measured: a gap or lag measure, or the test.
  public var measure: String
  /// What the claim asserts of the figure.
  var assertion: ClaimAssertion?
  /// The statistic in words.
  public var formula: String
  /// What the figure is, in a few words: `US − CN`, `rank among all`.
  var subject = ""
  /// The figure; `nil` where the data determine none.
  public var estimate: Double?
  /// The unit of the figure.
  public var unit: Unit
  /// The unit of the scores of the systems, where they have scores.
  public var scoreUnit: Unit?
  /// The interval. A range over organizations left out has the level of the others, but claims none.
  public var interval: ConfidenceInterval?
  /// What the interval says varies.
  public var kind = UncertaintyKind.none
  /// Whether the figure stands.
  public var status = Status.insufficient
  /// The benchmark.
  public var benchmark: Benchmark.ID?
  /// The quantity on the benchmark.
  public var dimension: String?
  /// The one system or organization that the claim is about.
  public var entity: String?
  /// The side whose lead counts as positive.
  public var sideA: String?
  /// The other side.
  public var sideB: String?
  /// The number of systems of A, or of systems, steps or dimensions altogether.
  public var countA: Int?
  /// The number of systems of B.
  public var countB: Int?
  /// What ``countA`` counts, in the plural.
  var countNoun = "systems"
  /// The date that the answer is of.
  public var date: CalendarDate?
  /// What would change the verdict.
  public var wouldChange = ""
  /// The remark without which the figure misleads.
  public var caution: String?
  /// What keeps one from over-reading the figure.
  public var notes: [Note] = []
  /// Figures that the headline was made of, or that go along: one a dimension, say.
  public var parts: [Part] = []
  /// The systems that were looked at.
  public var systems: [UsedSystem] = []
  /// What was left out, and why.
  var omissions: [Omission] = []

  /// A figure beside the headline.
  public struct Part: Hashable, Sendable {
    /// What it is, for people.
    public var label: String
    /// The dimension that it is of.
    public var dimension: String?
    /// The system that it is of.
    public var entity: String?
    /// The date that it is of.
    public var date: CalendarDate?
    /// The figure.
    public var estimate: Double?
    /// The unit.
    public var unit: Unit
    /// The interval.
    public var interval: ConfidenceInterval?
    /// What the interval says varies.
    public var kind = UncertaintyKind.none
    /// Whether the figure stands.
    public var status = Status.ok
    /// What to know about it.
    public var notes: [Note] = []
    /// What it says of the claim, where it decides.
    public var verdict: Verdict?
  }

  /// A system that was looked at.
  public struct UsedSystem: Hashable, Sendable {
    /// The side or the part it has in the calculation.
    public var role: String
    /// The system.
    public var system: System
    /// Its organization.
    public var organization: Organization?
    /// Its date.
    public var date: CalendarDate?
    /// The evaluation that the score is from.
    public var evaluation: Evaluation?
    /// The dimension that the score is on, where there are several.
    public var dimension: String?
    /// The score, or the recorded value.
    public var score: Double?
    /// The standard error.
    public var standardError: Double?
    /// The unit of the score.
    public var unit: Unit?
    /// What else was looked at, such as the architecture.
    public var detail: String?
    /// Whether the figure is made of this system, and not only of its rank among others.
    public var decides = false

    /// The keys of the sources of the score, or of the facts where there is no score.
    public var sources: [String] { evaluation?.allSources ?? system.source.map { [$0.text] } ?? [] }
  }

  /// Something that was left out.
  struct Omission: Hashable, Sendable {
    /// The system or evaluation.
    var name: String
    /// Why.
    var reason: String
  }

  init(measure: String, assertion: ClaimAssertion?, unit: Unit, formula: String) {
    self.measure = measure
    self.assertion = assertion
    self.unit = unit
    self.formula = formula
  }

  /// The keys of the sources behind the figure.
  public var sources: [String] { Set(systems.flatMap(\.sources)).sorted() }
}

extension ClaimFinding {
  /// Takes over an estimate and decides by its interval, or by the point where the point is exact.
  mutating func decide(by found: ClaimEstimate, neutral: Double = 0) {
    estimate = found.value
    interval = found.interval
    kind = found.kind
    status = found.status
    notes += found.notes
    guard let value = found.value, let assertion, status != .insufficient else {
      verdict = .undecided
      return
    }
    let ends = found.interval.map { ($0.lower, $0.upper) } ?? (found.isExact ? (value, value) : nil)
    verdict = ends.map { assertion.verdict(lower: $0.0 - neutral, upper: $0.1 - neutral) } ?? .undecided
  }

  /// How far the interval of a verdict that a sign decides is from 0, in words, where that is nearer than the figure is: the
  /// verdict is open before the sign turns.
  var slack: String? {
    guard verdict != .undecided, assertion == .positive || assertion == .negative, let estimate, let interval,
      interval.lower > 0 || interval.upper < 0
    else { return nil }
    let distance = min(abs(interval.lower), abs(interval.upper))
    let words = unit.words(distance)
    return distance < abs(estimate) && words != unit.words(abs(estimate)) ? words : nil
  }

  /// Leaves the question open for want of data.
  mutating func leaveOpen(_ reason: String, wouldChange change: String) {
    verdict = .undecided
    status = .insufficient
    notes.insert(Note(reason), at: 0)
    caution = reason
    wouldChange = change
  }
}
