import Quantities
import StatisticsCore

/// What the level of several intervals holds for, when one question is asked of many boards.
public enum Multiplicity: String, Hashable, Sendable, CaseIterable {
  /// Each interval by itself: of twenty that are looked at, one may be expected to miss.
  case each
  /// All intervals together, by Bonferroni's inequality: each is made at 1 − α/m for m intervals.
  case simultaneous
  /// Those intervals that leave out the neutral value, on average: of the leads that are told from them, at most a share of α is expected
  /// to be false (Benjamini & Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x), and of their intervals at most a share of α to miss
  /// (Benjamini & Yekutieli 2005, doi 10.1198/016214504000001907): with R of m selected they are made at 1 − Rα/m.
  case falseDiscovery = "false-discovery"

  /// More redraws than these take long, and their ends hardly move.
  private static let mostResamples = 400_000.0

  /// What the intervals of a table hold for, as a note; `nil` where each stands by itself.
  func note(intervals count: Int, level: Double, nominal: Double) -> String? {
    let (own, asked) = (NumberWords.number(100 * level, .significantDigits(4)), NumberWords.percent(nominal))
    switch self {
    case .each: return nil
    case .simultaneous:
      return "The \(count) intervals hold together at \(asked): each is made at \(own) % (Bonferroni)."
    case .falseDiscovery:
      return
        "Of the leads whose interval leaves out the neutral value, at most \(NumberWords.percent(1 - nominal)) are expected to be false: "
        + "the \(count) intervals are made at \(own) % (Benjamini and Hochberg; Benjamini and Yekutieli)."
    }
  }

  /// Makes the intervals of answers anew at the level that this asks for.
  ///
  /// Redraws are as many more as fewer of them lie beyond an end: with as many as at the level that was asked for, the ends of 29 intervals would
  /// be made of a redraw or two, and .09 of data sets without a lead would have one at a nominal .05 (`Benchmarks coverage multiplicity`).
  ///
  /// - Returns: The level of each interval, and for how many it was chosen: at a higher level some may no longer exist.
  func adjust(
    _ answers: inout [GapAcross.Answer], _ measure: Measure, _ options: Pair.Options
  ) throws(AnalysisError) -> (level: Double, count: Int) {
    let count = answers.count { $0.estimate.interval != nil }
    guard self != .each, count > 1 else { return (options.level, count) }
    let error = 1 - options.level
    var selected = self == .simultaneous ? 1 : count
    while true {
      let share = Double(max(selected, 1)) / Double(count)
      let level = 1 - error * share
      let resamples = min((Double(options.simulation.resamples) / share).rounded(.up), Self.mostResamples)
      for index in answers.indices where answers[index].estimate.interval != nil {
        answers[index].pair = answers[index].pair.at(
          level: level, resamples: max(options.simulation.resamples, Int(resamples)))
        answers[index].estimate = try answers[index].pair.estimate(of: measure)
      }
      guard self == .falseDiscovery else { return (level, count) }
      let found = answers.count { $0.isOpen == false }
      // Fewer at a higher level: the largest R that selects itself is reached from above.
      guard found < selected, selected > 1 else { return (level, count) }
      selected = max(found, 1)
    }
  }
}
