import Foundation
import Testing

/// Nothing that lies beside the data is run.
struct ForeignCodeTests {
  private final class Stand: ScratchFolder {
    init() throws {
      try super.init("code")
      try write("system,country,score\na,A,1\nb,A,2\nc,C,3\n", "scores.csv")
    }

    /// Files that can be run, if anything runs them.
    override func write(_ text: String, _ name: String) throws {
      try super.write(text, name)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/" + name)
    }

    /// Runs lines of shell here, in which `$report` makes a report of the data.
    func shell(_ lines: String) throws -> Command.Result {
      try Command.shell(
        "cd '\(path)'; report=\"$vgap report scores.csv --between A C --resamples 49 --out out\"\n\(lines)")
    }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
  }

  @Test func whatLiesBesideTheDataIsNotRun() throws {
    let stand = try Stand()
    for folder in [".venv/bin", "bin", "."] {
      for name in ["python", "python3", "sh", "vl-convert", "rsvg-convert", "pdflatex"] {
        try stand.write("#!/bin/bash\n: > was-run\n", folder + "/" + name)
      }
    }
    for line in ["$report", "PATH=.:bin:$PATH $report", "PATH=.:bin $report"] {
      let result = try stand.shell("\(line); [ -e was-run ] && echo run || true")
      #expect(result.exitCode == 0 && result.output.isEmpty, "\(line): \(result.output)\(result.error)")
      #expect(stand.has("out/report.html"))
    }
  }
}
