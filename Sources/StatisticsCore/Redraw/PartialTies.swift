/// True scores, given noisy ones of which those that their errors do not tell apart may be equal.
///
/// In descending order the scores fall into runs; those of a run are draws about one true score, and runs know nothing of each
/// other: a product partition model (Barry & Hartigan 1992, doi 10.1214/aos/1176348521) whose runs of k systems weigh (k − 1)!, as
/// those of a Dirichlet process do. A run costs a factor of 40 of the geometric mean of its errors: two scores one standard error
/// of their difference apart are equal with a chance of 0.87, two apart of 0.60, three apart of 0.11. What is far below changes
/// nothing above. The partition is drawn exactly, by summing from the lowest score upwards.
///
/// Where all true scores of many systems are equal, the best of the noisy ones is not the best system but the luckiest: here a draw
/// of it lies where all of them do.
///
/// Runs are of scores with errors of like size: ``strata(_:places:)``. A precise score among noisy ones, which luck has put above it and below, would
/// cut these in two, and the lucky half would be redrawn about its own mean. Where there are several strata, intervals span what they and what all
/// scores together say (``whole(_:places:)``): equal scores of very different errors would else be bests of their own strata, the luckiest of which counts.
///
/// Which scores are tied is decided as if the errors were known. Where they have degrees of freedom, the one true score of a run is
/// drawn with the fewest among its errors: raters that are common to a run do not add up.
///
/// Of more than some 2,000 scores neighbours that lie within a 32nd of the least of their errors go into a run together, so that what is stored and
/// computed grows with the range of the scores in units of their errors, and not with the square of their number.
struct PartialTies: Sendable {
  /// The places of the scores, the best first.
  private let places: [Int]
  /// Where in these each of the blocks begins that go into a run together, and the end: blocks of one, unless scores are many.
  private let starts: [Int]
  /// For each block the chances that its run ends there or at one of those after it, summed.
  private let endChances: [[Double]]
  /// The sums of precisions, and of precisions times distances from the best score, over the places before each.
  private let precisions: [Double]
  private let moments: [Double]
  private let origin: Double
  /// The degrees of freedom of the scores; empty if all errors are known.
  private let degreesOfFreedom: [Double]

  /// What a further run costs, in units of its errors.
  ///
  /// Chosen by simulation: at 16 the hardest designs cover 0.93, at 40 they cover 0.935 to 0.94 with intervals 0 to 4 % wider.
  private static let separation = 40.0

  /// How many times the next smaller error an error of the same stratum may be.
  ///
  /// Strata that end where errors are twice the smallest cut packs whose errors differ by degrees, and then cover .89 of them where the whole covers .94.
  private static let errorRatio = 2.0

  /// Up to how many scores each is a block of its own.
  static let fineCount = 2_000
  /// How many blocks there are to an error at most.
  private static let blocksPerError = 32.0

  /// The partitions of the scores at some places, apart where their errors leave a gap, the smallest first.
  ///
  /// - Complexity: O(b² + n log n) for n places in b blocks, time and memory.
  static func strata(_ estimates: NormalEstimates, places: [Int]) -> [PartialTies] {
    let errors = estimates.standardErrors
    var strata: [[Int]] = []
    for place in places.filter({ errors[$0] > 0 }).sorted(by: { (errors[$0], $0) < (errors[$1], $1) }) {
      if let next = strata.last?.last, errors[place] <= errorRatio * errors[next] {
        strata[strata.count - 1].append(place)
      } else {
        strata.append([place])
      }
    }
    return strata.map { PartialTies(estimates, places: $0) }
  }

  /// The partition of all scores at some places that have an error; none where none has.
  static func whole(_ estimates: NormalEstimates, places: [Int]) -> [PartialTies] {
    let known = places.filter { estimates.standardErrors[$0] > 0 }
    return known.isEmpty ? [] : [PartialTies(estimates, places: known)]
  }

  /// The partition of the scores at some places, all of which have an error.
  ///
  /// - Parameter fineCount: Up to how many scores each is a block of its own.
  /// - Complexity: O(b² + n log n) for n places in b blocks, time and memory.
  init(_ estimates: NormalEstimates, places all: [Int], fineCount: Int = Self.fineCount) {
    let (values, errors) = (estimates.values, estimates.standardErrors)
    places = all.sorted { (-values[$0], errors[$0], $0) < (-values[$1], errors[$1], $1) }
    let ordered = places.map { values[$0] }
    let deviations = places.map { errors[$0] }
    let degrees = estimates.degreesOfFreedom
    degreesOfFreedom = degrees.isEmpty ? [] : places.map { degrees[$0] }
    let origin = ordered.first ?? 0
    self.origin = origin
    (precisions, moments) = deviations.indices.reduce(into: ([0.0], [0.0])) { sums, index in
      let precision = 1 / (deviations[index] * deviations[index])
      sums.0.append(sums.0[index] + precision)
      sums.1.append(sums.1[index] + precision * (ordered[index] - origin))
    }
    starts = Self.starts(ordered, deviations, fineCount: fineCount)
    endChances = Self.endChances(
      zip(starts, starts.dropFirst()).map { start, end in
        (start + 1..<end).reduce(into: Run(ordered[start], deviations[start])) { run, place in
          run.add(Run(ordered[place], deviations[place]))
        }
      })
  }

  /// Where the blocks of descending values begin, and where the last ends.
  private static func starts(_ values: [Double], _ errors: [Double], fineCount: Int) -> [Int] {
    guard values.count > fineCount else { return Array(0...values.count) }
    var starts: [Int] = []
    var least = 0.0
    for place in values.indices {
      if let start = starts.last, values[start] - values[place] < min(least, errors[place]) / blocksPerError {
        least = min(least, errors[place])
      } else {
        starts.append(place)
        least = errors[place]
      }
    }
    return starts + [values.count]
  }

  /// The chances of where a run that begins at a block ends, given all scores from there on.
  private static func endChances(_ blocks: [Run]) -> [[Double]] {
    var chances = [[Double]](repeating: [], count: blocks.count)
    // The logarithm of the likelihood of the scores from a block on, summed over all partitions.
    var rest = [Double](repeating: 0, count: blocks.count + 1)
    // By the number of systems of a run, log((k − 1)!).
    let count = blocks.reduce(0) { $0 + $1.count }
    let logWeights = (1..<max(2, count)).reduce(into: [0.0, 0.0]) { $0.append($0[$0.count - 1] + log(Double($1))) }
    // Beyond this no number of systems makes up for what their distances take away.
    let limit = (1..<max(2, count)).reduce(60.0) { $0 + log(separation) + log(Double($1)) }
    for first in blocks.indices.reversed() {
      var run = blocks[first]
      var terms = [run.logLikelihood(logWeights) - log(separation) + rest[first + 1]]
      for last in blocks.indices[(first + 1)...] {
        run.add(blocks[last])
        guard run.squares / 2 < limit else { break }
        terms.append(run.logLikelihood(logWeights) - log(separation) + rest[last + 1])
      }
      let top = terms.reduce(-.infinity, max)
      var sum = 0.0
      let sums = terms.map { term in
        sum += exp(term - top)
        return sum
      }
      rest[first] = top + log(sum)
      chances[first] = sums.map { $0 / sum }
    }
    return chances
  }

  /// Scores about one true score that may be anywhere.
  private struct Run {
    private(set) var count = 1
    private var precision: Double
    private var mean: Double
    private var logErrors: Double
    /// Σ ((x − mean)/e)².
    private(set) var squares = 0.0

    init(_ value: Double, _ error: Double) {
      precision = 1 / (error * error)
      mean = value
      logErrors = log(error)
    }

    mutating func add(_ other: Run) {
      let distance = other.mean - mean
      squares += other.squares + other.precision * precision / (other.precision + precision) * distance * distance
      precision += other.precision
      mean += other.precision / precision * distance
      logErrors += other.logErrors
      count += other.count
    }

    /// The logarithm of the likelihood, integrated over the true score in units of the mean error, times the run's weight.
    ///
    /// - Parameter logWeights: log((k − 1)!) by k.
    func logLikelihood(_ logWeights: [Double]) -> Double {
      let count = Double(count)
      return logWeights[self.count] - squares / 2 - (count - 1) / 2 * log(2 * Double.pi) - logErrors
        - 0.5 * log(precision) - logErrors / count
    }
  }

  /// Gives the scores of each run that a partition drawn puts together one true score; those alone stay as they are redrawn.
  func tie(_ redrawn: inout [Double], from stream: inout RandomStream) {
    var block = 0
    while block < endChances.count {
      let chances = endChances[block]
      let last = block + (chances.count > 1 ? Self.place(of: stream.nextUniform(), in: chances) : 0)
      let (first, end) = (starts[block], starts[last + 1])
      if end - first > 1 {
        let precision = precisions[end] - precisions[first]
        let mean = origin + (moments[end] - moments[first]) / precision
        var normal = stream.nextNormal()
        if !degreesOfFreedom.isEmpty {
          normal *= stream.nextStudentFactor(degreesOfFreedom[first..<end].min() ?? .infinity)
        }
        let value = mean + normal / precision.squareRoot()
        for place in places[first..<end] { redrawn[place] = value }
      }
      block = last + 1
    }
  }

  /// The first place whose sum of chances is above a number.
  private static func place(of uniform: Double, in sums: [Double]) -> Int {
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > uniform { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
