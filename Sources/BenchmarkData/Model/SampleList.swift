import OrderedCollections

/// Scores of single videos, kept by evaluation and column: a question about one board looks at the samples of its evaluations alone, and a
/// million samples take some thirty megabytes.
///
/// Evaluations stand in the order in which they first occur, the samples of one in the order in which they came. As a sequence the list gives each
/// sample as a ``Sample``; who computes reads the columns of ``Samples``.
public struct SampleList: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
  private var groups: OrderedDictionary<Evaluation.ID, Columns> = [:]
  private var dimensions = NumberedNames()
  private var prompts = NumberedNames()
  private var raters = NumberedNames()
  /// The number of samples.
  public private(set) var count = 0

  /// The columns of the samples of one evaluation, texts as numbers.
  struct Columns: Sendable {
    var dimensions: [Int32] = []
    var prompts: [Int32] = []
    /// Empty where no sample has a number.
    var indices: [Int?] = []
    /// Empty where no sample names a rater; -1 where one does not.
    var raters: [Int32] = []
    var values: [Double] = []
    /// How many scores each value is the mean of, and the sums of their squared deviations from it; empty where each is one.
    var counts: [Int] = []
    var squares: [Double] = []

    mutating func append(
      dimension: Int32, prompt: Int32, index: Int?, rater: Int32, value: Double, count: Int = 1, squares: Double = 0
    ) {
      if counts.isEmpty, count > 1 {
        counts = Array(repeating: 1, count: values.count)
        self.squares = Array(repeating: 0, count: values.count)
      }
      if count > 1 || !counts.isEmpty {
        counts.append(count)
        self.squares.append(squares)
      }
      if indices.isEmpty, index != nil { indices = Array(repeating: nil, count: values.count) }
      if index != nil || !indices.isEmpty { indices.append(index) }
      if raters.isEmpty, rater >= 0 { raters = Array(repeating: -1, count: values.count) }
      if rater >= 0 || !raters.isEmpty { raters.append(rater) }
      dimensions.append(dimension)
      prompts.append(prompt)
      values.append(value)
    }
  }

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
  public subscript(evaluation: Evaluation.ID) -> Samples {
    Samples(
      evaluation: evaluation, columns: groups[evaluation] ?? Columns(), dimensions: dimensions, prompts: prompts,
      raters: raters)
  }

  /// Appends a sample.
  public mutating func append(_ sample: Sample) {
    append(
      to: sample.evaluation, dimension: dimensions.number(of: sample.dimension.text),
      prompt: prompts.number(of: sample.prompt), rater: raters.number(of: sample.rater), sample)
  }

  /// Appends samples.
  public mutating func append(contentsOf samples: some Sequence<Sample>) {
    for sample in samples { append(sample) }
  }

  /// Appends a sample by numbers, each of which must have been given out by `number(of:)`.
  private mutating func append(
    to evaluation: Evaluation.ID, dimension: Int32, prompt: Int32, rater: Int32, _ sample: Sample
  ) {
    groups[evaluation, default: Columns()].append(
      dimension: dimension, prompt: prompt, index: sample.index, rater: rater, value: sample.value, count: sample.count,
      squares: sample.squares)
    count += 1
  }

  /// The list without the samples of the evaluations for which `isKept` is false.
  public func keeping(_ isKept: (Evaluation.ID) -> Bool) -> SampleList {
    var kept = self
    kept.groups = groups.filter { isKept($0.key) }
    kept.count = kept.groups.values.reduce(0) { $0 + $1.values.count }
    return kept
  }

  /// Goes through the samples, an evaluation after the other.
  public func makeIterator() -> some IteratorProtocol<Sample> {
    groups.keys.lazy.map { self[$0] }.joined().makeIterator()
  }

  /// Whether the samples are the same and in the same order, however their texts are numbered.
  public static func == (left: SampleList, right: SampleList) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }

  /// Feeds the samples to the hasher.
  public func hash(into hasher: inout Hasher) {
    for sample in self { hasher.combine(sample) }
  }
}

extension SampleList {
  /// A list of columns that were put together elsewhere, whose texts are those at their numbers.
  init(
    _ groups: OrderedDictionary<Evaluation.ID, Columns>, dimensions: [String], prompts: [String], raters: [String]
  ) {
    func numbered(_ names: [String]) -> NumberedNames {
      var numbered = NumberedNames()
      for name in names { _ = numbered.number(of: name) }
      return numbered
    }
    self.groups = groups
    self.dimensions = numbered(dimensions)
    self.prompts = numbered(prompts)
    self.raters = numbered(raters)
    count = groups.values.reduce(0) { $0 + $1.values.count }
  }

  /// The samples of one evaluation, in the order in which they came.
  public struct Samples: RandomAccessCollection, Sendable {
    private let evaluation: Evaluation.ID
    private let columns: Columns
    private let dimensionNames: NumberedNames
    private let promptNames: NumberedNames
    private let raterNames: NumberedNames

    init(
      evaluation: Evaluation.ID, columns: Columns, dimensions: NumberedNames, prompts: NumberedNames,
      raters: NumberedNames
    ) {
      self.evaluation = evaluation
      self.columns = columns
      dimensionNames = dimensions
      promptNames = prompts
      raterNames = raters
    }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of samples.
    public var endIndex: Int { columns.values.count }

    /// The sample at `position`.
    public subscript(position: Int) -> Sample {
      Sample(
        evaluation: evaluation, dimension: Dimension.ID(dimensionNames[columns.dimensions[position]] ?? ""),
        prompt: promptNames[columns.prompts[position]] ?? "",
        index: columns.indices.isEmpty ? nil : columns.indices[position],
        rater: columns.raters.isEmpty ? nil : raterNames[columns.raters[position]], value: columns.values[position],
        count: columns.counts.isEmpty ? 1 : columns.counts[position],
        squares: columns.squares.isEmpty ? 0 : columns.squares[position])
    }

    /// The dimensions of the whole list, by the numbers of ``dimensionNumbers``.
    public var dimensions: [Dimension.ID] { dimensionNames.names.map { Dimension.ID($0) } }
    /// The dimension of each sample, as a position in ``dimensions``.
    public var dimensionNumbers: [Int32] { columns.dimensions }
    /// A number for the prompt of each sample, the same for a prompt throughout the list.
    public var promptNumbers: [Int32] { columns.prompts }
    /// A number for the rater of each sample, the same for a rater throughout the list, and -1 where none is named; empty where none names any.
    public var raterNumbers: [Int32] { columns.raters }
    /// The scores; where ``counts`` is not empty means of so many of them.
    public var values: [Double] { columns.values }
    /// How many scores each value is the mean of; empty where each is one.
    public var counts: [Int] { columns.counts }
    /// The sums of squared deviations of those scores from their mean; empty where each value is one.
    public var squares: [Double] { columns.squares }
  }
}
