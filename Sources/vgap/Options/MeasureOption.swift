internal import ArgumentParser
internal import GapAnalysis

/// A measure of the gap where not all of them make sense.
protocol MeasureOption: ExpressibleByArgument {
  /// Those that do.
  static var measures: [GapMeasure] { get }

  /// The measure that was asked for.
  var measure: GapMeasure { get }

  init(measure: GapMeasure)
}

extension MeasureOption {
  /// Reads the name of one of ``measures``.
  init?(argument: String) {
    guard let measure = GapMeasure(rawValue: argument), Self.measures.contains(measure) else { return nil }
    self.init(measure: measure)
  }

  static var allValueStrings: [String] { measures.map(\.rawValue) }

  var defaultValueDescription: String { measure.rawValue }
}
