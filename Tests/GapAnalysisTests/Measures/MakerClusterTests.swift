import BenchmarkData
import StatisticsCore
import Testing

@testable import GapAnalysis

/// Intervals of kind `sampling` where organizations have several systems.
struct MakerClusterTests {
  /// y and g of the script below, A first.
  private static let scores: [(String, Double, String)] = [
    ("A", 10, "a"), ("A", 11, "a"), ("A", 12.5, "a"), ("A", 7, "b"), ("A", 6, "b"), ("A", 9, "c"), ("A", 5, "d"),
    ("B", 8, "e"), ("B", 8.5, "e"), ("B", 3, "f"), ("B", 4, "f"), ("B", 6, "g"),
  ]

  private static func dataset(_ scores: [(String, Double, String)] = scores) -> Dataset {
    .invented(scores.enumerated().map { Invented("s\($0)", $1.0, $1.1, by: $1.2) })
  }

  /// R 4.2.2, clubSandwich 0.5.8:
  ///
  ///     y <- c(10,11,12.5,7,6,9,5,8,8.5,3,4,6); x <- rep(0:1, c(7,5)); g <- c("a","a","a","b","b","c","d","e","e","f","f","g")
  ///     conf_int(lm(y ~ x), vcov = "CR2", cluster = g, test = "Satterthwaite")
  ///     # x: beta -2.74285714286, SE 2.42905807449, df 3.81176470588, CI -9.62040213229 to 4.13468784657
  ///
  /// The printed interval has the fewer degrees of freedom that `Tests/Checks/gap.py` gives for makers of unequal sizes.
  @Test func theIntervalIsThatOfClubSandwich() throws {
    let y = Self.scores.map(\.1)
    let fit = try LeastSquares(design: Matrix(rows: y.indices.map { [1, $0 < 7 ? 0 : 1] }), response: y)
    let clusters = Self.scores.map { Int($0.2.unicodeScalars.first?.value ?? 0) }
    let contrast = try #require(
      try fit.biasReducedCovariance(clusters: clusters)?.contrast([0, 1], of: fit.coefficients))
    #expect(abs(contrast.degreesOfFreedom - 3.81176470588) < 1e-7)
    let theirs = try #require(try contrast.interval().interval)
    #expect(abs(theirs.lower - -9.62040213229) < 1e-6 && abs(theirs.upper - 4.13468784657) < 1e-6)

    let estimate = try Pair.invented(Self.dataset()).estimate(of: .meanGap)
    let interval = try #require(estimate.interval)
    #expect(interval.method == .biasReducedClusters)
    #expect(abs(try #require(estimate.standardError) - 2.42905807449) < 1e-7)
    #expect(abs(interval.lower - -4.31410029627) < 1e-9)
    #expect(abs(interval.upper - 9.79981458198) < 1e-9)
    #expect(estimate.note?.contains("errors clustered by organization (4 of A, 3 of B; intraclass correlation") == true)
    #expect(estimate.note?.contains("degrees of freedom)") == true)
  }

  @Test func whereEachHasOneSystemTheIntervalIsWelchs() throws {
    let single = Self.scores.enumerated().map { ($1.0, $1.1, "o\($0)") }
    let estimate = try Pair.invented(Self.dataset(single)).estimate(of: .meanGap)
    #expect(estimate.interval?.method == .welch)
    #expect(estimate.note?.contains("organization") == false)
  }

  @Test func oneOrganizationOfASideIsTooFew() throws {
    let two = Self.scores.filter { $0.2 != "g" }
    let wide = try #require(try Pair.invented(Self.dataset(two)).estimate(of: .meanGap).interval)
    #expect(wide.method == .biasReducedClusters)
    let one = Self.scores.filter { $0.2 != "g" && $0.2 != "f" }
    let estimate = try Pair.invented(Self.dataset(one)).estimate(of: .meanGap)
    #expect(estimate.interval == nil && estimate.estimate != nil)
    #expect(estimate.status == .insufficient)
    #expect(estimate.note?.contains("no interval: 1 of B: too few organizations") == true)
  }

  @Test(arguments: [Measure.medianGap, .hodgesLehmannGap, .hedgesG, .superiority, .cliffsDelta])
  func theOthersSayWhatTheyAssume(_ measure: Measure) throws {
    let options = Pair.Options(simulation: Simulation(resamples: 400))
    let estimate = try Pair.invented(Self.dataset(), options: options).estimate(of: measure)
    #expect(estimate.kind == .sampling)
    #expect(
      estimate.note?.contains("takes the systems of one organization as independent (organizations: 4 of A, 3 of B; ")
        == true)
  }
}
