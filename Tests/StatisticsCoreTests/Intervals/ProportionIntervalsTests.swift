import StatisticsCore
import Testing

@Suite("Intervals of proportions")
struct ProportionIntervalsTests {
  @Test("Wilson's and Clopper and Pearson's agree with R")
  func fixtures() throws {
    for data in try RTests.load().binomial {
      let exact = try #require(
        try ClopperPearsonInterval.proportion(successes: data.successes, trials: data.trials).interval)
      let score = try #require(try WilsonInterval.proportion(successes: data.successes, trials: data.trials).interval)
      #expect(isClose(exact.lower, data.clopper_pearson[0], within: RTests.tolerance))
      #expect(isClose(exact.upper, data.clopper_pearson[1], within: RTests.tolerance))
      #expect(isClose(score.lower, data.wilson[0], within: RTests.tolerance))
      #expect(isClose(score.upper, data.wilson[1], within: RTests.tolerance))
    }
  }

  /// statsmodels 0.15.0, `confint_proportions_2indep(method="newcomb")`, on examples of Newcombe's paper.
  @Test(
    "Newcombe's differences agree with statsmodels",
    arguments: [
      (56, 70, 48, 80, 0.052_431_472_402_364_98, 0.333_872_654_036_906_14),
      (9, 10, 3, 10, 0.170_522_723_934_502_9, 0.809_017_973_535_488),
      (10, 10, 0, 20, 0.679_086_037_141_914_5, 1.0), (10, 10, 0, 10, 0.607_509_350_430_524_1, 1.0),
    ])
  func newcombe(_ a: Int, _ m: Int, _ b: Int, _ n: Int, _ lower: Double, _ upper: Double) throws {
    let interval = try #require(
      try NewcombeDifferenceInterval.difference(firstSuccesses: a, firstTrials: m, secondSuccesses: b, secondTrials: n)
        .interval)
    #expect(isClose(interval.lower, lower, within: 1e-12))
    #expect(isClose(interval.upper, upper, within: 1e-12))
  }

  @Test("the exact ends are where the binomial tails are half of alpha", arguments: [0.5, 0.9, 0.999])
  func tails(_ level: Double) throws {
    let interval = try #require(try ClopperPearsonInterval.proportion(successes: 2, trials: 5, level: level).interval)
    let upperTail = { (p: Double) in 1 - power(1 - p, 5) - 5 * p * power(1 - p, 4) }
    let lowerTail = { (p: Double) in power(1 - p, 5) + 5 * p * power(1 - p, 4) + 10 * p * p * power(1 - p, 3) }
    #expect(isClose(upperTail(interval.lower), (1 - level) / 2, within: 1e-10))
    #expect(isClose(lowerTail(interval.upper), (1 - level) / 2, within: 1e-10))
  }

  private struct RareEvents: Decodable {
    struct End: Decodable {
      let successes: Int
      let trials: Int
      let level: Double
      let upper: Double
    }

    let relativeTolerance: Double
    let ends: [End]
  }

  @Test("the exact upper end of a rare event keeps its digits")
  func rareEvents() throws {
    let reference = try Fixture.json("scipy/rare_events.json", as: RareEvents.self)
    #expect(reference.ends.count == 6)
    for end in reference.ends {
      let interval = try #require(
        try ClopperPearsonInterval.proportion(successes: end.successes, trials: end.trials, level: end.level).interval)
      #expect(abs(interval.upper / end.upper - 1) < reference.relativeTolerance, "\(end)")
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }

  @Test("no trials, impossible counts, and counts of 10¹²")
  func hostile() throws {
    #expect(
      try WilsonInterval.proportion(successes: 0, trials: 0).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try ClopperPearsonInterval.proportion(successes: 0, trials: 0).interval == nil)
    #expect(
      try NewcombeDifferenceInterval.difference(
        firstSuccesses: 0, firstTrials: 0, secondSuccesses: 1, secondTrials: 1
      ).interval == nil)
    for (successes, trials) in [(-1, 5), (6, 5), (0, -1), (Int.min, Int.max)] {
      #expect(throws: StatisticsError.self) { try WilsonInterval.proportion(successes: successes, trials: trials) }
      #expect(throws: StatisticsError.self) {
        try ClopperPearsonInterval.proportion(successes: successes, trials: trials)
      }
    }
    #expect(throws: StatisticsError.self) { try WilsonInterval.proportion(successes: 1, trials: 2, level: .nan) }
    for trials in [1_000_000, 1_000_000_000, 1_000_000_000_000] {
      for successes in [0, 1, trials / 3, trials / 2, trials - 1, trials] {
        let share = Double(successes) / Double(trials)
        let score = try #require(try WilsonInterval.proportion(successes: successes, trials: trials).interval)
        let exact = try #require(try ClopperPearsonInterval.proportion(successes: successes, trials: trials).interval)
        #expect(score.contains(share) && exact.contains(share))
        #expect(abs(score.lower - exact.lower) < 3 / Double(trials).squareRoot())
        if successes > 1_000, successes < trials - 1_000 {
          let width = score.upper - score.lower
          #expect(abs(exact.lower - score.lower) < 0.05 * width && abs(exact.upper - score.upper) < 0.05 * width)
        }
      }
    }
  }
}
