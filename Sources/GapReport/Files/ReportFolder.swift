import Foundation
import TableExport
public import Tables

/// The folder of a report.
public enum ReportFolder {
  /// The name by which the data package of a report is known.
  static let packageName = "gap-report"
  /// The files that every report has and no data package lists: the package itself, and what is made to be opened or run.
  static let unlistedFiles: Set = [
    DataPackage.fileName, DataPackage.croissantFileName, "report.html", "gap_report.ipynb", "gap_report.qmd",
    "requirements.txt",
  ]

  /// Writes a report into the folder at `path`, in place of the one that may be there.
  ///
  /// The files take the place of the old ones as a whole. Those that the old report wrote, by its own `datapackage.json`, and this one does not,
  /// go if they are as they were written; every other file in the folder stays, and one that is in the way is an error.
  ///
  /// - Throws: ``/Tables/Problem`` if the folder cannot be written, or holds a data package that is no report.
  public static func write(_ files: [ReportFile], to path: String) throws(Problem) {
    try AtomicFolder.write(files.map { ($0.path, $0.bytes) }, to: path) { () throws(Problem) in
      let standing = try StandingReport(in: path)
      try standing.check(files.map(\.path))
      return standing.unchanged().subtracting(files.map(\.path))
    }
  }

  /// Whether a report can be written into the folder at `path`, as far as can be told before.
  ///
  /// - Throws: ``/Tables/Problem``.
  public static func check(_ path: String) throws(Problem) {
    try AtomicFolder.check(path)
    _ = try StandingReport(in: path)
  }
}

/// The report that stands in a folder, by its own data package.
private struct StandingReport {
  /// Whether there is one.
  let isThere: Bool
  private let folder: InputFolder
  private let resources: [DataPackage.Resource]

  init(in path: String) throws(Problem) {
    folder = InputFolder(path)
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try folder.read(DataPackage.fileName)
    } catch {
      guard error.code == .fileNotFound else { throw error }
      (isThere, resources) = (false, [])
      return
    }
    guard let package = try? JSONDecoder().decode(DataPackage.self, from: Data(bytes)),
      package.name == ReportFolder.packageName
    else {
      throw Problem(
        .fileUnwritable, at: Place(file: folder.name(of: DataPackage.fileName)),
        "the folder holds a data package that is no report", fix: "name another folder")
    }
    isThere = true
    resources = package.resources
  }

  /// The paths that it lists whose files are as it wrote them: each is read.
  func unchanged() -> Set<String> {
    Set(
      resources.filter { resource in
        guard resource.paths.count == 1, let hash = resource.hash, let bytes = try? folder.read(resource.paths[0])
        else { return false }
        return hash == DataPackage.Resource.hash(of: bytes)
      }.flatMap(\.paths))
  }

  /// Whether what is to be written takes the place of nothing but what a report wrote.
  ///
  /// - Throws: The first file of somebody else that is in the way.
  func check(_ paths: [String]) throws(Problem) {
    let listed = Set(resources.flatMap(\.paths))
    for path in paths where !listed.contains(path) {
      // What every report has is the report's where one stands.
      if isThere, ReportFolder.unlistedFiles.contains(path) { continue }
      let file = folder.name(of: path)
      guard FileManager.default.fileExists(atPath: file) else { continue }
      throw Problem(
        .fileUnwritable, at: Place(file: file), "a file that no report wrote is in the way",
        fix: "rename it, or name another folder")
    }
  }
}
