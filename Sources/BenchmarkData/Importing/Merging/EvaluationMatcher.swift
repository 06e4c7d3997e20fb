import Tables

/// Finds out which evaluation of a dataset the row of a board is, if it is one.
///
/// An evaluation is the same as another if benchmark, system, variant, date and who sampled and evaluated are, as far as both say it, and all
/// values that both have. Where values differ the later one supersedes; where neither is later they contradict each other. What was superseded
/// is the same only where the row is not later than what took its place: a value that comes back is a change. A row without a date is compared
/// with the newest, and supersedes none that has one. Ratings are a series: those of another date are others, and none supersedes.
struct EvaluationMatcher {
  /// What a row of a board is.
  enum Match: Hashable {
    /// One that is not there yet, in the place of an earlier one or not.
    case new(superseding: Evaluation.ID?, reason: String?)
    /// One that is there.
    case known(Evaluation.ID, reason: String?)
    /// One that is there in part.
    case part(Evaluation.ID, Addition)
    /// One that contradicts what is there.
    case contradiction(Evaluation.ID, reason: String)
  }

  /// What a row says of an evaluation beyond what is known.
  struct Addition: Hashable {
    var scores: [Dimension.ID: Score] = [:]
    var totals: [DimensionGroup.ID: Double] = [:]
    /// Texts of cells of the evaluation, by column.
    var cells: [String: String] = [:]

    var isEmpty: Bool { scores.isEmpty && totals.isEmpty && cells.isEmpty }

    /// What is added, in words.
    var text: String {
      let counts = [(scores.count, "score"), (totals.count, "published total")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      return (counts + cells.keys.sorted()).joined(separator: ", ")
    }
  }

  private struct Key: Hashable {
    var system: System.ID
    var variant: String
  }

  private let dataset: Dataset
  private let isSeries: Bool
  private var known: [Key: [Evaluation]] = [:]
  /// The sources of evaluations that were added.
  private var addedSources: [Evaluation.ID: Source] = [:]
  /// The evaluations that the board was found to list.
  private var listed: Set<Evaluation.ID> = []

  init(_ dataset: Dataset, benchmark: Benchmark) {
    self.dataset = dataset
    isSeries = benchmark.kind == .rating
    for evaluation in dataset.evaluations.values where evaluation.benchmark == benchmark.id {
      known[Self.key(evaluation), default: []].append(evaluation)
    }
  }

  /// Notes an evaluation that was added, so that later rows of the board are compared with it too.
  mutating func add(_ evaluation: Evaluation, of source: Source?, superseding superseded: Evaluation.ID?) {
    let key = Self.key(evaluation)
    for index in known[key]?.indices ?? 0..<0 where known[key]?[index].id == superseded {
      known[key]?[index].supersededBy = evaluation.id
    }
    known[key, default: []].append(evaluation)
    addedSources[evaluation.id] = source
    listed.insert(evaluation.id)
  }

  /// Notes that a row of the board is this evaluation.
  mutating func list(_ id: Evaluation.ID) { listed.insert(id) }

  private static func key(_ evaluation: Evaluation) -> Key {
    Key(system: evaluation.system, variant: evaluation.variant.map(ComparableName.text) ?? "")
  }

  /// What an evaluation is.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - row: How it is printed.
  func match(_ evaluation: Evaluation, of source: Source?, printed row: LeaderboardImport.Row) -> Match {
    let candidates = newest(
      (known[Self.key(evaluation)] ?? []).filter { known in
        Self.agree(known.sampledBy, evaluation.sampledBy) && Self.agree(known.evaluatedBy, evaluation.evaluatedBy)
          && (!isSeries || Self.isSameTime(known.evaluatedOn, evaluation.evaluatedOn) ?? true)
      }, for: evaluation)
    let compared = candidates.map { (known: $0, comparison: Comparison(evaluation, with: $0, printed: row)) }
    let agreeing = compared.filter { $0.comparison.differences.isEmpty }
    if let best = agreeing.filter({ isSame(evaluation, $0, row) }).max(by: {
      rank($0, evaluation) < rank($1, evaluation)
    }) {
      guard let current = successor(of: best.known, among: compared) else {
        return same(evaluation, as: best)
      }
      // The figures of one that was superseded: they have come back, or an earlier state is printed.
      let verdict = verdict(evaluation, source, current.known, current.comparison)
      if case .new = verdict { return verdict }
      guard evaluation.evaluatedOn != nil || current.known.evaluatedOn == nil else { return verdict }
      return .known(best.known.id, reason: "superseded by \(current.known.id)")
    }
    // A board that is printed again keeps its dates: the same figures under another date are one of the two mistaken, unless it lists both.
    if let other = agreeing.first(where: {
      $0.known.supersededBy == nil && $0.comparison.sharedCount > 1
        && Self.isSameTime($0.known.evaluatedOn, evaluation.evaluatedOn) == false
    }) {
      if listed.contains(other.known.id), let date = evaluation.evaluatedOn, let earlier = other.known.evaluatedOn,
        date > earlier
      {
        return .new(superseding: other.known.id, reason: "the board lists \(earlier) too, with the same figures")
      }
      return .contradiction(
        other.known.id,
        reason: "the same figures are dated \(Self.text(other.known.evaluatedOn)) in the package, "
          + "\(Self.text(evaluation.evaluatedOn)) on the board")
    }
    let differing = compared.filter { !$0.comparison.differences.isEmpty && $0.known.supersededBy == nil }
    guard let current = differing.max(by: { rank($0, evaluation) < rank($1, evaluation) }) else {
      return .new(superseding: nil, reason: nil)
    }
    return verdict(evaluation, source, current.known, current.comparison)
  }

  /// Of a series the newest alone, where it is not known of when a row is.
  private func newest(_ candidates: [Evaluation], for evaluation: Evaluation) -> [Evaluation] {
    guard isSeries, evaluation.evaluatedOn == nil, let day = candidates.compactMap(\.evaluatedOn?.middleDay).max()
    else { return candidates }
    return candidates.filter { $0.evaluatedOn?.middleDay == day }
  }

  /// The evaluation that took the place of another at last; `nil` where none did.
  private func successor(of known: Evaluation, among compared: [Compared]) -> Compared? {
    let all = Dictionary(compared.map { ($0.known.id, $0) }) { first, _ in first }
    var current: Compared?
    var seen: Set<Evaluation.ID> = [known.id]
    var next = known.supersededBy
    while let id = next, seen.insert(id).inserted, let step = all[id] {
      current = step
      next = step.known.supersededBy
    }
    return current
  }

  /// What a row is that has the values of an evaluation that is there.
  private func same(_ evaluation: Evaluation, as best: Compared) -> Match {
    if let seal = evaluation.certification, let other = best.known.certification, seal != other {
      return .contradiction(
        best.known.id, reason: "certification \(other.rawValue) in the package, \(seal.rawValue) on the board")
    }
    let addition = addition(of: evaluation, to: best.known, best.comparison)
    return addition.isEmpty
      ? .known(best.known.id, reason: best.comparison.remark) : .part(best.known.id, addition)
  }

  /// What a row is whose values are others than those of an evaluation that is current.
  private func verdict(
    _ evaluation: Evaluation, _ source: Source?, _ current: Evaluation, _ comparison: Comparison
  ) -> Match {
    let differences = comparison.differences.isEmpty ? "the figures are the same" : comparison.text
    if !isSeries, let date = evaluation.evaluatedOn, let earlier = current.evaluatedOn,
      Self.isSameTime(date, earlier) == false
    {
      guard date > earlier else {
        return .contradiction(current.id, reason: "dated \(date), before \(earlier) in the package: \(differences)")
      }
      return .new(superseding: current.id, reason: "later than \(earlier): \(differences)")
    }
    if evaluation.evaluatedOn == nil, let earlier = current.evaluatedOn {
      return .contradiction(
        current.id,
        reason: "the row has no date, that of the package \(earlier): \(differences); it needs a date (a column, or "
          + "--evaluated-on DATE)")
    }
    let printed = source.flatMap { $0.capturedOn ?? $0.publishedOn }
    let origin = addedSources[current.id] ?? current.source.flatMap { dataset.sources[$0] }
    let earlier = origin.flatMap { $0.capturedOn ?? $0.publishedOn }
    if let printed, let earlier, Self.isSameTime(printed, earlier) == false, printed > earlier {
      return .new(superseding: current.id, reason: "on a board of \(printed), later than \(earlier): \(differences)")
    }
    return .contradiction(current.id, reason: differences)
  }

  // MARK: The same

  private typealias Compared = (known: Evaluation, comparison: Comparison)

  /// Whether an evaluation whose values agree is the same.
  private func isSame(_ evaluation: Evaluation, _ other: Compared, _ row: LeaderboardImport.Row) -> Bool {
    let sameTime = Self.isSameTime(evaluation.evaluatedOn, other.known.evaluatedOn)
    if other.comparison.sharedCount == 0 { return sameTime == true && other.known.supersededBy == nil }
    // A date that is told for the whole board is that of rows which are new.
    return sameTime ?? true || !row.isDated && !isSeries
  }

  /// What makes one of several evaluations the likelier.
  private func rank(_ other: Compared, _ evaluation: Evaluation) -> (Int, Int, Int, Double) {
    (
      Self.isSameTime(evaluation.evaluatedOn, other.known.evaluatedOn) == true ? 1 : 0,
      other.known.supersededBy == nil ? 1 : 0, other.comparison.sharedCount,
      other.known.evaluatedOn?.middleDay ?? -.infinity
    )
  }

  private func addition(of evaluation: Evaluation, to known: Evaluation, _ comparison: Comparison) -> Addition {
    var addition = Addition()
    for dimension in comparison.newDimensions { addition.scores[dimension] = evaluation.scores[dimension] }
    for group in comparison.newTotals { addition.totals[group] = evaluation.publishedTotals[group] }
    func fill(_ column: String, _ before: String?, _ text: String?) {
      if before == nil, let text { addition.cells[column] = text }
    }
    fill("sampled_by", known.sampledBy, evaluation.sampledBy)
    fill("evaluated_by", known.evaluatedBy, evaluation.evaluatedBy)
    fill("certification", known.certification?.rawValue, evaluation.certification?.rawValue)
    fill("evaluated_on", known.evaluatedOn?.description, evaluation.evaluatedOn?.description)
    return addition
  }

  /// Whether two names, where both are known, are one.
  private static func agree(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second else { return true }
    return first == second || ComparableName.text(first) == ComparableName.text(second)
  }

  /// Whether two dates are the same as far as both are known; `nil` where one is not.
  static func isSameTime(_ first: CalendarDate?, _ second: CalendarDate?) -> Bool? {
    guard let first, let second else { return nil }
    let (a, b) = (first.description, second.description)
    return a.hasPrefix(b) || b.hasPrefix(a)
  }

  private static func text(_ date: CalendarDate?) -> String { date?.description ?? "nothing" }
}

/// The values of two evaluations beside each other.
private struct Comparison {
  private(set) var sharedCount = 0
  /// What both have, with other values.
  private(set) var differences: [String] = []
  private(set) var newDimensions: [Dimension.ID] = []
  private(set) var newTotals: [DimensionGroup.ID] = []
  private var roundedCount = 0

  init(_ evaluation: Evaluation, with known: Evaluation, printed row: LeaderboardImport.Row) {
    for (dimension, score) in evaluation.scores.sorted(by: { $0.key < $1.key }) {
      guard let other = known.scores[dimension] else {
        newDimensions.append(dimension)
        continue
      }
      compare(score.value, other.value, row.decimals[dimension], dimension.text)
      if let error = score.standardError, let otherError = other.standardError,
        abs(error - otherError) > max(5e-5, 1e-4 * abs(otherError), (row.errorRounding[dimension] ?? 0) + 5e-5)
      {
        differences.append(Self.text("standard error of \(dimension)", otherError, error))
      }
      if let size = score.sampleSize, let otherSize = other.sampleSize, size != otherSize {
        differences.append(Self.text("sample size of \(dimension)", otherSize, size))
      }
    }
    for (group, value) in evaluation.publishedTotals.sorted(by: { $0.key < $1.key }) {
      guard let other = known.publishedTotals[group] else {
        newTotals.append(group)
        continue
      }
      compare(value, other, row.totalDecimals[group], group.text)
    }
  }

  private mutating func compare(_ value: Double, _ known: Double, _ decimals: Int?, _ name: String) {
    sharedCount += 1
    guard value != known else { return }
    // The same number, printed with fewer decimals.
    if let decimals, decimals < PrintedNumber.decimals(of: known),
      abs(value - known) <= PrintedNumber.roundingError(decimals: decimals) * (1 + 1e-9)
    {
      roundedCount += 1
      return
    }
    differences.append(Self.text(name, known, value))
  }

  private static func text(_ name: String, _ known: Double, _ value: Double) -> String {
    "\(name) \(PrintedNumber.text(known)) in the package, \(PrintedNumber.text(value)) on the board"
  }

  /// The differences in words, the first three of them.
  var text: String {
    let shown = differences.prefix(3).joined(separator: "; ")
    return differences.count > 3 ? "\(shown); and \(differences.count - 3) more" : shown
  }

  /// What is to be said of values that agree.
  var remark: String? {
    roundedCount == 0 ? nil : "\(roundedCount) value\(roundedCount == 1 ? " is" : "s are") printed with fewer decimals"
  }
}
