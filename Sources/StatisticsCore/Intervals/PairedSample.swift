/// Two samples whose values belong together by position.
enum PairedSample {
  /// The differences `first[i] − second[i]`, checked to be finite.
  static func differences(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> [Double] {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    try Validation.requireSameCount(first, "first", second, "second")
    let differences = zip(first, second).map { $0 - $1 }
    try Validation.requireFinite(differences, "first − second")
    return differences
  }
}
