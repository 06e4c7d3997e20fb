import Dispatch
import Synchronization

/// Applies `transform` to `0 ..< count` on `threads` threads and calls `consume` with each result, one at a time and in
/// order, as soon as those before it are done.
func parallelForEach<Output: Sendable, State: Sendable>(
  count: Int, threads: Int, into state: State, _ transform: @Sendable (Int) -> Output,
  consume: @Sendable (inout State, consuming Output) -> Void
) -> State {
  let next = Atomic<Int>(0)
  let progress = Mutex<(state: State, consumed: Int, waiting: [Int: Output])>((state, 0, [:]))
  @Sendable func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let output = transform(index)
      progress.withLock { progress in
        progress.waiting[index] = output
        while let ready = progress.waiting.removeValue(forKey: progress.consumed) {
          consume(&progress.state, ready)
          progress.consumed += 1
        }
      }
    }
  }
  if threads > 1, count > 1 {
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in work() }
  } else {
    work()
  }
  return progress.withLock { $0.state }
}

/// What `transform` makes of each input, in their order, by as many threads as there are processors.
package func concurrentMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], _ transform: @Sendable (Input) -> Output
) -> [Output] {
  parallelForEach(count: inputs.count, threads: Processors.count, into: [Output]()) {
    transform(inputs[$0])
  } consume: {
    $0.append($1)
  }
}
