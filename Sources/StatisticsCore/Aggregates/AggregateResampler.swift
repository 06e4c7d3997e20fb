/// Draws runs with replacement within each task, and tasks too if asked for.
struct AggregateResampler: ReplicateEngine {
  let aggregate: Aggregate
  let resamplesTasks: Bool
  /// The runs of all tasks one after the other, each task's in ascending order; for the optimality gap and the share of
  /// runs already transformed.
  private let runs: [Double]
  /// Where each task begins in `runs`, with one more element for the end.
  private let starts: [Int]
  private let samplers: [IndexSampler]
  /// All runs in ascending order, and where each run stands there; for the interquartile mean.
  private let sorted: [Double]
  private let places: [Int32]
  /// The summary of the data, finite or not.
  let whole: Double
  let degeneracy: Degeneracy?
  var estimate: Double? { whole.isFinite ? whole : nil }
  var standardError: Double? { nil }

  private var taskCount: Int { samplers.count }
  private var rule: OrderRule? { SampleStatistic.interquartileMean.orderRule(count: sorted.count) }

  init(aggregate: Aggregate, scores: TaskScores, resamplesTasks: Bool) {
    self.aggregate = aggregate
    self.resamplesTasks = resamplesTasks
    let tasks = scores.runs.map { runs in runs.sorted().map { Self.transform($0, for: aggregate) } }
    var starts = [0]
    for task in tasks { starts.append((starts.last ?? 0) + task.count) }
    let flat = tasks.flatMap { $0 }
    let order = flat.indices.sorted { flat[$0] != flat[$1] ? flat[$0] < flat[$1] : $0 < $1 }
    var places = [Int32](repeating: 0, count: flat.count)
    for (place, run) in order.enumerated() { places[run] = Int32(truncatingIfNeeded: place) }
    runs = flat
    self.starts = starts
    samplers = tasks.map { IndexSampler(bound: $0.count) }
    sorted = order.map { flat[$0] }
    self.places = places
    let canVary = resamplesTasks ? flat.count > 1 : tasks.contains { $0.count > 1 }
    degeneracy =
      canVary
      ? constantDegeneracy(scores.runs.flatMap { $0 })
      : .tooFewObservations(found: 1, needed: 2)
    whole =
      aggregate == .interquartileMean
      ? SampleStatistic.interquartileMean.value(ofSorted: sorted)
      : Self.combine(aggregate, tasks.map { Self.mean($0) }, counts: tasks.map(\.count))
  }

  private static func transform(_ score: Double, for aggregate: Aggregate) -> Double {
    switch aggregate {
    case .mean, .median, .interquartileMean, .shareOfTasks: score
    case .optimalityGap(let target): max(target - score, 0)
    case .shareOfRuns(let threshold): score > threshold ? 1 : 0
    }
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    aggregate == .interquartileMean ? interquartileReplicates(count, &stream) : meanReplicates(count, &stream)
  }

  /// Summaries that depend on the means of tasks alone.
  private func meanReplicates(_ count: Int, _ stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    var means = [Double](repeating: 0, count: taskCount)
    var counts = means.indices.map { starts[$0 + 1] - starts[$0] }
    var drawn = [Int32](repeating: 0, count: counts.max() ?? 0)
    for _ in 0..<count {
      for slot in means.indices {
        let task = resamplesTasks ? stream.nextIndex(below: taskCount) : slot
        let sampler = samplers[task]
        counts[slot] = sampler.bound
        let start = starts[task]
        let sum = drawn.withUnsafeMutableBufferPointer { drawn in
          runs.withUnsafeBufferPointer { runs in
            guard let indices = drawn.baseAddress else { return 0.0 }
            sampler.fill(indices, count: sampler.bound, stream: &stream)
            var sum = 0.0
            for draw in 0..<sampler.bound { sum += runs[start + Int(indices[draw])] }
            return sum
          }
        }
        means[slot] = sum / Double(sampler.bound)
      }
      values.append(Self.combine(aggregate, means, counts: counts))
    }
    return Replicates(values: values)
  }

  private func interquartileReplicates(_ count: Int, _ stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    var drawn = [Int32](repeating: 0, count: sorted.count)
    var tally = [Int](repeating: 0, count: sorted.count)
    for _ in 0..<count {
      drawn.withUnsafeMutableBufferPointer { drawn in
        tally.withUnsafeMutableBufferPointer { tally in
          places.withUnsafeBufferPointer { places in
            sorted.withUnsafeBufferPointer { sorted in
              guard let indices = drawn.baseAddress else { return }
              values.append(interquartileReplicate(indices, tally, places, sorted, &stream))
            }
          }
        }
      }
    }
    return Replicates(values: values)
  }

  @inline(__always)
  private func interquartileReplicate(
    _ drawn: UnsafeMutablePointer<Int32>, _ tally: UnsafeMutableBufferPointer<Int>,
    _ places: UnsafeBufferPointer<Int32>, _ sorted: UnsafeBufferPointer<Double>, _ stream: inout RandomStream
  ) -> Double {
    tally.update(repeating: 0)
    var total = 0
    for slot in samplers.indices {
      let task = resamplesTasks ? stream.nextIndex(below: taskCount) : slot
      let sampler = samplers[task]
      let start = starts[task]
      sampler.fill(drawn, count: sampler.bound, stream: &stream)
      for draw in 0..<sampler.bound { tally[Int(places[start + Int(drawn[draw])])] &+= 1 }
      total += sampler.bound
    }
    guard let rule = SampleStatistic.interquartileMean.orderRule(count: total) else { return .nan }
    return WeightedOrder.value(rule, sorted, UnsafeBufferPointer(tally), total: total)
  }

  /// The summary from the means and sizes of tasks.
  private static func combine(_ aggregate: Aggregate, _ means: [Double], counts: [Int]) -> Double {
    switch aggregate {
    case .mean, .optimalityGap: return mean(means)
    case .median: return SampleStatistic.median.value(ofSorted: means.sorted())
    case .shareOfTasks(let threshold): return Double(means.count { $0 > threshold }) / Double(means.count)
    case .shareOfRuns, .interquartileMean:
      var sum = 0.0
      var total = 0
      for (mean, count) in zip(means, counts) {
        sum += mean * Double(count)
        total += count
      }
      return sum / Double(total)
    }
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  func influence() -> InfluenceValues {
    guard !resamplesTasks else { return InfluenceValues(samples: []) }
    let without = aggregate == .interquartileMean ? leaveOneOutInterquartile() : leaveOneOutMean()
    return InfluenceValues(
      samples: without.map { task in
        task.map { task.count > 1 ? Double(task.count - 1) * (whole - $0) : 0 }
      })
  }

  private func leaveOneOutInterquartile() -> [[Double]] {
    let byPlace = WeightedOrder.leaveOneOut(.interquartileMean, sorted)
    return samplers.indices.map { task in places[starts[task]..<starts[task + 1]].map { byPlace[Int($0)] } }
  }

  private func leaveOneOutMean() -> [[Double]] {
    let tasks = samplers.indices.map { Array(runs[starts[$0]..<starts[$0 + 1]]) }
    var means = tasks.map { Self.mean($0) }
    var counts = tasks.map(\.count)
    return tasks.indices.map { task in
      guard tasks[task].count > 1 else { return [whole] }
      let (mean, sum) = (means[task], tasks[task].reduce(0, +))
      counts[task] -= 1
      defer {
        means[task] = mean
        counts[task] += 1
      }
      return tasks[task].map { run in
        means[task] = (sum - run) / Double(counts[task])
        return Self.combine(aggregate, means, counts: counts)
      }
    }
  }
}
