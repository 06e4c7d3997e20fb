/// Who is meant by the names in who sampled and who evaluated: the benchmark's own team, or someone else.
///
/// The names of the team are data of the benchmark. Where a benchmark has some, a name that is neither one of them, nor known from earlier
/// evaluations, nor that of a maker or a system, is asked about: whether a score is self-reported decides what it is worth.
struct PartyNames {
  /// What a name means.
  enum Party: Hashable {
    /// The name under which it is kept.
    case known(String)
    case unknown
  }

  private let team: Set<String>
  private let told: [String: String]
  private var others: Set<String> = []

  init(_ benchmark: Benchmark, in dataset: Dataset, told: [String: String]) {
    team = Set(([Evaluation.benchmarkTeam] + benchmark.teamNames).map(ComparableName.text))
    self.told = Dictionary(told.map { (ComparableName.text($0.key), $0.value) }) { first, _ in first }
    guard !benchmark.teamNames.isEmpty else { return }
    for evaluation in dataset.evaluations.values {
      for name in [evaluation.sampledBy, evaluation.evaluatedBy] { name.map { others.formUnion(Self.stems($0)) } }
    }
    for organization in dataset.organizations.values {
      for name in [organization.name, organization.id.text] + organization.otherNames {
        others.formUnion(Self.stems(name))
      }
    }
    for system in dataset.systems.values { others.formUnion(Self.stems(system.name)) }
  }

  /// Who is meant by a name, on a row of the system called `system`.
  func party(_ name: String, system: String) -> Party {
    let plain = ComparableName.text(name)
    if let told = told[plain] { return .known(told) }
    if team.contains(plain) { return .known(Evaluation.benchmarkTeam) }
    guard team.count > 1 else { return .known(name) }
    let stems = Self.stems(name)
    if !others.isDisjoint(with: stems) || !stems.isDisjoint(with: Self.stems(system)) { return .known(name) }
    return .unknown
  }

  /// A name, and the name without a last word for people: `wan` of `Wan Team`.
  private static func stems(_ name: String) -> Set<String> {
    let plain = ComparableName.text(name)
    var stems: Set<String> = [plain]
    for ending in ["team", "authors", "group", "lab", "labs"]
    where plain.hasSuffix(ending) && plain.count > ending.count + 1 {
      stems.insert(String(plain.dropLast(ending.count)))
    }
    return stems
  }
}
