import ArgumentParser
import TableExport
import Tables

/// Where a figure of the answer goes, and in which form.
struct FigureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A figure of the answer to write as well: .svg, or .vl.json for its Vega-Lite specification.", valueName: "file"),
    completion: .file())
  var figure: String?

  func validate() throws {
    guard let figure, FigureForm(path: figure) == nil else { return }
    throw ValidationError("--figure: end the name in \(FigureForm.allCases.map(\.rawValue).joined(separator: " or "))")
  }

  /// Writes a figure where one was asked for.
  ///
  /// - Parameter make: Makes the figure.
  func write(_ make: () throws -> Figure) throws {
    guard let path = figure, let form = FigureForm(path: path) else { return }
    do {
      try AtomicFile.write(Array(try form.text(of: try make()).utf8), to: path)
    } catch let error as FigureError {
      throw Failure("no figure: \(error)")
    }
  }
}

/// A form in which a figure is written; the raw value is what the names of its files end with.
private enum FigureForm: String, CaseIterable {
  case svg = ".svg"
  case vegaLite = ".vl.json"

  init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let form = Self.allCases.first(where: { name.hasSuffix($0.rawValue) && name.count > $0.rawValue.count })
    else { return nil }
    self = form
  }

  func text(of figure: Figure) throws -> String {
    switch self {
    case .svg: try figure.svg()
    case .vegaLite: figure.specification().text() + "\n"
    }
  }
}
