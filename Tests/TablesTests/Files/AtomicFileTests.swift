import Foundation
import Testing

@testable import Tables

@Suite("Files") struct AtomicFileTests {
  /// A new folder, removed with its contents after `body`.
  func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("are written whole, and replaced, with nothing left beside them") func replacing() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/table.csv"
      try AtomicFile.write("a\n1\n", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try AtomicFile.write("b\n2\n", to: path)
      #expect(try InputFile.read(path) == Array("b\n2\n".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["table.csv"])
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(permissions == 0o640)
    }
  }

  @Test("behind a symbolic link are left alone") func symbolicLink() throws {
    try withFolder { (folder: String) throws in
      try AtomicFile.write("old", to: folder + "/file")
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
      let refused = #expect(throws: Problem.self) { try AtomicFile.write("new", to: folder + "/link") }
      #expect(refused?.code == .fileIsLink && refused?.found == "file")
      #expect(try InputFile.read(folder + "/file") == Array("old".utf8))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
    }
  }

  @Test("that cannot be written are a problem with a fix, and leave nothing behind") func unwritable() throws {
    try withFolder { (folder: String) throws in
      let missing = #expect(throws: Problem.self) { try AtomicFile.write("x", to: folder + "/none/file") }
      #expect(missing?.code == .fileUnwritable)
      #expect(missing?.fix == "check that the folder exists")
      let isFolder = #expect(throws: Problem.self) { try AtomicFile.write("x", to: folder) }
      #expect(isFolder?.code == .fileIsFolder)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test("that are not there, or are folders, cannot be read") func unreadable() throws {
    try withFolder { (folder: String) throws in
      let missing = #expect(throws: Problems.self) { _ = try CSV.read(path: folder + "/none.csv") }
      #expect(missing?.list.map(\.code) == [.fileNotFound])
      #expect(missing?.list.first?.place?.file == folder + "/none.csv")
      let isFolder = #expect(throws: Problems.self) { _ = try CSV.read(path: folder, name: "here") }
      #expect(isFolder?.list.map(\.code) == [.fileIsFolder])
      #expect(isFolder?.list.first?.place?.file == "here")
      try AtomicFile.write("a\n1\n", to: folder + "/a.csv")
      #expect(try CSV.read(path: folder + "/a.csv").table == Table([Column("a", text: ["1"])]))
    }
  }

  @Test("that are no regular files are read to their end") func special() throws {
    #expect(try InputFile.read("/dev/null").isEmpty)
    try AtomicFile.write("x", to: "/dev/null")
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }
}
