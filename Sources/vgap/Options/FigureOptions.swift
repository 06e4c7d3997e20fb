import ArgumentParser
import GapReport
import TableExport
import Tables

/// The picture of the answer, and how it looks.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp(
      "A file for the picture of the answer, ending in .svg or .vl.json; may be repeated.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(help: "The look of the picture.")
  var theme: FigureTheme = .light

  /// The forms of pictures, by the ending of the file.
  private enum Form {
    case svg, vegaLite

    init?(_ file: String) {
      let name = file.lowercased()
      if name.hasSuffix(".svg") {
        self = .svg
      } else if name.hasSuffix(".vl.json") {
        self = .vegaLite
      } else {
        return nil
      }
    }
  }

  func validate() throws {
    for file in files where Form(file) == nil {
      let name = file.lowercased()
      let advice =
        [".png", ".pdf"].contains(where: name.hasSuffix)
        ? "; write .svg, and turn it into \(name.suffix(3)) with rsvg-convert (Debian: librsvg2-bin)" : ""
      throw ValidationError("--figure: end the name '\(file)' in .svg or .vl.json" + advice)
    }
    guard Set(files).count == files.count else { throw ValidationError("--figure names one file twice") }
  }

  /// Draws the figure and returns what puts it into the files that were asked for, so that nothing is written where nothing can be drawn.
  func drawing(_ make: () throws(FigureError) -> Figure) throws -> () throws -> Void {
    guard !files.isEmpty else { return {} }
    let figure: Figure
    do { figure = try make() } catch { throw Failure("--figure: \(error)") }
    let written = try files.map { file -> (bytes: [UInt8], path: String) in
      switch Form(file) {
      case .vegaLite: (Array((figure.specification(theme: theme).text() + "\n").utf8), file)
      case .svg, nil: (Array((try figure.svg(theme: theme) + "\n").utf8), file)
      }
    }
    return { try AtomicFile.write(written) }
  }
}
