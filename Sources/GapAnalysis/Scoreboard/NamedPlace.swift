import BenchmarkData

/// Finds a system among those of an answer.
enum NamedPlace {
  /// The place of the system with a key, or else of the only one with a name, in any case and spacing.
  ///
  /// - Throws: ``AnalysisError/unknownSide(_:grouping:known:)`` where none or several are called that.
  /// - Complexity: O(systems).
  static func of(_ name: String, among systems: [(id: System.ID, name: String)]) throws(AnalysisError) -> Int {
    if let place = systems.firstIndex(where: { $0.id.text == name }) { return place }
    let comparable = ComparableName.text(name)
    let named = systems.indices.filter { ComparableName.text(systems[$0].name) == comparable }
    guard named.count == 1 else { throw .unknownSide(name, grouping: "system", known: systems.map(\.id.text)) }
    return named[0]
  }
}
