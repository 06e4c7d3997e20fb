public import ArgumentParser
public import BenchmarkData
public import GapAnalysis
public import StatisticsCore
public import Tables

// How the values of options are written.

extension EvaluationPolicy: ExpressibleByArgument {}
extension MissingDimensionPolicy: ExpressibleByArgument {}
extension System.DateKind: ExpressibleByArgument {}
extension RatingModel: ExpressibleByArgument {}
extension RatingIntervals: ExpressibleByArgument {}
extension RankRule: ExpressibleByArgument {}
extension TieRule: ExpressibleByArgument {}
extension RankTieRule: ExpressibleByArgument {}
extension VoteRanking.Options.Cluster: ExpressibleByArgument {}
extension ErrorModel: ExpressibleByArgument {}
extension GapAxis: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}
extension CountryRule: ExpressibleByArgument {}
extension GapMeasure: ExpressibleByArgument {}
extension LagMeasure: ExpressibleByArgument {}
extension TrendMeasure: ExpressibleByArgument {}
extension LeaderboardImport.Unit: ExpressibleByArgument {}
extension LeaderboardImport.ExtraColumns: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  /// Reads an ISO date.
  public init?(argument: String) { self.init(argument) }
}

extension Filter: ExpressibleByArgument {
  /// Reads `field=value`.
  public init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), let field = Field(rawValue: String(argument[..<sign])) else {
      return nil
    }
    let value = String(argument[argument.index(after: sign)...])
    guard !value.isEmpty else { return nil }
    self.init(field: field, value: value)
  }
}
