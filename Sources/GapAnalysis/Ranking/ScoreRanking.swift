import Quantities
import BenchmarkData
package import StatisticsCore

extension Scoreboard {
  /// The systems of the board in order, with rank intervals where the scores have standard errors.
  ///
  /// Scores are taken as independent normal estimates. Their intervals are the estimate ± z standard errors, or t where the error
  /// has degrees of freedom. An interval that is not symmetric stays so; for ranks the larger of its sides counts.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the options.
  public func ranking(_ options: Ranking.Options = Ranking.Options()) throws(AnalysisError) -> Ranking {
    let measured = entries.indices.filter { entries[$0].score.standardError != nil }
    var ranking = Ranking(
      title: benchmark.title, benchmark: benchmark.id.text, measure: quantityName, unit: unit,
      higherIsBetter: higherIsBetter, date: asOf, options: options, kind: .none, rankMethod: nil, rows: [], notes: [])
    do throws(StatisticsError) {
      var estimates: NormalEstimates?
      if measured.count > 1 {
        estimates = try NormalEstimates(
          measured.map { entries[$0].score.value },
          standardErrors: measured.compactMap { entries[$0].score.largerStandardError },
          degreesOfFreedom: measured.map { entries[$0].score.degreesOfFreedom ?? .infinity })
      }
      if !measured.isEmpty {
        ranking.kind = measurementKind
      }
      ranking.rows = try entries.map { entry throws(StatisticsError) in
        Ranking.Row(
          system: entry.system.id, name: entry.system.title, organization: entry.organization?.name,
          country: entry.country?.text, estimate: entry.score.value, standardError: entry.score.standardError,
          interval: try entry.score.interval(level: options.level), count: entry.score.sampleSize,
          status: entry.score.standardError == nil ? .noStandardError : .ok)
      }
      try ranking.rank(estimates: estimates, of: measured)
    } catch {
      throw .invalidOption(error.description)
    }
    if let note = errorNote(measured) { ranking.notes.append(note) }
    if let errorModel { ranking.notes.append("Standard errors: \(errorModel.basis).") }
    let lopsided = entries.count { $0.score.sides != nil }
    let asymmetry =
      lopsided == 0
      ? nil
      : "\(lopsided) of the \(entries.count) scores \(lopsided == 1 ? "has an interval that is" : "have intervals that are") not symmetric: both sides are kept, and rank intervals go by their larger side"
    for note in [runsNote, degreesNote(entries), skewNote(entries), asymmetry].compactMap(\.self) {
      ranking.notes.append(note.capitalizedFirst + ".")
    }
    if let note = basesNote { ranking.notes.append(note) }
    return ranking
  }

  /// How many systems were left out for what they were derived from; `nil` if that was not asked.
  var basesNote: String? {
    guard selection.bases != .any else { return nil }
    let count = Set(exclusions.filter(\.isDerived).map(\.system)).count
    return "Systems left out: \(count) on \(selection.bases.othersBase)."
  }

  /// The number of systems that a note names one by one.
  private static let namedSystems = 3

  /// What the scores without a standard error mean for the rank intervals; `nil` where every score has one.
  private func errorNote(_ measured: [Int]) -> String? {
    guard measured.count < entries.count else { return nil }
    if measured.isEmpty {
      guard let errorShortage else { return "The scores carry no standard errors, so ranks have no intervals." }
      return errorShortage.capitalizedFirst + ", so ranks have no intervals."
    }
    let known = Set(measured)
    let unknown = entries.indices.filter { !known.contains($0) }.map { entries[$0].system.title }
    var names = unknown.prefix(Self.namedSystems).joined(separator: ", ")
    if unknown.count > Self.namedSystems { names += " and \(unknown.count - Self.namedSystems) more" }
    let carries =
      "\(unknown.count) of \(NumberWords.count(entries.count, "score")) \(unknown.count == 1 ? "carries" : "carry") no standard error (\(names))"
    if measured.count == 1 { return carries + ", so ranks have no intervals." }
    return carries + ": no rank interval there, and those of the others leave open on which side of "
      + "\(unknown.count == 1 ? "it" : "them") they stand."
  }
}

extension ComposedScore {
  /// The standard error, or that of the larger side of an interval that is not symmetric.
  var largerStandardError: Double? { sides.map { max($0.below, $0.above) } ?? standardError }

  /// The interval of the score by its standard error and its degrees of freedom, or by the two sides of its error; `nil` without a standard
  /// error.
  package func interval(level: Double) throws(StatisticsError) -> ConfidenceInterval? {
    func interval(_ error: Double) throws(StatisticsError) -> ConfidenceInterval {
      try WaldInterval.interval(
        of: value, standardError: error, degreesOfFreedom: degreesOfFreedom ?? .infinity, level: level)
    }
    guard let standardError else { return nil }
    guard let sides else { return try interval(standardError) }
    let (lower, upper) = (try interval(sides.below), try interval(sides.above))
    return ConfidenceInterval(lower: lower.lower, upper: upper.upper, level: level, method: lower.method)
  }
}
