import Dispatch
import Foundation
import StatisticsCore
import Synchronization
import Tables

/// A line on the terminal that says what a command is at once that has taken a second: which file it reads, how many of its resamples are made, and how
/// long the rest will take. It is gone before anything else is printed.
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
      try SimulationProgress.$observer.withValue(SimulationProgress { line.show(done: $0, of: $1) }) { try body() }
    }
  }

  /// Runs `body`, of which no one knows how far it is.
  ///
  /// - Parameter text: What goes on: `Reading votes.csv`.
  static func stage<Result>(_ text: String, during body: () throws -> Result) rethrows -> Result {
    guard let line = current else { return try body() }
    let waiting = DispatchWorkItem { line.write(text + " …") }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(1), execute: waiting)
    defer {
      waiting.cancel()
      line.end()
    }
    line.state.withLock { $0.beginning = .now }
    return try body()
  }

  /// Takes back what the line of an ended command may have left.
  static func clear() {
    guard canBeSeen else { return }
    _ = StandardStream.error.write(Array("\r\u{1B}[K".utf8))
  }

  private static var canBeSeen: Bool {
    StandardStream.error.isTerminal && environmentVariable("TERM").map { $0 != "dumb" } ?? false
  }

  private func show(done: Int, of total: Int) {
    let now = ContinuousClock.now
    let text = state.withLock { state -> String? in
      guard done < total else {
        state.beginning = nil
        return nil
      }
      guard let beginning = state.beginning else {
        state.beginning = now
        return nil
      }
      guard now - beginning >= Self.patience, state.written.map({ now - $0 >= Self.pace }) ?? true else { return nil }
      let rest = (now - beginning) * Double(total - done) / Double(done)
      return "Resampling: \(done) of \(total), \(Self.words(rest)) left"
    }
    if let text { write(text) } else if done >= total { end() }
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

  private static func words(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds) + 1
    return seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
  }
}
