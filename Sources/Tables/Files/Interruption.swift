import Synchronization

/// What is undone when the process is told to end: output that is not finished, programs that were started.
///
/// Who leaves something behind for a while says here how it goes away; who hears the signals ends with ``end(_:)``. There is one of it, as
/// there is one process.
public enum Interruption {
  private static let pending = Mutex<(count: Int, undo: [Int: @Sendable () -> Void])>((0, [:]))

  /// Something that is undone when the process is told to end.
  package struct Unfinished: Sendable {
    fileprivate let key: Int

    /// Does what makes the undoing something else, such as a renaming: either before the process is told to end, or never.
    ///
    /// - Returns: What `body` does: 0, or the number of an error.
    package func commit(_ body: () -> Int32) -> Int32 { pending.withLock { _ in body() } }

    /// Says that nothing is left to undo.
    package func finish() { pending.withLock { $0.undo[key] = nil } }
  }

  /// Says what is undone when the process is told to end before ``Unfinished/finish()``.
  package static func undoing(_ undo: @escaping @Sendable () -> Void) -> Unfinished {
    pending.withLock { pending in
      pending.count += 1
      pending.undo[pending.count] = undo
      return Unfinished(key: pending.count)
    }
  }

  /// Undoes everything that is unfinished, and ends the process by `end`. Whatever would be finished meanwhile waits for ever.
  public static func end(_ end: () -> Never) -> Never {
    pending.withLock { pending in
      for undo in pending.undo.values { undo() }
      end()
    }
  }
}
