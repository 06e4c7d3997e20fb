/// Rankings of several systems at a time, as raters give them: possibly partial, and with ties.
public struct RankingList: Hashable, Sendable {
  /// The systems that were ranked, in the order in which they first occur.
  public private(set) var systems: [System.ID] = []
  /// For each ranking the positions in ``systems`` from the best to the worst; those of one group are tied.
  public private(set) var groups: [[[Int]]] = []
  /// How often each ranking was given; a whole number above 0.
  public private(set) var counts: [Double] = []
  /// The prompts.
  public private(set) var prompts = VoteLabels()
  /// Who gave the rankings.
  public private(set) var raters = VoteLabels()
  /// How many rankings of fewer than two systems were left out, which say nothing.
  public internal(set) var shortCount = 0.0
  /// How many systems of rankings have no rank there, where a rank was to be given.
  public internal(set) var unrankedCount = 0
  private var numbers: [System.ID: Int] = [:]

  /// No rankings.
  public init() {}

  /// The number of distinct rows of rankings.
  public var count: Int { groups.count }
  /// Whether there are none.
  public var isEmpty: Bool { groups.isEmpty }

  /// Appends a ranking of systems in groups, the best first, none of which stands twice; one of fewer than two systems is only counted.
  public mutating func append(
    _ ranking: [[System.ID]], count: Double = 1, prompt: String? = nil, rater: String? = nil
  ) {
    guard ranking.reduce(0, { $0 + $1.count }) > 1 else {
      shortCount += count
      return
    }
    guard count > 0 else { return }
    groups.append(ranking.map { $0.map { number(of: $0) } })
    counts.append(count)
    prompts.append(prompts.number(of: prompt), at: groups.count - 1)
    raters.append(raters.number(of: rater), at: groups.count - 1)
  }

  private mutating func number(of system: System.ID) -> Int {
    if let number = numbers[system] { return number }
    numbers[system] = systems.count
    systems.append(system)
    return systems.count - 1
  }
}
