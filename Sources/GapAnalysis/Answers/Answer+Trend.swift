import StatisticsCore

/// The part of a side's trend line that lies over its systems.
public struct TrendSegment: Hashable, Sendable {
  /// The side.
  public var side: String
  /// The first and the last day of its systems, counted from 1970-01-01.
  public var days: ClosedRange<Double>
  /// The line's values on these days, as the board's scores are.
  public var values: (first: Double, last: Double) { (first, last) }
  /// How much the scores of the board change in a year along the line.
  public var slope: Double
  private var first: Double
  private var last: Double

  fileprivate init?(_ side: Side, of board: Scoreboard, level: Double, slope: Double, origin: Double) {
    let days = side.days.compactMap(\.self)
    guard let begin = days.min(), let end = days.max() else { return nil }
    func value(_ day: Double) -> Double { board.oriented(level + slope * (day - origin) / daysPerYear) }
    self.side = side.name
    self.days = begin...end
    self.slope = board.oriented(slope)
    (first, last) = (value(begin), value(end))
  }
}

extension Answer {
  /// The straight lines of both sides over the days of their systems; none where a side has no two systems of different dates.
  public var trendSegments: [TrendSegment] {
    let scope = scope
    guard let lines = try? scope.scores.trendLines(), let origin = scope.scores.lastDay else { return [] }
    let coefficients = lines.fit.coefficients
    return [
      TrendSegment(scope.a, of: scope.board, level: coefficients[0], slope: coefficients[2], origin: origin),
      TrendSegment(scope.b, of: scope.board, level: coefficients[1], slope: coefficients[3], origin: origin),
    ].compactMap(\.self)
  }
}
