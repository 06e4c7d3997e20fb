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

    /// A file; without a number of rows, one of which that is not told.
    public init(name: String, rowCount: Int? = nil, text: String) {
      self.name = name
      self.rowCount = rowCount
      self.text = text
    }
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

  /// The files of a package that takes the place of the one in `folder`.
  ///
  /// Nothing of that package is lost: what is not written anew stays, and stays listed, as does all that its description says of the whole.
  ///
  /// - Parameters:
  ///   - files: The new files, with `datapackage.json` last.
  ///   - folder: The folder.
  /// - Returns: The new files, of which the description lists those kept too; and the files of the dataset format that are kept.
  /// - Throws: ``/Tables/Problem`` if the package that is there cannot be read.
  public static func files(
    _ files: [File], replacingThoseIn folder: String
  ) throws(Problem) -> (new: [File], kept: [File]) {
    let folder = InputFolder(folder)
    let place = Place(file: folder.name(of: DataPackage.fileName))
    guard
      var package = try? JSONSerialization.jsonObject(with: Data(try folder.read(DataPackage.fileName)))
        as? [String: Any],
      let old = package["resources"] as? [[String: Any]],
      let new = files.last.flatMap({ try? JSONSerialization.jsonObject(with: Data($0.text.utf8)) }) as? [String: Any],
      let resources = new["resources"] as? [[String: Any]]
    else {
      throw Problem(
        .badDescriptor, at: place, "the package that is there cannot be read", fix: "mend it, or name a new folder")
    }
    func names(_ resources: [[String: Any]]) -> Set<String> { Set(resources.compactMap { $0["name"] as? String }) }
    let rewritten = names(resources)
    let others = old.filter { !rewritten.contains($0["name"] as? String ?? "") }
    var kept: [File] = []
    for resource in others where DatasetFiles.named(resource["name"] as? String ?? "") != nil {
      let paths = resource["path"] as? [String] ?? [resource["path"] as? String].compactMap(\.self)
      for path in paths {
        kept.append(File(name: path, text: String(decoding: try folder.read(path), as: UTF8.self)))
      }
    }
    package["resources"] = resources + others
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: package, options: options) else {
      throw Problem(.badDescriptor, at: place, "the description of the package cannot be written")
    }
    let text = String(decoding: data, as: UTF8.self) + "\n"
    return (files.dropLast() + [File(name: DataPackage.fileName, text: text)], kept)
  }

  /// Whether a folder holds a package.
  public static func isPackage(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: InputFolder(folder).name(of: DataPackage.fileName))
  }

  /// Writes the files into a folder, which is made if it is not there: all of them, or none. Other files in it stay.
  ///
  /// - Throws: ``/Tables/Problem`` if the folder has a package and is not to be replaced, or cannot be written to.
  public static func write(_ files: [File], to folder: String, replacing: Bool = false) throws(Problem) {
    guard replacing || !isPackage(folder) else {
      throw Problem(
        .fileUnwritable, at: Place(file: folder), "the folder holds a data package already",
        fix: "name a new folder, or add to the package")
    }
    // Where there is no package, no file of these names is one of its own.
    for file in files where !isPackage(folder) && FileManager.default.fileExists(atPath: folder + "/" + file.name) {
      throw Problem(
        .fileUnwritable, at: Place(file: folder + "/" + file.name), "a file that belongs to no package is in the way",
        fix: "rename it, or name a new folder")
    }
    try AtomicFolder.write(files.map { ($0.name, Array($0.text.utf8)) }, to: folder)
  }
}
