import Foundation
import Testing

/// Output of the command held against files under Snapshots. With VGAP_REWRITE_SNAPSHOTS=1 in the environment the files are
/// written anew, to be read by a person before they are committed.
enum Snapshot {
  /// Expects `text` to be what the snapshot called `name` holds.
  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = Command.root + "/Tests/CommandLineTests/Snapshots/" + name
    if ProcessInfo.processInfo.environment["VGAP_REWRITE_SNAPSHOTS"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text == expected,
      "\(name) differs; if the change is meant, run the tests with VGAP_REWRITE_SNAPSHOTS=1 and read the file",
      sourceLocation: sourceLocation)
  }
}
