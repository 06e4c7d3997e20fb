import Foundation
import Testing

/// What `make release-check` says of a version. The changes that are tried are made with GNU tools.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/version")))
struct ReleaseTests {
  /// Runs steps in a copy of what they read, in which `change` was done as shell.
  private func check(_ steps: String, after change: String = "true") throws -> Command.Result {
    let files = [
      "Sources/vgap/Version.swift", "Sources/vgap/vgap.docc/Changelog.md", "Sources/R/DESCRIPTION",
      "Sources/Python/pyproject.toml", "README.md", "datasets/video-generation/CITATION.cff",
      "Tests/Checks/check_release.sh",
    ]
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try Command.shell(
      """
      set -e; mkdir -p \(folder); cp --parents \(files.joined(separator: " ")) \(folder); cd \(folder)
      git init -q .; echo .build > .gitignore
      sed -i 's/^## Next$/## \(Self.version)/' Sources/vgap/vgap.docc/Changelog.md
      commit() { git add -A; git -c user.name=a -c user.email=a@example.org commit -q -m "$1"; }
      commit one; \(change)
      Tests/Checks/check_release.sh \(steps)
      """)
  }

  static let quick = "tree versions changelog tag"

  /// The version of the command.
  static let version =
    (try? Command.run("--version").output).flatMap { $0.split { " ,".contains($0) }.dropFirst().first }
    .map(String.init) ?? ""

  @Test func everyStepIsShown() throws {
    let result = try check(Self.quick)
    #expect(result.exitCode == 0, "\(result.output)\(result.error)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 5 && lines.prefix(4).allSatisfy { $0.contains(" yes (") })
    #expect(lines.last == "version \(Self.version) passes 4 of 10 steps")
  }

  @Test(arguments: [
    ("tree", "echo changed >> README.md"), ("tree", "touch new"),
    ("versions", "sed -i 's/^Version: .*/Version: 9.9.9/' Sources/R/DESCRIPTION"),
    ("versions", "sed -i 's/vgap, version [0-9.]*/vgap, version 9.9.9/' README.md"),
    ("versions", "sed -i 's/number = \".*\"/number = \"9.9.9\"/' Sources/vgap/Version.swift"),
    ("changelog", "sed -i 's/^# Changelog/## Next/' Sources/vgap/vgap.docc/Changelog.md"),
    ("changelog", "printf '## \(version)\\n\\n## 0.0.9\\n\\n- x\\n' > Sources/vgap/vgap.docc/Changelog.md"),
    ("versions", "sed -i 's/The vgap authors/Somebody/' Sources/R/DESCRIPTION"),
    ("tag", "git tag \(version); touch new; commit two"),
  ])
  func whatIsWrongFailsItsStep(_ step: String, _ change: String) throws {
    let result = try check(Self.quick, after: change)
    #expect(result.exitCode == 1)
    let failed = result.output.split(separator: "\n").filter { $0.contains(" NO (") }
    #expect(failed.contains { $0.contains("/4 \(step) ") }, "\(result.output)")
  }

  @Test func anUnknownStepIsRefused() throws {
    #expect(try check("nonsense").exitCode == 64)
  }
}
