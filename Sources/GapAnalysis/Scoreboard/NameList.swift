/// Names in a sentence.
enum NameList {
  /// `a`, `a and b`, `a, b and c`; of more than `limit` the first and how many more.
  static func text(_ names: [String], limit: Int = 6) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    if names.count > limit { return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
