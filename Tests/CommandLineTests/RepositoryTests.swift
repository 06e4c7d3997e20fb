import Foundation
import Testing

/// What a checkout holds besides its text.
struct RepositoryTests {
  /// The scripts that are meant to be started by their names.
  private static func isProgram(_ path: Substring) -> Bool {
    path == ".ci/run" || path == "Sources/vgap/Installation/installation.sh"
      || path.wholeMatch(of: /Tests\/(Checks|Fuzzing)\/[a-z_]+\.sh/) != nil
  }

  /// A checkout. An archive of the sources, as `git archive` makes it, has no list of what belongs to it.
  private static let isCheckout = FileManager.default.fileExists(atPath: Command.root + "/.git")

  /// Data and pages come from many hands: none of them is a program, and nothing leads out of the checkout.
  @Test(.enabled(if: isCheckout)) func nothingIsExecutableBySurprise() throws {
    let listing = try Command.shell("git ls-files --stage -z").output
    #expect(!listing.isEmpty)
    for entry in listing.split(separator: "\0") {
      let parts = entry.split(separator: "\t", maxSplits: 1)
      let mode = try #require(parts.first).prefix(6)
      let path = try #require(parts.last)
      guard mode != "100644" else { continue }
      #expect(mode == "100755", "\(path) is a link or something else that is no file")
      #expect(Self.isProgram(path), "\(path) is executable")
      let start = try String(contentsOfFile: Command.root + "/" + path, encoding: .utf8).prefix(2)
      #expect(start == "#!", "\(path) is executable and names no interpreter")
    }
  }

  /// What pip installs is what was pinned, by its hash.
  @Test(.enabled(if: isCheckout)) func everyPinnedRequirementHasHashes() throws {
    let files = try Command.shell("git ls-files '*requirements*.txt'").output.split(
      separator: "\n")
    for file in files where !file.hasPrefix("notebooks-export/") {
      let text = try String(contentsOfFile: Command.root + "/" + file, encoding: .utf8)
      let lines = text.replacing("\\\n", with: " ").split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(!lines.isEmpty)
      for line in lines { #expect(line.contains("==") && line.contains("--hash=sha256:"), "\(file): \(line)") }
      #expect(FileManager.default.fileExists(atPath: Command.root + "/" + file.dropLast(4) + ".in"), "\(file)")
    }
  }

  /// Workflows have no logic of their own: a step is an action of a fixed version, or one command that can be run by hand.
  @Test func everyStepOfAWorkflowIsOneCommandOfTheProject() throws {
    let folder = Command.root + "/.github/workflows"
    let makefile = try String(contentsOfFile: Command.root + "/Makefile", encoding: .utf8)
    let targets = Set(makefile.matches(of: #/(?m)^([a-z-]+):.*## /#).map { String($0.1) })
    #expect(targets.contains("wheel"))
    let workflows = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(workflows.count >= 3)
    for name in workflows {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let steps = text.matches(of: #/(?m)^ +(?:- )?(run|uses): (.*)$/#)
      #expect(!steps.isEmpty)
      for step in steps where step.1 == "uses" {
        #expect(step.2.wholeMatch(of: #/actions\/[a-z-]+@v\d+\.\d+\.\d+/#) != nil, "\(name): \(step.2)")
      }
      for step in steps where step.1 == "run" {
        let words = step.2.split(separator: " ").map(String.init)
        switch words.first {
        case "make", ".ci/run": #expect(targets.isSuperset(of: words.dropFirst()), "\(name): \(step.2)")
        default: #expect(step.2 == "brew install gsl pkgconf", "\(name): \(step.2)")
        }
      }
    }
  }
}
