public import Quantities

/// A benchmark: its dimensions, and how it composes them into a total.
public struct Benchmark: Hashable, Sendable, Identifiable {
  /// The key.
  public var id: Identifier<Benchmark>
  /// The name.
  public var name: String
  /// The version.
  public var version: String?
  /// What its scores are.
  public var kind: Kind
  /// Its address.
  public var url: String?
  /// The licence of its figures.
  public var license: String?
  /// How to cite it.
  public var citation: String?
  /// How its board names the benchmark's own team in who sampled and who evaluated.
  public var teamNames: [String] = []
  /// The key of the family: boards that score the same videos or prompts, are parts of one published evaluation, or are editions of one
  /// test have one. `nil` for a benchmark that stands alone.
  public var family: String?
  /// Who or what decides its scores; where dimensions differ, those that make its total. `nil` where no source says.
  public var judge: Judge?
  /// Whether it is kept up, as the dataset states it: what the dates of its evaluations say goes first, see
  /// ``Dataset/status(of:asOf:)``.
  public var statedStatus: Status?
  /// What its printed standard errors hold, where that is less than how far scores would differ on other prompts.
  public var errorScope: ErrorScope?
  /// The groups of dimensions, in the benchmark's order.
  public var groups: Records<DimensionGroup>
  /// The dimensions, in the benchmark's order.
  public var dimensions: Records<Dimension>

  /// What the scores of a benchmark are.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Measurements on one or several dimensions, possibly composed into a total.
    case composite
    /// A rating from comparisons, on an Elo-like scale whose zero means nothing.
    case rating
  }

  /// Who or what decides the scores of a benchmark.
  public enum Judge: String, Hashable, Sendable, CaseIterable {
    /// People who choose between two videos.
    case humanVotes = "human-votes"
    /// People who grade single videos.
    case humanRatings = "human-ratings"
    /// Metrics computed of the videos.
    case automaticMetrics = "automatic-metrics"
    /// A language model, multimodal as a rule, or a model trained to grade as people do.
    case modelJudge = "model-judge"

    /// Whether people decide.
    public var isHuman: Bool { self == .humanVotes || self == .humanRatings }
  }

  /// What printed standard errors hold.
  public enum ErrorScope: String, Hashable, Sendable, CaseIterable {
    /// How runs on the same prompts differ, and nothing of the choice of prompts. The sample size is the number of runs.
    case runs
  }

  /// Whether a benchmark is kept up.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// It has an evaluation of the last year.
    case current
    /// It has none.
    case historic
  }

  /// What it is counted under where boards of one family count once: the family, or the benchmark itself.
  public var familyKey: String { family ?? id.text }

  /// Makes a benchmark.
  public init(
    id: Identifier<Benchmark>, name: String, version: String? = nil, kind: Kind, url: String? = nil,
    license: String? = nil, citation: String? = nil, groups: [DimensionGroup] = [], dimensions: [Dimension] = []
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.kind = kind
    self.url = url
    self.license = license
    self.citation = citation
    self.groups = Records(groups)
    self.dimensions = Records(dimensions)
  }

  /// The name as tables print it, with the version where that is a number which the name does not hold already.
  public var title: String {
    guard let version, version.allSatisfy({ $0.isNumber || $0 == "." }), !name.contains(version) else { return name }
    return "\(name) \(version)"
  }

  /// The dimensions of a group, in the benchmark's order.
  public func dimensions(in group: DimensionGroup.ID) -> [Dimension] {
    dimensions.values.filter { $0.group == group }
  }
}

/// A group of a benchmark's dimensions, with its weight in the total.
public struct DimensionGroup: Hashable, Sendable, Identifiable {
  /// The key, unique within the benchmark.
  public var id: Identifier<DimensionGroup>
  /// The name.
  public var name: String
  /// The weight in the total; `nil` where the benchmark composes no total.
  public var weight: Double?

  /// Makes a group.
  public init(id: Identifier<DimensionGroup>, name: String, weight: Double? = nil) {
    self.id = id
    self.name = name
    self.weight = weight
  }
}

/// One dimension of a benchmark: what is measured, in which unit, and which way is better.
public struct Dimension: Hashable, Sendable, Identifiable {
  /// The key, unique within the benchmark.
  public var id: Identifier<Dimension>
  /// The name.
  public var name: String
  /// The group it belongs to.
  public var group: DimensionGroup.ID?
  /// The score that is normalised to 0.
  public var minimum: Double?
  /// The score that is normalised to 1.
  public var maximum: Double?
  /// The weight within the group; `nil` where the benchmark composes nothing.
  public var weight: Double?
  /// Whether a larger score is a better one.
  public var higherIsBetter: Bool
  /// The unit of the scores: `fraction`, `points`, `rating` and so on.
  public var unit: Unit
  /// What is measured.
  public var explanation: String?

  /// Makes a dimension.
  public init(
    id: Identifier<Dimension>, name: String, group: DimensionGroup.ID? = nil, minimum: Double? = nil,
    maximum: Double? = nil, weight: Double? = nil, higherIsBetter: Bool = true, unit: Unit,
    explanation: String? = nil
  ) {
    self.id = id
    self.name = name
    self.group = group
    self.minimum = minimum
    self.maximum = maximum
    self.weight = weight
    self.higherIsBetter = higherIsBetter
    self.unit = unit
    self.explanation = explanation
  }
}
