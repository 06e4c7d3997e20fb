import Foundation

/// What an entry measured.
struct Measurement: Codable {
  /// The time of the whole task.
  let seconds: Double
  /// The greatest resident memory of the process, in MiB.
  let peakMemory: Double
  /// Figures of the result that the peer's must equal, so that both did the same work.
  let check: [String: Double]

  /// Measures `task`.
  static func of<Output>(_ task: () throws -> Output, check: (Output) -> [String: Double]) rethrows -> Self {
    let clock = ContinuousClock()
    let start = clock.now
    let output = try task()
    let seconds = (clock.now - start) / .seconds(1)
    return Measurement(seconds: seconds, peakMemory: peakMemory(), check: check(output))
  }

  private static func peakMemory() -> Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    #if canImport(Darwin)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      return Double(usage.ru_maxrss) / 1024
    #endif
  }
}
