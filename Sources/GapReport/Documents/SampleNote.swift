import BenchmarkData
import GapAnalysis
import Quantities

extension Scoreboard {
  /// Which evaluations the board is made of, and how many were left out, by reason.
  var sampleNote: String { sampleText + foreignCountries + "." }

  /// The same for a comparison of two groups, with the systems that are in neither.
  func sampleNote(of sides: Sides) -> String {
    let leftOut = LeftOutSystems(entries, of: sides)
    let said = [sides.membersText(entries), leftOut.text].compactMap(\.self).map { "; \($0)" }
    return sampleText + said.joined() + "."
  }

  private var sampleText: String {
    var counts: [String: Int] = [:]
    for exclusion in exclusions { counts[exclusion.reason.summary, default: 0] += 1 }
    let published = entries.count { $0.score.basis == .published }
    var text = "\(NumberWords.count(entries.count, "system")), evaluations: \(selection.policy.rawValue)"
    let undated = entries.count { $0.date == nil && $0.evaluation.evaluatedOn == nil }
    if selection.asOf != nil, undated > 0 { text += "; \(undated) without any date, which may be later" }
    if published > 0 { text += "; \(published) by their published total, their dimensions not being public" }
    if !counts.isEmpty {
      let reasons = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      text += "; left out: " + reasons.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
    return text + [countryNote, filterNote].compactMap(\.self).map { "; \($0)" }.joined()
  }

  /// How many systems stand under what is no country.
  private var foreignCountries: String {
    let unknown = LeftOutSystems.countsOfUnknownCountries(entries)
    return unknown.isEmpty ? "" : "; " + unknown.map { "\($0.count) under \($0.words)" }.joined(separator: ", ")
  }
}

/// The systems of a board that are in neither of the groups compared, by reason.
struct LeftOutSystems {
  /// How many systems, and why.
  private(set) var reasons: [(count: Int, words: String)] = []

  /// The number of other groups that are named one by one.
  private static let namedGroups = 4

  /// Those that are on neither side.
  init(_ entries: [Scoreboard.Entry], of sides: Sides) {
    self.init(entries, by: sides.grouping, countryRule: sides.countryRule) { sides.side(of: $0) != nil }
  }

  /// Those that are in none of the groups.
  init(
    _ entries: [Scoreboard.Entry], of groups: [String], by grouping: Grouping, countryRule: CountryRule = .primary
  ) {
    self.init(entries, by: grouping, countryRule: countryRule, isCompared: groups.contains)
  }

  private init(
    _ entries: [Scoreboard.Entry], by grouping: Grouping, countryRule: CountryRule, isCompared: (String) -> Bool
  ) {
    var unknown: Set<System.ID> = []
    var others: [String: Set<System.ID>] = [:]
    for entry in entries {
      let own = grouping.groups(of: entry, countryRule: countryRule)
      if own.isEmpty {
        unknown.insert(entry.system.id)
      } else if !own.contains(where: isCompared), let first = own.first {
        others[first, default: []].insert(entry.system.id)
      }
    }
    if !unknown.isEmpty { reasons.append((unknown.count, "without a known \(grouping.rawValue)")) }
    var known = others
    if grouping == .country {
      for (name, systems) in others.sorted(by: { $0.key < $1.key }) where Country.withCode(name) == nil {
        known[name] = nil
        reasons.append((systems.count, "under \(Self.noCountry(name))"))
      }
    }
    guard !known.isEmpty else { return }
    let sorted = known.map { (name: $0.key, count: $0.value.count) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
    let kinds = sorted.count == 1 ? "another \(grouping.rawValue)" : "other \(grouping.plural)"
    let named = sorted.prefix(Self.namedGroups).map {
      "\(grouping.title(ofGroup: $0.name, among: entries)) \($0.count)"
    }
    let rest = sorted.count > named.count ? ["\(sorted.count - named.count) more"] : []
    reasons.append(
      (sorted.reduce(0) { $0 + $1.count }, "of \(kinds) (\((named + rest).joined(separator: ", ")))"))
  }

  /// The reasons as a phrase; `nil` where no system was left out.
  var text: String? {
    reasons.isEmpty ? nil : "in neither group: " + reasons.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
  }

  /// The reasons as a note of its own.
  var note: [String] { text.map { ["Systems \($0)."] } ?? [] }

  /// The reasons as a note of its own, after the members of sides that are made of several groups.
  static func note(_ entries: [Scoreboard.Entry], of sides: Sides) -> [String] {
    (sides.membersText(entries).map { ["Systems \($0)."] } ?? []) + LeftOutSystems(entries, of: sides).note
  }

  /// How many systems stand under each text that is no country of ISO 3166-1.
  static func countsOfUnknownCountries(_ entries: [Scoreboard.Entry]) -> [(count: Int, words: String)] {
    var counts: [String: Int] = [:]
    for entry in entries {
      if let country = entry.country, Country.withCode(country.text) == nil { counts[country.text, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.value, noCountry($0.key)) }
  }

  private static func noCountry(_ name: String) -> String { "'\(name)', which is no country of ISO 3166-1" }
}

extension Sides {
  /// What the sides that are made of several groups have among some entries, each system once: `on the side EU: DE 2, FR 1 (of 27 members as
  /// of 2020-02-01)`; `nil` where neither is.
  func membersText(_ entries: [Scoreboard.Entry]) -> String? {
    let texts = [a, b].filter(isComposed).map { side in
      var systems: [String: Set<System.ID>] = [:]
      for entry in entries where contains(entry, on: side) {
        for group in grouping.groups(of: entry, countryRule: countryRule) where self.side(of: group) == side {
          systems[group, default: []].insert(entry.system.id)
        }
      }
      let counts = systems.map { (name: $0.key, count: $0.value.count) }
        .sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
      let listed = counts.isEmpty ? "none" : counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      let group = CountryGroup.named(side).map { " (of \($0.members.count) members as of \($0.since))" } ?? ""
      return "on the side \(side): \(listed)\(group)"
    }
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }
}

extension Grouping {
  fileprivate var plural: String {
    switch self {
    case .country: "countries"
    case .organization: "organizations"
    case .access: "kinds of access"
    case .architecture: "architectures"
    }
  }
}
