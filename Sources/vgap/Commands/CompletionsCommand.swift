import ArgumentParser

/// `vgap completions`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what a shell needs to complete commands and options.",
    discussion: """
      'make install' puts these files in place.

      Examples:
        vgap completions bash > ~/.local/share/bash-completion/completions/vgap
        vgap completions zsh > ~/.local/share/zsh/site-functions/_vgap
        vgap completions fish > ~/.local/share/fish/vendor_completions.d/vgap.fish
      """)

  /// A shell for which completions can be made.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var completionShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    let script = Self.withoutSecondHelp(Vgap.completionScript(for: shell.completionShell))
    guard StandardStream.output.write(Array((script + "\n").utf8)) || StandardStream.readerIsGone else {
      throw ExitCode.failure
    }
  }

  /// The script without the help command that the parser adds to ours, whose completions would take the place of ours.
  private static func withoutSecondHelp(_ script: String) -> String {
    var script = script
    let places = script.ranges(of: "\n_vgap_help() {\n")
    if places.count > 1, let last = places.last, let end = script[last.upperBound...].firstRange(of: "\n}\n") {
      script.removeSubrange(last.lowerBound..<end.upperBound)
    }
    return script.replacing(" completions help' --", with: " completions' --")
      .replacing("|completions|help)", with: "|completions)")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("Show subcommand help information.") }.joined(separator: "\n")
  }
}
