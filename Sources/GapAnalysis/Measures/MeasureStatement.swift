import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// An estimate that has a value, to be put into words.
struct MeasureStatement: Sendable {
  let estimate: Estimate
  let value: Double
  let pair: Pair

  /// An estimate; `nil` without a value.
  init?(_ estimate: Estimate, of pair: Pair) {
    guard let value = estimate.estimate else { return nil }
    self.estimate = estimate
    self.value = value
    self.pair = pair
  }

  /// The side that the value puts ahead, A where neither is; and the other.
  var leader: Side { value >= estimate.measure.neutralValue ? pair.a : pair.b }
  var follower: Side { value >= estimate.measure.neutralValue ? pair.b : pair.a }

  /// The side that a lag puts behind, B where neither is; and the one ahead.
  var behind: String { value >= 0 ? pair.b.title : pair.a.title }
  var ahead: String { value >= 0 ? pair.a.title : pair.b.title }

  /// A lag without its sign, a bound where the records are censored: `at least 3.2 months`.
  var months: String { "\(estimate.status == .censored ? "at least " : "")\(estimate.magnitude(value))" }

  /// A score turned so that larger is better as the board has it.
  func score(_ turned: Double) -> String { pair.board.unit.words(pair.board.oriented(turned)) }

  // MARK: Who is ahead

  /// Who is ahead by a measure, and its value with its interval.
  var whoIsAhead: String {
    let measure = estimate.measure
    let leads =
      value > measure.neutralValue
      ? "\(pair.a.title) is" : value < measure.neutralValue ? "\(pair.b.title) is" : "neither side is"
    var text = "\(leads) ahead. \(measure.label(pair.a.title, pair.b.title)): \(amount)"
    if let interval = estimate.interval {
      text +=
        " (\(NumberWords.percent(interval.level)) interval \(estimate.unit.range(interval.lower, interval.upper, estimate: value)))"
      if interval.contains(measure.neutralValue) { text += "; the interval includes \(measure.neutralWord)" }
    } else {
      text += "; there is no interval"
    }
    return text
  }

  /// The value with its unit.
  private var amount: String {
    estimate.unit.words(value, lower: estimate.interval?.lower, upper: estimate.interval?.upper)
  }

  // MARK: What would turn the sign

  /// The sign turns with a better best of the side that is behind.
  var turningByBest: String {
    guard let best = leader.entries.first, let second = follower.entries.first else { return "" }
    let unit = pair.board.unit
    return
      "The sign turns if \(follower.title) has a score above \(unit.words(best.score.value)); its best is "
      + "\(second.system.title) with \(unit.words(second.score.value))."
  }

  /// The sign turns if the mean of the side that is ahead falls.
  var turningByMean: String {
    let means = [pair.a, pair.b].map { $0.scores.reduce(0, +) / Double($0.count) }
    return
      "The sign turns if every score of \(leader.title) is \(pair.board.unit.difference.words(abs(means[0] - means[1]))) "
      + "lower; an interval that \(pair.a.count) against \(pair.b.count) systems leave so wide needs more systems."
  }

  /// The sign turns if the figure moves to the neutral value.
  var turningByDistance: String {
    let distance = abs(value - estimate.measure.neutralValue)
    return
      "The sign turns if the figure moves by \(estimate.unit.words(distance)) towards \(follower.title)."
  }

  /// The lag ends with a record of the side that is behind in score.
  var turningByRecord: String {
    guard let lastA = pair.a.curve.steps.last, let lastB = pair.b.curve.steps.last else { return "" }
    let (leader, follower, target) =
      lastA.score >= lastB.score
      ? (pair.a.title, pair.b.title, lastA.score) : (pair.b.title, pair.a.title, lastB.score)
    return
      "The lag falls to 0 on the day on which \(follower) has a score of "
      + "\(pair.board.unit.words(pair.board.oriented(target))), the best of \(leader)."
  }
}
