import Tables

/// Which variant of its system each row of a board is of: the tier, the resolution, the setting that its name says beside the system.
///
/// In this order a variant is what the caller says of a name, what the column of variants holds, one that the dataset has for this system on this
/// benchmark and that the name spells out, and, where several rows are of one system at one time by the same people, the tier words by which
/// their names differ.
struct BoardVariants {
  /// A row of a board.
  struct Entry {
    var row: Int
    var name: String
    var system: System.ID
    /// What the column of variants holds.
    var stated: String?
    /// What else tells rows of one system apart: the date, who sampled, who evaluated.
    var context: [String?]
  }

  /// The variants by row; none where a row has none.
  private(set) var variant: [Int: String] = [:]
  private var ownWords: [System.ID: Set<String>] = [:]

  init(_ entries: [Entry], on benchmark: Benchmark.ID, in dataset: Dataset, told: [String: String]) {
    let told = Dictionary(told.map { (ComparableName.text($0.key), $0.value) }) { first, _ in first }
    var known: [System.ID: Set<String>] = [:]
    for evaluation in dataset.evaluations.values where evaluation.benchmark == benchmark {
      known[evaluation.system, default: []].insert(evaluation.variant ?? "")
    }
    let aliases = Set(dataset.aliases.lazy.filter { $0.benchmark == benchmark }.map(\.name))
    for entry in entries where ownWords[entry.system] == nil {
      let title = dataset.systems[entry.system]?.title ?? ""
      ownWords[entry.system] = Set(Self.words(entry.system.text) + Self.words(title))
    }
    var open: [Group: [Entry]] = [:]
    // Names that are told to be of no variant.
    var plain: [Group: [Entry]] = [:]
    for entry in entries {
      if let text = told[ComparableName.text(entry.name)] {
        if text.isEmpty {
          plain[Group(system: entry.system, context: entry.context), default: []].append(entry)
        } else {
          variant[entry.row] = text
        }
        continue
      }
      if let stated = entry.stated {
        variant[entry.row] = stated
        continue
      }
      let words = Self.words(entry.name)
      let variants = known[entry.system] ?? []
      let spelled = variants.filter { !$0.isEmpty && Self.contains(words, Self.words($0)) }
      if let best = spelled.max(by: { ($0.count, $1) < ($1.count, $0) }) {
        variant[entry.row] = best
      } else if !variants.isEmpty, !variants.contains(""), let tier = Self.tier(words[...], beside: own(entry)) {
        // A system that is always listed by its tier has a further one.
        variant[entry.row] = tier
      } else {
        open[Group(system: entry.system, context: entry.context), default: []].append(entry)
      }
    }
    for (group, rows) in open {
      let others = plain[group] ?? []
      guard rows.count + others.count > 1 else { continue }
      tellApart(rows, from: others, keepsPlain: known[group.system]?.contains("") ?? false, aliases)
    }
  }

  private struct Group: Hashable {
    var system: System.ID
    var context: [String?]
  }

  /// Gives rows of one system the tier words by which their names differ.
  private mutating func tellApart(
    _ rows: [Entry], from others: [Entry], keepsPlain: Bool, _ aliases: Set<String>
  ) {
    // The one under whose name the dataset has had no variant goes on having none.
    let plain = keepsPlain && others.isEmpty ? rows.filter { aliases.contains($0.name) } : []
    let words = rows.map { Self.words($0.name) }
    var common = words[0].count
    for other in words + others.map({ Self.words($0.name) }) {
      common = min(common, zip(words[0], other).prefix { $0 == $1 }.count)
    }
    for (entry, words) in zip(rows, words) {
      if plain.count == 1, plain[0].row == entry.row { continue }
      let rest = words[common...]
      if let tier = Self.tier(rest, beside: own(entry)), Self.words(tier).count == rest.count {
        variant[entry.row] = tier
      }
    }
  }

  // MARK: Words

  /// The words of a system's own key and name, which tell no variant: `turbo` of Sora Turbo.
  private func own(_ entry: Entry) -> Set<String> { ownWords[entry.system] ?? [] }

  /// The tier words at the end of a name, joined by hyphens; `nil` if it ends in none.
  private static func tier(_ words: ArraySlice<String>, beside own: Set<String>) -> String? {
    var start = words.endIndex
    while start > words.startIndex, isTier(words[start - 1]), !own.contains(words[start - 1]) { start -= 1 }
    return start == words.endIndex ? nil : words[start...].joined(separator: "-")
  }

  private static func isTier(_ word: String) -> Bool {
    if tiers.contains(word) { return true }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && ["p", "k", "s", "fps"].contains(word.dropFirst(digits.count))
  }

  private static let tiers: Set<String> = [
    "agent", "audio", "distill", "fast", "flash", "hd", "lite", "master", "max", "mini", "plus", "preview", "pro",
    "silent", "standard", "std", "turbo", "uhd", "ultra",
  ]

  /// The words of a name in lower case: letters and digits, with points in them.
  private static func words(_ name: String) -> [String] {
    ComparableName.folded(name).split { !$0.isLetter && !$0.isNumber && $0 != "." }
      .map { String($0) }
  }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    guard !part.isEmpty, part.count <= words.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
