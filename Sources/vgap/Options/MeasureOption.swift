import ArgumentParser
import GapAnalysis

/// One of the measures that a command can be asked for.
struct MeasureOption<Choice: MeasureChoice>: ExpressibleByArgument, Sendable {
  /// The measure.
  let measure: Measure

  init(_ measure: Measure) { self.measure = measure }

  init?(argument: String) {
    guard let measure = Choice.measures.first(where: { $0.id == argument }) else { return nil }
    self.measure = measure
  }

  static var allValueStrings: [String] { Choice.measures.map(\.id) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  var defaultValueDescription: String { measure.id }
}

/// The measures that a command knows.
protocol MeasureChoice {
  static var measures: [Measure] { get }
}

/// The measures of gaps.
enum GapMeasures: MeasureChoice {
  static var measures: [Measure] { Measure.all(.gap) }
}

/// The measures of lags.
enum LagMeasures: MeasureChoice {
  static var measures: [Measure] { Measure.all(.lag) }
}

/// The measures of trends.
enum TrendMeasures: MeasureChoice {
  static var measures: [Measure] { Measure.all(.trend) }
}

/// What can be asked of each dimension.
enum ProfileMeasures: MeasureChoice {
  static var measures: [Measure] { DimensionProfile.measures }
}

/// What can be asked under many specifications.
enum RobustnessMeasures: MeasureChoice {
  static var measures: [Measure] { RobustnessAnalysis.measures }
}

extension Array {
  /// The measures; `nil` for all that apply.
  func chosen<Choice>() -> [Measure]? where Element == MeasureOption<Choice> { isEmpty ? nil : map(\.measure) }
}
