import BenchmarkData
import GapAnalysis
import TableExport
import Tables

extension ReportMaterial {
  /// Which evaluations the report uses: a row an evaluation of the dataset, with the reason where it was left out.
  ///
  /// An evaluation is used for `total` if the headline compares it, for `dimensions` if the profile does.
  func manifest() throws(ReportError) -> TableDocument {
    var reasons: [Evaluation.ID: Scoreboard.Reason] = [:]
    var uses: [Evaluation.ID: [String]] = [:]
    for answer in across.answers {
      let board = answer.pair.board
      for entry in board.entries { uses[entry.evaluation.id, default: []].append("total") }
      for exclusion in board.exclusions { reasons[exclusion.evaluation] = exclusion.reason }
    }
    for profile in profiles {
      for id in try dimensionEvaluations(profile.benchmark) { uses[id, default: []].append("dimensions") }
    }
    let evaluations = Array(dataset.evaluations.values)
    let table = try reporting {
      try Table([
        Column(.evaluation, evaluations.map(\.id.text)),
        Column(.benchmark, evaluations.map(\.benchmark.text)),
        Column(.system, evaluations.map(\.system.text)),
        Column(.isUsed, evaluations.map { uses[$0.id] != nil }),
        Column(.usedFor, evaluations.map { uses[$0.id]?.joined(separator: ";") }),
        Column(
          .reason, evaluations.map { uses[$0.id]?.contains("total") == true ? nil : reasons[$0.id]?.particulars }
        ),
        Column(.source, evaluations.map(\.source?.text)),
      ])
    }
    let used = evaluations.count { uses[$0.id] != nil }
    return TableDocument(
      name: "manifest", title: "Which evaluations were used",
      caption:
        "\(used) of \(evaluations.count) evaluations of the dataset are used; the reason stands beside each that does not "
        + "count in a total.",
      table: table.showing(.evaluation).showing(.benchmark).showing(.system))
  }

  /// The evaluations whose dimensions the profile of a benchmark compares, in file order.
  private func dimensionEvaluations(_ benchmark: Benchmark) throws(ReportError) -> [Evaluation.ID] {
    var ids: Set<Evaluation.ID> = []
    for dimension in benchmark.dimensions.keys {
      let board = try reporting {
        var selection = question.selection
        selection.quantity = dimension.text
        return try Scoreboard(of: benchmark.id, in: dataset, selection: selection)
      }
      ids.formUnion(board.entries.map(\.evaluation.id))
    }
    return dataset.evaluations(on: benchmark.id).map(\.id).filter(ids.contains)
  }

  // MARK: Sources

  /// The sources of the evaluations in any total, in the order of the dataset.
  func sources() -> [Source] { Self.sources(of: across, in: dataset) }

  /// The sources of the evaluations in any total of the answers, and of the claims.
  static func sources(of across: GapAcross, in dataset: Dataset) -> [Source] {
    var ids: Set<Source.ID> = []
    for answer in across.answers {
      for entry in answer.pair.board.entries {
        ids.formUnion((entry.evaluation.source.map { [$0] } ?? []) + entry.evaluation.otherSources)
      }
    }
    ids.formUnion(dataset.claims.values.compactMap(\.source))
    return dataset.sources.values.filter { ids.contains($0.id) }
  }

  func sourcesDocument(_ sources: [Source]) throws(ReportError) -> TableDocument {
    let table = try reporting {
      try Table([
        Column(.source, sources.map(\.id.text)),
        Column(.sourceTitle, sources.map(\.title)),
        Column(.publisher, sources.map(\.publisher)),
        Column(.address, sources.map(\.url)),
        Column(.publishedOn, sources.map(\.publishedOn)),
        Column(.capturedOn, sources.map(\.capturedOn)),
        Column(.accessedOn, sources.map(\.accessedOn)),
        Column(.license, sources.map(\.license)),
      ])
    }
    return TableDocument(
      name: "sources", title: "Sources", caption: "The \(sources.count) sources behind the numbers.", table: table,
      leadingColumns: .init(.sourceTitle))
  }
}
