/// How a benchmark composes a group score or its total from the scores on its dimensions.
///
/// Each dimension is normalised, z = (x − minimum)/(maximum − minimum), not clipped, turned round where lower is better.
/// A group is Σ w z / Σ w over its dimensions and the total is Σ W · group / Σ W: so every composed score is Σ share · z
/// with shares that sum to one. A dimension without goalposts enters as it is.
///
/// The rules are VBench's (`scripts/constant.py` and `scripts/cal_final_score.py` of Vchitect/VBench at 45e79ec1; Huang et
/// al. 2024, arXiv 2311.17982), generalised to weights and goalposts read from the dataset.
public struct Composition: Hashable, Sendable {
  /// One dimension's part.
  public struct Term: Hashable, Sendable {
    /// The dimension.
    public var dimension: Dimension
    /// The weight of its group in what is composed; 1 for the composition of a single group.
    public var groupWeight: Double
    /// Its weight within its group.
    public var weight: Double
    /// Its share in the composed score: the shares sum to one.
    public var share: Double
  }

  /// The parts, in the benchmark's order.
  public let terms: [Term]

  /// The composition of a total or a group; `nil` where the benchmark defines none.
  ///
  /// A total is defined when every group has a weight and every dimension of a group has one; a benchmark without groups
  /// whose dimensions all have weights composes its total from them directly.
  public init?(of quantity: Quantity, on benchmark: Benchmark) {
    let parts: [(weight: Double?, dimensions: [Dimension])]
    switch quantity {
    case .dimension:
      return nil
    case .group(let id):
      guard benchmark.groups[id] != nil else { return nil }
      parts = [(1, benchmark.dimensions(in: id))]
    case .total where benchmark.groups.isEmpty:
      parts = [(1, Array(benchmark.dimensions.values))]
    case .total:
      parts = benchmark.groups.values.map { ($0.weight, benchmark.dimensions(in: $0.id)) }
    }
    var terms: [Term] = []
    for part in parts {
      guard let groupWeight = part.weight, !part.dimensions.isEmpty else { return nil }
      for dimension in part.dimensions {
        guard let weight = dimension.weight else { return nil }
        terms.append(Term(dimension: dimension, groupWeight: groupWeight, weight: weight, share: 0))
      }
    }
    self.init(terms: terms)
  }

  /// A composition of given terms, whose shares are computed; `nil` if the weights do not sum to a positive number.
  public init?(terms: [Term]) {
    var terms = terms
    let weightsOfGroups = Dictionary(grouping: terms, by: \.dimension.group)
      .mapValues { group in (inner: group.reduce(0) { $0 + $1.weight }, outer: group.first?.groupWeight ?? 0) }
    let total = weightsOfGroups.values.map(\.outer).sorted().reduce(0, +)
    guard !terms.isEmpty, total > 0, weightsOfGroups.values.allSatisfy({ $0.inner > 0 && $0.outer >= 0 }) else {
      return nil
    }
    for index in terms.indices {
      let inner = weightsOfGroups[terms[index].dimension.group]?.inner ?? 1
      terms[index].share = terms[index].groupWeight / total * terms[index].weight / inner
    }
    self.terms = terms
  }
}

extension Dimension {
  /// A score normalised by the benchmark's goalposts: 0 at the minimum, 1 at the maximum, larger is better; not clipped.
  ///
  /// Without goalposts the score itself, with its sign turned where lower is better.
  public func normalized(_ score: Double) -> Double {
    guard let minimum, let maximum, maximum != minimum else { return higherIsBetter ? score : -score }
    let fraction = (score - minimum) / (maximum - minimum)
    return higherIsBetter ? fraction : 1 - fraction
  }

  /// The derivative of ``normalized(_:)``: what one unit of score is worth.
  public var normalizationSlope: Double {
    let sign = higherIsBetter ? 1.0 : -1.0
    guard let minimum, let maximum, maximum != minimum else { return sign }
    return sign / (maximum - minimum)
  }
}
