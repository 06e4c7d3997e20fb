internal import BenchmarkData
internal import StatisticsCore

/// What the answers to "how far apart are two sides?" have in common, whatever was measured.
protocol SidesEstimate {
  var estimate: Double? { get }
  var standardError: Double? { get }
  var interval: ConfidenceInterval? { get }
  var kind: UncertaintyKind { get }
  var status: Status { get }
  var countA: Int { get }
  var countB: Int { get }
  var note: String? { get }
}

extension GapEstimate: SidesEstimate {}
extension LagEstimate: SidesEstimate {}
extension TrendEstimate: SidesEstimate {}

extension ResultRow {
  /// The row of an answer about two sides of a board, `order` counted from 0; what was measured, with its words, unit, date
  /// and sources, is left to the caller.
  init(_ estimate: some SidesEstimate, of a: Side, and b: Side, on board: Scoreboard, order: Int) {
    benchmark = board.benchmark.id.text
    dimension = board.quantityName
    countryA = a.name
    countryB = b.name
    sortOrder = order + 1
    self.estimate = estimate.estimate
    standardError = estimate.standardError
    interval = estimate.interval
    intervalKind = estimate.kind
    higherIsBetter = board.higherIsBetter
    countA = estimate.countA
    countB = estimate.countB
    status = estimate.status
    note = estimate.note
  }
}

extension Sequence<Scoreboard.Entry> {
  /// The keys of the sources of the scores.
  var sourceKeys: [String] { Set(compactMap(\.evaluation.source?.text)).sorted() }

  /// Why redrawing the scores tells nothing, as not every one has a standard error or none has one above 0; `nil` if it does.
  /// An entry that stands on both sides counts once.
  var reasonWithoutErrors: String? {
    let errors = Dictionary(map { ($0.evaluation.id, $0.score.standardError) }) { first, _ in first }.values
    let known = errors.compactMap(\.self)
    if known.isEmpty { return "the scores carry no standard errors" }
    if known.count < errors.count { return "only \(known.count) of the \(errors.count) scores carry standard errors" }
    return known.contains { $0 > 0 } ? nil : "all standard errors are 0"
  }
}
