import OrderedCollections

/// Scores of single videos, kept by evaluation: a question about one board looks at the samples of its evaluations alone, however
/// many others a dataset has.
///
/// Evaluations stand in the order in which they first occur, the samples of one in the order in which they came.
public struct SampleList: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
  private var groups: OrderedDictionary<Evaluation.ID, [Sample]> = [:]
  /// The number of samples.
  public private(set) var count = 0

  /// The samples.
  public init(_ samples: some Sequence<Sample>) {
    append(contentsOf: samples)
  }

  /// The samples of a literal.
  public init(arrayLiteral samples: Sample...) { self.init(samples) }

  /// The evaluations that have samples.
  public var evaluations: some Sequence<Evaluation.ID> { groups.keys }

  /// The samples of an evaluation, on all its dimensions; empty if it has none.
  ///
  /// - Complexity: O(1).
  public subscript(evaluation: Evaluation.ID) -> [Sample] { groups[evaluation] ?? [] }

  /// Appends a sample.
  public mutating func append(_ sample: Sample) {
    groups[sample.evaluation, default: []].append(sample)
    count += 1
  }

  /// Appends samples.
  public mutating func append(contentsOf samples: some Sequence<Sample>) {
    for sample in samples { append(sample) }
  }

  /// The list without the samples of the evaluations for which `isKept` is false.
  public func keeping(_ isKept: (Evaluation.ID) -> Bool) -> SampleList {
    var kept = SampleList([])
    kept.groups = groups.filter { isKept($0.key) }
    kept.count = kept.groups.values.reduce(0) { $0 + $1.count }
    return kept
  }

  /// Goes through the samples, an evaluation after the other.
  public func makeIterator() -> some IteratorProtocol<Sample> { groups.values.joined().makeIterator() }
}
