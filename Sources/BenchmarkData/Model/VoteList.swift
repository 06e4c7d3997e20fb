public import Tables

/// Votes, stored by column: systems, prompts and raters as numbers of the names that occur.
///
/// A million votes take a few dozen megabytes, where a record each would take hundreds. As a collection it gives each vote as a
/// ``Vote``; who counts votes reads ``first``, ``second``, ``outcomes`` and ``counts`` instead.
public struct VoteList: Hashable, Sendable, RandomAccessCollection {
  /// The systems that were compared, in the order in which they first occur.
  public private(set) var systems: [System.ID] = []
  /// The position in ``systems`` of the first system of each vote.
  public private(set) var first: [Int32] = []
  /// The position in ``systems`` of the second system of each vote.
  public private(set) var second: [Int32] = []
  /// Who won.
  public private(set) var outcomes: [Vote.Outcome] = []
  /// How many comparisons each vote stands for; empty where each stands for one.
  public private(set) var counts: [Double] = []
  /// The benchmarks that asked, where there are several.
  public private(set) var benchmarks = VoteLabels()
  /// The prompts.
  public private(set) var prompts = VoteLabels()
  /// Who voted.
  public private(set) var raters = VoteLabels()
  /// What else was read of the votes, to be held equal. Votes that are appended by themselves have none.
  public package(set) var covariates: [VoteCovariate] = []
  /// The votes of each in replicates of a bootstrap that were made elsewhere, an array a replicate; empty where there are none. Votes that are
  /// appended by themselves have none.
  public package(set) var replicates: [[Double]] = []
  private var dates: [CalendarDate?] = []
  private var numbers: [System.ID: Int32] = [:]

  /// No votes.
  public init() {}

  /// The votes.
  public init(_ votes: some Sequence<Vote>) {
    for vote in votes { append(vote) }
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of votes.
  public var endIndex: Int { outcomes.count }

  /// The vote at `position`.
  public subscript(position: Int) -> Vote {
    Vote(
      benchmark: benchmarks[position].map { Benchmark.ID($0) }, systemA: systems[Int(first[position])],
      systemB: systems[Int(second[position])], outcome: outcomes[position], count: count(at: position),
      prompt: prompts[position], rater: raters[position], votedOn: dates.isEmpty ? nil : dates[position])
  }

  /// How many comparisons the vote at `position` stands for.
  public func count(at position: Int) -> Double { counts.isEmpty ? 1 : counts[position] }

  /// The date of the vote at `position`.
  public func date(at position: Int) -> CalendarDate? { dates.isEmpty ? nil : dates[position] }

  /// Appends a vote.
  public mutating func append(_ vote: Vote) {
    append(
      first: number(of: vote.systemA), second: number(of: vote.systemB), outcome: vote.outcome, count: vote.count,
      benchmark: benchmarks.number(of: vote.benchmark?.text), prompt: prompts.number(of: vote.prompt),
      rater: raters.number(of: vote.rater), date: vote.votedOn)
  }

  /// The number of a system, which is listed if it is new.
  mutating func number(of system: System.ID) -> Int32 {
    if let number = numbers[system] { return number }
    let number = Int32(truncatingIfNeeded: systems.count)
    systems.append(system)
    numbers[system] = number
    return number
  }

  /// Appends a vote by numbers, each of which must have been given out by `number(of:)`.
  mutating func append(
    first: Int32, second: Int32, outcome: Vote.Outcome, count: Double, benchmark: Int32, prompt: Int32, rater: Int32,
    date: CalendarDate?
  ) {
    if counts.isEmpty, count != 1 { counts = Array(repeating: 1, count: outcomes.count) }
    if count != 1 || !counts.isEmpty { counts.append(count) }
    if dates.isEmpty, date != nil { dates = Array(repeating: nil, count: outcomes.count) }
    if date != nil || !dates.isEmpty { dates.append(date) }
    benchmarks.append(benchmark, at: outcomes.count)
    prompts.append(prompt, at: outcomes.count)
    raters.append(rater, at: outcomes.count)
    self.first.append(first)
    self.second.append(second)
    outcomes.append(outcome)
  }

  mutating func number(ofBenchmark name: String) -> Int32 { benchmarks.number(of: name) }
  mutating func number(ofPrompt name: String) -> Int32 { prompts.number(of: name) }
  mutating func number(ofRater name: String) -> Int32 { raters.number(of: name) }

  mutating func reserveCapacity(_ count: Int) {
    first.reserveCapacity(count)
    second.reserveCapacity(count)
    outcomes.reserveCapacity(count)
  }
}

/// A covariate of votes, such as the length of the two videos.
public struct VoteCovariate: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// For each vote that of the first system less that of the second; `nil` where one is not known.
  public var differences: [Double?] = []

  /// A covariate.
  public init(name: String, differences: [Double?] = []) {
    self.name = name
    self.differences = differences
  }
}

/// One label, or none, for each vote: such as the prompt. It takes no room where no vote has one.
public struct VoteLabels: Hashable, Sendable {
  /// The labels that occur.
  public var names: [String] { known.names }
  /// The position in ``names`` of the label of each vote, -1 for none; empty where no vote has one.
  public private(set) var numbers: [Int32] = []
  private var known = NumberedNames()

  /// The label of the vote at `position`.
  subscript(position: Int) -> String? {
    guard !numbers.isEmpty, numbers[position] >= 0 else { return nil }
    return names[Int(numbers[position])]
  }

  mutating func number(of name: String?) -> Int32 { known.number(of: name) }

  mutating func append(_ number: Int32, at position: Int) {
    if numbers.isEmpty, number >= 0 { numbers = Array(repeating: -1, count: position) }
    if number >= 0 || !numbers.isEmpty { numbers.append(number) }
  }
}
