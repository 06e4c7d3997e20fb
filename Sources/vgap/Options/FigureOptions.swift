import ArgumentParser
import GapReport
import TableExport
import Tables

/// The picture of the answer, and how it looks.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp(
      "A file for the picture of the answer, ending in \(Form.endings); may be repeated.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(help: "The look of the picture.")
  var theme: FigureTheme = .light

  @Option(help: "The title of the picture; if left out, what it shows in a sentence.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The width of the picture in pixels: what it shows is scaled. If left out, as it is laid out, in .png twice that.",
      valueName: "pixels"))
  var width: Int?

  /// The forms of pictures, by the ending of the file.
  enum Form: String, CaseIterable {
    case svg, png, pdf
    case vegaLite = "vl.json"

    init?(_ file: String) {
      let name = file.lowercased()
      guard let form = Self.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else { return nil }
      self = form
    }

    /// The endings, as `.svg, .png, .pdf or .vl.json`.
    static var endings: String {
      let endings = allCases.map { ".\($0.rawValue)" }
      return endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")
    }
  }

  private static let widths = 100...10_000

  func validate() throws {
    for file in files where Form(file) == nil {
      throw ValidationError("--figure: end the name '\(file)' in \(Form.endings)")
    }
    guard Set(files).count == files.count else { throw ValidationError("--figure names one file twice") }
    guard !files.isEmpty || (title == nil && width == nil) else {
      throw ValidationError("\(title == nil ? "--width" : "--title") is about a picture: name its file with --figure")
    }
    guard width.map(Self.widths.contains) ?? true else {
      throw ValidationError("--width takes \(Self.widths.lowerBound) to \(Self.widths.upperBound) pixels")
    }
    guard width == nil || files.contains(where: { Form($0) != .vegaLite }) else {
      throw ValidationError("--width is for .svg, .png and .pdf: what reads .vl.json scales it")
    }
    guard title?.allSatisfy(\.isWhitespace) != true else { throw ValidationError("--title takes the words of a title") }
  }

  /// Draws the figure and returns what puts it into the files that were asked for, so that nothing is written where nothing can be drawn.
  func drawing(_ make: () throws(FigureError) -> Figure) throws -> () throws -> Void {
    guard !files.isEmpty else { return {} }
    var figure: Figure
    do { figure = try make() } catch { throw Failure("--figure: \(error)") }
    if let title { figure = figure.titled(title) }
    figure = figure.noting(program: "vgap", version: Version.number)
    let written = try files.map { file -> (bytes: [UInt8], path: String) in
      (try bytes(of: figure, as: Form(file)), file)
    }
    return { try AtomicFile.write(written) }
  }

  /// What turns figures into pictures, and what to do without it.
  private static let pictures: SVGConverter.Need = ("--figure", ".png and .pdf need", "write .svg")

  private func bytes(of figure: Figure, as form: Form?) throws -> [UInt8] {
    let svg = { try figure.svg(theme: theme, width: width.map(Double.init)) + "\n" }
    switch form {
    case .vegaLite: return Array((figure.specification(theme: theme).text() + "\n").utf8)
    case .png: return try SVGConverter(for: Self.pictures).png(of: svg(), zoom: width == nil ? 2 : 1)
    case .pdf: return try SVGConverter(for: Self.pictures).pdf(of: svg())
    case .svg, nil: return Array(try svg().utf8)
    }
  }
}
