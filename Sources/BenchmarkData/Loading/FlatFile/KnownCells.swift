import Tables

/// What the rows of a file have said so far of systems, dimensions and sources: a row that says no more of them than others did has nothing new
/// but its score.
struct KnownCells {
  /// The groups of rows that say the same of their system and of their dimension, and the sources, by row.
  private let systems: [Int32]
  private let dimensions: [Int32]
  private let sources: [Int32]
  /// The rows that are read whatever is known.
  private let exceptions: Set<Int>
  private var isKnownSystem: [Bool]
  private var isKnownDimension: [Bool]
  private var isKnownSource: [Bool]

  /// Nothing is known.
  ///
  /// - Parameter exceptions: The rows that are read whatever is known.
  init(_ cells: ScoreCells, exceptions: Set<Int>) {
    systems = cells.systems.numbers
    dimensions = cells.dimensions.numbers
    let sources = cells.texts("source")
    self.sources = sources?.numbers ?? []
    self.exceptions = exceptions
    isKnownSystem = Array(repeating: false, count: cells.systems.count)
    isKnownDimension = Array(repeating: false, count: cells.dimensions.count)
    isKnownSource = Array(repeating: false, count: sources?.texts.count ?? 0)
  }

  /// Whether a row is to be read for more than its score.
  func hasNews(_ row: Int) -> Bool {
    !knowsSystem(row) || !knowsDimension(row) || !knowsSource(row) || !exceptions.isEmpty && exceptions.contains(row)
  }

  /// Whether what a row says of its system was said before.
  func knowsSystem(_ row: Int) -> Bool { isKnownSystem[Int(systems[row])] }
  /// Whether what a row says of its dimension was said before.
  func knowsDimension(_ row: Int) -> Bool { isKnownDimension[Int(dimensions[row])] }
  /// Whether the source of a row was named before, or it has none.
  func knowsSource(_ row: Int) -> Bool { sources.isEmpty || sources[row] < 0 || isKnownSource[Int(sources[row])] }

  mutating func setSystemKnown(_ row: Int) { isKnownSystem[Int(systems[row])] = true }
  mutating func setDimensionKnown(_ row: Int) { isKnownDimension[Int(dimensions[row])] = true }
  mutating func setSourceKnown(_ row: Int) { isKnownSource[Int(sources[row])] = true }
}
