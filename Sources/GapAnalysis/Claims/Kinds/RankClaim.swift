import BenchmarkData
import Quantities
import StatisticsCore

/// `rank system=|organization= benchmark= [dimension=] [among=] [as_of=] [date=] at_most=`
///
/// The rank of a system among systems, or of an organization among organizations by their best systems; equal scores share
/// the smaller rank. With standard errors the marginal rank interval decides, else the published order, which is a fact.
struct RankClaim: ClaimTestKind {
  static let name = "rank"
  let system: System.ID?
  let organization: Organization.ID?
  let scope: ClaimScope
  let among: String
  let limit: Int

  init(_ parameters: inout ClaimParameters) {
    system = parameters.optionalSystem("system")
    organization = parameters.optionalOrganization("organization")
    if (system == nil) == (organization == nil) {
      parameters.bad("system", system?.text ?? "", "one of system and organization, and not both")
    }
    scope = parameters.scope()
    among = parameters.has("among") ? parameters.country("among", orAll: true) : ClaimParameters.all
    _ = parameters.text("at_most")
    limit = parameters.optionalInteger("at_most", in: 1...1_000_000) ?? 1
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let isOfOrganizations = organization != nil
    let noun = isOfOrganizations ? "organizations" : "systems"
    let set = among == ClaimParameters.all ? "all \(noun)" : "\(noun) of \(among)"
    let assertion = ClaimAssertion.atMost(Double(limit))
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: "rank",
      formula: "1 + the number of \(noun) among \(set) with a better score"
        + (isOfOrganizations ? ", each by its best system" : "") + "; the claim holds if it is \(assertion.phrase)")
    scope.describe(board, in: &finding)
    let name =
      system.flatMap { dataset.systems[$0]?.title } ?? organization.flatMap { dataset.organizations[$0]?.name } ?? ""
    finding.entity = system?.text ?? organization?.text
    finding.subject = name
    finding.countNoun = noun
    let contestants = contestants(on: board)
    finding.countA = contestants.count
    finding.systems = contestants.map { entry in
      .init(entry, role: isSubject(entry) ? name : "among \(set)", unit: board.unit, decides: isSubject(entry))
    }
    guard let place = contestants.firstIndex(where: isSubject) else {
      finding.leaveOpen(
        "\(name) is not among \(set) on this board", wouldChange: "A score of \(name) on \(board.benchmark.title).")
      return finding
    }
    let sample = ClaimSample(board, contestants)
    let rank = 1 + sample.scores.count { $0 > sample.scores[place] }
    finding.decide(by: try estimate(sample, place, rank, options))
    let equal = contestants.indices.filter { $0 != place && sample.scores[$0] == sample.scores[place] }
    if !equal.isEmpty {
      finding.notes.append("level with \(NameList.text(equal.map { contestants[$0].system.title }))")
    }
    note(&finding, sample, place, rank, dataset)
    return finding
  }

  private func isSubject(_ entry: Scoreboard.Entry) -> Bool {
    system.map { entry.system.id == $0 } ?? (entry.organization?.id == organization)
  }

  /// The systems in the set, or the best of each organization, the best first.
  private func contestants(on board: Scoreboard) -> [Scoreboard.Entry] {
    let entries = board.entries(of: among)
    guard organization != nil else { return entries }
    var seen: Set<LeaveOneOrganizationOut.Candidate> = []
    return entries.filter { seen.insert(LeaveOneOrganizationOut.Candidate($0)).inserted }
  }

  private func estimate(
    _ sample: ClaimSample, _ place: Int, _ rank: Int, _ options: ClaimOptions
  ) throws(AnalysisError) -> ClaimEstimate {
    guard sample.hasErrors, sample.entries.count > 1 else {
      return .exact(Double(rank), status: .noStandardError)
    }
    let sets = try claimStatistics { () throws(StatisticsError) in
      try RankSets.marginal(
        of: sample.rankEstimates(), systems: [place], level: options.level, simulation: options.simulation)
    }
    var estimate = ClaimEstimate(value: Double(rank), kind: sample.board.measurementKind, status: .ok)
    if let set = sets.sets.first {
      estimate.interval = ConfidenceInterval(
        lower: Double(set.lower), upper: Double(set.upper), level: sets.level, method: sets.method)
      if !set.isSettled { estimate.notes.append("the rank interval would move with another seed: use more resamples") }
    }
    return estimate
  }

  private func note(
    _ finding: inout ClaimFinding, _ sample: ClaimSample, _ place: Int, _ rank: Int, _ dataset: Dataset
  ) {
    let board = sample.board
    let own = board.unit.words(sample.entries[place].score.value)
    // Up to the place asked for, or down to the first place that would be one too many.
    if rank > limit {
      let target = sample.entries[limit - 1]
      let missing = sample.scores[limit - 1] - sample.scores[place]
      finding.wouldChange =
        "\(finding.subject) would need \(board.unit.difference.words(missing)) more than its \(own) to reach "
        + "\(target.system.title) on place \(limit) (\(board.unit.words(target.score.value)))."
    } else if sample.entries.count > limit {
      // Of the others, the one that would push it off its place.
      let others = sample.entries.indices.filter { $0 != place && sample.scores[$0] <= sample.scores[place] }
      if let next = others.dropFirst(limit - rank).first {
        let lead = sample.scores[place] - sample.scores[next]
        finding.wouldChange =
          "It falls if \(finding.subject) loses its lead of \(board.unit.difference.words(lead)) over "
          + "\(sample.entries[next].system.title) (\(board.unit.words(sample.entries[next].score.value)))."
      }
    } else {
      finding.wouldChange =
        "More \(finding.countNoun) on the board: with \(sample.entries.count) no place is below \(limit)."
    }
    guard !sample.hasErrors else { return }
    finding.notes.append("the published order is a fact of the board; no standard errors are published")
    if let errors = ReevaluationErrors(of: scope.benchmark, in: dataset),
      let composition = Composition(of: board.quantity, on: board.benchmark),
      let spread = errors.standardError(of: composition)
    {
      finding.notes.append(
        "independent re-evaluations (\(NumberWords.count(errors.systems.count, "system")) measured twice) spread by about \(board.unit.difference.words(spread))"
      )
    }
  }
}
