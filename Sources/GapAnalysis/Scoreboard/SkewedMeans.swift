/// Where Student's t of a mean covers less than it says, since what it is the mean of is skewed: scores of prompts that nearly all succeed, say.
///
/// By `Benchmarks coverage sizes`: with a skewness of the mean of 0.2, which is Cochran's limit (*Sampling Techniques*, 1977, section 2.15: more
/// than 25 times the squared skewness of the values), an interval of 95 % covers some 94 %. The skewness that a sample shows is too small just where
/// its mean is wrong, so that the note stands from half of that on.
enum SkewedMeans {
  /// The skewness of a mean from which the note stands.
  static let limit = 0.1
  /// The number of values below which their skewness cannot be told, and a note always stands.
  static let few = 50
  /// What 95 % intervals cover, in percent.
  static let covered = "80 to 94"

  static func areSkewed(_ skewness: Double?) -> Bool { abs(skewness ?? 0) >= limit }

  /// Of systems whose scores are skewed.
  static func note(of names: [String], among count: Int) -> String {
    let whose = names.count == count ? "" : " of \(NameList.text(names))"
    return "single scores\(whose) are skewed: intervals of their means that say 95 % cover some \(covered) %"
  }

  /// Of means with so many degrees of freedom, whose skewness is not known; `nil` if there are enough.
  static func note(ofFewest degreesOfFreedom: Double?) -> String? {
    guard let degreesOfFreedom, degreesOfFreedom < Double(few - 1) else { return nil }
    return
      "of so few an interval holds if single scores are not very skewed: else those that say 95 % cover some \(covered) %"
  }
}
