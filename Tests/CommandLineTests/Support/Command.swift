import Foundation

/// Runs the built command as a process.
enum Command {
  /// What a run gave.
  struct Result {
    var exitCode: Int32
    var output: String
    var error: String
  }

  /// The checkout that the tests were built from.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The command: that of `VGAP_COMMAND`, else the one built beside the test bundle.
  static let executable: URL = {
    if let path = ProcessInfo.processInfo.environment["VGAP_COMMAND"] { return URL(filePath: path) }
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
    let beside = bundle ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return beside.appending(path: "vgap")
  }()

  /// Runs `vgap` with `arguments` from the top of the checkout.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try run(executable, arguments, environment)
  }

  /// Runs `vgap` with a list of arguments from the top of the checkout.
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    try run(executable, arguments, environment)
  }

  /// Runs a line of shell in which `$vgap` is the command.
  static func shell(_ line: String) throws -> Result {
    try run(URL(filePath: "/bin/bash"), ["-c", line], ["vgap": executable.path])
  }

  private static func run(_ tool: URL, _ arguments: [String], _ environment: [String: String]) throws -> Result {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: root)
    var variables = ProcessInfo.processInfo.environment
    variables["COLUMNS"] = nil
    process.environment = variables.merging(environment) { _, new in new }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both pipes are drained at once, so that neither can fill and block the command.
    let errorData = LockedData()
    let reader = Thread {
      errorData.set(errors.fileHandleForReading.readDataToEndOfFile())
    }
    reader.start()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      exitCode: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      error: String(decoding: errorData.wait(), as: UTF8.self))
  }
}

/// A value that one thread sets and another waits for.
private final class LockedData: @unchecked Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private var data = Data()

  func set(_ data: Data) {
    self.data = data
    semaphore.signal()
  }

  func wait() -> Data {
    semaphore.wait()
    return data
  }
}
