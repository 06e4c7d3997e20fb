import Foundation
import StatisticsCore

/// What intervals of nominal level 0.95 of the gap between the best of two sides cover, by several methods, with the true scores fixed.
enum FrontierCoverage {
  /// True scores and standard errors of two sides.
  struct Design: Sendable {
    let name: String
    let truthA: [Double]
    let errorsA: [Double]
    let truthB: [Double]
    let errorsB: [Double]

    init(
      _ name: String, _ truthA: [Double], _ truthB: [Double], errorsA: [Double]? = nil, errorsB: [Double]? = nil
    ) {
      self.name = name
      (self.truthA, self.truthB) = (truthA, truthB)
      self.errorsA = errorsA ?? truthA.map { _ in 1 }
      self.errorsB = errorsB ?? truthB.map { _ in 1 }
    }

    var truth: [Double] { truthA + truthB }
    var errors: [Double] { errorsA + errorsB }
    var sides: [[Int]] { [Array(truthA.indices), Array(truth.indices.dropFirst(truthA.count))] }
  }

  /// The designs, in units of the standard error where it is the same for all.
  static var designs: [Design] {
    func equal(_ count: Int, _ value: Double = 0) -> [Double] { Array(repeating: value, count: count) }
    func ladder(_ count: Int, from top: Double, step: Double) -> [Double] {
      (0..<count).map { top - step * Double($0) }
    }
    // Spread as normal quantiles are, so that no seed decides.
    func spread(_ count: Int, _ deviation: Double) -> [Double] {
      (0..<count).map { deviation * normalQuantile((Double($0) + 0.5) / Double(count)) }
    }
    func uneven(_ count: Int) -> [Double] {
      (0..<count).map { exp(1.4 * (Double($0 * 7 % count) / Double(count) - 0.5)) }
    }
    let low = ladder(10, from: -6, step: 1)
    let far = ladder(30, from: -8, step: 1.1)
    let arena = ArenaDesign()
    return [
      Design("1 against 50 equal", equal(1), equal(50)), Design("2 against 20 equal", equal(2), equal(20)),
      Design("17 against 58 equal", equal(17), equal(58)), Design("2 against 1", equal(2), equal(1)),
      Design("3 against 3 equal", equal(3), equal(3)), Design("8 against 2 equal", equal(8), equal(2)),
      Design("2 equal at the top of 12, both sides", equal(2) + low, equal(2) + low),
      Design("2 equal at the top of 12 against a leader", equal(2) + low, equal(1) + low),
      Design("3 equal at the top of 13 against a leader", equal(3) + low, equal(1) + low),
      Design("20 equal above 30 against 1", equal(20) + far, equal(1)),
      Design("20 equal above 30, both sides", equal(20) + far, equal(20) + far),
      Design("5 equal above 30 half an error apart, against 1", equal(5) + ladder(30, from: -1, step: 0.5), equal(1)),
      Design("clear leaders, 17 against 58", [12] + spread(16, 3), [10] + spread(57, 2)),
      Design("a leader 8 above 20 equal, against 20 equal", [8] + equal(20), equal(20)),
      Design("a leader 4 above 20 equal, against 20 equal", [4] + equal(20), equal(20)),
      Design("a leader 3 above 20 equal, against 1", [3] + equal(20), equal(1)),
      Design("a leader 2 above 20 equal, against 1", [2] + equal(20), equal(1)),
      Design("half an error apart, 6 against 6", ladder(6, from: 0, step: 0.5), ladder(6, from: 0, step: 0.5)),
      Design("half an error apart, 10 against 1", ladder(10, from: 0, step: 0.5), equal(1)),
      Design("one error apart, 10 against 1", ladder(10, from: 0, step: 1), equal(1)),
      Design("a second 1.5 below, 12 against 1", [0, -1.5] + low, equal(1)),
      Design("a second 2.5 below, 12 against 1", [0, -2.5] + low, equal(1)),
      Design("a second 3 below, 12 against 1", [0, -3] + low, equal(1)),
      Design("spread of half an error, 10 against 30", spread(10, 0.5), spread(30, 0.5)),
      Design("spread of one error, 10 against 30", spread(10, 1), spread(30, 1)),
      Design("spread of 4 errors, 10 against 30", spread(10, 4), spread(30, 4)),
      Design("unequal errors, 10 against 20 equal", equal(10), equal(20), errorsA: uneven(10), errorsB: uneven(20)),
      Design("unequal errors, 1 against 30 equal", equal(1), equal(30), errorsB: uneven(30)),
      Design(
        "unequal errors, spread of 3, 10 against 20", spread(10, 3), spread(20, 3), errorsA: uneven(10),
        errorsB: uneven(20)),
      Design(
        "a newcomer with 6 times the error, 5 against 1", [0, -1, -2, -3, -4], equal(1), errorsA: [1, 1, 1, 1, 6]),
      // The leader appears last: `measures` takes the seventh of each seven first.
      Design(
        "a precise leader 1 above 30 with 10 times its error, against 1", equal(24, -1) + [0] + equal(6, -1), equal(1),
        errorsA: equal(24, 1) + [0.1] + equal(6, 1), errorsB: [0.1]),
      Design(
        "5 precise half an error apart before 30 noisy, against 1", equal(30) + ladder(5, from: 0.5, step: 0.5),
        equal(1), errorsA: equal(30, 1) + equal(5, 0.1), errorsB: [0.1]),
      Design(
        "a leader 1 above 30 with 3 times its error, against 1", equal(24, -1) + [0] + equal(6, -1), equal(1),
        errorsA: equal(24, 1) + [0.33] + equal(6, 1), errorsB: [0.33]),
      Design(
        "24 equal, eight with 2.5 and eight with 6 times the error of the others, against 1", equal(24), equal(1),
        errorsA: equal(8, 1) + equal(8, 2.5) + equal(8, 6)),
      Design(
        "24 equal, half with 6 times the error of the others, against 1", equal(24), equal(1),
        errorsA: equal(12, 1) + equal(12, 6)),
      Design(
        "10 equal and 3 with 3 times their error, against 3", equal(13), equal(3), errorsA: equal(10, 1) + equal(3, 3)),
      Design(
        "Arena, US and CN, scores as observed", arena.us, arena.cn, errorsA: arena.usErrors, errorsB: arena.cnErrors),
      Design(
        "Arena, all above 1480 equal", arena.us.map { min($0, 1480) }, arena.cn.map { min($0, 1480) },
        errorsA: arena.usErrors, errorsB: arena.cnErrors),
    ]
  }

  /// The methods that are compared.
  enum Method: String, CaseIterable, Sendable {
    case partialTies = "partial ties"
    case percentile = "percentile"
    case empiricalBayes = "empirical Bayes, normal"
    case numericalDelta = "numerical delta"
    case projection = "projection"
  }

  @Sendable static func table(samples: Int) -> String {
    let methods = Method.allCases
    var lines = [
      "| true scores | bias | " + methods.map(\.rawValue).joined(separator: " | ") + " |",
      "| --- | --: | " + methods.map { _ in "--:" }.joined(separator: " | ") + " |",
    ]
    for design in designs {
      let truth = gap(design.truth, design)
      let sums = Coverage.sums(samples: samples, width: 1 + 2 * methods.count) { stream in
        let scores = zip(design.truth, design.errors).map { $0 + $1 * stream.nextNormal() }
        var row = [gap(scores, design) - truth]
        for method in methods {
          guard let ends = ends(method, scores, design, seed: stream.next()) else {
            row += [.nan, .nan]
            continue
          }
          row += [ends.lower <= truth && truth <= ends.upper ? 1 : 0, ends.upper - ends.lower]
        }
        return row
      }.map { $0 / Double(samples) }
      let unit = design.errorsA.reduce(0, +) / Double(design.errorsA.count)
      let cells = methods.indices.map { index in
        "\(Coverage.thousandths(sums[1 + 2 * index])) (\(tenths(sums[2 + 2 * index] / unit)))"
      }
      lines.append("| \(design.name) | \(tenths(sums[0] / unit)) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n") + "\n\n" + others(samples: samples)
  }

  // MARK: The methods

  static func gap(_ scores: [Double], _ design: Design) -> Double {
    let count = design.truthA.count
    return (scores[..<count].max() ?? .nan) - (scores[count...].max() ?? .nan)
  }

  static func ends(
    _ method: Method, _ scores: [Double], _ design: Design, seed: UInt64
  ) -> (lower: Double, upper: Double)? {
    let plan = Simulation(resamples: 999, seed: seed)
    guard let estimates = try? NormalEstimates(scores, standardErrors: design.errors) else { return nil }
    func redrawn(_ sides: [[Int]]) -> (lower: Double, upper: Double)? {
      let result = try? Redraw.interval(
        of: { gap($0, design) }, estimates: estimates, sides: sides, simulation: plan)
      return result?.interval.interval.map { ($0.lower, $0.upper) }
    }
    switch method {
    case .percentile: return redrawn([])
    case .partialTies: return redrawn(design.sides)
    case .projection:
      // A band that holds for all scores together, and the smallest and the largest gap within it.
      let critical = normalQuantile((1 + pow(0.95, 1 / Double(scores.count))) / 2)
      func best(_ side: [Int], _ sign: Double) -> Double {
        side.map { scores[$0] + sign * critical * design.errors[$0] }.max() ?? .nan
      }
      return (
        best(design.sides[0], -1) - best(design.sides[1], 1), best(design.sides[0], 1) - best(design.sides[1], -1)
      )
    case .numericalDelta:
      // Fang & Santos (2019), doi 10.1093/restud/rdy049: the derivative by steps of three errors.
      let (step, point) = (3.0, gap(scores, design))
      let widened = design.errors.map { step * $0 }
      guard let wide = try? NormalEstimates(scores, standardErrors: widened),
        let draws = try? Redraw.draws(of: { [(gap($0, design) - point) / step] }, estimates: wide, simulation: plan)
      else { return nil }
      let sorted = draws.column(0).sorted()
      return (point - sorted[974], point - sorted[24])
    case .empiricalBayes:
      var stream = RandomStream(seed: seed)
      let sides = design.sides.map { side in
        NormalPrior(side.map { scores[$0] }, side.map { design.errors[$0] })
      }
      let sorted = (0..<999).map { _ in sides[0].best(&stream) - sides[1].best(&stream) }.sorted()
      return (sorted[24], sorted[974])
    }
  }

  /// True scores of a side as draws of one normal distribution whose mean and spread are unknown: a flat prior of the mean and one of
  /// the share of noise in the variance (Efron 2014; Gelman 2006, doi 10.1214/06-BA117A).
  private struct NormalPrior {
    let scores: [Double]
    let errors: [Double]
    private var spreads: [Double] = []
    private var means: [Double] = []
    private var precisions: [Double] = []
    private var chances: [Double] = []

    init(_ scores: [Double], _ errors: [Double]) {
      self.scores = scores
      self.errors = errors
      guard scores.count > 1 else { return }
      let typical = exp(errors.reduce(0) { $0 + log($1) } / Double(errors.count))
      var logs: [Double] = []
      for share in stride(from: 0.02, through: 0.99, by: 0.03) {
        let spread = typical * sqrt((1 - share) / share)
        let weights = errors.map { 1 / ($0 * $0 + spread * spread) }
        let sum = weights.reduce(0, +)
        let mean = zip(weights, scores).reduce(0) { $0 + $1.0 * $1.1 } / sum
        let squares = zip(weights, scores).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
        logs.append(weights.reduce(0) { $0 + 0.5 * log($1) } - 0.5 * log(sum) - 0.5 * squares)
        spreads.append(spread)
        means.append(mean)
        precisions.append(sum)
      }
      let top = logs.max() ?? 0
      var total = 0.0
      chances = logs.map { value in
        total += exp(value - top)
        return total
      }
    }

    func best(_ stream: inout RandomStream) -> Double {
      guard let last = chances.last else { return scores[0] + errors[0] * stream.nextNormal() }
      let drawn = stream.nextUniform() * last
      let index = chances.firstIndex { $0 > drawn } ?? chances.count - 1
      let mean = means[index] + stream.nextNormal() / sqrt(precisions[index])
      return zip(scores, errors).reduce(-Double.infinity) { best, pair in
        let noise = pair.1 * pair.1 / (pair.1 * pair.1 + spreads[index] * spreads[index])
        return max(best, noise * mean + (1 - noise) * pair.0 + sqrt(noise) * spreads[index] * stream.nextNormal())
      }
    }
  }

  // MARK: Other measures

  /// The measures beside the frontier gap that are redrawn in the same way.
  private static func others(samples: Int) -> String {
    let names = ["frontier gap", "expected best of as many", "mean of the 3 best", "mean of the best so far"]
    var lines = [
      "| true scores | \(names.joined(separator: " | ")) |",
      "| --- | \(names.map { _ in "--:" }.joined(separator: " | ")) |",
    ]
    for design in designs {
      let truth = measures(design.truth, design)
      let sums = Coverage.sums(samples: samples, width: names.count) { stream in
        let scores = zip(design.truth, design.errors).map { $0 + $1 * stream.nextNormal() }
        guard let estimates = try? NormalEstimates(scores, standardErrors: design.errors),
          let results = try? Redraw.intervals(
            of: { measures($0, design) }, estimates: estimates, sides: design.sides,
            simulation: Simulation(resamples: 999, seed: stream.next()))
        else { return names.map { _ in .nan } }
        return zip(results, truth).map { $0.interval.interval?.contains($1) == true ? 1 : 0 }
      }
      let cells = zip(sums, truth).map { $1.isFinite ? Coverage.thousandths($0 / Double(samples)) : "–" }
      lines.append("| \(design.name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  /// The systems of either side appear one after the other, in an order that has nothing to do with their scores.
  @Sendable private static func measures(_ scores: [Double], _ design: Design) -> [Double] {
    let sides = design.sides.map { side in side.map { scores[$0] } }
    let drawn = min(sides[0].count, sides[1].count)
    func difference(_ value: ([Double]) -> Double) -> Double { value(sides[0]) - value(sides[1]) }
    return [
      gap(scores, design),
      difference { side in
        (try? ExpectedMaximum(count: side.count, drawn: drawn).value(ofSorted: side.sorted())) ?? .nan
      },
      drawn < 3 ? .nan : difference { $0.sorted().suffix(3).reduce(0, +) / 3 },
      difference { side in
        var best = -Double.infinity
        let records = side.indices.map { index in
          best = max(best, side[index * 7 % side.count])
          return best
        }
        return records.reduce(0, +) / Double(records.count)
      },
    ]
  }

  // MARK: Numbers

  private static func tenths(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func normalQuantile(_ probability: Double) -> Double {
    guard let interval = try? WaldInterval.interval(of: 0, standardError: 1, level: abs(2 * probability - 1)) else {
      return 0
    }
    return probability < 0.5 ? interval.lower : interval.upper
  }
}
