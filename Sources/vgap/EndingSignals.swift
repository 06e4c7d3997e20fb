import Dispatch
import Foundation
import Tables

/// The signals by which a person or the system ends the command, and the end of who asked. What is unfinished then is undone first.
enum EndingSignals {
  private static let ending = [SIGHUP, SIGINT, SIGTERM]
  /// Signals of failures that are told by the number of an error as well: a reader that has gone, a file that may grow no further.
  private static let toldOtherwise = [SIGPIPE, SIGXFSZ]

  /// Begins to hear the signals, as long as the result is kept.
  static func heard() -> [any DispatchSourceProtocol] {
    for number in toldOtherwise { signal(number, SIG_IGN) }
    let queue = DispatchQueue(label: "ending signals")
    let signals: [any DispatchSourceProtocol] = ending.compactMap { number in
      // Who started the command may have had it ignored, as nohup does.
      guard !isIgnored(number) else { return nil }
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { undoAndEnd(by: number) }
      source.resume()
      return source
    }
    return signals + (watchOfAsker(on: queue).map { [$0] } ?? [])
  }

  /// Looks whether the process that `VGAP_PARENT` names is still there, and ends the command if not: nobody reads the answer then.
  ///
  /// That the kernel tells it (`PR_SET_PDEATHSIG`) is of Linux alone, and hears the end of the thread that asked.
  private static func watchOfAsker(on queue: DispatchQueue) -> (any DispatchSourceTimer)? {
    guard let asker = environmentVariable("VGAP_PARENT").flatMap(pid_t.init), asker > 1 else { return nil }
    let isChild = getppid() == asker
    // Behind a script that does not exec it the command is nobody's child; a number of other processes says nothing.
    guard isChild || isThere(asker) else { return nil }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(250), repeating: .milliseconds(250))
    timer.setEventHandler {
      if isChild ? getppid() != asker : !isThere(asker) { undoAndEnd(by: SIGTERM) }
    }
    timer.resume()
    return timer
  }

  private static func isThere(_ process: pid_t) -> Bool { kill(process, 0) == 0 || errno == EPERM }

  private static func undoAndEnd(by number: Int32) {
    Interruption.end {
      ProgressLine.clear()
      end(by: number)
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
