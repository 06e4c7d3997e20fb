public import Tables

/// The outcome of one or several comparisons of two systems.
public struct Vote: Hashable, Sendable {
  /// The benchmark that asked, where there are several.
  public var benchmark: Benchmark.ID?
  /// The first system.
  public var systemA: System.ID
  /// The second system.
  public var systemB: System.ID
  /// Who won.
  public var outcome: Outcome
  /// How many such comparisons the row stands for.
  public var count: Double
  /// The prompt.
  public var prompt: String?
  /// Who voted.
  public var rater: String?
  /// When.
  public var votedOn: CalendarDate?

  /// Who won a comparison.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case a, b, tie
  }

  /// Makes a vote.
  public init(
    benchmark: Benchmark.ID? = nil, systemA: System.ID, systemB: System.ID, outcome: Outcome, count: Double = 1,
    prompt: String? = nil, rater: String? = nil, votedOn: CalendarDate? = nil
  ) {
    self.benchmark = benchmark
    self.systemA = systemA
    self.systemB = systemB
    self.outcome = outcome
    self.count = count
    self.prompt = prompt
    self.rater = rater
    self.votedOn = votedOn
  }
}
