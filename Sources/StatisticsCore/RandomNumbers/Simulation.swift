import Dispatch
import Synchronization

/// How a simulated interval or test is run: how many draws, from which seed, on how many threads.
///
/// The number of threads changes the time and nothing else.
public struct Simulation: Hashable, Sendable {
  /// The number of resamples, redraws or permutations; from 1 to ``largestResampleCount``.
  public var resamples: Int
  /// The seed of the random streams.
  public var seed: UInt64
  /// The number of threads; at least 1.
  public var threads: Int

  /// The seed used where none is given: the day on which Sora was shown, 2024-02-15.
  public static let defaultSeed: UInt64 = 20_240_215

  /// Makes a plan of simulation.
  public init(resamples: Int = 9_999, seed: UInt64 = defaultSeed, threads: Int = 1) {
    self.resamples = resamples
    self.seed = seed
    self.threads = threads
  }

  /// The number of draws that share one random stream. Part of the definition of every simulated result: to change it is
  /// to change the numbers.
  public static let blockSize = 256

  /// The largest number of resamples that a simulated answer takes: its draws are held in memory.
  public static let largestResampleCount = 100_000_000

  /// Throws unless the plan can be carried out.
  func validate() throws(StatisticsError) {
    guard (1...Self.largestResampleCount).contains(resamples) else {
      throw .invalidArgument(
        name: "resamples", found: "\(resamples)", requirement: "from 1 to \(Self.largestResampleCount)")
    }
    guard threads >= 1 else {
      throw .invalidArgument(name: "threads", found: "\(threads)", requirement: "at least 1")
    }
  }

  /// Runs `body` once for each block of draws and returns its results in the order of the blocks.
  ///
  /// - Parameters:
  ///   - blockSize: The number of resamples a block.
  ///   - body: Receives the draws of the block, as a range of `0 ..< resamples`, and the block's stream.
  /// - Complexity: The blocks are shared among `threads` threads.
  public func mapBlocks<Output: Sendable>(
    blockSize: Int = Simulation.blockSize,
    _ body: @Sendable (_ draws: Range<Int>, _ stream: inout RandomStream) -> Output
  ) -> [Output] {
    let blockSize = max(1, blockSize)
    let (whole, rest) = max(0, resamples).quotientAndRemainder(dividingBy: blockSize)
    let count = whole + (rest > 0 ? 1 : 0)
    @Sendable func run(_ block: Int) -> (draws: Int, output: Output) {
      let first = block * blockSize
      var stream = RandomStream(seed: seed, block: UInt64(block))
      let draws = first..<(first + min(blockSize, resamples - first))
      return (draws.count, body(draws, &stream))
    }
    guard let observer = SimulationProgress.observer else {
      return parallelMap(count: count, threads: threads) { run($0).output }
    }
    let done = Atomic<Int>(0)
    return SimulationProgress.$observer.withValue(nil) {
      parallelMap(count: count, threads: threads) { block in
        let (draws, output) = run(block)
        observer.report(done.add(draws, ordering: .relaxed).newValue, resamples)
        return output
      }
    }
  }
}

/// Applies `transform` to `0 ..< count` on several threads; the results are in order whatever the number of threads.
func parallelMap<Output: Sendable>(
  count: Int, threads: Int, _ transform: @Sendable (Int) -> Output
) -> [Output] {
  guard threads > 1, count > 1 else { return (0..<count).map(transform) }
  let next = Atomic<Int>(0)
  let results = Mutex<[(index: Int, output: Output)]>([])
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    var own: [(index: Int, output: Output)] = []
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { break }
      own.append((index, transform(index)))
    }
    results.withLock { $0.append(contentsOf: own) }
  }
  return results.withLock { $0.sorted { $0.index < $1.index }.map(\.output) }
}
