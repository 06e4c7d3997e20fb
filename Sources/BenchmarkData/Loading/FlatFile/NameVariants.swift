import OrderedCollections

/// Names that are one although they differ in case, spaces, punctuation or accents: the first spelling stands for all.
struct NameVariants {
  private var first: [String: String] = [:]
  private var known: [String: String] = [:]
  /// The other spellings of each name that has some.
  private(set) var variants: OrderedDictionary<String, OrderedSet<String>> = [:]

  /// The spelling that stands for a name.
  mutating func canonical(_ name: String) -> String {
    if let canonical = known[name] { return canonical }
    let plain = ComparableName.text(name)
    let canonical = plain.isEmpty ? name : first[plain] ?? name
    first[plain] = canonical
    known[name] = canonical
    if canonical != name { variants[canonical, default: []].append(name) }
    return canonical
  }

  /// The spellings as a phrase: `'Google' and 'google'; 'OpenAI' and 'Open AI'`.
  var text: String {
    variants.map { name, others in "'\(name)' and " + others.map { "'\($0)'" }.joined(separator: " and ") }
      .joined(separator: "; ")
  }
}
