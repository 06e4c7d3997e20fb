import Foundation
public import Tables

extension Dataset {
  /// Loads a dataset: a data package's folder, or one flat CSV file of scores, estimates or votes.
  ///
  /// - Parameters:
  ///   - path: The folder that holds `datapackage.json`, or the CSV file.
  ///   - options: How strictly to read, and how the columns of a flat file are called.
  /// - Throws: ``/Tables/Problems``: all that were found, with their places. In lenient mode rows with errors are left out
  ///   and listed among ``problems``; what concerns a whole file is thrown in either mode.
  public static func load(at path: String, options: LoadOptions = LoadOptions()) throws(Problems) -> Dataset {
    var isDirectory: ObjCBool = false
    if path == TableFile.standardInput { return try FlatFileLoader(path: path, options: options).load() }
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Problems([
        Problem(
          .missingFile, at: Place(file: path), "there is no such file or folder",
          fix: "give the folder of a data package or a CSV file")
      ])
    }
    return isDirectory.boolValue
      ? try PackageLoader(path, options: options).load()
      : try FlatFileLoader(path: path, options: options).load()
  }

  /// Loads the bytes of a flat file called `name`.
  ///
  /// - Throws: ``/Tables/Problems``, as for a file at a path.
  public static func load(
    _ bytes: [UInt8], name: String, options: LoadOptions = LoadOptions()
  ) throws(Problems) -> Dataset {
    let file = try TableFile(bytes, name: name, options: try options.fileOptions())
    return try FlatFileLoader(path: name, options: options).load(file)
  }
}
