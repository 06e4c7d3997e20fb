import BenchmarkData
import GapAnalysis
import Quantities
import TableExport
import Tables

extension ReportMaterial {
  /// The gap dimension by dimension.
  func profileSection() throws(ReportError) -> ReportSection {
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
    let document = try reporting { try profile.documentWithScores() }.named(name)
    let drawn = try figure { () throws(FigureError) in try profile.figure(of: document, in: figures) }
    return ReportItem(profile.benchmark.title, figure: drawn, document: document)
  }
}
