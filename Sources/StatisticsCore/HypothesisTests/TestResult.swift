/// What a hypothesis test found.
public struct HypothesisTest: Hashable, Sendable {
  /// The test that was made.
  public var method: TestMethod
  /// The value of the test statistic; which one it is, the function says that made it.
  public var statistic: Double
  /// The parameters of the statistic's reference distribution.
  public var degreesOfFreedom: DegreesOfFreedom
  /// The p-value, from 0 to 1.
  public var pValue: Double
  /// The direction in which the test looks.
  public var alternative: Alternative

  /// Makes a finding from its parts.
  public init(
    method: TestMethod, statistic: Double, degreesOfFreedom: DegreesOfFreedom = .none, pValue: Double,
    alternative: Alternative = .twoSided
  ) {
    self.method = method
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.alternative = alternative
  }
}

/// The degrees of freedom of a reference distribution.
public enum DegreesOfFreedom: Hashable, Sendable {
  /// The reference distribution has none: the normal, or an exact distribution of ranks.
  case none
  /// Those of Student's t or of χ².
  case one(Double)
  /// Those of F: of the numerator and of the denominator.
  case two(numerator: Double, denominator: Double)
}

/// The name of a test, as it appears in a result table: lower-case words joined by hyphens.
///
/// Each file that implements a test adds its name in an extension.
public struct TestMethod: Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let name: String
  /// The name.
  public var description: String { name }

  /// Makes a method name.
  public init(_ name: String) { self.name = name }
}

/// A finding, or the reason why the data determine none.
public enum TestResult: Hashable, Sendable {
  /// The finding.
  case test(HypothesisTest)
  /// The data are well formed but do not determine the statistic.
  case undefined(Degeneracy)

  /// The finding, if there is one.
  public var test: HypothesisTest? {
    if case .test(let test) = self { test } else { nil }
  }
  /// The reason, if there is no finding.
  public var degeneracy: Degeneracy? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}
