import Foundation
import TableExport
import Tables
import Testing

@Suite struct FigureTests {
  /// Writes every figure in both themes into the folder that VGAP_FIGURES names, for Tests/Figures/check_figures.py.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VGAP_FIGURES"] != nil))
  func areWrittenForTheCheck() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["VGAP_FIGURES"] ?? ".")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for figure in try Figures.all() {
      for theme in FigureTheme.allCases {
        let file = folder.appending(path: "\(figure.caption.name)-\(theme.rawValue).vl.json")
        try Data((figure.specification(theme: theme).text() + "\n").utf8).write(to: file)
      }
    }
  }
}
