import Dispatch
import Foundation
import Tables

/// The signals by which a person or the system ends the command. What is unfinished then is undone first.
enum EndingSignals {
  private static let ending = [SIGHUP, SIGINT, SIGTERM]
  /// Signals of failures that are told by the number of an error as well: a reader that has gone, a file that may grow no further.
  private static let toldOtherwise = [SIGPIPE, SIGXFSZ]

  /// Begins to hear the signals, as long as the result is kept.
  static func heard() -> [any DispatchSourceSignal] {
    for number in toldOtherwise { signal(number, SIG_IGN) }
    let queue = DispatchQueue(label: "ending signals")
    return ending.compactMap { number in
      // Who started the command may have had it ignored, as nohup does.
      guard !isIgnored(number) else { return nil }
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        Interruption.end {
          ProgressLine.clear()
          end(by: number)
        }
      }
      source.resume()
      return source
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends the process as the signal would have, so that who waits for it learns by what it ended.
  private static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    // Not reached.
    _exit(128 + number)
  }
}
