import Foundation
import Testing

/// Installing and uninstalling, with a few small files in place of what is built.
struct InstallationTests {
  /// A folder with a stage of the given files, which is removed afterwards.
  private func withStage(_ files: [String], _ body: (_ folder: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vgap \(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try stage(files, in: folder)
    try body(folder)
  }

  private func stage(_ files: [String], in folder: String) throws {
    let list = "share/vgap/installed-files"
    for file in files + [list] {
      let path = folder + "/stage/" + file
      let parent = URL(filePath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try (file == list ? (files + [list]).joined(separator: "\n") + "\n" : file)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  private func install(_ folder: String) throws -> Command.Result {
    try Command.shell("Sources/vgap/Installation/installation.sh install '\(folder)/stage' '\(folder)/there'")
  }

  private func uninstall(_ folder: String) throws -> Command.Result {
    try Command.shell("Sources/vgap/Installation/installation.sh uninstall '\(folder)/there'")
  }

  private func contents(_ folder: String) throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder))
  }

  static let files = ["bin/vgap", "share/man/man1/vgap.1", "share/vgap/datasets/a b/scores.csv"]

  @Test func uninstallingLeavesNothingWhereNothingWas() throws {
    try withStage(Self.files) { folder in
      let installed = try install(folder)
      #expect(installed.exitCode == 0, "\(installed.error)")
      #expect(try contents(folder + "/there").isSuperset(of: Self.files))
      let removed = try uninstall(folder)
      #expect(removed.output == "Removed 4 files from \(folder)/there.\n")
      #expect(!FileManager.default.fileExists(atPath: folder + "/there"))
      #expect(try uninstall(folder).exitCode != 0)
    }
  }

  @Test func uninstallingKeepsWhatWasThereBeforeAndWhatCameLater() throws {
    try withStage(Self.files) { folder in
      let there = folder + "/there"
      try FileManager.default.createDirectory(atPath: there + "/share/man", withIntermediateDirectories: true)
      _ = try install(folder)
      // Installing again must not forget which folders the first time made.
      _ = try install(folder)
      try "mine".write(toFile: there + "/share/vgap/datasets/mine.csv", atomically: true, encoding: .utf8)
      _ = try uninstall(folder)
      #expect(
        try contents(there) == [
          "share", "share/man", "share/vgap", "share/vgap/datasets", "share/vgap/datasets/mine.csv",
        ])
    }
  }

  @Test func aNewerInstallationTakesTheFilesAwayThatItNoLongerHas() throws {
    try withStage(Self.files + ["share/vgap/datasets/old.csv"]) { folder in
      _ = try install(folder)
      try FileManager.default.removeItem(atPath: folder + "/stage")
      try stage(Self.files, in: folder)
      _ = try install(folder)
      let files = try contents(folder + "/there")
      #expect(files.isSuperset(of: Self.files))
      #expect(!files.contains("share/vgap/datasets/old.csv"))
    }
  }
}
