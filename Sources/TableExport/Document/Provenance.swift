public import Tables

/// Where a table comes from: enough to make it again. It holds no time of day and no machine's name, so that the same inputs
/// give the same bytes.
public struct Provenance: Hashable, Sendable {
  /// The name of the program.
  public var program: String
  /// Its version.
  public var version: String
  /// The command and its arguments.
  public var commandLine: [String]
  /// The seed of the random numbers, where any were drawn.
  public var seed: UInt64?
  /// The files that were read.
  public var inputs: [FileFingerprint]
  /// The publications that the data come from.
  public var sources: [DataPackage.Source]

  /// Describes how something was made.
  public init(
    program: String, version: String, commandLine: [String] = [], seed: UInt64? = nil, inputs: [FileFingerprint] = [],
    sources: [DataPackage.Source] = []
  ) {
    self.program = program
    self.version = version
    self.commandLine = commandLine
    self.seed = seed
    self.inputs = inputs
    self.sources = sources
  }

  /// The command line as one text that a POSIX shell would read as the same arguments.
  public var commandText: String { commandLine.map(Self.shellWord).joined(separator: " ") }

  private static func shellWord(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || "-_./=:,+@%".utf8.contains(byte)
      }
    return isPlain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// The provenance as one line for the foot of a table: program, version, command, seed, and the files that were read with the SHA-256 of
  /// their bytes.
  public var summary: String {
    var parts = ["\(program) \(version)"]
    if !commandLine.isEmpty { parts.append(commandText) }
    if let seed { parts.append("seed \(seed)") }
    parts += inputs.map { "\($0.path) sha256:\($0.sha256)" }
    return parts.joined(separator: "; ")
  }
}
