public import BenchmarkData
import OrderedCollections
public import Quantities
public import StatisticsCore
public import Tables

/// What many benchmarks say together: a random-effects synthesis of the gap between two sides over families of benchmarks.
///
/// Boards of one family score the same videos or are parts of one evaluation. Their effects are averaged, and as their errors may all be
/// one and the same, the error of the average is the mean of those that are known: never smaller for having several boards. The families' effects
/// are then taken as drawn from N(μ, τ²) (``/StatisticsCore/RandomEffects``): μ is what the families say on average, the prediction interval where one more
/// family may lie.
///
/// The best of several systems that their errors do not tell apart is partly the luckiest (``Luck``), on every board anew: what all boards have in common
/// no average takes away. The intervals therefore reach from where they would end if the best of A were lucky and that of B not to where they would
/// if it were the other way round.
///
/// The families are those that somebody chose to publish and somebody entered: the intervals are about families like these.
public struct GapSynthesis: Sendable {
  /// What is put together.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// The gap between the best of both sides in standard deviations of all scores on the board; its error is that of the scores.
    case frontier = "standardized_frontier_gap"
    /// Hedges' g of all systems of both sides; its error is that of systems taken as a sample.
    case mean = "hedges_g"
    /// The logarithm of the odds with which the best of one side beats the best of the other in a vote: of boards of ratings alone.
    case odds = "log_odds_best_beats_best"
  }

  /// By how much the best of each side may be too good, as it may be but the luckiest of several.
  public struct Luck: Hashable, Sendable {
    /// Of the first side, in the unit of the effect, at least 0.
    public var a: Double
    /// Of the second side.
    public var b: Double

    static let none = Self(a: 0, b: 0)
  }

  /// What families say together.
  public struct Model: Hashable, Sendable {
    /// The random effects of the families' effects as they are.
    public let effects: RandomEffects
    /// The interval of the mean: from the lower end if the best of A was lucky to the upper end if that of B was.
    public let interval: ConfidenceInterval
    /// Where one more family may lie, likewise.
    public let prediction: ConfidenceInterval

    /// The mean of the effects as they are.
    public var mean: Double { effects.mean }

    /// - Parameters:
    ///   - effects: One a family.
    ///   - errors: Their standard errors.
    ///   - luck: What of each may be luck.
    init?(
      effects: [Double], errors: [Double], luck: [Luck], level: Double
    ) throws(StatisticsError) {
      let variances = errors.map { $0 * $0 }
      func fit(_ shifts: [Double]) throws(StatisticsError) -> RandomEffects? {
        try RandomEffects.fit(effects: zip(effects, shifts).map(+), variances: variances, level: level).model
      }
      guard let model = try fit(effects.map { _ in 0 }) else { return nil }
      self.effects = model
      guard luck.contains(where: { $0 != .none }), let low = try fit(luck.map { -$0.a }),
        let high = try fit(luck.map(\.b))
      else {
        (interval, prediction) = (model.interval, model.prediction)
        return
      }
      func spanning(
        _ interval: KeyPath<RandomEffects, ConfidenceInterval>, _ method: IntervalMethod
      ) -> ConfidenceInterval {
        let intervals = [model, low, high].map { $0[keyPath: interval] }
        return ConfidenceInterval(
          lower: intervals.reduce(.infinity) { min($0, $1.lower) },
          upper: intervals.reduce(-.infinity) { max($0, $1.upper) }, level: level, method: method)
      }
      interval = spanning(\.interval, .hartungKnappWithLuck)
      prediction = spanning(\.prediction, .randomEffectsPredictionWithLuck)
    }
  }

  /// A family.
  public struct Family: Hashable, Sendable {
    /// Its key.
    public var key: String
    /// The titles of its boards.
    public var boards: [String]
    /// The effect, the mean of its boards'.
    public var effect: Double
    /// Its standard error; `nil` where the boards print none.
    public var standardError: Double?
    /// What of the effect may be luck, the mean of its boards'; `nil` where the boards print no errors.
    public var luck: Luck?
    /// Its interval: about the effect the mean reach of its boards' own intervals, as if their errors were one and the same; `nil` where no board
    /// has one.
    public var interval: ConfidenceInterval?
    /// Its share of the weight.
    public var weight: Double = 0
    /// The synthesis of the others.
    public var without: Model?
    /// Who measured its boards: the judge where it is one and the same.
    public var judge: Benchmark.Judge?
    /// The keys of the sources behind it.
    public var sources: [String]

    /// The title of its board; of several what their titles begin with, before any bracket, and their number.
    public var label: String {
      guard boards.count > 1 else { return boards.first ?? key }
      let stems = boards.map { title in (title.split(separator: " (").first ?? "").split(separator: " ") }
      let shared = (stems.first ?? []).enumerated().prefix { place, word in
        stems.allSatisfy { $0.indices.contains(place) && $0[place] == word }
      }.map(\.element)
      let name = shared.isEmpty ? stems.first ?? [] : shared
      return "\(name.joined(separator: " ")) (\(boards.count) boards)"
    }
  }

  /// What is put together.
  public let effect: Effect
  /// The names of the sides.
  public let sideA: String
  /// The other side.
  public let sideB: String
  /// What the first side is called in sentences and titles.
  public let titleA: String
  /// What the other side is called there.
  public let titleB: String
  /// The families, those that favour A most first.
  public let families: [Family]
  /// The synthesis; `nil` for fewer than two families.
  public let model: Model?
  /// The share of families on which A is ahead, with an exact interval that allows for luck; those that are level count for neither.
  public let share: (ahead: Int, of: Int, interval: ConfidenceInterval?)
  /// The standard error that families without one were given; `nil` where none lacks one or none has one.
  public let assumedError: Double?
  /// What of the effects of families without a known error may be luck: the most that it may be of another; nothing where ``assumedError`` is nil.
  public let assumedLuck: Luck
  /// The number of boards that have no such effect.
  public let boardsWithout: Int
  /// The nominal coverage.
  public let level: Double

  /// Puts the answers of boards together.
  ///
  /// - Parameters:
  ///   - effect: What is put together.
  ///   - across: The frontier gap on every board; its scope and sides are the synthesis's.
  ///   - level: The nominal coverage, strictly between 0 and 1.
  /// - Throws: ``AnalysisError/invalidOption(_:)`` unless `across` is along benchmarks, or if the statistics core refuses the options.
  /// - Complexity: O(k²) for k families, beside the boards' own.
  public init(_ effect: Effect, of across: GapAcross, level: Double = 0.95) throws(AnalysisError) {
    guard across.axis == .benchmarks, across.measure == .frontierGap else {
      throw .invalidOption("a synthesis is of frontier gaps across benchmarks")
    }
    self.effect = effect
    self.level = level
    let pair = across.answers.first?.pair
    (sideA, sideB) = (pair?.a.name ?? "A", pair?.b.name ?? "B")
    (titleA, titleB) = (pair?.a.title ?? sideA, pair?.b.title ?? sideB)
    do throws(StatisticsError) {
      var boards: [Board] = []
      for answer in across.answers {
        if let board = try Board(effect, of: answer, level: level) { boards.append(board) }
      }
      boardsWithout = across.answers.count - boards.count
      var families = OrderedDictionary(grouping: boards, by: \.family).map { key, boards in
        Self.family(key, boards)
      }
      families.sort { $0.effect != $1.effect ? $0.effect > $1.effect : $0.key < $1.key }
      let known = families.compactMap(\.standardError)
      let assumed = known.count < families.count ? known.max() : nil
      let lucks = families.compactMap(\.luck)
      let assumedLuck =
        assumed == nil
        ? Luck.none : Luck(a: lucks.map(\.a).max() ?? 0, b: lucks.map(\.b).max() ?? 0)
      let synthesis = Self.fit(families, assumed: assumed, assumedLuck, level: level)
      let whole = try synthesis(families.indices.map { $0 })
      for index in families.indices {
        families[index].weight = whole?.effects.weights[index] ?? 1
        families[index].without = try synthesis(families.indices.filter { $0 != index })
      }
      share = try Self.share(families, assumedLuck, level: level)
      model = whole
      assumedError = assumed
      self.assumedLuck = assumedLuck
      self.families = families
    } catch {
      throw .invalidOption(error.description)
    }
  }

  /// The effect on one board.
  fileprivate struct Board {
    var family: String
    var title: String
    var effect: Double
    var standardError: Double?
    var luck: Luck?
    var interval: ConfidenceInterval?
    var judge: Benchmark.Judge?
    var sources: [String]
  }

  /// Fits the families at some places.
  private static func fit(
    _ families: [Family], assumed: Double?, _ assumedLuck: Luck, level: Double
  ) -> ([Int]) throws(StatisticsError) -> Model? {
    { places throws(StatisticsError) in
      try Model(
        effects: places.map { families[$0].effect },
        errors: places.map { families[$0].standardError ?? assumed ?? 0 },
        luck: places.map { families[$0].luck ?? assumedLuck }, level: level)
    }
  }

  /// The share that A leads: the lower end if A's best were the luckiest everywhere, the upper end if B's were.
  private static func share(
    _ families: [Family], _ assumedLuck: Luck, level: Double
  ) throws(StatisticsError) -> (ahead: Int, of: Int, interval: ConfidenceInterval?) {
    let decided = families.filter { $0.effect != 0 }
    func interval(_ shift: (Luck) -> Double) throws(StatisticsError) -> ConfidenceInterval? {
      let ahead = decided.count { $0.effect + shift($0.luck ?? assumedLuck) > 0 }
      return try ClopperPearsonInterval.proportion(successes: ahead, trials: decided.count, level: level).interval
    }
    var spanning = try interval { -$0.a }
    if let upper = try interval(\.b)?.upper { spanning?.upper = upper }
    return (decided.count { $0.effect > 0 }, decided.count, spanning)
  }

  private static func family(_ key: String, _ boards: [Board]) -> Family {
    let count = Double(boards.count)
    let effect = boards.reduce(0) { $0 + $1.effect } / count
    let errors = boards.compactMap(\.standardError)
    let error = errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
    let judges = Set(boards.map(\.judge))
    let lucks = boards.compactMap(\.luck)
    let luck =
      lucks.isEmpty
      ? nil
      : Luck(
        a: lucks.reduce(0) { $0 + $1.a } / Double(lucks.count), b: lucks.reduce(0) { $0 + $1.b } / Double(lucks.count))
    return Family(
      key: key, boards: boards.map(\.title), effect: effect, standardError: error, luck: luck,
      interval: interval(about: effect, boards), judge: judges.count == 1 ? judges.first.flatMap(\.self) : nil,
      sources: Set(boards.flatMap(\.sources)).sorted())
  }

  /// The mean reach of the boards' intervals about their effects, about an effect; `nil` where no board has one.
  private static func interval(about effect: Double, _ boards: [Board]) -> ConfidenceInterval? {
    let known = boards.compactMap { board in board.interval.map { (effect: board.effect, interval: $0) } }
    guard var interval = known.first?.interval else { return nil }
    func mean(_ value: ((effect: Double, interval: ConfidenceInterval)) -> Double) -> Double {
      known.reduce(0) { $0 + value($1) } / Double(known.count)
    }
    interval.lower = effect + mean { $0.interval.lower - $0.effect }
    interval.upper = effect + mean { $0.interval.upper - $0.effect }
    interval.monteCarloError = interval.monteCarloError.map { _ in
      MonteCarloError(
        lower: mean { $0.interval.monteCarloError?.lower ?? 0 }, upper: mean { $0.interval.monteCarloError?.upper ?? 0 }
      )
    }
    return interval
  }
}

extension GapSynthesis {
  /// The synthesis as a table: what the families say together (`role` synthesis), where one more family may lie (prediction), how far
  /// families differ (heterogeneity), the share that A leads (share), then a row a family (family) with its `weight` and what the others say
  /// without it (`without`, `without_lower`, `without_upper`).
  public func table() throws(TableError) -> Table {
    let rows = summary + families.map(row)
    func ends(_ end: KeyPath<ConfidenceInterval, Double>) -> [Double?] {
      summary.map { _ in nil } + families.map { $0.without?.interval[keyPath: end] }
    }
    let blanks = summary.map { _ in Double?.none }
    return try ResultRow.table(
      rows,
      columns: [
        .label, .measure, .estimate, .standardError, .intervalLower, .intervalUpper, .intervalLevel, .intervalMethod,
        .intervalKind,
        .unit, .countA, .countryA, .countryB, .entity, .status, .note, .sources, .sortOrder,
      ]
    )
    .setting(Column(.synthesisRole, summary.map(\.entity) + families.map { _ in "family" }))
    .setting(Column(.entity, summary.map { _ in nil } + families.map(\.key)))
    .setting(Column(.weight, blanks + families.map(\.weight)))
    .setting(Column(.without, blanks + families.map { $0.without?.mean }))
    .setting(Column(.withoutLower, ends(\.lower)))
    .setting(Column(.withoutUpper, ends(\.upper)))
  }

  private func row(_ label: String, _ role: String, unit: Unit? = nil) -> ResultRow {
    var row = ResultRow()
    (row.label, row.entity, row.measure) = (label, role, effect.rawValue)
    (row.countryA, row.countryB, row.countA) = (sideA, sideB, families.count)
    row.unit = unit ?? effect.unit
    (row.intervalKind, row.status) = (UncertaintyKind.none, .insufficient)
    return row
  }

  private var summary: [ResultRow] {
    var mean = row("All families", "synthesis")
    var next = row("One more family", "prediction")
    var variance = row("Spread of families (τ)", "heterogeneity")
    var share = row("Share that \(titleA) leads", "share", unit: .share)
    if let model {
      (mean.estimate, mean.standardError, mean.interval) = (model.mean, model.effects.standardError, model.interval)
      (next.estimate, next.interval) = (model.mean, model.prediction)
      variance.estimate = model.effects.variance.squareRoot()
      let ends = model.effects.varianceInterval
      variance.interval = ConfidenceInterval(
        lower: ends.lower.squareRoot(), upper: ends.upper.squareRoot(), level: ends.level, method: ends.method)
    }
    if self.share.of > 0 {
      (share.estimate, share.interval) = (Double(self.share.ahead) / Double(self.share.of), self.share.interval)
      share.countA = self.share.of
    }
    return [mean, next, variance, share].map { row in
      var row = row
      if row.estimate != nil { row.status = .ok }
      if row.interval != nil { row.intervalKind = .sampling }
      return row
    }
  }

  private func row(_ family: Family) -> ResultRow {
    var row = row(family.label, "family")
    (row.estimate, row.standardError, row.interval) = (family.effect, family.standardError, family.interval)
    row.countA = family.boards.count
    row.sources = family.sources
    row.status = family.standardError == nil ? .noStandardError : .ok
    if family.interval != nil { row.intervalKind = effect == .mean ? .sampling : .measurement }
    if family.standardError == nil, let assumedError {
      row.notes = [
        Note(
          "no error is known: taken for as uncertain as the family that is most (standard error \(NumberWords.number(assumedError, .decimals(2))))"
        )
      ]
    }
    return row
  }

  /// What the families say together, in a sentence or two.
  public var sentence: String {
    guard let model else {
      return
        "\(NumberWords.count(families.count, "family", plural: "families")) of benchmarks cannot be put together: two are needed."
    }
    let unit = effect.unit
    func range(_ interval: ConfidenceInterval) -> String {
      "\(NumberWords.percent(interval.level)) interval \(unit.range(interval.lower, interval.upper, estimate: model.mean))"
    }
    let lead =
      model.interval.contains(0) ? "neither side is clearly ahead" : "\(model.mean > 0 ? titleA : titleB) is ahead"
    var text =
      "Over \(families.count) families of benchmarks \(lead): \(effect.words), \(titleA) − \(titleB), is on average "
    text +=
      "\(unit.words(model.mean, lower: model.interval.lower, upper: model.interval.upper)) (\(range(model.interval))). "
    text += "One more family may lie anywhere from "
    text += "\(unit.range(model.prediction.lower, model.prediction.upper, estimate: model.mean)). "
    // A family that the count of boards calls split has a leader by its average.
    text += families.contains { $0.boards.count > 1 } ? "By the averages of their boards " : ""
    text +=
      "\(titleA) leads \(share.ahead) of \(NumberWords.count(share.of, "family", plural: "families")) that have a leader"
    if let interval = share.interval {
      let ends = [interval.lower, interval.upper].map { NumberWords.number(100 * $0, .decimals(0)) }
      text += " (\(NumberWords.percent(interval.level)) interval \(ends[0]) to \(ends[1]) %)"
    }
    return text + "."
  }

  /// How the synthesis was made and what it does not show.
  public var notes: [String] {
    var notes = [
      "Random effects over families, by restricted maximum likelihood, with intervals by Hartung and Knapp, never narrower than the errors "
        + "alone make them. Boards of one family are averaged, and their errors are not taken for independent.",
      "The intervals are about families like these: those that somebody published and that are entered here. Families that score the same "
        + "systems are not independent of each other, which the intervals do not know.",
    ]
    if model != nil {
      notes.append(
        "In simulations the interval of the mean covers 94 % or more. That of one more family covers 91 to 94 % where families differ by more "
          + "than their errors, and down to 85 % where they do not.")
    }
    notes += luckNote.map { [$0] } ?? []
    if effect == .mean {
      notes.append(
        "The errors take systems for independent draws; those of one maker are alike, so that they are too small where a side has few makers."
      )
    }
    let unknown = families.count { $0.standardError == nil }
    if unknown > 0 {
      notes.append(
        assumedError == nil
          ? "No family has a known error: all weigh the same, and the interval is Student's t of their mean."
          : "\(unknown) of \(families.count) families have no known error and are taken for as uncertain as the one that is most\(assumedLuck == .none ? "" : ", and their best for as lucky")."
      )
    }
    if boardsWithout > 0 {
      notes.append(
        "\(NumberWords.count(boardsWithout, "board")) \(boardsWithout == 1 ? "has" : "have") no such effect and \(boardsWithout == 1 ? "does" : "do") not count."
      )
    }
    return notes
  }
}

extension GapSynthesis {
  /// How much of the effects may be luck, and what the intervals make of it; `nil` where nothing is.
  private var luckNote: String? {
    guard let model else { return nil }
    let lucks = zip(families, model.effects.weights).map { family, weight in
      let luck = family.luck ?? assumedLuck
      return (a: weight * luck.a, b: weight * luck.b)
    }
    let (a, b) = (lucks.reduce(0) { $0 + $1.a }, lucks.reduce(0) { $0 + $1.b })
    guard a > 0 || b > 0 else { return nil }
    func number(_ value: Double) -> String { NumberWords.number(value, .decimals(2)) }
    return
      "The best of several systems that errors do not tell apart is partly the luckiest, which no average takes away: by up to \(number(a)) "
      + "on average for \(titleA) and \(number(b)) for \(titleB). The intervals, that of the share as well, reach from where they would end if "
      + "all of that were luck of \(titleA) to where they would if it were luck of \(titleB). Means of all systems have no such luck: "
      + "--measure hedges_g."
  }
}

extension GapSynthesis.Effect {
  /// The unit of the effect.
  public var unit: Unit { self == .odds ? "log odds" : .standardDeviations }

  /// What it is called in a sentence.
  var words: String {
    switch self {
    case .frontier: "the gap between the best of both sides, in standard deviations of a board's scores"
    case .mean: "the mean gap in pooled standard deviations (Hedges' g)"
    case .odds: "the log odds that the best of the first side beats the best of the second in a vote"
    }
  }
}

extension GapSynthesis.Board {
  /// The effect on the board of an answer, with the interval that the board itself has; `nil` if it has none.
  fileprivate init?(
    _ effect: GapSynthesis.Effect, of answer: GapAcross.Answer, level: Double
  ) throws(StatisticsError) {
    let (pair, estimate) = (answer.pair, answer.estimate)
    let benchmark = pair.board.benchmark
    var found: (effect: Double, error: Double?, luck: GapSynthesis.Luck?, interval: ConfidenceInterval?)
    func add(scaledBy factor: Double) throws(StatisticsError) {
      found.interval = estimate.interval.flatMap { $0.level == level ? $0.scaled(by: factor) : nil }
      found.error = estimate.standardError.map { $0 * factor }
      guard found.error != nil, let luck = try pair.luckOfBest() else { return }
      found.luck = .init(a: luck.a * factor, b: luck.b * factor)
    }
    switch effect {
    case .frontier:
      guard let value = answer.inSpreads, let spread = answer.spread else { return nil }
      found = (value, nil, nil, nil)
      try add(scaledBy: 1 / spread)
    case .mean:
      guard let value = try HedgesG.estimate(pair.a.scores, pair.b.scores).estimate else { return nil }
      let (countA, countB) = (Double(pair.a.count), Double(pair.b.count))
      // As metafor's escalc(measure = "SMD") has it.
      let variance = (countA + countB) / (countA * countB) + value * value / (2 * (countA + countB))
      let interval = try HedgesG.interval(pair.a.scores, pair.b.scores, level: level).interval
      found = (value, variance.squareRoot(), GapSynthesis.Luck.none, interval)
    case .odds:
      guard pair.board.unit == .rating, let value = estimate.estimate else { return nil }
      found = (value / EloScale.pointsPerLogUnit, nil, nil, nil)
      try add(scaledBy: 1 / EloScale.pointsPerLogUnit)
    }
    self.init(
      family: benchmark.familyKey, title: benchmark.title, effect: found.effect, standardError: found.error,
      luck: found.luck, interval: found.interval, judge: benchmark.judge,
      sources: pair.entries(behind: .frontierGap).sourceKeys)
  }
}

extension ConfidenceInterval {
  /// The interval of a quantity times a factor above 0.
  fileprivate func scaled(by factor: Double) -> Self {
    var interval = self
    (interval.lower, interval.upper) = (lower * factor, upper * factor)
    interval.monteCarloError = monteCarloError.map { .init(lower: $0.lower * factor, upper: $0.upper * factor) }
    return interval
  }
}
