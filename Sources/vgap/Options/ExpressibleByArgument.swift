public import ArgumentParser
public import BenchmarkData
public import GapAnalysis
public import StatisticsCore
public import TableExport
public import Tables

// How the values of options are written.

extension Benchmark.Kind: ExpressibleByArgument {}
extension EvaluationPolicy: ExpressibleByArgument {}
extension MissingDimensionPolicy: ExpressibleByArgument {}
extension System.DateKind: ExpressibleByArgument {}
extension RatingModel: ExpressibleByArgument {}
extension SumsQuery.Dialect: ExpressibleByArgument {}
extension SumsQuery.Subject: ExpressibleByArgument {}
extension RankingForm: ExpressibleByArgument {}
extension RatingIntervals: ExpressibleByArgument {}
extension RankRule: ExpressibleByArgument {}
extension TieRule: ExpressibleByArgument {}
extension RankTieRule: ExpressibleByArgument {}
extension VoteRanking.Options.Cluster: ExpressibleByArgument {}
extension ComparisonBlocks: ExpressibleByArgument {}
extension OmnibusTest: ExpressibleByArgument {}
extension PairwiseTest: ExpressibleByArgument {}
extension PairAdjustment: ExpressibleByArgument {}
extension KrippendorffAlpha.Metric: ExpressibleByArgument {}
extension ErrorModel: ExpressibleByArgument {}
extension Multiplicity: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}
extension CountryRule: ExpressibleByArgument {}
extension BasePolicy: ExpressibleByArgument {}
extension FigureTheme: ExpressibleByArgument {}
extension LeaderboardImport.Unit: ExpressibleByArgument {}
extension LeaderboardImport.ExtraColumns: ExpressibleByArgument {}

extension TableFormat: ExpressibleByArgument {
  /// The form of that name.
  public init?(argument: String) {
    guard let format = Self.named(argument) else { return nil }
    self = format
  }

  /// The names of all forms.
  public static var allValueStrings: [String] { all.map(\.name) }

  /// The names, for shells.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The name.
  public var defaultValueDescription: String { name }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads an ISO date.
  public init?(argument: String) { self.init(argument) }
}
