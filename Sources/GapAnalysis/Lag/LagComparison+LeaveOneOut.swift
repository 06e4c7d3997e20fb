extension LagComparison {
  /// The estimates without each organization in turn; `nil` where no organization can be spared.
  func withoutOneOrganization(_ function: LagFunction) -> LeaveOneOutRange? {
    var range: LeaveOneOutRange?
    var undetermined: [String] = []
    for key in Set(datedA.organizations + datedB.organizations).sorted() {
      let name = datedA.organizationName(key) ?? datedB.organizationName(key) ?? key
      let a = datedA.scores(at: datedA.positions(without: key))
      let b = datedB.scores(at: datedB.positions(without: key))
      let point = function(a: a, b: b)
      guard let months = point.months else {
        undetermined.append(name)
        continue
      }
      var isBound = false
      if case .atLeast = point { isBound = true }
      guard var known = range else {
        range = LeaveOneOutRange(
          lower: months, upper: months, isBound: isBound, lowerWithout: name, upperWithout: name, undetermined: [])
        continue
      }
      if months < known.lower { (known.lower, known.lowerWithout) = (months, name) }
      if months > known.upper { (known.upper, known.upperWithout) = (months, name) }
      known.isBound = known.isBound || isBound
      range = known
    }
    range?.undetermined = undetermined
    return range
  }
}

extension LeaveOneOutRange: CustomStringConvertible {
  /// The range in words, in months.
  public var description: String {
    let bound = isBound ? ", some of them lower bounds" : ""
    var text =
      lower == upper
      ? "\(fixed(lower, digits: 1)) without any one organization\(bound)"
      : "leaving out one organization: \(fixed(lower, digits: 1)) (without \(lowerWithout)) to "
        + "\(fixed(upper, digits: 1)) (without \(upperWithout))\(bound)"
    if !undetermined.isEmpty { text += "; no value without \(undetermined.joined(separator: " or "))" }
    return text
  }
}
