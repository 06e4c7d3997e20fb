public import BenchmarkData
public import Tables

/// The choices that make a scoreboard of a dataset: what is compared, and which evaluations count.
public struct Selection: Hashable, Sendable {
  /// The quantity by name: `total`, a group, or a dimension.
  public var quantity: String
  /// Which of several evaluations of one system counts.
  public var policy: EvaluationPolicy
  /// What becomes of systems that lack a dimension.
  public var missing: MissingDimensionPolicy
  /// Whether a total enters as published where its dimensions are not public.
  public var includesPublished: Bool
  /// The last date that counts: later evaluations and later systems are left out. `nil` for all.
  public var asOf: CalendarDate?
  /// Which date of a system counts.
  public var dateKind: System.DateKind
  /// Conditions that a system must meet: of those on one field one, on every field.
  public var filters: [Filter]
  /// Where standard errors come from when the source prints none.
  public var errorModel: ErrorModel
  /// Whether systems count that were derived from another's.
  public var bases: BasePolicy

  /// Makes a selection; by default all evaluations, the newest of each system, totals of complete rows or as published.
  public init(
    quantity: String = Quantity.total.name, policy: EvaluationPolicy = .newest,
    missing: MissingDimensionPolicy = .complete, includesPublished: Bool = true, asOf: CalendarDate? = nil,
    dateKind: System.DateKind = .released, filters: [Filter] = [], errorModel: ErrorModel = .none,
    bases: BasePolicy = .any
  ) {
    self.quantity = quantity
    self.policy = policy
    self.missing = missing
    self.includesPublished = includesPublished
    self.asOf = asOf
    self.dateKind = dateKind
    self.filters = filters
    self.errorModel = errorModel
    self.bases = bases
  }

  /// The reason why an evaluation does not count at all, whatever its scores.
  func reasonToExclude(_ evaluation: Evaluation, of system: System, in dataset: Dataset) -> Scoreboard.Reason? {
    if let newer = evaluation.supersededBy { return .superseded(by: newer) }
    if let original = evaluation.reevaluates { return .reevaluation(of: original) }
    if let asOf {
      // A date of reduced precision counts as soon as its first day may have come.
      let limit = asOf.dayRange.upperBound
      if let evaluated = evaluation.evaluatedOn, evaluated.dayRange.lowerBound > limit { return .after(asOf) }
      if let date = system.date(dateKind), date.dayRange.lowerBound > limit { return .after(asOf) }
    }
    guard policy.accepts(evaluation) else { return .notEvaluatedBy(policy) }
    let organization = dataset.organization(of: system)
    for filter in filters where !filter.accepts(system, organization) {
      let alternatives = filters.filter { $0.field == filter.field }
      guard alternatives.contains(where: { $0.accepts(system, organization) }) else { return .filtered(alternatives) }
    }
    return bases.foreignBase(of: system, in: dataset).map { .derived(from: $0.id, bases) }
  }
}

/// Which evaluations of a system count, and which of several.
public enum EvaluationPolicy: String, Hashable, Sendable, CaseIterable {
  /// The newest, whoever made it.
  case newest
  /// The best, whoever made it; of composed totals and published ones the best composed.
  case best
  /// The newest of those whose clips were sampled by the benchmark's own team.
  case benchmarkTeam = "benchmark-team"
  /// The newest of those whose clips are said to have been sampled by anyone else.
  case selfReported = "self-reported"

  /// Whether an evaluation is of the kind that the policy counts.
  func accepts(_ evaluation: Evaluation) -> Bool {
    switch self {
    case .newest, .best: true
    case .benchmarkTeam: evaluation.sampledBy == Evaluation.benchmarkTeam
    case .selfReported: evaluation.sampledBy.map { $0 != Evaluation.benchmarkTeam } ?? false
    }
  }
}

/// A condition on systems, such as `access=open-weights`.
public struct Filter: Hashable, Sendable, CustomStringConvertible {
  /// What is looked at.
  public var field: Field
  /// The value that it must have.
  public var value: String

  /// What a filter can look at.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case access, architecture, country, modality, organization, system
  }

  /// Makes a filter. A country may be given by any of its codes and names.
  public init(field: Field, value: String) {
    self.field = field
    self.value = field == .country ? Grouping.country.canonicalName(value) : value
  }

  /// The filter as it is written on the command line.
  public var description: String { "\(field.rawValue)=\(value)" }

  /// Whether a system meets the condition.
  ///
  /// Access, country, organization and system are compared as keys; architecture and modality need only contain the
  /// value, whatever its case. For access, `open` stands for `open-weights`.
  func accepts(_ system: System, _ organization: Organization?) -> Bool {
    switch field {
    case .access: system.access?.rawValue == value || (value == "open" && system.access == .openWeights)
    case .architecture: system.architecture?.lowercased().contains(value.lowercased()) ?? false
    case .modality: system.modality?.lowercased().contains(value.lowercased()) ?? false
    case .country: system.country(by: organization)?.text == value
    case .organization: organization?.id.text == value
    case .system: system.id.text == value
    }
  }
}
