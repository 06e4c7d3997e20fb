/// Checks of arguments that the estimators share.
enum Validation {
  /// Throws unless every value is a finite number; names the first that is not by its position, counted from 0.
  static func requireFinite(_ values: [Double], _ name: String) throws(StatisticsError) {
    for index in values.indices where !values[index].isFinite {
      throw .invalidArgument(
        name: "\(name)[\(index)]", found: "\(values[index])", requirement: "a finite number")
    }
  }

  /// Throws unless both samples have the same number of values.
  static func requireSameCount(
    _ first: [Double], _ firstName: String, _ second: [Double], _ secondName: String
  ) throws(StatisticsError) {
    guard first.count == second.count else {
      throw .unequalLengths(first: firstName, firstCount: first.count, second: secondName, secondCount: second.count)
    }
  }

  /// Throws unless `level` is a confidence level, strictly between 0 and 1.
  static func requireLevel(_ level: Double) throws(StatisticsError) {
    try GSL.requireOpenUnit(level, "level")
  }

  /// Throws unless 0 ≤ `successes` ≤ `trials`.
  static func requireCounts(
    _ successes: Int, of trials: Int, _ successesName: String = "successes", _ trialsName: String = "trials"
  ) throws(StatisticsError) {
    guard trials >= 0 else {
      throw .invalidArgument(name: trialsName, found: "\(trials)", requirement: "at least 0")
    }
    guard (0...trials).contains(successes) else {
      throw .invalidArgument(name: successesName, found: "\(successes)", requirement: "from 0 to \(trials)")
    }
  }
}
