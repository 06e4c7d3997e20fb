import BenchmarkData
import Quantities
import Tables

/// `count of= [country=] [modality=] [min_duration_s=] [architecture=] [access=] [benchmark=] [from=] by= [date=] at_least=
/// [complete=true]`
///
/// The number of systems, or of organizations with such a system, dated in a window. The dataset does not claim to be
/// complete: the count is a lower bound, which can support a claim and not contradict it, unless `complete=true`.
struct CountClaim: ClaimTestKind {
  static let name = "count"
  let of: Counted
  let country: String?
  let modality: String?
  let leastDuration: Double?
  let architecture: ClaimTerms?
  let access: [String]
  let benchmark: Benchmark.ID?
  let window: ClaimWindow
  let least: Int
  let isComplete: Bool

  enum Counted: String, CaseIterable { case systems, organizations }

  init(_ parameters: inout ClaimParameters) {
    of = parameters.choice("of") ?? .systems
    country = parameters.optionalCountry("country")
    modality = parameters.optionalText("modality")
    leastDuration = parameters.optionalNumber("min_duration_s")
    architecture =
      parameters.has("architecture") ? ClaimTerms(terms: parameters.terms("architecture", isRequired: false)) : nil
    access = parameters.list("access", isRequired: false)
    for value in access where System.Access(rawValue: value) == nil {
      parameters.bad("access", value, System.Access.allCases.map(\.rawValue).joined(separator: ", "))
    }
    benchmark = parameters.optionalBenchmark()
    window = ClaimWindow(&parameters)
    least = parameters.leastCount()
    isComplete = parameters.flag("complete")
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let assertion = ClaimAssertion.atLeast(Double(least))
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: Unit(of.rawValue),
      formula: "the number of \(of == .systems ? "" : "organizations with ")systems"
        + "\(country.map { " of \($0)" } ?? "")\(window.phrase) that meet: \(conditions); the claim holds if it is "
        + assertion.phrase)
    finding.benchmark = benchmark
    finding.entity = country
    finding.date = window.by
    finding.subject = "\(of.rawValue)\(country.map { " of \($0)" } ?? "")"
    let members = dataset.systems.values.filter { country == nil || dataset.country(of: $0)?.text == country }
    let (fits, possible) = sort(members, in: dataset)
    let counted = fits.filter { window.contains($0) }
    let seen = Set(counted.compactMap(\.organization))
    let later = fits.filter { system in
      window.isAfter(system) && (of == .systems || !(system.organization.map(seen.contains) ?? true))
    }.sorted { window.day(of: $0) < window.day(of: $1) }
    let undated = fits.filter { $0.date(window.dateKind) == nil }
    let value =
      of == .systems ? counted.count : seen.count
    finding.countA = counted.count
    finding.systems = counted.sorted { window.day(of: $0) < window.day(of: $1) }.map {
      used($0, dataset, "counted", true)
    }
    finding.systems += later.prefix(3).map { used($0, dataset, "later", false) }
    finding.omissions =
      undated.map { .init(name: $0.id.text, reason: Scoreboard.Reason.undated.summary) }
      + possible.filter { window.contains($0.0) }.map { .init(name: $0.0.id.text, reason: "no \($0.1) recorded") }
    finding.decideCount(value, least: least, isComplete: isComplete)
    let open = possible.count { window.contains($0.0) }
    if open > 0 { finding.notes.append("\(open) more could count, but lack a recorded value") }
    if !undated.isEmpty { finding.notes.append("\(undated.count) without a date left out") }
    finding.wouldChange = change(value, later, open + undated.count)
    return finding
  }

  private func used(_ system: System, _ dataset: Dataset, _ role: String, _ decides: Bool) -> ClaimFinding.UsedSystem {
    .init(
      system, in: dataset, role: role, dateKind: window.dateKind,
      value: leastDuration == nil ? nil : system.maximumDuration, unit: leastDuration == nil ? nil : "s",
      decides: decides)
  }

  /// The systems that meet every condition but the window, and those that fail only for want of a recorded value.
  private func sort(_ systems: [System], in dataset: Dataset) -> (fits: [System], possible: [(System, String)]) {
    let evaluated = benchmark.map { Set(dataset.evaluations(on: $0).map(\.system)) }
    var fits: [System] = []
    var possible: [(System, String)] = []
    for system in systems {
      let checks: [(name: String, holds: Bool?)] = [
        (
          "modality",
          modality.flatMap { wanted in system.modality.map { _ in system.hasModality(wanted) } }
            ?? (modality == nil ? true : nil)
        ),
        ("max_duration_s", leastDuration.map { least in system.maximumDuration.map { $0 >= least } } ?? true),
        ("architecture", architecture.map { terms in system.architecture.map(terms.match) } ?? true),
        ("access", access.isEmpty ? true : system.access.map { access.contains($0.rawValue) }),
        ("benchmark", evaluated.map { $0.contains(system.id) } ?? true),
        ("organization", of == .systems || system.organization != nil ? true : nil),
      ]
      if checks.contains(where: { $0.holds == false }) { continue }
      if let missing = checks.first(where: { $0.holds == nil }) {
        possible.append((system, missing.name))
      } else {
        fits.append(system)
      }
    }
    return (fits, possible)
  }

  private var conditions: String {
    var words: [String] = []
    if let modality { words.append(modality) }
    if let leastDuration { words.append("clips of at least \(NumberWords.number(leastDuration)) s") }
    if let architecture { words.append("architecture with \(NameList.text(architecture.terms))") }
    if !access.isEmpty { words.append("access \(access.joined(separator: " or "))") }
    if let benchmark { words.append("scored on \(benchmark)") }
    return words.isEmpty ? "a recorded date" : words.joined(separator: ", ")
  }

  private func change(_ value: Int, _ later: [System], _ open: Int) -> String {
    guard value < least else {
      let spare = value - least
      return "It falls if \(spare + 1) of them \(spare == 0 ? "does" : "do") not count."
    }
    let missing = least - value
    var text =
      "\(missing) more \(missing == 1 ? String(of.rawValue.dropLast()) : of.rawValue) \(missing == 1 ? "is" : "are") needed"
    if let next = later.first, let date = next.date(window.dateKind), let by = window.by {
      let days = Int((date.middleDay - Double(by.dayRange.upperBound)).rounded())
      text += "; the next one came \(NumberWords.count(days, "day")) too late: \(next.title), \(date)"
    }
    if open > 0 { text += "; \(open) more could count once a source fills in what is missing" }
    return text + "."
  }
}

/// A span of time in which the date of a system must lie, by its middle.
struct ClaimWindow: Hashable, Sendable {
  let from: CalendarDate?
  let by: CalendarDate?
  let dateKind: System.DateKind

  init(_ parameters: inout ClaimParameters, requiresStart: Bool = false) {
    from = requiresStart ? parameters.date("from") : parameters.optionalDate("from")
    by = parameters.date("by")
    dateKind = parameters.dateKind()
    if let from, let by, from.dayRange.lowerBound > by.dayRange.upperBound {
      parameters.bad("from", from.description, "a date before the end of the window")
    }
  }

  func day(of system: System) -> Double { system.date(dateKind)?.middleDay ?? .infinity }

  func contains(_ system: System) -> Bool {
    guard let date = system.date(dateKind), let by else { return false }
    return date.isOnOrBefore(by) && (from.map { date.isOnOrAfter($0) } ?? true)
  }

  func isAfter(_ system: System) -> Bool {
    guard let date = system.date(dateKind), let by else { return false }
    return !date.isOnOrBefore(by)
  }

  var phrase: String { " dated \(from.map { "from \($0) to " } ?? "up to ")\(by?.description ?? "")" }
}

extension ClaimFinding {
  /// Decides by a number of things. A lower bound below the threshold decides nothing.
  mutating func decideCount(_ value: Int, least: Int, isComplete: Bool) {
    decide(by: .exact(Double(value), status: isComplete ? .ok : .censored))
    guard !isComplete else { return }
    if verdict == .contradicted { verdict = .undecided }
    caution = "a lower bound: the dataset does not claim to hold every system"
    notes.append("a lower bound: the dataset does not claim to hold every system")
  }
}
