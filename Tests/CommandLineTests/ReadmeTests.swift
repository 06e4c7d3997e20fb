import Foundation
import Testing

/// What the README shows must work as it stands.
struct ReadmeTests {
  static let text = (try? String(contentsOfFile: Command.root + "/README.md", encoding: .utf8)) ?? ""

  /// The contents of the fenced blocks of a language.
  static func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] + "\n" }
  }

  @Test func theSwiftExampleCompilesAndRuns() throws {
    let example = try #require(Self.blocks("swift").first)
    let build = Command.executable.deletingLastPathComponent().path
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try example.write(toFile: folder + "/main.swift", atomically: true, encoding: .utf8)
    let result = try Command.shell(
      """
      set -e
      swiftc -swift-version 6 -typecheck -I \(build)/Modules -Xcc -fmodule-map-file=\(Command.root)/Sources/CGSL/module.modulemap \
        \(folder)/main.swift
      """)
    #expect(result.exitCode == 0, "\(result.error)")
  }

  @Test func theFlatFileOfEightLinesIsUnderstood() throws {
    let file = try #require(Self.blocks("csv").first)
    #expect(file.split(separator: "\n").count == 9)
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try file.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    for command in ["gap", "score"] {
      let result = try Command.run(command, path)
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.error.isEmpty)
    }
  }
}
