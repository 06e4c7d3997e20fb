import Dispatch
import Foundation
import StatisticsCore
import Synchronization
import Tables

/// A line on the terminal that says what a command is at once that has taken a second: which file it reads, or that it resamples, how far it is, and
/// how long the rest will take. It is gone before anything else is printed.
final class ProgressLine: Sendable {
  /// The line of the command that runs; `nil` where nobody would see it.
  @TaskLocal private static var current: ProgressLine?

  private struct State {
    /// When what goes on began.
    var beginning: ContinuousClock.Instant?
    /// When the line was written last.
    var written: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private static let patience = Duration.seconds(1)
  private static let pace = Duration.milliseconds(100)

  private init() {}

  /// Runs `body`, which may show a line: not with `--quiet`, and only where standard error is a terminal that can take back what it shows.
  static func shown<Result>(isQuiet: Bool, during body: () throws -> Result) rethrows -> Result {
    guard !isQuiet, canBeSeen else { return try body() }
    let line = ProgressLine()
    defer { line.end() }
    return try $current.withValue(line) {
      let progress = SimulationProgress { line.showResampling(done: $0, of: $1) }
      return try SimulationProgress.$observer.withValue(progress) { try body() }
    }
  }

  /// Runs `body`, which reads files.
  ///
  /// - Parameter name: What is read: `votes.csv`.
  static func reading<Result>(_ name: String, during body: () throws -> Result) rethrows -> Result {
    guard let line = current else { return try body() }
    let waiting = DispatchWorkItem { line.write("Reading \(name) …") }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(1), execute: waiting)
    defer {
      waiting.cancel()
      line.end()
    }
    line.state.withLock { $0.beginning = .now }
    let progress = ReadingProgress { file, done, total in
      if done < total {
        line.show(done: done, of: total) { "Reading \(file): \(percent(done, of: total))" }
      } else if line.isDue() {
        // Of what comes now nobody knows how long it takes.
        line.write("Checking the rows of \(file) and putting them together …")
      }
    }
    return try ReadingProgress.$observer.withValue(progress) { try body() }
  }

  /// Takes back what the line of an ended command may have left.
  static func clear() {
    guard canBeSeen else { return }
    _ = StandardStream.error.write(Array("\r\u{1B}[K".utf8))
  }

  private static var canBeSeen: Bool {
    StandardStream.error.isTerminal && environmentVariable("TERM").map { $0 != "dumb" } ?? false
  }

  private func showResampling(done: Int, of total: Int) {
    guard done < total else { return end() }
    state.withLock { $0.beginning = $0.beginning ?? .now }
    show(done: done, of: total) { "Resampling: \(done) of \(total) (\(Self.percent(done, of: total)))" }
  }

  /// Shows what goes on with how long the rest will take, if what is there is old enough.
  private func show(done: Int, of total: Int, _ text: () -> String) {
    guard isDue(), let beginning = state.withLock({ $0.beginning }) else { return }
    let rest = (ContinuousClock.now - beginning) * Double(total - done) / Double(max(1, done))
    write("\(text()), \(Self.words(rest)) left")
  }

  /// Whether what goes on has taken long enough to be shown, and what is shown is old enough to be written anew.
  private func isDue() -> Bool {
    let now = ContinuousClock.now
    return state.withLock { state in
      guard let beginning = state.beginning, now - beginning >= Self.patience else { return false }
      return state.written.map { now - $0 >= Self.pace } ?? true
    }
  }

  private func write(_ text: String) {
    state.withLock { state in
      guard state.beginning != nil else { return }
      state.written = .now
      let width = max(10, (StandardStream.error.width ?? 80) - 1)
      let shown = TerminalText.escaped(text).prefix(width)
      _ = StandardStream.error.write(Array("\r\u{1B}[K\(shown)".utf8))
    }
  }

  private func end() {
    state.withLock { state in
      if state.written != nil { Self.clear() }
      state = State()
    }
  }

  private static func percent(_ done: Int, of total: Int) -> String { "\(100 * done / max(1, total)) %" }

  private static func words(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds) + 1
    return seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
  }
}
