import BenchmarkData
import Quantities
import StatisticsCore

/// `organization_gap benchmark= system= against= dimensions= [as_of=] [date=] expect= [margin=]`
///
/// A system minus the best of its opponents on each of several dimensions, each dimension with its own best opponent. Where
/// scores have standard errors, redrawn and adjusted after Holm; else the range over organizations left out.
struct OrganizationGapClaim: ClaimTestKind {
  static let name = "organization_gap"
  let scope: ClaimScope
  let system: System.ID
  let opponents: ClaimOpponents
  let dimensions: [String]
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    let benchmark = parameters.benchmark()
    system = parameters.system("system")
    opponents = parameters.opponents("against")
    dimensions = parameters.dimensions("dimensions", of: benchmark)
    scope = ClaimScope(
      benchmark: benchmark, quantity: Quantity.total.name, dateKind: .first, asOf: parameters.optionalDate("as_of")
    )
    .with(dateKind: parameters.dateKind())
    assertion = parameters.expectation()
  }

  /// The comparison on one dimension.
  private struct Duel {
    var dimension: String
    var title: String
    var board: Scoreboard
    var sample: ClaimSample?
    var estimate = ClaimEstimate()
    var pValue: Double?

    /// The system is at position 0, its opponents follow, the best first.
    var opponentCount: Int { max(0, (sample?.entries.count ?? 0) - 1) }
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    guard let record = dataset.systems[system], let benchmark = dataset.benchmarks[scope.benchmark] else {
      throw .invalidOption("the dataset has no system '\(system)'")
    }
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: "dimensions",
      formula:
        "on each of \(NameList.text(dimensions, limit: 9)): the score of \(record.title) minus the best score of "
        + "\(opponents.name), each dimension with its own best; the claim holds if every difference is "
        + "\(assertion.phrase), and fails if one certainly is not")
    var duels: [Duel] = []
    for dimension in dimensions {
      var duel = Duel(
        dimension: dimension, title: benchmark.dimensions[Dimension.ID(dimension)]?.name ?? dimension,
        board: try scope.with(quantity: dimension).board(in: dataset))
      if let own = duel.board.entries.first(where: { $0.system.id == system }) {
        let others = opponents.entries(of: duel.board, against: record)
        if !others.isEmpty { duel.sample = ClaimSample(duel.board, [own] + others) }
      }
      duels.append(duel)
    }
    if let board = duels.first?.board { scope.describe(board, in: &finding) }
    finding.dimension = dimensions.joined(separator: ",")
    finding.entity = system.text
    finding.subject = "\(record.title) leads on"
    finding.countA = dimensions.count
    finding.countB = duels.map(\.opponentCount).max() ?? 0
    finding.countNoun = "dimensions, against \(NumberWords.count(finding.countB ?? 0, "system")) of \(opponents.name)"
    try answer(&duels, options)
    report(duels, record, in: &finding)
    return finding
  }

  // MARK: Estimates

  private func answer(_ duels: inout [Duel], _ options: ClaimOptions) throws(AnalysisError) {
    let statistic: ClaimSample.Statistic = { members, scores in
      let others = members.filter { $0 > 0 }.map { scores[$0] }
      return others.max().map { scores[0] - $0 }
    }
    let measured = duels.indices.filter { duels[$0].sample?.hasErrors == true }
    let levels = try holmLevels(&duels, measured, statistic, options)
    for index in duels.indices {
      guard let sample = duels[index].sample else { continue }
      var options = options
      options.level = levels[index] ?? options.level
      let own = LeaveOneOrganizationOut.Candidate(sample.entries[0]).key
      duels[index].estimate = try sample.estimate(
        statistic, sides: sample.firstAndOthers, keeping: [own], unit: duels[index].board.unit.difference,
        options: options)
    }
  }

  /// The levels of intervals after Holm for the dimensions that have standard errors: 1 − α/(m − i) for the i-th smallest
  /// p-value, i from 0, up to the first that is not significant; the rest share its level.
  private func holmLevels(
    _ duels: inout [Duel], _ measured: [Int], _ statistic: @escaping ClaimSample.Statistic, _ options: ClaimOptions
  ) throws(AnalysisError) -> [Int: Double] {
    var pValues: [Int: Double] = [:]
    for index in measured {
      guard let sample = duels[index].sample, sample.hasErrors else { continue }
      let everyone = Array(sample.entries.indices)
      let draws = try claimStatistics { () throws(StatisticsError) in
        try Redraw.draws(
          of: { [statistic(everyone, $0) ?? .nan] },
          estimates: sample.estimates(), sides: sample.firstAndOthers, simulation: options.simulation
        ).column(0)
      }
      let (below, above) = (draws.count { $0 <= 0 }, draws.count { $0 >= 0 })
      pValues[index] = min(1, 2 * Double(min(below, above) + 1) / Double(draws.count + 1))
    }
    let ordered = measured.sorted { pValues[$0, default: 1] < pValues[$1, default: 1] }
    let adjusted = try claimStatistics { () throws(StatisticsError) in
      try PValueAdjustment.holm.adjusted(ordered.map { pValues[$0, default: 1] })
    }
    let last = adjusted.firstIndex { $0 > 1 - options.level } ?? ordered.count
    var levels: [Int: Double] = [:]
    for (place, index) in ordered.enumerated() {
      levels[index] = 1 - (1 - options.level) / Double(ordered.count - min(place, last))
      duels[index].pValue = adjusted[place]
    }
    return levels
  }

  // MARK: Words

  private func report(_ duels: [Duel], _ record: System, in finding: inout ClaimFinding) {
    var verdicts: [Verdict] = []
    for duel in duels {
      var part = ClaimFinding.Part(
        label: duel.title, dimension: duel.dimension, entity: system.text, unit: duel.board.unit.difference,
        status: .insufficient)
      guard let sample = duel.sample, let value = duel.estimate.value else {
        let hasOwn = duel.board.entries.contains { $0.system.id == system }
        part.notes = [hasOwn ? "no system of \(opponents.name) has a score" : "\(record.title) has no score"]
        part.verdict = .undecided
        finding.parts.append(part)
        verdicts.append(.undecided)
        continue
      }
      let ends = duel.estimate.interval.map { ($0.lower, $0.upper) }
      let verdict = ends.map { assertion.verdict(lower: $0.0, upper: $0.1) } ?? .undecided
      verdicts.append(verdict)
      part.estimate = value
      part.interval = duel.estimate.interval
      part.kind = duel.estimate.kind
      part.status = duel.estimate.status
      part.verdict = verdict
      let opponent = sample.entries[1]
      let scores = [sample.entries[0], opponent].map { duel.board.unit.words($0.score.value) }
      part.notes = ["\(scores[0]) against \(scores[1]) of \(opponent.system.title)"] + duel.estimate.notes
      if let pValue = duel.pValue {
        part.notes.append("Holm-adjusted p = \(NumberWords.number(pValue, .significantDigits(3)))")
      }
      finding.parts.append(part)
      var used = sample.used({ $0 == 0 ? record.title : opponents.name }, decides: { $0 < 2 })
      for index in used.indices { used[index].dimension = duel.dimension }
      finding.systems += used
    }
    let answered = finding.parts.compactMap(\.estimate)
    guard !answered.isEmpty else {
      finding.leaveOpen(
        "\(record.title) and \(opponents.name) share no dimension of these",
        wouldChange: "Scores of both on \(NameList.text(dimensions)).")
      return
    }
    finding.estimate = Double(answered.count { $0 > 0 })
    finding.status = finding.parts.contains { $0.status == .noStandardError } ? .noStandardError : .ok
    finding.verdict =
      verdicts.contains(.contradicted)
      ? .contradicted : verdicts.allSatisfy { $0 == .supported } ? .supported : .undecided
    finding.notes += finding.parts.map { part -> Note in
      guard let value = part.estimate else { return Note("\(part.label): \(part.notes.joined ?? "")") }
      return
        "\(part.label) \(part.unit.words(value, lower: part.interval?.lower, upper: part.interval?.upper)) (\(part.verdict?.rawValue ?? ""))"
    }
    finding.caution = finding.notes.map(\.text).joined(separator: ", ")
    let organizations = Set(
      duels.flatMap { $0.sample?.entries.dropFirst() ?? [] }.map { LeaveOneOrganizationOut.Candidate($0).key })
    if organizations.count == 1 {
      finding.notes.append("n_b = 1: one organization on the other side, so that the figures decide as they stand")
    }
    finding.wouldChange = change(finding.parts, record)
  }

  /// What would have to turn: on a dimension that is against the claim the end of its interval that is nearest to 0, on an
  /// open one the end that is farthest on the wrong side.
  private func change(_ parts: [ClaimFinding.Part], _ record: System) -> String {
    let against = parts.filter { $0.verdict == .contradicted }
    let open = parts.filter { $0.verdict == .undecided }
    let isNegative = assertion == .negative
    func amount(_ part: ClaimFinding.Part) -> Double {
      let value = part.estimate ?? .infinity
      guard let interval = part.interval, isNegative || assertion == .positive else { return abs(value) }
      if part.verdict == .undecided { return isNegative ? abs(interval.upper) : abs(interval.lower) }
      return min(abs(interval.lower), abs(interval.upper))
    }
    func needs(_ part: ClaimFinding.Part) -> String {
      guard part.estimate != nil else { return "a score on \(part.label)" }
      return "\(part.unit.words(amount(part))) on \(part.label.lowercased())"
    }
    let verb = isNegative ? "loses" : "makes up"
    if let nearest = against.min(by: { amount($0) < amount($1) }) {
      return against.count == 1
        ? "It is no longer contradicted if \(record.title) \(verb) \(needs(nearest)), the only one against it."
        : "It stays contradicted unless \(record.title) \(verb) \(NameList.text(against.map(needs)))."
    }
    if open.contains(where: { $0.estimate == nil }) {
      return "It is decided once there is \(NameList.text(open.filter { $0.estimate == nil }.map(needs)))."
    }
    if !open.isEmpty { return "It is supported if \(record.title) \(verb) \(NameList.text(open.map(needs)))." }
    let least = parts.min { amount($0) < amount($1) }
    return least.map { "It falls if the least lead, \(needs($0)), is lost." } ?? ""
  }
}

extension ClaimScope {
  func with(quantity: String) -> ClaimScope {
    var scope = self
    scope.quantity = quantity
    return scope
  }

  func with(dateKind: System.DateKind) -> ClaimScope {
    var scope = self
    scope.dateKind = dateKind
    return scope
  }
}
