import GapAnalysis
import Quantities
import TableExport

extension UnitSource {
  /// The units of gaps: differences of scores, but for the measures that are none.
  static let ofGaps = UnitSource.column(
    UnitColumn(
      "unit", .difference, exceptBy: "measure",
      Dictionary(
        Measure.all(.gap).filter { $0.unit(ofScores: .points).reading == .level }.map { ($0.id, Unit.Reading.level) }
      ) { first, _ in first }))
}
