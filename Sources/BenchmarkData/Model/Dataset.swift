public import Tables

/// Everything that was loaded: systems and their makers, benchmarks, evaluations with their scores, and the rest.
///
/// A dataset is a plain value. Records keep the order of their files; references between them are keys that the loader has
/// checked.
public struct Dataset: Sendable {
  /// What to call it.
  public var title: String
  /// The countries by code.
  public var countries: Records<Country> = []
  /// The organizations by key.
  public var organizations: Records<Organization> = []
  /// The systems by key.
  public var systems: Records<System> = []
  /// Other names under which published tables list a system.
  public var aliases: [SystemAlias] = []
  /// The benchmarks by key.
  public var benchmarks: Records<Benchmark> = []
  /// The evaluations by key.
  public var evaluations: Records<Evaluation> = []
  /// Scores of single videos, or single ratings of them.
  public var samples: SampleList = []
  /// Pairwise comparisons.
  public var votes = VoteList()
  /// Rankings of several systems at a time. Packages have none.
  public var rankings = RankingList()
  /// Sentences to be tested.
  public var claims: Records<Claim> = []
  /// The sources by key.
  public var sources: Records<Source> = []
  /// Findings about it that are known and stay.
  public var knownFindings: [KnownFinding] = []
  /// The files that it was read from, with the fingerprints of the bytes that were read.
  public var inputs: [FileFingerprint] = []
  /// The licences that a package states.
  public var licenses: [DataPackage.License] = []
  /// Where countries come from that the dataset itself does not give, as a phrase; `nil` if there are none.
  public var countryNote: String?
  /// How many rows were left out by conditions on them, as a phrase; `nil` if there were none.
  public var filterNote: String?
  /// What was noticed while loading: warnings, and in lenient mode the rows that were left out.
  public var problems: [Problem] = []
  /// What was decided while a flat file was read.
  public var decisions: [ReadingDecision] = []

  /// An empty dataset.
  public init(title: String) { self.title = title }

  /// The organization of a system.
  public func organization(of system: System) -> Organization? {
    system.organization.flatMap { organizations[$0] }
  }

  /// The primary country of a system: that of its organization, else its own.
  public func country(of system: System) -> Country.ID? { system.country(by: organization(of: system)) }

  /// The organizations that took part in making a system beside its own.
  public func partners(of system: System) -> [Organization] {
    system.partners.compactMap { organizations[$0.organization] }
  }

  /// All countries of a system, its partners' included, the primary one first.
  public func countries(of system: System) -> [Country.ID] {
    system.countries(by: organization(of: system), with: partners(of: system))
  }

  /// The systems that a system was derived from: its base, the base of that, and so on.
  ///
  /// A chain that comes back to a system that is in it ends there; validation reports it.
  public func bases(of system: System) -> [System] {
    var bases: [System] = []
    var met: Set<System.ID> = [system.id]
    var next = system.baseSystem
    while let id = next, met.insert(id).inserted, let base = systems[id] {
      bases.append(base)
      next = base.baseSystem
    }
    return bases
  }

  /// The evaluations on a benchmark, in file order.
  public func evaluations(on benchmark: Benchmark.ID) -> [Evaluation] {
    evaluations.values.filter { $0.benchmark == benchmark }
  }

  /// The evaluations on each benchmark, in file order: for those who ask about many.
  ///
  /// - Complexity: O(evaluations), expected.
  package func evaluationsByBenchmark() -> [Benchmark.ID: [Evaluation]] {
    Dictionary(grouping: evaluations.values) { $0.benchmark }
  }
}

/// A name under which published tables list a system.
public struct SystemAlias: Hashable, Sendable {
  /// The benchmark whose tables use the name; `nil` for a name used anywhere.
  public var benchmark: Benchmark.ID?
  /// The name.
  public var name: String
  /// The system that is meant.
  public var system: System.ID

  /// Makes an alias.
  public init(benchmark: Benchmark.ID? = nil, name: String, system: System.ID) {
    self.benchmark = benchmark
    self.name = name
    self.system = system
  }
}
