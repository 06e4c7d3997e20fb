import BenchmarkData
import Quantities
public import Tables

extension Scoreboard {
  /// The board as a table: a row a system, the best first, with what was composed beside what was published.
  ///
  /// The columns: `rank` (equal scores share the smaller one), `system`, `name`, `organization`, `country`, a column for
  /// each group that the benchmark composes, `score`, `std_error`, `unit`, `higher_is_better`, `basis`, `coverage`,
  /// `published`, `difference` (composed minus published), `released_on`, `evaluated_on`, `sampled_by`, `note`,
  /// `evaluation_id`, `source_ids`.
  public func scoreTable() throws(TableError) -> Table {
    let groups = quantityName == Quantity.total.name ? composedGroups() : []
    let published = entries.map { $0.evaluation.publishedTotals[publishedKey] }
    var columns = [
      Column(.rank, ranks().map { Double($0) }),
      Column(.system, entries.map(\.system.id.text)),
      Column(.systemName, entries.map(\.system.title)),
      Column(.organization, entries.map { $0.organization?.name }),
      Column(.country, entries.map { $0.country?.text }),
    ]
    columns += groups.map { group in
      Column(
        ColumnDefinition(
          group.text, description: "Score on the group, where all its dimensions are known", unit: .fixed(unit)),
        entries.map { entry in
          benchmark.score(of: entry.evaluation, on: .group(group), policy: selection.missing, observed: observed)?.value
        })
    }
    columns += [
      Column(.score, entries.map(\.score.value)),
      Column(.standardError, entries.map(\.score.standardError)),
      Column(.unit, entries.map { _ in unit.name }),
      Column(.higherIsBetter, entries.map { _ in higherIsBetter }),
      Column(.basis, entries.map(\.score.basis.rawValue)),
      Column(.coverage, entries.map(\.score.coverage)),
      Column(.published, published),
      Column(
        .difference,
        zip(entries, published).map { entry, published in
          published.flatMap { entry.score.basis == .composed ? entry.score.value - $0 : nil }
        }),
      Column(.releasedOn, entries.map(\.system.releasedOn)),
      Column(.evaluatedOn, entries.map(\.evaluation.evaluatedOn)),
      Column(.sampledBy, entries.map(\.evaluation.sampledBy)),
      Column(.note, entries.map(\.evaluation.note)),
      Column(.evaluation, entries.map(\.evaluation.id.text)),
      Column(.sources, entries.map(\.sourceText)),
    ]
    // A group could be called as one of the other columns is; then it gives way.
    var names: Set<String> = []
    return try Table(columns.filter { names.insert($0.name).inserted })
  }

  /// The rank of each entry: 1 + the number of better scores.
  public func ranks() -> [Int] {
    var ranks: [Int] = []
    for (index, entry) in entries.enumerated() {
      let isTied = index > 0 && entries[index - 1].score.value == entry.score.value
      ranks.append(isTied ? ranks[index - 1] : index + 1)
    }
    return ranks
  }

  private func composedGroups() -> [DimensionGroup.ID] {
    benchmark.groups.keys.filter { Composition(of: .group($0), on: benchmark) != nil }
  }

  private var publishedKey: DimensionGroup.ID {
    if case .group(let group) = quantity { group } else { Evaluation.total }
  }
}

extension Scoreboard.Entry {
  /// The keys of all sources of the score, separated by semicolons; `nil` for none.
  var sourceText: String? { evaluation.allSources.isEmpty ? nil : evaluation.allSources.joined(separator: ";") }
}

extension Evaluation {
  /// The keys of all sources of the scores.
  var allSources: [String] { ((source.map { [$0] } ?? []) + otherSources).map(\.text) }
}
