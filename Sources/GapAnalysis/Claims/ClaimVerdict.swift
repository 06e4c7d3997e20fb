public import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// A claim with its verdict, and all that the verdict rests on.
public struct ClaimVerdict: Sendable {
  /// The claim.
  public var claim: Claim
  /// What the test found; `nil` for a claim that cannot be tested.
  public var finding: ClaimFinding?

  /// The verdict.
  public var verdict: Verdict { finding?.verdict ?? .untestable }

  /// What would change the verdict; for a claim that cannot be tested, which data are missing.
  public var wouldChange: String {
    guard let finding else { return claim.untestableReason ?? "No reason is recorded." }
    return finding.wouldChange + (finding.slack.map { " Its interval reaches 0 when it moves by \($0)." } ?? "")
  }

  /// Tests a claim of a dataset.
  ///
  /// - Throws: ``/Tables/Problems`` if its test cannot be read, ``AnalysisError`` if an option is out of range.
  public init(of claim: Claim, in dataset: Dataset, options: ClaimOptions = ClaimOptions()) throws {
    guard options.level > 0, options.level < 1 else {
      throw AnalysisError.invalidOption("the level is \(options.level), but must be strictly between 0 and 1")
    }
    guard options.simulation.resamples > 0, options.simulation.threads > 0 else {
      throw AnalysisError.invalidOption("the numbers of resamples and of threads must be at least 1")
    }
    self.claim = claim
    let test: ClaimTest
    do throws(Problems) {
      test = try ClaimTest(parsing: claim.test, in: dataset)
    } catch {
      throw Problems(
        error.list.map { problem in
          var problem = problem
          problem.message = "claim \(claim.id): \(problem.message)"
          return problem
        })
    }
    finding = try test.kind?.finding(in: dataset, options: options)
  }

  /// Tests all claims of a dataset, in file order.
  ///
  /// - Throws: ``/Tables/Problems`` with all that is wrong with their tests, ``AnalysisError`` if an option is out of
  ///   range.
  public static func all(in dataset: Dataset, options: ClaimOptions = ClaimOptions()) throws -> [ClaimVerdict] {
    let problems = ClaimTest.problems(in: dataset)
    guard problems.isEmpty else { throw Problems(problems) }
    return try dataset.claims.values.map { try ClaimVerdict(of: $0, in: dataset, options: options) }
  }

  // MARK: Words

  /// The figure in words, with what it is of: `US − CN: 1.55 points`.
  public var figure: String? {
    guard let finding, let value = finding.estimate else { return nil }
    let number = finding.unit.number(value, lower: finding.interval?.lower, upper: finding.interval?.upper)
    let words =
      switch finding.unit {
      case .dimensions: finding.countA.map { "\(number) of \(NumberWords.count($0, "dimension"))" } ?? number
      case .systems, .organizations: number
      case .rank: "rank \(number)\(finding.countA.map { " of \($0)" } ?? "")"
      default: finding.unit.words(value, lower: finding.interval?.lower, upper: finding.interval?.upper)
      }
    return "\(finding.subject): \(words)"
  }

  /// The interval in words, with what varies in it.
  public var interval: String? {
    guard let finding, let interval = finding.interval else { return nil }
    let ends = finding.unit.rangeWords(interval.lower, interval.upper, estimate: finding.estimate)
    return finding.kind == .specification
      ? "\(ends) leaving out one organization"
      : "\(ends) (\(NumberWords.percent(interval.level)) interval, \(finding.kind.rawValue))"
  }

  /// How many systems stand behind the figure, in words.
  public var sample: String? {
    guard let finding else { return nil }
    if let a = finding.sideA, let b = finding.sideB, let countA = finding.countA, let countB = finding.countB {
      return "n = \(countA) \(a), \(countB) \(b)"
    }
    return finding.countA.map { "n = \($0) \(finding.countNoun)" }
  }
}
