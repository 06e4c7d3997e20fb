import BenchmarkData
import GapAnalysis
import Quantities
import Tables

extension Scoreboard {
  /// Which evaluations the board is made of, and how many were left out, by reason.
  var sampleNote: String {
    var counts: [String: Int] = [:]
    for exclusion in exclusions { counts[exclusion.reason.summary, default: 0] += 1 }
    let published = entries.count { $0.score.basis == .published }
    var text = "\(NumberWords.count(entries.count, "system")), evaluations: \(selection.policy.rawValue)"
    let undated = entries.count { $0.date == nil && $0.evaluation.evaluatedOn == nil }
    if selection.asOf != nil, undated > 0 { text += "; \(undated) without any date, which may be later" }
    if published > 0 { text += "; \(published) by their published total, their dimensions not being public" }
    if !counts.isEmpty {
      let reasons = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      text += "; left out: " + reasons.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
    return text + "."
  }
}

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
