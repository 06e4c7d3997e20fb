import BenchmarkData
import Foundation
import Tables

/// Where datasets that are called by name are looked for.
enum DatasetLocation {
  /// The path of a dataset: `name` itself if something is there, else the dataset of that name in the first folder that has it.
  static func path(of name: String) throws(Failure) -> String {
    let files = FileManager.default
    guard !name.isEmpty, name != TableFile.standardInput, !name.contains("/"), !files.fileExists(atPath: name) else {
      return name
    }
    for folder in folders where files.fileExists(atPath: folder + "/" + name) { return folder + "/" + name }
    let near = nearestMatches(to: name, in: names)
    guard near.isEmpty else {
      throw Failure("no file, folder or dataset is called '\(name)'. Did you mean \(near.joined(separator: " or "))?")
    }
    // With an ending it is meant as a file, about which the loader says more.
    guard !name.contains(".") else { return name }
    throw Failure(
      "no file, folder or dataset is called '\(name)'. "
        + (names.isEmpty
          ? "No datasets are installed here: give the path of one, or name the folder that holds them in VGAP_DATASETS."
          : "Installed datasets: \(names.joined(separator: ", "))."))
  }

  /// The dataset that is called `name`. Its files are named from there, wherever it is installed.
  static func load(_ name: String, options: LoadOptions = LoadOptions()) throws -> Dataset {
    let path = try path(of: name)
    var dataset = try Dataset.load(at: path, options: options)
    guard path != name else { return dataset }
    for index in dataset.inputs.indices where dataset.inputs[index].path.hasPrefix(path) {
      dataset.inputs[index].path = name + dataset.inputs[index].path.dropFirst(path.count)
    }
    return dataset
  }

  /// Whether a path is that of a folder, as data packages are.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The folders in which datasets are looked for: that of the environment, that of the installation, that of a checkout.
  private static var folders: [String] {
    let chosen = environmentVariable("VGAP_DATASETS").map { $0.split(separator: ":").map(String.init) } ?? []
    let installed = Installation.sharedFolder.map { $0 + "/datasets" }
    return chosen + [installed, "datasets"].compactMap(\.self)
  }

  /// The names of the datasets that are there.
  private static var names: [String] {
    Set(folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] })
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
