import Tables

extension Dataset {
  /// The dataset with the benchmarks, systems, makers, countries, names and sources that another has and it does not.
  ///
  /// Evaluations and claims of the other are left where they are.
  package func completed(by other: Dataset) -> Dataset {
    var dataset = self
    func add<Record: Identifiable>(_ path: WritableKeyPath<Dataset, Records<Record>>) {
      for record in other[keyPath: path].values where dataset[keyPath: path][record.id] == nil {
        dataset[keyPath: path][record.id] = record
      }
    }
    add(\.countries)
    add(\.organizations)
    add(\.systems)
    add(\.benchmarks)
    add(\.sources)
    struct Name: Hashable {
      var benchmark: Benchmark.ID?
      var name: String
    }
    let known = Set(aliases.map { Name(benchmark: $0.benchmark, name: $0.name) })
    dataset.aliases += other.aliases.filter { !known.contains(Name(benchmark: $0.benchmark, name: $0.name)) }
    dataset.inputs += other.inputs
    return dataset
  }
}

extension LeaderboardImport.Result {
  /// The result with the systems of a dataset in the place of new ones that are called the same.
  package func knowing(_ dataset: Dataset) -> LeaderboardImport.Result {
    let known = Dictionary(dataset.systems.values.map { ($0.title, $0) }) { first, _ in first }
    var result = self
    var names: [System.ID: System] = [:]
    for (index, entry) in systems.enumerated() where entry.isNew {
      guard let made = self.dataset.systems[entry.system], let system = known[made.title] else { continue }
      result.systems[index] = (entry.name, system.id, false)
      names[made.id] = system
    }
    guard !names.isEmpty else { return self }
    result.dataset.systems = Records(self.dataset.systems.values.map { names[$0.id] ?? $0 })
    for evaluation in self.dataset.evaluations.values {
      guard let system = names[evaluation.system] else { continue }
      result.dataset.evaluations[evaluation.id]?.system = system.id
    }
    return result
  }
}
