public import BenchmarkData
import OrderedCollections
public import Quantities
import StatisticsCore
import Tables

/// The scores of several systems over the same blocks: prompts, runs, dimensions or benchmarks.
///
/// Blocks that not every system has are left out and counted.
public struct ComparedScores: Sendable {
  /// The scores of one system in one block.
  public struct Cell: Hashable, Sendable {
    /// The values of the cell: of videos, prompts or runs; one where no more is known.
    public var values: [Double]
    /// A label for each value: those of one label go together, in other cells too. Empty where values are exchangeable.
    var labels: [Int] = []
    /// The score of the block.
    public var score: Double
  }

  /// A rating of a block by one who rated others too.
  struct Rating: Hashable, Sendable {
    var block: Int
    var rater: Int
    var value: Double
  }

  /// What was compared, for people.
  public let title: String
  /// The benchmark; `nil` over several.
  public let benchmark: String?
  /// The quantity, as options name it.
  public let quantity: String
  /// Over what.
  public let blocks: ComparisonBlocks
  /// The unit of scores; `nil` where blocks have no scale in common, so that only the order within each means anything.
  public let unit: Unit?
  /// Whether a higher score is the better one. Where blocks have no scale in common scores are turned so that it is.
  public let higherIsBetter: Bool
  /// The value that no score exceeds, as far as the scale says; `nil` where it does not.
  public let best: Double?
  /// The systems, in the order of their keys.
  public let systems: [(id: System.ID, name: String)]
  /// The names of the blocks.
  public let blockNames: [String]
  /// A row a block, a cell a system.
  public let cells: [[Cell]]
  /// The number of blocks that not every system has.
  public let incompleteCount: Int
  /// The names of systems that were left out since they have nothing to compare.
  public let absentSystems: [String]
  /// The number of systems of which an evaluation counts that is not the one on the board, since that has no samples.
  let insteadCount: Int
  /// Whether samples stand for several scores each, of which only the sums are known.
  let areSummed: Bool
  /// How many rows of the table were left out by conditions on them, as a phrase.
  let filterNote: String?
  /// The ratings of each system, where every value names who gave it; else empty.
  let ratings: [[Rating]]

  /// The number of raters; 0 where values name none.
  public var raterCount: Int { Set(ratings.lazy.joined().map(\.rater)).count }

  /// The scores turned so that a higher one is the better.
  func oriented(_ value: Double) -> Double { higherIsBetter ? value : -value }

  /// The scores of a system, block by block.
  func scores(of system: Int) -> [Double] { cells.map { $0[system].score } }

  /// What to look at.
  public struct Question: Sendable {
    /// The benchmark; `nil` over benchmarks.
    public var benchmark: Benchmark.ID?
    /// What is compared, and which evaluations count.
    public var selection: Selection
    /// Over what; `nil` for prompts of one dimension, or else the dimensions.
    public var blocks: ComparisonBlocks?
    /// The systems, by key, name or alias; empty for all.
    public var systems: [String]

    /// A question.
    public init(
      benchmark: Benchmark.ID?, selection: Selection = Selection(), blocks: ComparisonBlocks? = nil,
      systems: [String] = []
    ) {
      (self.benchmark, self.selection, self.blocks, self.systems) = (benchmark, selection, blocks, systems)
    }
  }

  /// Takes the scores out of a dataset.
  ///
  /// - Throws: ``AnalysisError`` as ``Scoreboard`` does, for a system that is not known, and
  ///   ``AnalysisError/unsuitableData(_:)`` where fewer than two systems or no complete block are left.
  /// - Complexity: O(n log n) for n samples, or scores, of the benchmark.
  public init(_ question: Question, in dataset: Dataset) throws(AnalysisError) {
    let wanted = try question.systems.map { name throws(AnalysisError) in
      try Self.system(called: name, question, dataset)
    }
    let source = try Source(question, only: Set(wanted), in: dataset)
    let lacking = wanted.filter { source.scores[$0] == nil }
    guard lacking.isEmpty else {
      throw .unsuitableData(
        "\(NameList.text(lacking.map { dataset.systems[$0]?.title ?? $0.text })) \(lacking.count == 1 ? "has" : "have") no "
          + "\(source.blocks == .dimensions || source.blocks == .benchmarks ? "score" : "sample") to compare over \(source.blocks.rawValue)."
      )
    }
    let ids = source.scores.keys.sorted()
    guard ids.count > 1 else { throw .unsuitableData(source.shortage(found: ids.count)) }
    let names = source.blockNames
    let complete = names.filter { name in ids.allSatisfy { source.scores[$0]?[name] != nil } }
    guard !complete.isEmpty else {
      let fewest = ids.min { (source.scores[$0]?.count ?? 0) < (source.scores[$1]?.count ?? 0) }
      throw .unsuitableData(
        "No \(source.blocks.singular) has all \(ids.count) systems"
          + (fewest.map {
            "; \(dataset.systems[$0]?.title ?? $0.text) has the fewest, \(source.scores[$0]?.count ?? 0) of \(names.count)"
          } ?? "")
          + ". Choose systems that share some with --systems.")
    }
    title = source.title
    benchmark = question.benchmark?.text
    quantity = question.selection.quantity
    blocks = source.blocks
    (unit, higherIsBetter, best) = (source.unit, source.higherIsBetter, source.best)
    systems = ids.map { ($0, dataset.systems[$0]?.title ?? $0.text) }
    blockNames = complete
    cells = complete.map { name in ids.compactMap { source.scores[$0]?[name] } }
    incompleteCount = names.count - complete.count
    absentSystems = source.absent.sorted().map {
      dataset.systems[$0]?.title ?? $0.text
    }
    insteadCount = source.insteadCount
    areSummed = source.areSummed
    filterNote = dataset.filterNote
    let places = Dictionary(uniqueKeysWithValues: complete.enumerated().map { ($1, $0) })
    let named = ids.map { id in
      (source.ratings[id] ?? []).compactMap { rating in
        places[rating.block].map { Rating(block: $0, rater: rating.rater, value: rating.value) }
      }.sorted { ($0.block, $0.rater) < ($1.block, $1.rater) }
    }
    // Who gave a value must be known of all of them.
    let rated = named.map { Set($0.map(\.block)).count }
    ratings = source.allValuesNameRaters && rated.allSatisfy { $0 == complete.count } ? named : []
  }

  private static func system(
    called name: String, _ question: Question, _ dataset: Dataset
  ) throws(AnalysisError) -> System.ID {
    switch SystemMatcher(dataset, benchmark: question.benchmark ?? "").match(name) {
    case .system(let id): return id
    case .ambiguous(let ids):
      throw .invalidOption(
        "Several systems are called '\(name)': \(ids.map(\.text).joined(separator: ", ")). Name one by its id.")
    case .none: throw .unknownSide(name, grouping: "system", known: dataset.systems.keys.map(\.text))
    }
  }
}

/// The scores of a dataset by system and block, before it is known which blocks are complete.
private struct Source {
  struct NamedRating {
    var block: String
    var rater: Int
    var value: Double
  }

  var title = ""
  var blocks = ComparisonBlocks.prompts
  var unit: Unit?
  var higherIsBetter = true
  var best: Double?
  var scores: [System.ID: [String: ComparedScores.Cell]] = [:]
  var ratings: [System.ID: [NamedRating]] = [:]
  var allValuesNameRaters = true
  var absent: [System.ID] = []
  var insteadCount = 0
  /// Whether samples stand for several scores each.
  var areSummed = false
  /// The blocks in order, where they have one of their own.
  private var order: [String] = []
  private var raters: [String: Int] = [:]
  /// The systems that are compared; empty for all.
  private let wanted: Set<System.ID>
  private var labels: [String: Int] = [:]

  /// The names of the blocks that any system has.
  var blockNames: [String] {
    guard order.isEmpty else { return order.filter { name in scores.values.contains { $0[name] != nil } } }
    return Set(scores.values.flatMap(\.keys)).sorted { first, second in
      guard let left = Int(first), let right = Int(second), left != right else {
        return first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
      }
      return left < right
    }
  }

  init(
    _ question: ComparedScores.Question, only wanted: Set<System.ID>, in dataset: Dataset
  ) throws(AnalysisError) {
    self.wanted = wanted
    if question.blocks == .benchmarks {
      try addBenchmarks(question, dataset)
      return
    }
    guard let id = question.benchmark, let benchmark = dataset.benchmarks[id] else {
      throw .unknownBenchmark(question.benchmark?.text ?? "", known: dataset.benchmarks.keys.map(\.text))
    }
    guard let named = benchmark.quantity(named: question.selection.quantity) else {
      throw .unknownQuantity(
        question.selection.quantity, benchmark: benchmark.id.text, known: benchmark.quantityNames)
    }
    switch (benchmark.resolve(named), question.blocks) {
    case (.dimension(let dimension), nil), (.dimension(let dimension), .prompts), (.dimension(let dimension), .runs):
      try addSamples(of: dimension, on: benchmark, question, dataset)
    case (.dimension, .dimensions):
      throw .invalidOption(
        "Only one dimension of \(benchmark.title) is compared: there is nothing to compare over. Use --over prompts.")
    case (let quantity, nil), (let quantity, .dimensions):
      try addDimensions(of: quantity, on: benchmark, question, dataset)
    case (_, _):
      throw .invalidOption(
        "\(benchmark.title) has several dimensions, each with prompts of its own: choose one with --dimension: "
          + benchmark.dimensions.keys.map(\.text).joined(separator: ", "))
    }
  }

  /// The entries of a board that are wanted.
  private func entries(of board: Scoreboard) -> [Scoreboard.Entry] {
    wanted.isEmpty ? board.entries : board.entries.filter { wanted.contains($0.system.id) }
  }

  /// Why there are not two systems.
  func shortage(found: Int) -> String {
    let what = blocks.areSample ? "samples of single prompts or runs" : "scores"
    let have = found == 0 ? "No system of \(title) has" : "Only one system of \(title) has"
    return "\(have) \(what): there is nothing to compare over \(blocks.rawValue)."
      + (blocks.areSample ? " A file needs a row a prompt (prompt_id) or a run (sample_index, seed)." : "")
  }

  // MARK: Samples

  private mutating func addSamples(
    of dimension: Dimension.ID, on benchmark: Benchmark, _ question: ComparedScores.Question, _ dataset: Dataset
  ) throws(AnalysisError) {
    var selection = question.selection
    selection.quantity = dimension.text
    let whole = try Scoreboard(of: benchmark.id, in: dataset, selection: selection)
    // Of several evaluations of a system one with samples counts, a repeated one too.
    var sampled = dataset
    sampled.evaluations = Records(
      dataset.evaluations(on: benchmark.id).compactMap { evaluation in
        let samples = dataset.samples[evaluation.id]
        let number = samples.dimensions.firstIndex(of: dimension).map { Int32(truncatingIfNeeded: $0) }
        guard let number, samples.dimensionNumbers.contains(number) else { return nil }
        var evaluation = evaluation
        evaluation.reevaluates = nil
        return evaluation
      })
    let board = try Scoreboard(of: benchmark.id, in: sampled, selection: selection)
    let shown = Dictionary(uniqueKeysWithValues: whole.entries.map { ($0.system.id, $0.evaluation.id) })
    insteadCount = entries(of: board).count { shown[$0.system.id] != nil && shown[$0.system.id] != $0.evaluation.id }
    let present = Set(board.entries.map(\.system.id))
    absent = entries(of: whole).map(\.system.id).filter { !present.contains($0) }
    let name = benchmark.dimensions[dimension]?.name ?? dimension.text
    title = benchmark.dimensions.count == 1 ? benchmark.title : "\(benchmark.title), \(name.lowercased())"
    (unit, higherIsBetter) = (board.unit, board.higherIsBetter)
    best = Self.best(benchmark.dimensions[dimension], unit: board.unit, higherIsBetter: board.higherIsBetter)
    var samples: [System.ID: [Sample]] = [:]
    areSummed = board.entries.contains { !dataset.samples[$0.evaluation.id].counts.isEmpty }
    for entry in entries(of: board) {
      samples[entry.system.id] = dataset.samples[entry.evaluation.id].filter { $0.dimension == dimension }
    }
    // Without prompts each run stands for itself.
    let areRuns =
      !samples.isEmpty && samples.values.allSatisfy { $0.allSatisfy { $0.prompt == $0.index.map(String.init) } }
    blocks = areRuns ? .runs : question.blocks ?? .prompts
    if blocks == .runs, !areRuns {
      try addRuns(samples)
    } else {
      // In the order of the keys, so that raters are numbered alike in every run.
      for (system, own) in samples.sorted(by: { $0.key < $1.key }) { addPrompts(own, of: system) }
    }
  }

  private mutating func addPrompts(_ samples: [Sample], of system: System.ID) {
    for (prompt, own) in Dictionary(grouping: samples, by: \.prompt).sorted(by: { $0.key < $1.key }) {
      let values = own.map(\.value).sorted()
      scores[system, default: [:]][prompt] = .init(values: values, score: Self.mean(own))
      let named = own.filter { $0.rater != nil }
      allValuesNameRaters = allValuesNameRaters && named.count == own.count
      for (rater, ratings) in Dictionary(grouping: named, by: { $0.rater ?? "" }).sorted(by: { $0.key < $1.key }) {
        self.ratings[system, default: []].append(
          NamedRating(block: prompt, rater: raters.number(of: rater), value: Self.mean(ratings.map(\.value).sorted())))
      }
    }
  }

  /// Runs of which all systems have the prompts that any of them has.
  private mutating func addRuns(_ samples: [System.ID: [Sample]]) throws(AnalysisError) {
    let prompts = Set(samples.values.lazy.joined().map(\.prompt))
    order = Set(samples.values.lazy.joined().compactMap(\.index)).sorted().map(String.init)
    allValuesNameRaters = false
    for (system, own) in samples {
      guard own.allSatisfy({ $0.index != nil }) else {
        throw .unsuitableData(
          "The samples do not all name their run: over runs each needs a sample_index (seed, run). Use --over prompts.")
      }
      for (run, videos) in Dictionary(grouping: own, by: { $0.index ?? 0 }) {
        let byPrompt = Dictionary(grouping: videos, by: \.prompt)
        guard byPrompt.count == prompts.count else { continue }
        let score = Self.mean(byPrompt.values.map { Self.mean($0) }.sorted())
        scores[system, default: [:]][String(run)] = .init(values: [score], score: score)
      }
    }
  }

  // MARK: Scores

  private mutating func addDimensions(
    of quantity: Quantity, on benchmark: Benchmark, _ question: ComparedScores.Question, _ dataset: Dataset
  ) throws(AnalysisError) {
    blocks = .dimensions
    var dimensions = Array(benchmark.dimensions.values)
    title = benchmark.title
    if case .group(let group) = quantity {
      dimensions = benchmark.dimensions(in: group)
      title += ", \((benchmark.groups[group]?.name ?? group.text).lowercased())"
    }
    order = dimensions.map(\.id.text)
    let hasGoalposts = dimensions.allSatisfy { $0.minimum != nil && $0.maximum != nil }
    let units = Set(dimensions.map(\.unit))
    let directions = Set(dimensions.map(\.higherIsBetter))
    if hasGoalposts {
      (unit, higherIsBetter, best) = (.fraction, true, 1)
    } else if units.count == 1, directions.count == 1, let only = dimensions.first {
      (unit, higherIsBetter) = (only.unit, only.higherIsBetter)
      best = Self.best(only, unit: only.unit, higherIsBetter: only.higherIsBetter)
      if dimensions.contains(where: { Self.best($0, unit: $0.unit, higherIsBetter: $0.higherIsBetter) != best }) {
        best = nil
      }
    }
    let unit = unit
    for dimension in dimensions {
      var selection = question.selection
      selection.quantity = dimension.id.text
      let board = try Scoreboard(of: benchmark.id, in: dataset, selection: selection)
      func common(_ value: Double) -> Double {
        hasGoalposts ? dimension.normalized(value) : unit == nil && !dimension.higherIsBetter ? -value : value
      }
      let runs = self.runs(of: dimension, on: board, dataset)
      for entry in entries(of: board) {
        var cell = ComparedScores.Cell(values: [common(entry.score.value)], score: common(entry.score.value))
        if let own = runs?[entry.system.id] {
          cell.values = own.map { common($0.value) }
          cell.labels = own.map(\.label)
        }
        scores[entry.system.id, default: [:]][dimension.id.text] = cell
      }
    }
  }

  /// The means of prompts, or the runs, behind the scores of a dimension; `nil` unless every system has the same ones and they make its score.
  private mutating func runs(
    of dimension: Dimension, on board: Scoreboard, _ dataset: Dataset
  ) -> [System.ID: [(label: Int, value: Double)]]? {
    var found: [System.ID: [(label: Int, value: Double)]] = [:]
    var shared: Set<String>?
    for entry in entries(of: board) {
      let samples = dataset.samples[entry.evaluation.id].filter { $0.dimension == dimension.id }
      let byPrompt = Dictionary(grouping: samples, by: \.prompt)
      guard !byPrompt.isEmpty, shared == nil || shared == Set(byPrompt.keys) else { return nil }
      shared = Set(byPrompt.keys)
      let means = byPrompt.sorted { $0.key < $1.key }.map { prompt, own in
        // Runs of one number on two dimensions are two runs; prompts of one name are one prompt.
        let isRun = own.allSatisfy { $0.prompt == $0.index.map(String.init) }
        let name = isRun ? "\(dimension.id)\u{0}\(prompt)" : prompt
        return (label: labels.number(of: name), value: Self.mean(own))
      }
      let mean = Self.mean(means.map(\.value))
      guard abs(mean - entry.score.value) <= 1e-3 * max(abs(mean), abs(entry.score.value)) else { return nil }
      found[entry.system.id] = means
    }
    return found
  }

  private mutating func addBenchmarks(
    _ question: ComparedScores.Question, _ dataset: Dataset
  ) throws(AnalysisError) {
    blocks = .benchmarks
    guard question.benchmark == nil else {
      throw .invalidOption("Over benchmarks all of them are compared: leave out --benchmark.")
    }
    guard question.selection.quantity == Quantity.total.name else {
      throw .invalidOption("Over benchmarks totals are compared: leave out --dimension \(question.selection.quantity).")
    }
    var boards: [Scoreboard] = []
    for id in dataset.benchmarks.keys {
      let board = try Scoreboard(of: id, in: dataset, selection: question.selection)
      if !entries(of: board).isEmpty { boards.append(board) }
    }
    title = dataset.title
    order = boards.map(\.benchmark.id.text)
    let scales = Set(boards.map { "\($0.unit) \($0.higherIsBetter)" })
    // Ratings of two boards have each a zero of their own.
    let isCommon = scales.count == 1 && boards.allSatisfy { $0.benchmark.kind != .rating }
    if isCommon, let only = boards.first { (unit, higherIsBetter) = (only.unit, only.higherIsBetter) }
    for board in boards {
      for entry in entries(of: board) {
        let value = isCommon ? entry.score.value : board.oriented(entry.score.value)
        scores[entry.system.id, default: [:]][board.benchmark.id.text] = .init(values: [value], score: value)
      }
    }
  }

  /// The best score that there can be.
  private static func best(_ dimension: Dimension?, unit: Unit, higherIsBetter: Bool) -> Double? {
    let range = unit.possibleLevels
    let stated = higherIsBetter ? dimension?.maximum : dimension?.minimum
    let possible = (higherIsBetter ? range?.upperBound : range?.lowerBound).flatMap { $0.isFinite ? $0 : nil }
    return stated ?? possible
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// The mean of the scores that samples stand for.
  private static func mean(_ samples: [Sample]) -> Double {
    guard samples.contains(where: { $0.count > 1 }) else { return mean(samples.map(\.value).sorted()) }
    let sorted = samples.sorted { ($0.value, $0.count) < ($1.value, $1.count) }
    return sorted.reduce(0) { $0 + $1.value * Double($1.count) } / Double(sorted.reduce(0) { $0 + $1.count })
  }
}

extension [String: Int] {
  /// The number of a name, which gets the next one if it is new.
  fileprivate mutating func number(of name: String) -> Int {
    if let number = self[name] { return number }
    let number = count
    self[name] = number
    return number
  }
}
