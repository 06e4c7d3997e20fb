import Foundation
import Testing

/// What a person sees while a command takes its time.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/dev/ptmx"), "a terminal can be made"))
struct ProgressTests {
  private static let slow = [
    "gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--resamples", "3000000", "--format", "csv",
  ]

  /// A new terminal: the side that reads what is shown, and the one that a command writes to.
  private static func openTerminal() throws -> (controller: Int32, device: Int32) {
    #if canImport(Darwin)
      let controller = posix_openpt(O_RDWR | O_NOCTTY)
      try #require(controller >= 0 && grantpt(controller) == 0 && unlockpt(controller) == 0)
      let path = try #require(ptsname(controller).map { String(cString: $0) })
    #else
      // What unlockpt and ptsname do, which are hidden here.
      let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (unlocked, number): (Int32, Int32) = (0, 0)
      try #require(controller >= 0 && ioctl(controller, 0x4004_5431, &unlocked) == 0)
      try #require(ioctl(controller, 0x8004_5430, &number) == 0)
      let path = "/dev/pts/\(number)"
    #endif
    let device = open(path, O_RDWR | O_NOCTTY)
    try #require(device >= 0)
    return (controller, device)
  }

  /// Runs the command with a terminal as its standard error until it ends, or until the terminal shows `text`, upon which it is told to end; by a
  /// signal that it hears in the background too, where shells have interrupts ignored.
  private func run(
    _ arguments: [String], terminal: String = "xterm", endedAt text: String? = nil
  ) throws -> (status: Int32, wasEnded: Bool, output: String, screen: String) {
    let (controller, device) = try Self.openTerminal()
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: Command.root)
    process.environment = ProcessInfo.processInfo.environment.merging(["TERM": terminal]) { _, new in new }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle(fileDescriptor: device, closeOnDealloc: false)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    close(device)
    var screen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var isDone = false
    // Where the other side is closed a terminal has no more to read.
    while !isDone {
      let count = read(controller, &buffer, buffer.count)
      if count > 0 { screen += buffer.prefix(count) }
      isDone = count <= 0
      if let text, !isDone, String(decoding: screen, as: UTF8.self).contains(text), process.isRunning {
        process.terminate()
      }
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    close(controller)
    return (
      process.terminationStatus, process.terminationReason == .uncaughtSignal, String(decoding: data, as: UTF8.self),
      String(decoding: screen, as: UTF8.self)
    )
  }

  @Test func aTerminalShowsHowFarItIsAndASignalEndsItCleanly() throws {
    let result = try run(Self.slow, endedAt: "left")
    #expect(result.wasEnded && result.status == SIGTERM)
    #expect(result.screen.contains("Resampling: "), "\(result.screen)")
    #expect(result.screen.contains(" of 3000000 ("), "\(result.screen)")
    #expect(
      result.screen.hasSuffix("\r\u{1B}[K"), "the line is taken back: \(result.screen.suffix(40).debugDescription)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [["--quiet"], []])
  func nothingIsShownToWhoAskedForQuietOrCannotTakeItBack(options: [String]) throws {
    let arguments =
      ["gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--resamples", "300000"] + options
    let result = try run(arguments, terminal: options.isEmpty ? "dumb" : "xterm")
    #expect(result.status == 0)
    #expect(!result.screen.contains("Resampling"), "\(result.screen)")
    #expect(!result.screen.contains("\u{1B}"), "\(result.screen)")
  }

  @Test func nothingIsShownInAPipe() throws {
    let result = try Command.run(
      ["gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--resamples", "300000"],
      environment: ["TERM": "xterm"])
    #expect(!result.error.contains("Resampling"))
    #expect(!result.error.contains("\u{1B}"))
  }
}
