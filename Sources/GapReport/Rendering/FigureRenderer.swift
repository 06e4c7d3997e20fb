import Foundation
public import TableExport

/// Draws figures with vl-convert, a Python package, where it is installed.
public struct FigureRenderer: Sendable {
  /// Why figures could not be drawn.
  public struct Failure: Error, Hashable, Sendable {
    /// What went wrong, for people.
    public var message: String
  }

  /// The Python that has vl-convert.
  public let python: String

  /// A renderer that runs `python`.
  public init(python: String) { self.python = python }

  /// The renderer of this environment: the Python that `VGAP_PYTHON` names, else that of `.venv` in the working folder; `nil` if there
  /// is none.
  public static func ofEnvironment() -> FigureRenderer? {
    let named = ProcessInfo.processInfo.environment["VGAP_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    let candidates = named.map { [$0] } ?? [".venv/bin/python"]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }.map(FigureRenderer.init)
  }

  /// What to say where figures could not be drawn.
  public static let advice = """
    install vl-convert-python (python3 -m venv .venv && .venv/bin/pip install -r requirements.txt, with the requirements.txt of the \
    report's folder) or name a Python that has it in VGAP_PYTHON
    """

  /// The drawings of figures, by their names.
  ///
  /// - Throws: ``Failure`` if Python cannot be run, lacks vl-convert, or refuses a figure.
  public func drawings(of figures: [Figure]) throws(Failure) -> [String: FigureDrawings] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vgap-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let input = folder.appendingPathComponent("specifications.json")
      let output = folder.appendingPathComponent("drawings.json")
      let errors = folder.appendingPathComponent("errors.txt")
      let json = JSONValue.object(figures.map { .init($0.caption.name, $0.specificationsToDraw) })
      try Data(json.text(.compact).utf8).write(to: input)
      try Data().write(to: errors)
      let script = String(decoding: PackageResources.render_figures_py, as: UTF8.self)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = ["-c", script, input.path, output.path]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        let text = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
        let last = text.split(whereSeparator: \.isNewline).last.map(String.init)
        throw Failure(message: last ?? "\(python) ended with status \(process.terminationStatus)")
      }
      return try JSONDecoder().decode([String: FigureDrawings].self, from: Data(contentsOf: output))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(message: "\(python): \(error.localizedDescription)")
    }
  }
}
