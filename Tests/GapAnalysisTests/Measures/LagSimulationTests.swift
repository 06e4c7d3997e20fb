import BenchmarkData
import Foundation
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// Simulation with a known lag: B repeats A's path L months later, scores carry noise of known size.
///
/// `VGAP_SIMULATIONS=1000 swift test -c release -Xswiftc -enable-testing --filter Simulation` prints the figures that the
/// documentation of ``Measure/Family`` gives.
struct LagSimulationTests {
  static let runs = ProcessInfo.processInfo.environment["VGAP_SIMULATIONS"].flatMap { Int($0) } ?? 5

  /// Twelve releases a side, 91 days apart, 2 points each.
  static func board(lagMonths: Double, noise: Double, stream: inout RandomStream) throws -> Scoreboard {
    var systems: [Invented] = []
    for (side, delay) in [("A", 0.0), ("B", lagMonths * daysPerMonth)] {
      for step in 0..<12 {
        let day = 19_000 + Int((Double(step) * 91 + delay).rounded())
        systems.append(
          Invented(
            "\(side)\(step)", side, 60 + 2 * Double(step) + noise * stream.nextNormal(), se: noise,
            on: CalendarDate(dayNumber: day)?.description))
      }
    }
    return try Scoreboard(
      of: "b", in: .invented(systems),
      selection: Selection(asOf: CalendarDate(dayNumber: 19_000 + 11 * 91 + 366)))
  }

  struct Tally {
    var covered = 0
    var intervals = 0
    var sum = 0.0
    var count = 0
    var mean: Double { sum / Double(count) }
    var coverage: Double { Double(covered) / Double(max(1, intervals)) }
    mutating func add(_ estimate: Estimate, truth: Double) {
      guard let months = estimate.estimate else { return }
      sum += months
      count += 1
      guard let interval = estimate.interval else { return }
      intervals += 1
      if interval.contains(truth) { covered += 1 }
    }
  }

  @Test(arguments: [0.0, 6, 12], [0.2, 1.0])
  func aKnownLagIsRecovered(_ lag: Double, _ noise: Double) throws {
    let measures: [Measure] = [.lagHorizontalMean, .lagCatchUp, .lagCatchUpRestrictedMean, .lagRegression]
    var tallies: [Measure: Tally] = [:]
    var lenientSum = 0.0
    var stream = RandomStream(seed: 7, block: UInt64(lag * 10 + noise))
    for _ in 0..<Self.runs {
      let board = try Self.board(lagMonths: lag, noise: noise, stream: &stream)
      let resamples = Self.runs > 100 ? 999 : 99
      let comparison = try Pair(Sides("A", "B"), on: board, options: .init(simulation: .init(resamples: resamples)))
      // A match within three standard errors.
      let lenient = try Pair(Sides("A", "B"), on: board, options: .init(tolerance: 3 * noise))
      lenientSum += try lenient.estimate(of: .lagCatchUp).estimate ?? 0
      for estimate in try comparison.estimates(of: measures) {
        tallies[estimate.measure, default: Tally()].add(estimate, truth: lag)
      }
    }
    if Self.runs > 100 {
      for measure in measures {
        guard let tally = tallies[measure] else { continue }
        print(
          "lag \(lag), noise \(noise), \(measure.id): mean \(tally.mean), coverage \(tally.coverage) of "
            + "\(tally.intervals)")
      }
      print("lag \(lag), noise \(noise), catch-up with tolerance: mean \(lenientSum / Double(Self.runs))")
    }
    let horizontal = try #require(tallies[.lagHorizontalMean])
    #expect(abs(horizontal.mean - lag) < 0.5)
    #expect(horizontal.coverage >= 0.6)
    #expect(abs(try #require(tallies[.lagRegression]).mean - lag) < 0.5)
    // Noise makes half of B's equals miss the record, to be matched by B's next release, 91 days on.
    let catchUp = try #require(tallies[.lagCatchUp])
    if lag > 0, noise < 1 {
      #expect(catchUp.mean >= lag - 0.1)
      #expect(catchUp.mean <= lag + 91 / daysPerMonth + 0.1)
      #expect(abs(lenientSum / Double(Self.runs) - lag) < 0.1)
    }
  }

  /// Without noise each measure is what its documentation says.
  @Test(arguments: [0.0, 6, 12])
  func withoutNoiseTheLagIsExact(_ lag: Double) throws {
    var stream = RandomStream(seed: 1)
    let board = try Self.board(lagMonths: lag, noise: 0, stream: &stream)
    let comparison = try Pair(Sides("A", "B"), on: board)
    // Days are whole, months are not.
    let tolerance = 0.5 / daysPerMonth
    for measure in [Measure.lagHorizontalMean, .lagRegression] {
      let months = try #require(try comparison.estimate(of: measure).estimate)
      #expect(abs(months - lag) < tolerance)
    }
    let catchUp = try comparison.estimate(of: .lagCatchUp)
    if lag == 0 {
      #expect(catchUp.status == .insufficient)
    } else {
      #expect(abs(try #require(catchUp.estimate) - lag) < tolerance)
    }
    // A's last record was 366 days before the board's date, B's the lag later: both have the same best score by then.
    let now = try #require(try comparison.estimate(of: .lagNow).estimate)
    #expect(abs(now - lag) < tolerance)
    let daily = try #require(try comparison.estimate(of: .lagDailyMean).estimate)
    #expect(daily >= lag - tolerance)
    #expect(daily <= lag + 91 / 2 / daysPerMonth + tolerance)
  }
}
