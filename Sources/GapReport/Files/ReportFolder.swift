import Foundation
public import TableExport
public import Tables

/// The folder of a report.
public enum ReportFolder {
  /// The name by which the data package of a report is known.
  static let packageName = "gap-report"

  /// Writes a report into the folder at `path`, in place of the one that may be there.
  ///
  /// The files take the place of the old ones as a whole. Those that the old report wrote, by its own `datapackage.json`, and this one does not,
  /// go if they are as they were written; every other file in the folder stays.
  ///
  /// - Throws: ``/Tables/Problem`` if the folder cannot be written, or holds a data package that is no report.
  public static func write(_ files: [ReportFile], to path: String) throws(Problem) {
    let removed = try pastFiles(in: path).subtracting(files.map(\.path))
    try AtomicFolder.write(files.map { ($0.path, $0.bytes) }, to: path, removing: removed)
  }

  /// The drawings that a report in the folder at `path` has of figures whose specifications have not changed since, by the figures' names.
  ///
  /// They are for a report that is made where nothing can draw.
  public static func drawings(of figures: [Figure], in path: String) -> [String: FigureDrawings] {
    guard let past = try? pastFiles(in: path) else { return [:] }
    let folder = InputFolder(path)
    var drawings: [String: FigureDrawings] = [:]
    for figure in figures {
      let specification = figure.specificationFile
      guard past.isSuperset(of: [specification.path, figure.drawingPath]),
        let old = try? folder.read(specification.path), old == specification.bytes,
        let drawing = try? folder.read(figure.drawingPath)
      else { continue }
      // The file ends with a line break that the drawing does not have.
      drawings[figure.caption.name] = FigureDrawings(alone: String(decoding: drawing.dropLast(), as: UTF8.self))
    }
    return drawings
  }

  /// Whether a report can be written into the folder at `path`, as far as can be told before.
  ///
  /// - Throws: ``/Tables/Problem``.
  public static func check(_ path: String) throws(Problem) {
    try AtomicFolder.check(path)
    _ = try pastFiles(in: path)
  }

  /// The files of the report in a folder that are as it wrote them.
  private static func pastFiles(in path: String) throws(Problem) -> Set<String> {
    let folder = InputFolder(path)
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try folder.read(DataPackage.fileName)
    } catch {
      guard error.code == .fileNotFound else { throw error }
      return []
    }
    guard let package = try? JSONDecoder().decode(DataPackage.self, from: Data(bytes)), package.name == packageName
    else {
      throw Problem(
        .fileUnwritable, at: Place(file: folder.name(of: DataPackage.fileName)),
        "the folder holds a data package that is no report", fix: "name another folder")
    }
    return Set(
      package.resources.filter { resource in
        guard resource.paths.count == 1, let hash = resource.hash, let bytes = try? folder.read(resource.paths[0])
        else { return false }
        return hash == "sha256:" + SHA256.hexadecimal(of: bytes)
      }.flatMap(\.paths))
  }
}
