import Foundation
import Testing

@testable import GapReport

/// The program that draws: only where it was put by name, and no longer than its time.
@Suite struct FigureRendererTests {
  private func withProgram(_ script: String, _ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID())").path
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }

  @Test(arguments: [".venv/bin/python", "python3", "", "~/python", "/nowhere/python"])
  func aPathThatIsNotAbsoluteOrLeadsToNoProgramIsRefused(_ path: String) {
    #expect(throws: FigureRenderer.Failure.self) { try FigureRenderer(python: path) }
  }

  @Test func whatTakesTooLongIsEnded() async throws {
    try await withProgram("echo $$ > \"$0.pid\"; trap '' TERM; sleep 3600 & sleep 3600") { path in
      let renderer = try FigureRenderer(python: path, timeLimit: .seconds(1))
      let failure = await #expect(throws: FigureRenderer.Failure.self) { try await renderer.drawings(of: []) }
      #expect(failure?.message == "drawing took longer than 1 second")
      defer { try? FileManager.default.removeItem(atPath: path + ".pid") }
      let text = try String(contentsOfFile: path + ".pid", encoding: .utf8)
      let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(kill(process, 0) != 0, "it still runs")
    }
  }

  @Test(arguments: [
    ("echo 'no such module' >&2; exit 1", "no such module"), ("exit 0", "gave no drawings"),
    ("kill -9 $$", "ended with"),
    ("head -c 400000000 /dev/zero", ""),
  ])
  func aProgramThatFailsIsAFailureWithItsReason(_ script: String, _ reason: String) async throws {
    try await withProgram(script) { path in
      let renderer = try FigureRenderer(python: path)
      let failure = await #expect(throws: FigureRenderer.Failure.self) { try await renderer.drawings(of: []) }
      #expect(failure?.message.contains(reason) == true || reason.isEmpty, "\(failure?.message ?? "")")
    }
  }
}
