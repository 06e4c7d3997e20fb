import Foundation
public import Tables

/// Writes a dataset as a data package.
public enum PackageWriter {
  /// A file of a package.
  public struct File: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The number of rows; `nil` for the descriptor.
    public var rowCount: Int?
    /// The contents.
    public var text: String
  }

  /// The files of the package: those of CSV that have rows, and `datapackage.json` last.
  ///
  /// - Throws: ``/Tables/Problem`` if a text cannot stand in a file.
  public static func files(of dataset: Dataset, name: String) throws(Problem) -> [File] {
    var files: [File] = []
    var present: [(file: any DatasetFile.Type, columns: [String])] = []
    for file in DatasetFiles.all {
      let fileName = file.name + ".csv"
      do {
        let table = try file.table(of: dataset)
        guard table.rowCount > 0 else { continue }
        files.append(File(name: fileName, rowCount: table.rowCount, text: try CSV.text(table)))
        present.append((file, table.columnNames))
      } catch {
        throw Problem(.fileUnwritable, at: Place(file: fileName), "the rows cannot be written: \(error)")
      }
    }
    let names = Set(present.map { $0.file.name })
    let package = DataPackage(
      profile: DataPackage.profile, name: name, title: dataset.title,
      resources: present.map { $0.file.description(among: names, columns: $0.columns) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(package) else {
      throw Problem(.fileUnwritable, at: Place(file: DataPackage.fileName), "the description cannot be written")
    }
    return files + [File(name: DataPackage.fileName, text: String(decoding: data, as: UTF8.self) + "\n")]
  }

  /// Writes the files into a folder, which is made if it is not there. The descriptor comes last: until then the folder is no
  /// package. If one file cannot be written, those written before are removed again.
  ///
  /// - Throws: ``/Tables/Problem`` if the folder has a package and is not to be replaced, or cannot be written to.
  public static func write(_ files: [File], to folder: String, replacing: Bool = false) throws(Problem) {
    let manager = FileManager.default
    let descriptor = folder + "/" + DataPackage.fileName
    if manager.fileExists(atPath: descriptor) {
      guard replacing else {
        throw Problem(
          .fileUnwritable, at: Place(file: folder), "the folder holds a data package already",
          fix: "name a new folder, or replace it with --replace")
      }
      for file in DatasetFiles.all { try? manager.removeItem(atPath: "\(folder)/\(file.name).csv") }
      try? manager.removeItem(atPath: descriptor)
    }
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Problem(.fileUnwritable, at: Place(file: folder), "the folder cannot be made", fix: "check the path")
    }
    var written: [String] = []
    for file in files {
      do throws(Problem) {
        try AtomicFile.write(file.text, to: folder + "/" + file.name)
        written.append(file.name)
      } catch {
        for name in written { try? manager.removeItem(atPath: folder + "/" + name) }
        throw error
      }
    }
  }
}
