import Foundation
import Testing

@testable import Tables

@Suite("A folder that lists its files") struct InputFolderTests {
  /// A folder `data` with a file, beside a file that is none of its own.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let outer = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: outer + "/data/deep", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: outer) }
    try AtomicFile.write("inside", to: outer + "/data/deep/file")
    try AtomicFile.write("outside", to: outer + "/secret")
    try body(outer + "/data")
  }

  private func code(_ listed: String, in folder: String) -> Problem.Code? {
    do throws(Problem) {
      _ = try InputFolder(folder).read(listed)
      return nil
    } catch {
      #expect(error.place?.file == folder + "/" + listed)
      return error.code
    }
  }

  @Test("gives what lies within it, also behind a link") func inside() throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "deep/file")
      for path in [folder, folder + "/"] {
        #expect(try InputFolder(path).read("deep/file") == Array("inside".utf8))
        #expect(try InputFolder(path).read("./deep/file") == Array("inside".utf8))
        #expect(try InputFolder(path).read("link") == Array("inside".utf8))
      }
      try FileManager.default.createSymbolicLink(atPath: folder + "-too", withDestinationPath: "data")
      #expect(try InputFolder(folder + "-too").read("deep/file") == Array("inside".utf8))
    }
  }

  @Test(
    "gives nothing that lies outside",
    arguments: ["../secret", "deep/../../secret", "/etc/passwd", "", "link", "folder/secret", "deep/file\0x"])
  func outside(_ listed: String) throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "../secret")
      try FileManager.default.createSymbolicLink(atPath: folder + "/folder", withDestinationPath: "..")
      #expect(code(listed, in: folder) == .fileOutsideFolder)
    }
  }

  @Test("gives nothing of a folder whose name begins like its own") func nameThatBeginsAlike() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "-two", withIntermediateDirectories: true)
      try AtomicFile.write("outside", to: folder + "-two/file")
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "../data-two/file")
      #expect(code("link", in: folder) == .fileOutsideFolder)
    }
  }

  @Test("gives no pipe, without waiting for its other end, and no folder") func notRegular() throws {
    try withFolder { folder in
      try #require(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(code("pipe", in: folder) == .fileNotRegular)
      #expect(code("deep", in: folder) == .fileIsFolder)
      #expect(code("none", in: folder) == .fileNotFound)
    }
  }

  @Test("gives no file that is larger than the limit") func tooLarge() throws {
    try withFolder { folder in
      let path = folder + "/sparse"
      try AtomicFile.write("", to: path)
      try #require(truncate(path, off_t(InputFile.sizeLimit) + 1) == 0)
      #expect(code("sparse", in: folder) == .fileTooLarge)
    }
  }
}
