/// The candidates most like `text`, for a "did you mean": nearest first, at most `limit` of them.
///
/// Texts are compared in lower case by the number of insertions, deletions, substitutions and swaps of neighbours that turn
/// one into the other (the optimal string alignment distance, a restricted Damerau–Levenshtein distance). A candidate counts as
/// like `text` if that number is at most a third of the longer length and at least 1 is allowed; of equals the earlier comes
/// first. Texts of more than 100 characters have no matches.
///
/// - Complexity: O(product of the lengths) for each candidate.
public func nearestMatches(
  to text: String, in candidates: some Sequence<String>, limit: Int = 3
) -> [String] {
  let longest = 100
  let wanted = Array(text.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= longest else { return [] }
  var matches: [(candidate: String, distance: Int)] = []
  for candidate in candidates where !matches.contains(where: { $0.candidate == candidate }) {
    guard candidate.utf8.count <= 4 * longest else { continue }
    let scalars = Array(candidate.lowercased().unicodeScalars)
    let allowed = max(1, max(wanted.count, scalars.count) / 3)
    guard !scalars.isEmpty, abs(scalars.count - wanted.count) <= allowed else { continue }
    let distance = alignmentDistance(wanted, scalars)
    if distance <= allowed, distance < max(wanted.count, scalars.count) { matches.append((candidate, distance)) }
  }
  let ordered = matches.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
  return ordered.prefix(max(0, limit)).map(\.element.candidate)
}

/// The optimal string alignment distance.
private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var twoAbove: [Int] = []
  var above = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let substitution = above[j] + (left[i] == right[j] ? 0 : 1)
      var best = min(substitution, above[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, twoAbove[j - 1] + 1) }
      row.append(best)
    }
    twoAbove = above
    above = row
  }
  return above[right.count]
}
