internal import GapAnalysis
internal import Quantities
internal import TableExport

extension UnitSource {
  /// The units of gaps: differences of scores, but for the measures that are none.
  static let ofGaps = UnitSource.column(
    UnitColumn(
      "unit", .difference, exceptBy: "measure",
      Dictionary(
        GapMeasure.allCases.filter { $0.unit(ofScores: "points") == "percent" }.map { ($0.rawValue, Unit.Reading.level) }
      ) { first, _ in first }))
}
