import BenchmarkData
import GapAnalysis
import Tables

extension Scoreboard {
  /// Which dates count, and how many are not known to the day.
  func datesNote(of sides: [Side]) -> String {
    let dates = sides.flatMap(\.entries).map(\.date)
    let imprecise = dates.count { $0.map { $0.precision != .day } ?? false }
    let undated = dates.count { $0 == nil }
    var text = "Dates: \(selection.dateKind.rawValue)"
    if imprecise > 0 { text += "; the middle of the month or year for \(imprecise) that are not known to the day" }
    if undated > 0 { text += "; \(undated) of \(dates.count) systems without a date left out" }
    return text + "."
  }
}
