package import BenchmarkData
package import Quantities
import StatisticsCore
package import Tables

/// How the answers moved between two states of a dataset, and because of which rows: the gap and the lag between two sides on every
/// benchmark, who entered and left the first ranks, and the claims whose verdict turned.
package struct AnswerChanges: Sendable {
  /// What happened.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An estimate has another value.
    case moved
    /// There is an estimate where there was none.
    case appeared
    /// There is none where there was one.
    case disappeared
    /// A system is among the first ranks and was not.
    case entered
    /// A system was among the first ranks and is not.
    case left
    /// A system is withdrawn, or is not any more.
    case withdrawn
    /// A claim has another verdict.
    case turned
  }

  /// One answer that is another than before.
  package struct Change: Hashable, Sendable {
    /// What happened.
    package var kind: Kind
    /// The benchmark; `nil` for claims.
    package var benchmark: Benchmark.ID?
    /// The measure, of estimates.
    package var measure: Measure?
    /// The system or the claim that it is about.
    package var entity: String?
    /// What it is about, in words.
    package var label: String
    /// The estimate before.
    package var before: Double?
    /// The estimate now.
    package var after: Double?
    /// The unit of both.
    package var unit: Unit?
    /// The answer before, in words.
    package var from: String
    /// The answer now, in words.
    package var to: String
    /// Because of what.
    package var reasons: [Note]
  }

  /// The sides.
  package let sides: Sides
  /// How many ranks were looked at.
  package let topCount: Int
  /// The changes, benchmark by benchmark, then withdrawals, the claims last.
  package let changes: [Change]
  /// What the records say.
  package let records: DatasetChanges

  /// The measures that are compared unless others are named: the gap between the best systems, and the lag at the board's date.
  package static let usualMeasures: [Measure] = [.frontierGap, .lagNow]

  /// Compares the answers of two states.
  ///
  /// - Parameters:
  ///   - old: The earlier state.
  ///   - new: The later one.
  ///   - sides: The two sides.
  ///   - selection: What counts; the quantity is each benchmark's total.
  ///   - measures: The gaps and lags.
  ///   - topCount: How many ranks are looked at.
  ///   - options: The choices of the measures.
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do, ``/Tables/TableError`` as ``/BenchmarkData/DatasetChanges`` does.
  /// - Complexity: That of the measures on every board of both states, and of all claims.
  package init(
    from old: Dataset, to new: Dataset, between sides: Sides, selection: Selection = Selection(),
    measures: [Measure] = AnswerChanges.usualMeasures, topCount: Int = 10, options: Pair.Options = Pair.Options()
  ) throws {
    self.sides = sides
    self.topCount = topCount
    records = try DatasetChanges(from: old, to: new)
    var selection = selection
    selection.quantity = Quantity.total.name
    var changes: [Change] = []
    let benchmarks = new.benchmarks.keys + old.benchmarks.keys.filter { new.benchmarks[$0] == nil }
    for benchmark in benchmarks {
      let title = (new.benchmarks[benchmark] ?? old.benchmarks[benchmark])?.title ?? benchmark.text
      let states = try [old, new].map {
        try BoardState(of: benchmark, in: $0, selection: selection, between: sides, options: options)
      }
      let (before, after) = (states[0], states[1])
      for measure in measures {
        if var change = try Self.change(of: measure, from: before, to: after) {
          change.benchmark = benchmark
          change.label = "\(title): \(measure.words)"
          changes.append(change)
        }
      }
      changes += Self.changes(ofTop: topCount, from: before, to: after).map { change in
        var change = change
        change.benchmark = benchmark
        change.label = "\(title): \(change.label)"
        return change
      }
    }
    let claims = ClaimOptions(level: options.level, simulation: options.simulation)
    changes += Self.withdrawals(from: old, to: new)
    self.changes = changes + Self.turnedClaims(from: old, to: new, options: claims)
  }

  private static func change(
    of measure: Measure, from before: BoardState, to after: BoardState
  ) throws(AnalysisError) -> Change? {
    let (old, new) = (try before.estimate(of: measure), try after.estimate(of: measure))
    guard old?.estimate != new?.estimate, let unit = new?.unit ?? old?.unit else { return nil }
    func words(_ estimate: Estimate?) -> String {
      guard let estimate else { return "no such board" }
      guard let value = estimate.estimate else { return "no answer: \(estimate.note ?? estimate.status.rawValue)" }
      let interval = estimate.interval
      let number = estimate.unit.words(value, lower: interval?.lower, upper: interval?.upper)
      return interval.map { "\(number) (\(estimate.unit.range($0.lower, $0.upper, estimate: value)))" } ?? number
    }
    return Change(
      kind: old?.estimate == nil ? .appeared : new?.estimate == nil ? .disappeared : .moved, measure: measure,
      label: "", before: old?.estimate, after: new?.estimate, unit: unit, from: words(old), to: words(new),
      reasons: after.reasons(for: measure, since: before))
  }

  private static func changes(ofTop count: Int, from before: BoardState, to after: BoardState) -> [Change] {
    // On a board that only one state has everyone came or went.
    guard before.board != nil, after.board != nil else { return [] }
    let (old, new) = (before.top(count), after.top(count))
    func change(_ kind: Kind, _ system: System) -> Change {
      Change(
        kind: kind, entity: system.id.text, label: system.title, from: before.standing(of: system.id),
        to: after.standing(of: system.id), reasons: after.reasons(forStandingOf: system.id, since: before))
    }
    let (oldIDs, newIDs) = (Set(old.map(\.id)), Set(new.map(\.id)))
    return new.filter { !oldIDs.contains($0.id) }.map { change(.entered, $0) }
      + old.filter { !newIDs.contains($0.id) }.map { change(.left, $0) }
  }

  /// The systems of both states of which another date of withdrawal is known.
  private static func withdrawals(from old: Dataset, to new: Dataset) -> [Change] {
    func words(_ date: CalendarDate?) -> String { date.map { "withdrawn on \($0)" } ?? "not withdrawn" }
    return new.systems.values.compactMap { system in
      guard let earlier = old.systems[system.id], earlier.withdrawnOn != system.withdrawnOn else { return nil }
      return Change(
        kind: .withdrawn, entity: system.id.text, label: system.title, from: words(earlier.withdrawnOn),
        to: words(system.withdrawnOn), reasons: ["withdrawn_on of \(system.id) in systems.csv"])
    }
  }

  /// The claims of both states whose verdict is another. A test that a state cannot answer at all is no verdict.
  private static func turnedClaims(from old: Dataset, to new: Dataset, options: ClaimOptions) -> [Change] {
    new.claims.values.compactMap { claim in
      guard let earlier = old.claims[claim.id] else { return nil }
      let before = try? ClaimVerdict(of: earlier, in: old, options: options)
      let after = try? ClaimVerdict(of: claim, in: new, options: options)
      guard before?.verdict != after?.verdict else { return nil }
      var reasons: [Note] = []
      if earlier.test != claim.test { reasons.append("its test is another") }
      for case (let word, let verdict?) in [("before", before), ("now", after)] {
        guard let figure = verdict.figure else { continue }
        reasons.append("figure \(word): \(figure)\(verdict.interval.map { ", \($0)" } ?? "")")
      }
      return Change(
        kind: .turned, entity: claim.id.text, label: "\(claim.id): \(claim.statement)",
        from: before?.verdict.rawValue ?? "its test cannot be read",
        to: after?.verdict.rawValue ?? "its test cannot be read", reasons: reasons)
    }
  }

  // MARK: In words and as a table

  /// What changed, in a sentence or two.
  package var sentence: String {
    let counts = Kind.allCases.compactMap { kind -> String? in
      let count = changes.count { $0.kind == kind }
      return count == 0 ? nil : kind.words(count, topCount)
    }
    return (counts.isEmpty ? "No answer moved." : counts.joined(separator: "; ") + ".") + " "
      + records.sentence
  }

  /// The changes as a table: `change`, `benchmark`, `measure`, `entity`, `label`, `from`, `to`, `estimate_before`, `estimate_after`,
  /// `unit`, `note`.
  package func table() throws(TableError) -> Table {
    try Table([
      Column(.change, changes.map(\.kind.rawValue)),
      Column(.benchmark, changes.map { $0.benchmark?.text }),
      Column(.measure, changes.map { $0.measure?.id }),
      Column(.entity, changes.map(\.entity)),
      Column(.label, changes.map(\.label)),
      Column(.answerBefore, changes.map(\.from)),
      Column(.answerNow, changes.map(\.to)),
      Column(.estimateBefore, changes.map(\.before)),
      Column(.estimateNow, changes.map(\.after)),
      Column(.unit, changes.map { $0.unit?.name }),
      Column(.note, changes.map(\.reasons.joined)),
    ])
  }
}

extension AnswerChanges.Kind {
  /// How many there are, in words.
  fileprivate func words(_ count: Int, _ topCount: Int) -> String {
    switch self {
    case .moved: "\(NumberWords.count(count, "answer")) moved"
    case .appeared: "\(NumberWords.count(count, "answer")) appeared"
    case .disappeared: "\(NumberWords.count(count, "answer")) disappeared"
    case .entered: "\(NumberWords.count(count, "system")) entered the first \(topCount) ranks of a board"
    case .left: "\(NumberWords.count(count, "system")) left them"
    case .withdrawn: "\(NumberWords.count(count, "withdrawal")) changed"
    case .turned: "\(NumberWords.count(count, "claim")) got another verdict"
    }
  }
}
