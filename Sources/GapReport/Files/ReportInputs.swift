import Foundation
public import TableExport
public import Tables

/// The files that a dataset was read from, and the licences that it states.
public struct ReportInputs: Hashable, Sendable {
  /// The files, each with the SHA-256 of its bytes.
  public var files: [Provenance.Input]
  /// The licences of the dataset.
  public var licenses: [DataPackage.License]

  /// The inputs of the dataset at `path`: its descriptor and the files that this lists, or the one file.
  ///
  /// - Throws: ``/Tables/Problem`` if a file cannot be read.
  public init(ofDatasetAt path: String) throws(Problem) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
      files = [try Self.input(path)]
      licenses = []
      return
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let descriptorPath = "\(folder)/\(DataPackage.fileName)"
    let bytes = try InputFile.read(descriptorPath)
    let descriptor = try? JSONDecoder().decode(DataPackage.self, from: Data(bytes))
    var files = [Self.input(descriptorPath, bytes)]
    for resource in descriptor?.resources ?? [] { files.append(try Self.input("\(folder)/\(resource.path)")) }
    self.files = files
    licenses = (descriptor?.licenses ?? []).filter { !$0.name.isEmpty }
  }

  private static func input(_ path: String) throws(Problem) -> Provenance.Input {
    input(path, try InputFile.read(path))
  }

  private static func input(_ path: String, _ bytes: [UInt8]) -> Provenance.Input {
    Provenance.Input(path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count)
  }
}
