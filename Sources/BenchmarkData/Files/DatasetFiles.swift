/// The files that a dataset may have.
enum DatasetFiles {
  /// All of them, in the order in which a package lists them.
  static var all: [any DatasetFile.Type] {
    [
      CountriesFile.self, OrganizationsFile.self, SystemsFile.self, SystemOrganizationsFile.self, AliasesFile.self,
      BenchmarksFile.self, GroupsFile.self, DimensionsFile.self, EvaluationsFile.self, EvaluationSourcesFile.self,
      ScoresFile.self, PublishedTotalsFile.self, SamplesFile.self, VotesFile.self, ClaimsFile.self, SourcesFile.self,
      KnownFindingsFile.self,
    ]
  }

  /// All of them, each after those to which it refers.
  static var inReadingOrder: [any DatasetFile.Type] {
    var order: [any DatasetFile.Type] = []
    var met: Set<String> = []
    func visit(_ file: any DatasetFile.Type) {
      guard met.insert(file.name).inserted else { return }
      for other in file.referredFiles { visit(other) }
      order.append(file)
    }
    for file in all { visit(file) }
    return order
  }

  /// The file of a resource; `nil` if the format has no such resource.
  static func named(_ name: String) -> (any DatasetFile.Type)? { all.first { $0.name == name } }
}
