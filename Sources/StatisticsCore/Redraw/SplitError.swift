/// An error of one size below an estimate and of another above it, as an interval shows it that is not symmetric.
///
/// Both sides are halves of normal distributions, each of chance one half: an interval of any level is the estimate minus z times the one
/// and plus z times the other, and the estimate stays the median. (Wallis 2014, doi 10.1214/13-STS417, on the two-piece normal, whose
/// halves have chances in proportion to their sizes, so that it keeps the mode and not the quantiles.)
public struct SplitError: Hashable, Sendable {
  /// The size below the estimate, in the unit of the estimate.
  public var below: Double
  /// The size above it.
  public var above: Double

  /// Makes an error of two sides.
  public init(below: Double, above: Double) {
    self.below = below
    self.above = above
  }
}
