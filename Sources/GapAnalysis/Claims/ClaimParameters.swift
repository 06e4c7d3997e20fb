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

  // MARK: Problems

  /// Stands for a text that is missing, which has been complained about.
  static let absent = ""

  /// Complains about the keys together.
  mutating func bad(_ what: String) { problems.append(Problem(.claimBadParameter, what)) }

  /// Complains about the value of a key.
  mutating func bad(_ key: String, _ found: String, _ expected: String, fix: String? = nil) {
    problems.append(
      Problem(
        .claimBadParameter, "the key \(key) has a value that it cannot have", found: found, expected: expected, fix: fix
      ))
  }

  /// Complains about a text that names nothing in the dataset.
  mutating func require(
    _ key: String, _ text: String, isKnown: Bool, _ kind: String, known: [String]
  ) {
    guard !isKnown, text != Self.absent else { return }
    problems.append(
      Problem(
        .claimUnknownID, "the key \(key) names a \(kind) that the dataset does not have", found: text,
        fix: Self.didYouMean(text, known)))
  }

  static func didYouMean(_ text: String, _ known: some Sequence<String>) -> String? {
    let near = nearestMatches(to: text, in: known)
    return near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"
  }
}
