import Foundation
import Testing

/// Texts held against files under Snapshots. With VGAP_REWRITE_SNAPSHOTS=1 in the environment the files are written anew.
enum Snapshot {
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Snapshots").appending(path: name)
    if ProcessInfo.processInfo.environment["VGAP_REWRITE_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, "differs from Snapshots/\(name)", sourceLocation: sourceLocation)
  }
}
