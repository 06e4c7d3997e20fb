public import BenchmarkData
import Quantities
public import StatisticsCore

/// Ratings and ranks from votes.
public struct VoteRanking: Sendable {
  /// The choices that make ratings of votes.
  public struct Options: Hashable, Sendable {
    /// The model.
    public var model: RatingModel
    /// What becomes of ties in Bradley & Terry's model.
    public var ties: TieRule
    /// How the intervals are made.
    public var intervals: RatingIntervals
    /// What is added so that ratings exist; it is named in the output.
    public var regularization: RatingRegularization
    /// Whether the advantage of being shown first is estimated along, by Bradley & Terry's model.
    public var hasPositionEffect: Bool
    /// The covariates of votes that are held equal, by Bradley & Terry's model with ties as half a win.
    public var covariates: [String]
    /// What is drawn when votes are resampled, and trusted as independent by the sandwich: `nil` for raters and prompts, whichever
    /// all votes name.
    public var cluster: Cluster?
    /// The choices of the ranking.
    public var ranking: Ranking.Options

    /// What votes are clustered by.
    public enum Cluster: String, Hashable, Sendable, CaseIterable {
      case none, rater, prompt
      /// Raters and prompts, which cross.
      case both
    }

    /// Makes options.
    public init(
      model: RatingModel = .bradleyTerry, ties: TieRule = .half, intervals: RatingIntervals = .bootstrap,
      regularization: RatingRegularization = .none, hasPositionEffect: Bool = false, covariates: [String] = [],
      cluster: Cluster? = nil, ranking: Ranking.Options = .init()
    ) {
      self.model = model
      self.ties = ties
      self.intervals = intervals
      self.regularization = regularization
      self.hasPositionEffect = hasPositionEffect
      self.covariates = covariates
      self.cluster = cluster
      self.ranking = ranking
    }
  }

  private let votes: CountedVotes
  private let dataset: Dataset
  private let benchmark: Benchmark.ID?
  private let options: Options

  /// Counts the votes of a dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - benchmark: The benchmark whose votes count; `nil` for all.
  ///   - options: The choices.
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if there are none, they cannot be counted, they are to be clustered by
  ///   something that not every vote names, or the model has no effect of position.
  /// - Complexity: O(votes).
  public init(
    of dataset: Dataset, benchmark: Benchmark.ID? = nil, options: Options = Options()
  ) throws(AnalysisError) {
    try Self.check(options, isOfRankings: !dataset.rankings.isEmpty)
    if dataset.rankings.isEmpty {
      votes = try CountedVotes(
        dataset.votes, benchmark: benchmark, cluster: options.cluster, covariates: options.covariates)
      if votes.replicates != nil { try Self.checkReplicates(options) }
    } else {
      guard benchmark == nil else { throw .invalidOption("rankings name no benchmark") }
      votes = try CountedVotes(dataset.rankings, cluster: options.cluster)
    }
    self.dataset = dataset
    self.benchmark = benchmark
    self.options = options
  }

  /// Refuses what a model cannot do, or not with rankings.
  private static func check(_ options: Options, isOfRankings: Bool) throws(AnalysisError) {
    if isOfRankings, options.hasPositionEffect || !options.covariates.isEmpty {
      throw .invalidOption(
        "\(options.hasPositionEffect ? "--position-effect" : "--covariates") is of votes on two systems, and these are rankings"
      )
    }
    let model = options.model.rawValue
    guard !options.hasPositionEffect || options.model == .bradleyTerry else {
      throw .invalidOption(
        "--position-effect is estimated by --model \(RatingModel.bradleyTerry.rawValue); \(model) has none")
    }
    if !options.covariates.isEmpty {
      guard options.model == .bradleyTerry, options.ties == .half else {
        throw .invalidOption("--covariates are estimated by --model bradley-terry with --ties half")
      }
      guard options.intervals != .bootstrap else {
        throw .invalidOption("with --covariates intervals are by --intervals sandwich or wald")
      }
    }
    guard isOfRankings else { return }
    guard options.model != .elo else {
      throw .invalidOption("Elo takes votes one after another, and the pairs of a ranking have no order")
    }
    guard options.intervals != .wald || options.model == .plackettLuce else {
      throw .invalidOption(
        "the pairs of a ranking are not independent, as --intervals wald takes them for in \(model): use sandwich or bootstrap"
      )
    }
  }

  /// The ranking.
  ///
  /// Where the votes determine no ratings (a system that never lost, two groups that never met), every row has the status
  /// `insufficient` and the notes say which systems are the reason and what is usually done.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the options, and
  ///   ``AnalysisError/unsuitableData(_:)`` for a row of more votes than Elo, which takes them one at a time, can take.
  public func ranking() throws(AnalysisError) -> Ranking {
    if options.model == .elo, let count = votes.largestCount, count > OrderedVotes.largestCount {
      throw .unsuitableData(
        "A row of votes counts \(NumberWords.number(count)), and Elo takes one vote at a time, at most "
          + "\(NumberWords.number(OrderedVotes.largestCount)) a row: use --model bradley-terry")
    }
    var ranking = Ranking(
      title: benchmark.flatMap { dataset.benchmarks[$0]?.title } ?? dataset.title, benchmark: benchmark?.text,
      measure: options.model.rawValue, unit: options.model.unit,
      higherIsBetter: true, date: votes.lastDate, options: options.ranking, kind: .none,
      rankMethod: nil, rows: [],
      notes: (dataset.filterNote.map { ["\($0)."] } ?? []) + votes.notes)
    ranking.rows = rows()
    let fit: VoteModelFit
    do throws(StatisticsError) { fit = try VoteModelFit(votes, options: options) } catch {
      throw .invalidOption(error.description)
    }
    if case .undefined(let failure) = fit.outcome { try refuseCovariates(failure.reason) }
    do throws(StatisticsError) {
      switch fit.outcome {
      case .undefined(let failure):
        describe(failure, in: &ranking)
      case .rated(let rated):
        for index in ranking.rows.indices {
          ranking.rows[index].estimate = rated.estimates[index]
          ranking.rows[index].standardError = rated.standardErrors?[index]
          ranking.rows[index].interval = rated.intervals?[index].interval
          ranking.rows[index].status =
            rated.estimates[index] == nil
            ? .insufficient : ranking.rows[index].interval.map { $0.isBounded ? .ok : .unbounded } ?? .noStandardError
          if rated.anchor?.systems == [index] {
            ranking.rows[index].notes = [
              "no interval: all others are measured from it, which alone has a rating with both ends"
            ]
          } else if let reason = rated.intervals?[index].degeneracy {
            ranking.rows[index].notes = ["no interval: \(reason.description)"]
          }
        }
        if rated.estimates.contains(where: { $0 == nil }) {
          ranking.notes.append("Not every system has a rating, so ranks have no intervals.")
        }
        ranking.kind = rated.intervals == nil ? .none : .measurement
        ranking.notes += rated.notes
        ranking.effects = rated.effects
        ranking.notes += rated.effects.map(\.note)
        let bounded = ranking.rows.indices.filter { ranking.rows[$0].interval?.isBounded != false }
        let isEnough = bounded.count > 1
        if isEnough, bounded.count < ranking.rows.count {
          let names = ranking.rows.indices.filter { !bounded.contains($0) }.map { ranking.rows[$0].name }
          ranking.notes.append(
            "No rank interval where a rating has no end (\(NameList.text(names))); those of the others leave open on which side of "
              + "\(names.count == 1 ? "it" : "them") they stand.")
        }
        try ranking.rank(
          estimates: isEnough ? rated.joint?.selecting(bounded) : nil, of: bounded,
          resampled: isEnough ? rated.resampled?.selecting(columns: bounded) : nil)
      }
    } catch {
      throw .invalidOption(error.description)
    }
    return ranking
  }

  /// Names the covariates whose effects the votes do not determine.
  private func refuseCovariates(_ reason: RatingFailure.Reason) throws(AnalysisError) {
    switch reason {
    case .covariateNotIdentified(let index):
      throw .unsuitableData(
        "The effect of the covariate '\(options.covariates[index])' cannot be told: its differences are the same in all votes, or follow from "
          + "which systems are compared (as where each system has one value), from the position, or from the covariates named before it. Leave it out"
      )
    case .covariatesSeparate(let indices, let together):
      let names = indices.map { "'\(options.covariates[$0])'" }.joined(separator: together ? " with " : ", ")
      let isOne = indices.count == 1
      throw .unsuitableData(
        "The effect\(isOne ? "" : "s") of the covariate\(isOne ? "" : "s") \(names) \(isOne ? "has" : "have") no end: "
          + (together && !isOne ? "together they" : isOne ? "it" : "each of them")
          + " and the systems sort votes into won and lost without an exception, so that a larger effect always makes the votes more likely still. "
          + "Leave \(isOne ? "it" : together ? "one of them" : "them") out, or add votes in which \(isOne ? "it does" : "they do") not decide"
      )
    default: return
    }
  }

  private func rows() -> [Ranking.Row] {
    let counts = votes.systemCounts
    return votes.systems.enumerated().map { index, id in
      let system = dataset.systems[id]
      let organization = system.flatMap { dataset.organization(of: $0) }
      return Ranking.Row(
        system: id, name: system?.title ?? id.text, organization: organization?.name,
        country: system.flatMap { dataset.country(of: $0) }?.text, count: counts[index], status: .insufficient)
    }
  }

  private func describe(_ failure: RatingFailure, in ranking: inout Ranking) {
    func names(_ indices: [Int]) -> String { indices.map { ranking.rows[$0].name }.joined(separator: ", ") }
    var text = "The \(votes.noun)s determine no ratings: \(failure.reasonText)"
    if !failure.graph.undefeated.isEmpty { text += "; never beaten: \(names(failure.graph.undefeated))" }
    if !failure.graph.winless.isEmpty { text += "; never won: \(names(failure.graph.winless))" }
    if failure.graph.components.count > 1 {
      let components = failure.graph.components.map { "{\(names($0))}" }
      text += "; not linked by wins both ways: \(components.joined(separator: " "))"
    }
    ranking.notes.append(text + ".")
    ranking.notes.append("What is usually done: \(failure.remedies.joined(separator: "; or "))")
    for index in failure.graph.undefeated { ranking.rows[index].notes = ["never beaten"] }
    for index in failure.graph.winless { ranking.rows[index].notes = ["never won"] }
  }
}

extension RatingFailure {
  /// The reason without system numbers.
  fileprivate var reasonText: String {
    if case .notStronglyConnected = reason {
      "some systems are not linked to the others by wins and losses both ways"
    } else {
      description
    }
  }
}
