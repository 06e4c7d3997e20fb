import BenchmarkData
import GapAnalysis
import Quantities
import TableExport
import Tables

extension ReportMaterial {
  /// The gap dimension by dimension.
  func profileSection() throws(ReportError) -> ReportSection {
    let profiles = try composites.map { pair throws(ReportError) in
      try reporting {
        try DimensionProfile(
          of: pair.board.benchmark.id, in: dataset, selection: question.selection, between: question.sides,
          options: question.options)
      }
    }.filter { $0.dimensionsLed.of > 0 }
    guard !profiles.isEmpty else {
      return ReportSection(
        id: "profile", title: "Where is the gap?",
        sentence: "No benchmark that is looked at here has several dimensions with systems of both sides.")
    }
    return ReportSection(
      id: "profile", title: "Where is the gap?", sentence: profiles.map(\.sentence).joined(separator: " "),
      items: try profiles.map { profile throws(ReportError) in try profileItem(profile) },
      cautions: [
        "The best system differs from dimension to dimension: no one system has all of these scores.",
        "Dimensions near the top of their scale cannot show a gap. A small one there is no sign that the systems are alike.",
      ])
  }

  private func profileItem(_ profile: DimensionProfile) throws(ReportError) -> ReportItem {
    let name = "profile-\(fileKey(profile.benchmark))"
    var document = try reporting { try profile.document() }.named(name)
    let units = Set(profile.rows.map(\.pair.board.unit))
    let sections = profile.rows.map { row -> String? in
      guard units.count == 1 else { return row.pair.board.unit.heading }
      return row.dimension.group.flatMap { profile.benchmark.groups[$0]?.name }
    }
    document.table = try reporting {
      try document.table
        .setting(Column(.group, sections))
        .setting(Column(.scoreA, profile.rows.map { $0.pair.a.entries.first?.score.value }))
        .setting(Column(.scoreB, profile.rows.map { $0.pair.b.entries.first?.score.value }))
        .showing(.scoreA, as: profile.sides.a, visibility: .droppable(1))
        .showing(.scoreB, as: profile.sides.b, visibility: .droppable(1))
    }
    document.leadingColumns = .init(.label, .scoreA, .bestA, .scoreB, .bestB)
    let table = document.table
    let drawn = try figure { () throws(FigureError) in
      var plot = DumbbellPlot(
        caption(
          name, "The best of \(profile.sides.a) and of \(profile.sides.b), dimension by dimension",
          "Scores on \(profile.benchmark.title); on the right \(profile.sides.a) less \(profile.sides.b).",
          board: profile.rows.first?.pair.board),
        label: .label, first: .init(profile.sides.a, value: .scoreA, detail: .bestA),
        second: .init(profile.sides.b, value: .scoreB, detail: .bestB))
      plot.section = sections.allSatisfy { $0 != nil } && Set(sections).count > 1 ? .group : nil
      (plot.unit, plot.groupOrder) = (.column(.unit), groupOrder)
      (plot.difference, plot.lower, plot.upper) = (.estimate, .intervalLower, .intervalUpper)
      return try plot.figure(of: table)
    }
    return ReportItem(profile.benchmark.title, figure: drawn, document: document)
  }
}
