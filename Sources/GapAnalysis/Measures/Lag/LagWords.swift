import BenchmarkData
import Quantities
import Tables

extension Pair {
  /// A score turned so that larger is better as the board has it, for a note.
  func scoreText(_ score: Double) -> String { board.unit.words(board.oriented(score)) }

  /// A day as a date.
  func dayText(_ day: Double) -> String { CalendarDate(ofDay: day)?.description ?? "?" }
}

extension Side {
  /// The name of the system that set a record.
  func title(_ step: FrontierCurve.Step) -> String {
    entries.indices.contains(step.index) ? entries[step.index].system.title : "?"
  }
}
