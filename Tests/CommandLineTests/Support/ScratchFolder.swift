import Foundation

/// A folder of its own for a test, which goes with it.
class ScratchFolder {
  let path: String

  /// Makes the folder, whose name begins with `prefix`.
  init(_ prefix: String) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "\(prefix)-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, in folders that are made for it.
  func write(_ text: String, _ name: String) throws {
    let path = path + "/" + name
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }
}
