import BenchmarkData
import StatisticsCore
import Tables

@testable import GapAnalysis

/// The worked example of lags: dates and scores of two sides.
enum LagExample {
  static let a: [(date: String, score: Double)] = [
    ("2023-06-01", 78), ("2024-02-15", 84.28), ("2024-06-17", 82.3), ("2025-01-01", 85),
  ]
  static let b: [(date: String, score: Double)] = [
    ("2023-11-01", 76), ("2024-06-06", 81.85), ("2024-12-03", 83.24), ("2025-02-25", 86.2),
  ]

  static func day(_ date: String) -> Double { CalendarDate(date)?.middleDay ?? .nan }

  static func curve(
    _ points: [(date: String, score: Double)], shiftedBy days: Double = 0, scores: (Double) -> Double = { $0 }
  ) -> FrontierCurve {
    FrontierCurve(days: points.map { day($0.date) + days }, scores: points.map { scores($0.score) })
  }

  /// The example as a dataset; scores without standard errors unless one is given.
  static func dataset(standardError: Double? = nil, higherIsBetter: Bool = true) -> Dataset {
    let sign = higherIsBetter ? 1.0 : -1.0
    return .invented(
      a.map { Invented("a \($0.date)", "A", sign * $0.score, se: standardError, on: $0.date) }
        + b.map { Invented("b \($0.date)", "B", sign * $0.score, se: standardError, on: $0.date) },
      higherIsBetter: higherIsBetter)
  }
}
