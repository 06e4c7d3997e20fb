import Foundation
import Testing

/// What the recipes do to folders that are given from outside.
// One after the other: reports are made in one place.
@Suite(.serialized) struct MakefileTests {
  static let targets = [
    "report", "check-data", "check-results", "check-report", "check-python", "check-r", "wheel", "bench", "bench-quick",
    "docs", "stage", "install", "uninstall", "dist", "clean",
  ]

  /// The lines of shell of a target and all that it needs, with every variable that a caller may set set to `value`.
  private func recipes(_ target: String, _ value: String) throws -> [Substring] {
    let variables = ["OUT", "DATASET", "PREFIX", "DESTDIR", "THREADS", "PEERS", "PYTHON"]
    let settings = variables.map { "\($0)='\(value)'" }.joined(separator: " ")
    let result = try Command.shell("make --no-print-directory --dry-run --always-make \(target) \(settings)")
    try #require(result.exitCode == 0, "\(result.error)")
    return result.output.split(separator: "\n")
  }

  @Test(arguments: targets)
  func aNameWithSpacesStaysOneWord(_ target: String) throws {
    for line in try recipes(target, "my folder") {
      // Every other piece between quotation marks stands outside of them.
      let bare = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      #expect(!bare.contains { $0.contains("my folder") }, "\(line)")
    }
  }

  @Test(arguments: targets)
  func noFolderFromOutsideIsRemoved(_ target: String) throws {
    for line in try recipes(target, "given") {
      for command in line.components(separatedBy: "rm -r").dropFirst() {
        let folder = command.split(separator: " ").dropFirst().first ?? ""
        #expect(folder.trimmingPrefix("\"").hasPrefix(".build/"), "\(line)")
      }
    }
  }

  /// A folder `my reports` with an old report, beside `my`, and commands in place of those that `make report` calls.
  private struct Stand {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    /// - Parameters:
    ///   - report: What `vgap report … --out FOLDER` does, as shell in which `$out` is the folder.
    ///   - hasPython: Whether what the checks need can be installed.
    ///   - out: The folder, if it is another one than `my reports`.
    func make(report: String, hasPython: Bool = true, out: String? = nil) throws -> Command.Result {
      for (name, text) in [
        ("my/keep", ""), ("my reports/tables/old.csv", "old"), ("my reports/figures/old.svg", "old"),
        ("bin/swift", "#!/bin/bash\necho '\(folder)/bin'\n"), ("environment/bin/python", "#!/bin/bash\n\(hasPython)\n"),
        (
          "bin/vgap",
          """
          #!/bin/bash
          [ "$1" = report ] || exit 0
          while [ "$1" != --out ]; do shift; done
          out=$2; mkdir -p "$out"/{tables,figures}
          \(report)

          """
        ),
      ] {
        let path = folder + "/" + name
        try FileManager.default.createDirectory(
          at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      return try Command.shell(
        """
        VENV='\(folder)/environment' make --no-print-directory -o build report SWIFT='\(folder)/bin/swift' PYTHON=true \
          OUT='\(out ?? folder + "/my reports")'
        """)
    }

    func contents() throws -> Set<String> {
      let result = try Command.shell("cd '\(folder)' && find my* -type f")
      return Set(result.output.split(separator: "\n").map(String.init))
    }
  }

  // What goes of an old report is for the command to say, which replaces it as a whole.
  @Test func theFolderIsTheCommandsToWriteAndTheRecipeRemovesNothing() throws {
    let stand = Stand()
    defer { try? FileManager.default.removeItem(atPath: stand.folder) }
    let result = try stand.make(report: "echo new > \"$out/tables/new.csv\"")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(
      try stand.contents() == [
        "my/keep", "my reports/tables/old.csv", "my reports/figures/old.svg", "my reports/tables/new.csv",
      ])
  }

  @Test func aReportThatFailsLeavesTheOldOneAlone() throws {
    let stand = Stand()
    defer { try? FileManager.default.removeItem(atPath: stand.folder) }
    #expect(try stand.make(report: "exit 1").exitCode != 0)
    #expect(
      try stand.contents() == ["my/keep", "my reports/tables/old.csv", "my reports/figures/old.svg"])
  }

  @Test func withoutPythonTheNotebookIsNotRunAndThatIsSaid() throws {
    let stand = Stand()
    defer { try? FileManager.default.removeItem(atPath: stand.folder) }
    let result = try stand.make(report: "echo new > \"$out/tables/new.csv\"", hasPython: false)
    #expect(result.exitCode == 0 && result.error.contains("The notebook was not run"), "\(result.error)")
    #expect(try stand.contents().isSuperset(of: ["my reports/figures/old.svg", "my reports/tables/new.csv"]))
  }

  @Test(arguments: [("check-python", "there is no python3"), ("check-r", "there is no R")])
  func whatIsNotThereIsSaidAndItsCheckSkipped(_ target: String, _ reason: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // A path with neither Python nor R.
    let make = """
      mkdir -p \(folder); for tool in bash dirname realpath sed uname; do ln -sf $(command -v $tool) \(folder); done; make=$(command -v make)
      PATH=\(folder) $make --no-print-directory -o build \(target) SWIFT=true PYTHON_VENV=\(folder)/none
      """
    let skipped = try Command.shell("unset CHECKS; " + make)
    #expect(skipped.exitCode == 0, "\(skipped.error)")
    #expect(skipped.error.contains(reason) && skipped.error.contains("\(target) skipped"), "\(skipped.error)")
    #expect(try Command.shell("export CHECKS=required; " + make).exitCode != 0)
  }

  /// Runs `make prerequisites` as somebody who is not root, where there is no library, with these commands on the path beside a few of the system's.
  private func prerequisites(_ commands: [String: String]) throws -> Command.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let stubs = ["swift": "", "id": "[ $1 = -u ] && echo 1000 || echo reader", "uname": "echo Linux"]
    for (name, text) in stubs.merging(commands, uniquingKeysWith: { _, new in new }) {
      let path = folder + "/" + name
      try "#!/bin/bash\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return try Command.shell(
      """
      for tool in bash dirname realpath sed env; do ln -sf $(command -v $tool) \(folder); done; make=$(command -v make)
      PATH=\(folder) $make --no-print-directory prerequisites SWIFT=swift
      """)
  }

  @Test(arguments: [["apt-get": "echo ran"], ["apt-get": "echo ran", "sudo": "exit 1"]])
  func whoMayNotInstallIsToldWhatToAskFor(_ commands: [String: String]) throws {
    let result = try prerequisites(commands)
    #expect(result.exitCode != 0)
    #expect(result.error.contains("Ask for:\n    apt-get install libgsl-dev pkg-config\n"), "\(result.error)")
    #expect(!result.error.contains("not found") && !result.error.contains("ran"), "\(result.error)")
  }

  @Test func whoMayUseSudoInstallsWithIt() throws {
    let result = try prerequisites(["apt-get": "echo \"ran $DEBIAN_FRONTEND $*\"", "sudo": "echo sudo >&2; \"$@\""])
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(
      result.error.hasSuffix("sudo\nran noninteractive install -y -qq libgsl-dev pkg-config\n"), "\(result.error)")
  }

  @Test func otherSystemsAndAMissingToolchainAreTold() throws {
    #expect(try prerequisites([:]).error.contains("gsl-devel"))
    #expect(try prerequisites(["uname": "echo Darwin"]).error.contains("brew install gsl pkgconf"))
    let result = try Command.shell("make --no-print-directory test SWIFT=no-swift-here")
    #expect(result.exitCode != 0 && result.error.contains("https://www.swift.org/install"), "\(result.error)")
  }

  @Test func aFolderWithoutANameIsRefused() throws {
    let stand = Stand()
    defer { try? FileManager.default.removeItem(atPath: stand.folder) }
    let result = try stand.make(report: "echo written >&2", out: "")
    #expect(result.exitCode != 0 && result.error.contains("OUT names no folder"), "\(result.error)")
    #expect(!result.error.contains("written"))
  }
}
