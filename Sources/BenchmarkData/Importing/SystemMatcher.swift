import Tables

/// Finds the system that a published table means by a name.
package struct SystemMatcher {
  /// What was found.
  package enum Match: Hashable {
    case system(System.ID)
    /// Several systems go by that name.
    case ambiguous([System.ID])
    case none
  }

  private var exact: [String: System.ID] = [:]
  private var comparable: [String: Set<System.ID>] = [:]
  private var names: [(name: String, system: System.ID)] = []

  /// A matcher by ids, names and aliases; those of the benchmark come first.
  package init(_ dataset: Dataset, benchmark: Benchmark.ID) {
    let scoped = dataset.aliases.filter { $0.benchmark == benchmark }.map { ($0.name, $0.system) }
    let general = dataset.aliases.filter { $0.benchmark == nil }.map { ($0.name, $0.system) }
    let systems = dataset.systems.values
    let titles = systems.map { ($0.title, $0.id) } + systems.map { ($0.id.text, $0.id) }
    // An alias of the benchmark's own table decides, whatever others are called.
    for (name, system) in scoped + titles + general where exact[name] == nil { exact[name] = system }
    let scopedNames = Set(scoped.map { ComparableName.text($0.0) })
    for (name, system) in scoped { comparable[ComparableName.text(name), default: []].insert(system) }
    for (name, system) in titles + general where !scopedNames.contains(ComparableName.text(name)) {
      comparable[ComparableName.text(name), default: []].insert(system)
    }
    names = (scoped + titles + general).map { (name: $0.0, system: $0.1) }
  }

  /// The system called `name`: letter by letter, else without regard to case, spaces and punctuation.
  package func match(_ name: String) -> Match {
    if let system = exact[name] { return .system(system) }
    let systems = (comparable[ComparableName.text(name)] ?? []).sorted()
    return systems.isEmpty ? .none : systems.count == 1 ? .system(systems[0]) : .ambiguous(systems)
  }

  /// Names like `name`, each with the system that it means.
  package func suggestions(for name: String) -> [String] {
    var seen: Set<System.ID> = []
    return nearestMatches(to: name, in: names.map(\.name), limit: 6).compactMap { match in
      guard let system = names.first(where: { $0.name == match })?.system, seen.insert(system).inserted else {
        return nil
      }
      return match == system.text ? match : "\(match) (\(system))"
    }.prefix(3).map { $0 }
  }
}
