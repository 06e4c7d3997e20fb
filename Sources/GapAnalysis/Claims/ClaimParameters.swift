import BenchmarkData
import OrderedCollections
import Tables

/// A `test` cell of a claim, taken apart: `name key=value key=value …`.
///
/// Each kind of test reads the keys that it knows, and all that is wrong with them is collected. A key that was never asked
/// for is unknown.
struct ClaimParameters {
  /// The name that stands for every country, and for systems without one.
  static let all = "all"

  let dataset: Dataset
  private(set) var problems: [Problem] = []
  private let values: OrderedDictionary<Substring, Substring>
  private var known: OrderedSet<String> = []

  init(_ words: [Substring], of dataset: Dataset) {
    self.dataset = dataset
    var values: OrderedDictionary<Substring, Substring> = [:]
    var problems: [Problem] = []
    for word in words {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex, word.index(after: sign) < word.endIndex else {
        problems.append(
          Problem(
            .claimBadParameter, "a parameter of a test is not of the form key=value", found: String(word),
            fix: "write '_' for a space within a value"))
        continue
      }
      let key = word[..<sign]
      if values[key] != nil {
        problems.append(Problem(.claimBadParameter, "the key \(key) stands twice"))
      } else {
        values[key] = word[word.index(after: sign)...]
      }
    }
    self.values = values
    self.problems = problems
  }

  /// Complains about every key that was not asked for.
  mutating func finish(test name: String) {
    for key in values.keys where !known.contains(String(key)) {
      problems.append(
        Problem(
          .claimBadParameter, "the test \(name) has no key '\(key)'", expected: known.joined(separator: ", "),
          fix: Self.didYouMean(String(key), known)))
    }
  }

  // MARK: Reading

  /// Whether the key is there; it is known from now on.
  mutating func has(_ key: String) -> Bool {
    known.append(key)
    return values[key[...]] != nil
  }

  /// The text of a key that may be left out.
  mutating func optionalText(_ key: String) -> String? {
    known.append(key)
    return values[key[...]].map(String.init)
  }

  /// The text of a key that must be there.
  mutating func text(_ key: String) -> String {
    if let text = optionalText(key) { return text }
    problems.append(Problem(.claimBadParameter, "the key \(key) is missing", fix: "add \(key)=…"))
    return Self.absent
  }

  mutating func optionalDate(_ key: String) -> CalendarDate? {
    guard let text = optionalText(key) else { return nil }
    do throws(CalendarDate.Refusal) {
      return try CalendarDate(parsing: text)
    } catch {
      bad(key, text, "a date such as 2024-02-15, 2024-02 or 2024; \(error)")
      return nil
    }
  }

  mutating func date(_ key: String) -> CalendarDate? {
    let text = text(key)
    return text == Self.absent ? nil : optionalDate(key)
  }

  mutating func optionalNumber(_ key: String) -> Double? {
    guard let text = optionalText(key) else { return nil }
    do throws(DecimalText.Refusal) {
      return try DecimalText.number(text)
    } catch {
      bad(key, text, "a number")
      return nil
    }
  }

  /// A whole number that may be left out.
  mutating func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = optionalText(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      bad(key, text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  mutating func flag(_ key: String) -> Bool {
    guard let text = optionalText(key) else { return false }
    if text != "true", text != "false" { bad(key, text, "true or false") }
    return text == "true"
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _: Choice.Type = Choice.self, else standard: Choice? = nil
  ) -> Choice? {
    guard let text = standard == nil ? self.text(key) : optionalText(key) else { return standard }
    if text == Self.absent { return standard }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    bad(key, text, names.joined(separator: ", "), fix: Self.didYouMean(text, names))
    return standard
  }

  /// The measure of a family that `measure` names; the family's first if it names none, which is a problem.
  mutating func measure(_ family: Measure.Family) -> Measure {
    let known = Measure.all(family)
    let first = known.first ?? .frontierGap
    let text = text("measure")
    if text == Self.absent { return first }
    if let measure = Measure.named(text, in: family) { return measure }
    bad("measure", text, known.map(\.id).joined(separator: ", "), fix: Self.didYouMean(text, known.map(\.id)))
    return first
  }

  /// Comma-separated values, none of them empty.
  mutating func list(_ key: String, isRequired: Bool = true) -> [String] {
    guard let text = isRequired ? text(key) : optionalText(key), text != Self.absent else { return [] }
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if items.contains("") { bad(key, text, "values separated by commas, none of them empty") }
    return items.filter { !$0.isEmpty }
  }

  /// Terms of text, in which `_` stands for a space.
  mutating func terms(_ key: String, isRequired: Bool = true) -> [String] {
    list(key, isRequired: isRequired).map { String($0.map { $0 == "_" ? " " : $0 }) }
  }

  // MARK: Keys of records

  mutating func system(_ key: String) -> System.ID {
    let text = text(key)
    checkSystem(key, text)
    return System.ID(text)
  }

  mutating func optionalSystem(_ key: String) -> System.ID? {
    guard let text = optionalText(key) else { return nil }
    checkSystem(key, text)
    return System.ID(text)
  }

  mutating func optionalOrganization(_ key: String) -> Organization.ID? {
    guard let text = optionalText(key) else { return nil }
    require(
      key, text, isKnown: dataset.organizations[Organization.ID(text)] != nil, "organization",
      known: dataset.organizations.keys.map(\.text))
    return Organization.ID(text)
  }

  mutating func benchmark(_ key: String = "benchmark") -> Benchmark.ID {
    let text = text(key)
    checkBenchmark(key, text)
    return Benchmark.ID(text)
  }

  mutating func optionalBenchmark(_ key: String = "benchmark") -> Benchmark.ID? {
    guard let text = optionalText(key) else { return nil }
    checkBenchmark(key, text)
    return Benchmark.ID(text)
  }

  /// A country of the dataset, or `all` where that is allowed.
  mutating func country(_ key: String, orAll: Bool = false) -> String {
    let text = text(key)
    checkCountry(key, text, orAll: orAll)
    return text
  }

  mutating func optionalCountry(_ key: String) -> String? {
    guard let text = optionalText(key) else { return nil }
    checkCountry(key, text, orAll: false)
    return text
  }

  /// A total, group or dimension of a benchmark.
  mutating func quantity(_ key: String = "dimension", of benchmark: Benchmark.ID) -> String {
    let text = optionalText(key) ?? Quantity.total.name
    checkQuantity(key, text, of: benchmark)
    return text
  }

  /// Dimensions of a benchmark.
  mutating func dimensions(_ key: String, of benchmark: Benchmark.ID) -> [String] {
    let names = list(key)
    for name in names { checkQuantity(key, name, of: benchmark) }
    return names
  }

  /// The name of a group under a grouping.
  mutating func side(_ key: String, by grouping: Grouping) -> String {
    let text = text(key)
    if text == Self.absent { return text }
    let name = grouping == .architecture ? String(text.map { $0 == "_" ? " " : $0 }) : text
    do throws(AnalysisError) {
      try dataset.requireSides([name], by: grouping)
    } catch {
      if case .unknownSide(_, _, let known) = error {
        require(key, name, isKnown: false, grouping.rawValue, known: known)
      }
    }
    return name
  }

  /// A country, `all`, or organizations: whom a system is compared with.
  mutating func opponents(_ key: String) -> ClaimOpponents {
    let names = list(key)
    guard names.count == 1, let name = names.first, dataset.organizations[Organization.ID(name)] == nil else {
      for name in names {
        require(
          key, name, isKnown: dataset.organizations[Organization.ID(name)] != nil, "organization",
          known: dataset.organizations.keys.map(\.text))
      }
      return .organizations(
        names.map { dataset.organizations[Organization.ID($0)] ?? Organization(id: Organization.ID($0), name: $0) })
    }
    if name == Self.all { return .everyone }
    let countries = countryCodes
    require(
      key, name, isKnown: countries.contains(name), "country or organization",
      known: countries + dataset.organizations.keys.map(\.text))
    return .country(name)
  }

  // MARK: Shared groups of keys

  /// `date`: which date of a system counts.
  mutating func dateKind() -> System.DateKind { choice("date", else: .first) ?? .first }

  /// `benchmark`, `dimension`, and by request `as_of` and `date`.
  mutating func scope(asOf: Bool = true, date: Bool = true) -> ClaimScope {
    let benchmark = benchmark()
    return ClaimScope(
      benchmark: benchmark, quantity: quantity(of: benchmark), dateKind: date ? dateKind() : .first,
      asOf: asOf ? optionalDate("as_of") : nil)
  }

  /// `expect`, with `margin` for `zero`.
  mutating func expectation() -> ClaimAssertion {
    let expected: Expectation = choice("expect") ?? .positive
    let margin = optionalNumber("margin")
    if let margin, expected != .zero || margin <= 0 {
      bad("margin", "\(margin)", "a number above 0, together with expect=zero")
    }
    return switch expected {
    case .positive: .positive
    case .negative: .negative
    case .zero: .zero(margin: margin)
    }
  }

  /// Exactly one of `at_least` and `at_most`.
  mutating func limit() -> ClaimAssertion {
    let (least, most) = (optionalNumber("at_least"), optionalNumber("at_most"))
    if (values["at_least"] == nil) == (values["at_most"] == nil) {
      problems.append(Problem(.claimBadParameter, "the test needs one of at_least and at_most, and not both"))
    }
    return least.map { .atLeast($0) } ?? .atMost(most ?? 0)
  }

  /// `at_least` as a whole number of things.
  mutating func leastCount() -> Int {
    let text = text("at_least")
    return text == Self.absent ? 0 : optionalInteger("at_least", in: 1...1_000_000_000) ?? 0
  }

  private enum Expectation: String, CaseIterable { case positive, negative, zero }

  // MARK: Problems

  /// Stands for a text that is missing, which has been complained about.
  private static let absent = ""

  mutating func bad(_ key: String, _ found: String, _ expected: String, fix: String? = nil) {
    problems.append(
      Problem(
        .claimBadParameter, "the key \(key) has a value that it cannot have", found: found, expected: expected, fix: fix
      ))
  }

  private mutating func require(
    _ key: String, _ text: String, isKnown: Bool, _ kind: String, known: [String]
  ) {
    guard !isKnown, text != Self.absent else { return }
    problems.append(
      Problem(
        .claimUnknownID, "the key \(key) names a \(kind) that the dataset does not have", found: text,
        fix: Self.didYouMean(text, known)))
  }

  private mutating func checkSystem(_ key: String, _ text: String) {
    require(
      key, text, isKnown: dataset.systems[System.ID(text)] != nil, "system", known: dataset.systems.keys.map(\.text))
  }

  private mutating func checkBenchmark(_ key: String, _ text: String) {
    require(
      key, text, isKnown: dataset.benchmarks[Benchmark.ID(text)] != nil, "benchmark",
      known: dataset.benchmarks.keys.map(\.text))
  }

  private mutating func checkCountry(_ key: String, _ text: String, orAll: Bool) {
    let codes = countryCodes
    require(key, text, isKnown: codes.contains(text) || orAll && text == Self.all, "country", known: codes)
  }

  private mutating func checkQuantity(_ key: String, _ text: String, of id: Benchmark.ID) {
    guard let benchmark = dataset.benchmarks[id] else { return }
    require(
      key, text, isKnown: benchmark.quantity(named: text) != nil, "total, group or dimension of \(id)",
      known: benchmark.quantityNames)
  }

  private var countryCodes: [String] {
    let used = dataset.organizations.values.flatMap { ($0.country.map { [$0] } ?? []) + $0.otherCountries }
    return Set(dataset.countries.keys.map(\.text) + used.map(\.text)).sorted()
  }

  static func didYouMean(_ text: String, _ known: some Sequence<String>) -> String? {
    let near = nearestMatches(to: text, in: known)
    return near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"
  }
}

/// Whom a system is compared with.
enum ClaimOpponents: Hashable, Sendable {
  case country(String)
  case organizations([Organization])
  case everyone

  /// The entries of a board that belong to them, those of the organization of `system` left out where everyone is meant.
  func entries(of board: Scoreboard, against system: System) -> [Scoreboard.Entry] {
    let others = board.entries.filter { $0.system.id != system.id }
    return switch self {
    case .country(let code): others.filter { $0.country?.text == code }
    case .organizations(let members): others.filter { entry in members.contains { $0.id == entry.organization?.id } }
    case .everyone: others.filter { $0.organization == nil || $0.organization?.id != system.organization }
    }
  }

  var name: String {
    switch self {
    case .country(let code): code
    case .organizations(let members): members.map(\.name).joined(separator: ", ")
    case .everyone: "all others"
    }
  }
}
