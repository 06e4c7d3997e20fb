internal import Dispatch
internal import Synchronization

/// Applies `transform` to `0 ..< count` on a thread each; the results are in order.
func parallelMap<Output: Sendable>(count: Int, _ transform: @Sendable (Int) -> Output) -> [Output] {
  guard count > 1 else { return (0..<max(0, count)).map(transform) }
  let results = Mutex<[(index: Int, output: Output)]>([])
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let output = transform(index)
    results.withLock { $0.append((index, output)) }
  }
  return results.withLock { $0.sorted { $0.index < $1.index }.map(\.output) }
}
