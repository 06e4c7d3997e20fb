internal import ArgumentParser

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
    let script = Vgap.completionScript(for: shell.completionShell)
    guard StandardStream.output.write(Array((script + "\n").utf8)) || StandardStream.readerIsGone else {
      throw ExitCode.failure
    }
  }
}
