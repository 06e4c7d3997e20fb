/// Draws how often each unit occurs among as many observations as there are, by the units' own counts.
struct MultinomialCounts: Sendable {
  let counts: [Int]
  init(_ counts: [Int]) { self.counts = counts }
  func fill(_ drawn: UnsafeMutablePointer<Int>, stream: inout RandomStream) {
    for unit in counts.indices { drawn[unit] = counts[unit] }
  }
}
