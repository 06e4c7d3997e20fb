import BenchmarkData
import Tables

// Keys that name what the dataset has, and groups of keys that several tests share.

extension ClaimParameters {
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
    if has("at_least") == has("at_most") {
      bad("the test needs one of at_least and at_most, and not both")
    }
    return least.map { .atLeast($0) } ?? .atMost(most ?? 0)
  }

  /// `at_least` as a whole number of things.
  mutating func leastCount() -> Int {
    let text = text("at_least")
    return text == Self.absent ? 0 : optionalInteger("at_least", in: 1...1_000_000_000) ?? 0
  }

  // MARK: Checks

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
}

private enum Expectation: String, CaseIterable { case positive, negative, zero }
