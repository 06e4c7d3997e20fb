import Tables

/// Tests of claims that cannot be read, or that name what is not there.
enum ClaimTestCheck: DatasetCheck {
  static let unreadable = Problem.Explanation(
    Problem.Code("bad-claim-test"), .error,
    """
    The test of a claim cannot be read. It is the name of a test and its parameters, "name key=value key=value", without spaces in \
    a value; or "untestable". Benchmarks, dimensions, systems, organizations and dates must exist.
    """)
  static let withoutReason = Problem.Explanation(
    Problem.Code("untestable-without-reason"), .warning,
    "A claim is untestable and untestable_reason is empty. Say which data would decide it.")
  static let withReason = Problem.Explanation(
    Problem.Code("testable-with-reason"), .warning,
    "A claim has a test and yet a reason why it is untestable. Only one of the two can hold.")
  static let explanations = [unreadable, withoutReason, withReason]

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.claims.values.compactMap { claim in
      let isUntestable = claim.test == "untestable"
      if isUntestable, claim.untestableReason == nil {
        return subject.problem(
          withoutReason, .claim(claim.id), column: "untestable_reason", "nothing says why \(claim.id) is untestable")
      }
      if isUntestable { return nil }
      if let fault = fault(in: claim, subject) ?? subject.claimFault?(claim, subject.dataset) {
        return subject.problem(unreadable, .claim(claim.id), column: "test", fault, found: claim.test)
      }
      guard claim.untestableReason != nil else { return nil }
      return subject.problem(
        withReason, .claim(claim.id), column: "untestable_reason", "\(claim.id) has a test and a reason against it")
    }
  }

  /// What keeps the test of a claim from being read, or the parameters from naming something.
  private static func fault(in claim: Claim, _ subject: CheckSubject) -> String? {
    let words = claim.test.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let name = words.first, !name.isEmpty, !name.contains("=") else { return "the test has no name" }
    var parameters: [String: String] = [:]
    for word in words.dropFirst() {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex, word.index(after: sign) != word.endIndex
      else {
        return "'\(word)' is not a parameter of the form key=value"
      }
      let key = String(word[..<sign])
      guard parameters.updateValue(String(word[word.index(after: sign)...]), forKey: key) == nil else {
        return "the parameter \(key) stands twice"
      }
    }
    guard subject.isWhole else { return nil }
    for (key, value) in parameters.sorted(by: { $0.key < $1.key }) {
      if let fault = fault(in: key, value, parameters, subject.dataset) { return fault }
    }
    return nil
  }

  private static func fault(
    in key: String, _ value: String, _ parameters: [String: String], _ dataset: Dataset
  ) -> String? {
    func unknown(_ kind: String, _ name: String, _ known: [String]) -> String? {
      guard !known.contains(name) else { return nil }
      let near = nearestMatches(to: name, in: known)
      return "no \(kind) is called '\(name)'"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?")
    }
    switch key {
    case "benchmark": return unknown("benchmark", value, dataset.benchmarks.keys.map(\.text))
    case "system", "reference": return unknown("system", value, dataset.systems.keys.map(\.text))
    case "organization": return unknown("organization", value, dataset.organizations.keys.map(\.text))
    case "dimension", "dimensions":
      guard let benchmark = parameters["benchmark"].flatMap({ dataset.benchmarks[Benchmark.ID($0)] }) else {
        return nil
      }
      let names = value.split(separator: ",").map(String.init)
      return names.lazy.compactMap { unknown("dimension of \(benchmark.id)", $0, benchmark.quantityNames) }.first
    case "as_of", "from", "to", "on":
      return CalendarDate(value) == nil ? "\(key)=\(value) is not a date" : nil
    default: return nil
    }
  }
}
