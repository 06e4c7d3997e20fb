import BenchmarkData
import Tables

/// What an import made of a leaderboard, as text for people.
struct ImportListing {
  var result: LeaderboardImport.Result
  var files: [PackageWriter.File]
  var folder: String
  var isDryRun: Bool
  /// What is said first.
  var opening: String?

  /// The number of lines of each file that a dry run shows.
  private static let shownLines = 6

  /// The text.
  var text: String {
    var lines = opening.map { [$0, "", "Dimensions"] } ?? ["Columns"]
    let width = result.columns.map(\.header.count).max() ?? 0
    lines += result.columns.map { "  \($0.header.padded(to: width))  \($0.meaning)" }
    if let unit = result.unit { lines += ["", "Numbers: \(unit)."] }
    lines += ["", "Systems"]
    let names = result.systems.map(\.name.count).max() ?? 0
    lines += result.systems.map { "  \($0.name.padded(to: names))  \($0.system)\($0.isNew ? " (new)" : "")" }
    lines += ["", isDryRun ? "Would be written into \(folder)" : "Written into \(folder)"]
    for file in files {
      lines.append("  \(file.name)" + (file.rowCount.map { ": \($0) row\($0 == 1 ? "" : "s")" } ?? ""))
      if isDryRun, file.rowCount != nil { lines += preview(of: file) }
    }
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  private func preview(of file: PackageWriter.File) -> [String] {
    let lines = file.text.split(separator: "\n")
    let shown = lines.prefix(Self.shownLines).map { "    \($0.count > 110 ? "\($0.prefix(109))…" : "\($0)")" }
    return lines.count > Self.shownLines ? shown + ["    … \(lines.count - Self.shownLines) more lines"] : shown
  }
}
