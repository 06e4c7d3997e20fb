import BenchmarkData
import StatisticsCore

extension Scoreboard {
  /// The systems of the board in order, with rank intervals where the scores have standard errors.
  ///
  /// Scores are taken as independent normal estimates. Their intervals are the estimate ± z standard errors.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the options.
  public func ranking(_ options: Ranking.Options = Ranking.Options()) throws(AnalysisError) -> Ranking {
    let hasErrors = hasStandardErrors
    var ranking = Ranking(
      title: benchmark.title, benchmark: benchmark.id.text, measure: quantityName, unit: unit,
      higherIsBetter: higherIsBetter, date: asOf, options: options, kind: .none, rankMethod: nil, rows: [], notes: [])
    do throws(StatisticsError) {
      var estimates: NormalEstimates?
      if hasErrors {
        estimates = try NormalEstimates(
          entries.map(\.score.value), standardErrors: entries.compactMap(\.score.standardError))
      }
      if entries.contains(where: { $0.score.standardError != nil }) {
        ranking.kind = errorModel == nil ? .measurement : .modelledMeasurement
      }
      ranking.rows = try entries.map { entry throws(StatisticsError) in
        Ranking.Row(
          system: entry.system.id, name: entry.system.title, organization: entry.organization?.name,
          country: entry.country?.text, estimate: entry.score.value, standardError: entry.score.standardError,
          interval: try entry.score.standardError.map { error throws(StatisticsError) in
            try WaldInterval.interval(of: entry.score.value, standardError: error, level: options.level)
          }, count: entry.score.sampleSize, status: entry.score.standardError == nil ? .noStandardError : .ok)
      }
      try ranking.rank(estimates: estimates)
    } catch {
      throw .invalidOption(error.description)
    }
    if !hasErrors {
      let known = entries.count { $0.score.standardError != nil }
      ranking.notes.append(
        (known == 0
          ? "The scores carry no standard errors"
          : "Only \(known) of \(entries.count) scores \(known == 1 ? "carries a standard error" : "carry standard errors")")
          + ", so ranks have no intervals.")
    }
    if let errorModel { ranking.notes.append("Standard errors: \(errorModel.basis).") }
    return ranking
  }
}
