public import Tables

/// One measurement of one system on one benchmark by one party on one date.
public struct Evaluation: Hashable, Sendable, Identifiable {
  /// The key.
  public var id: Identifier<Evaluation>
  /// The benchmark.
  public var benchmark: Benchmark.ID
  /// The system.
  public var system: System.ID
  /// The setting, where one system was measured in several: a resolution, a prompt rewriter.
  public var variant: String?
  /// When it was measured, or when the board first listed it.
  public var evaluatedOn: CalendarDate?
  /// Who made the clips.
  public var sampledBy: String?
  /// Who scored the clips.
  public var evaluatedBy: String?
  /// The benchmark's own seal on the row.
  public var certification: Certification?
  /// The evaluation that replaces this one.
  public var supersededBy: Identifier<Evaluation>?
  /// The evaluation that this one repeats independently.
  public var reevaluates: Identifier<Evaluation>?
  /// Where the figures come from.
  public var source: Source.ID?
  /// Further places that print the same figures.
  public var otherSources: [Source.ID]
  /// What a reader must know.
  public var note: String?
  /// The scores by dimension.
  public var scores: [Dimension.ID: Score]
  /// Totals and group scores as published, by group; the total under ``Evaluation/total``.
  public var publishedTotals: [DimensionGroup.ID: Double]
  /// With how many decimals totals were printed that end in zeros: 4 of `80.00%` as a fraction. Others have as many as their
  /// shortest text.
  public var publishedDecimals: [DimensionGroup.ID: Int] = [:]

  /// The key of the total among the published totals.
  public static let total: DimensionGroup.ID = "total"

  /// The name that stands for the benchmark's own team in `sampled_by` and `evaluated_by`.
  public static let benchmarkTeam = "benchmark-team"

  /// The seal that a benchmark puts on a row.
  public enum Certification: String, Hashable, Sendable, CaseIterable {
    /// Sampled and scored by the benchmark's team.
    case gold
    /// One of the two done by the benchmark's team.
    case silver
  }

  /// Makes an evaluation.
  public init(
    id: Identifier<Evaluation>, benchmark: Benchmark.ID, system: System.ID, variant: String? = nil,
    evaluatedOn: CalendarDate? = nil, sampledBy: String? = nil, evaluatedBy: String? = nil,
    certification: Certification? = nil, supersededBy: Identifier<Evaluation>? = nil,
    reevaluates: Identifier<Evaluation>? = nil, source: Source.ID? = nil, otherSources: [Source.ID] = [],
    note: String? = nil, scores: [Dimension.ID: Score] = [:], publishedTotals: [DimensionGroup.ID: Double] = [:]
  ) {
    self.id = id
    self.benchmark = benchmark
    self.system = system
    self.variant = variant
    self.evaluatedOn = evaluatedOn
    self.sampledBy = sampledBy
    self.evaluatedBy = evaluatedBy
    self.certification = certification
    self.supersededBy = supersededBy
    self.reevaluates = reevaluates
    self.source = source
    self.otherSources = otherSources
    self.note = note
    self.scores = scores
    self.publishedTotals = publishedTotals
  }
}

/// A score on one dimension, in the dimension's unit.
public struct Score: Hashable, Sendable {
  /// The score.
  public var value: Double
  /// Its standard error, where one is published.
  public var standardError: Double? {
    get { error.number }
    set { error = OptionalNumber(newValue) }
  }
  /// The two sides of the error, where the published interval is not symmetric about the score; ``standardError`` is then their mean.
  public var sides: ErrorSides? {
    get { below.number.flatMap { below in above.number.map { ErrorSides(below: below, above: $0) } } }
    set { (below, above) = (OptionalNumber(newValue?.below), OptionalNumber(newValue?.above)) }
  }
  /// The number of videos or votes behind it.
  public var sampleSize: Double? {
    get { size.number }
    set { size = OptionalNumber(newValue) }
  }
  /// The degrees of freedom of the standard error, where it was estimated from few clusters, raters or runs; `nil` for one that
  /// counts as known.
  public var degreesOfFreedom: Double? {
    get { freedom.number }
    set { freedom = OptionalNumber(newValue) }
  }

  private var error: OptionalNumber
  private var below = OptionalNumber(nil)
  private var above = OptionalNumber(nil)
  private var size: OptionalNumber
  private var freedom = OptionalNumber(nil)

  /// Makes a score.
  public init(_ value: Double, standardError: Double? = nil, sampleSize: Double? = nil) {
    self.value = value
    error = OptionalNumber(standardError)
    size = OptionalNumber(sampleSize)
  }
}

/// A number that may not be there, in eight bytes where an optional one takes sixteen: a million scores are kept.
private struct OptionalNumber: Hashable, Sendable {
  private let bits: UInt64

  /// What is not a number counts as none.
  init(_ number: Double?) { bits = (number.flatMap { $0.isNaN ? nil : $0 } ?? .nan).bitPattern }

  var number: Double? {
    let number = Double(bitPattern: bits)
    return number.isNaN ? nil : number
  }
}

/// The size of an error below a score and above it, as standard errors: the distances of the bounds of an interval from the score, each
/// divided by the normal quantile of its level.
public struct ErrorSides: Hashable, Sendable {
  /// The size below the score, in its unit.
  public var below: Double
  /// The size above it.
  public var above: Double

  /// Makes the sides of an error.
  public init(below: Double, above: Double) {
    self.below = below
    self.above = above
  }
}
