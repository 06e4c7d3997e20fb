/// A dense matrix of doubles, stored row by row.
///
/// The number of rows and columns may be zero. Elements may be any double; the functions that decompose a matrix demand
/// finite ones.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row after row: element (i, j) is at `i * columnCount + j`.
  public private(set) var elements: [Double]

  /// A matrix whose elements are all equal.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a negative dimension, or dimensions whose
  ///   product is not representable as a size in bytes.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) throws(StatisticsError) {
    let count = try Self.elementCount(rowCount, columnCount)
    self.init(uncheckedRowCount: rowCount, columnCount: columnCount, elements: Array(repeating: value, count: count))
  }

  /// A matrix from its elements, row after row.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless there are
  ///   `rowCount * columnCount` elements; as ``init(rowCount:columnCount:repeating:)`` else.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) throws(StatisticsError) {
    let count = try Self.elementCount(rowCount, columnCount)
    guard elements.count == count else {
      throw .unequalLengths(
        first: "elements", firstCount: elements.count, second: "rowCount × columnCount", secondCount: count)
    }
    self.init(uncheckedRowCount: rowCount, columnCount: columnCount, elements: elements)
  }

  /// A matrix from its rows. No rows make the empty matrix.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless all rows are of one length.
  public init(rows: [[Double]]) throws(StatisticsError) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      throw .unequalLengths(first: "row 0", firstCount: width, second: "row \(index)", secondCount: row.count)
    }
    self.init(uncheckedRowCount: rows.count, columnCount: width, elements: Array(rows.joined()))
  }

  /// A square matrix that is zero off its diagonal.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` where the square of the size is not
  ///   representable.
  public init(diagonal: [Double]) throws(StatisticsError) {
    try self.init(rowCount: diagonal.count, columnCount: diagonal.count)
    for index in diagonal.indices { self[index, index] = diagonal[index] }
  }

  /// A matrix whose dimensions are known to fit its elements.
  init(uncheckedRowCount rowCount: Int, columnCount: Int, elements: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The element in the given row and column.
  ///
  /// - Precondition: `row` is in `0 ..< rowCount` and `column` in `0 ..< columnCount`.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "matrix index out of range")
      return elements[row &* columnCount &+ column]
    }
    set {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "matrix index out of range")
      elements[row &* columnCount &+ column] = newValue
    }
  }

  /// The elements of one row.
  ///
  /// - Precondition: `index` is in `0 ..< rowCount`.
  public func row(_ index: Int) -> ArraySlice<Double> {
    precondition(index >= 0 && index < rowCount, "matrix row out of range")
    return elements[(index * columnCount)..<((index + 1) * columnCount)]
  }

  /// The elements of one column.
  ///
  /// - Precondition: `index` is in `0 ..< columnCount`.
  public func column(_ index: Int) -> [Double] {
    (0..<rowCount).map { self[$0, index] }
  }

  /// The matrix of some columns, in the order in which they are named.
  ///
  /// - Precondition: every column is in `0 ..< columnCount`.
  public func selecting(columns: [Int]) -> Matrix {
    Matrix(
      uncheckedRowCount: rowCount, columnCount: columns.count,
      elements: (0..<rowCount).flatMap { row in columns.map { self[row, $0] } })
  }

  /// The elements (0, 0), (1, 1) and so on.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// Whether there are as many rows as columns.
  var isSquare: Bool { rowCount == columnCount }

  /// The matrix with rows and columns exchanged.
  func transposed() -> Matrix {
    var result = [Double](repeating: 0, count: elements.count)
    for row in 0..<rowCount {
      for column in 0..<columnCount { result[column * rowCount + row] = elements[row * columnCount + column] }
    }
    return Matrix(uncheckedRowCount: columnCount, columnCount: rowCount, elements: result)
  }

  /// The product of this matrix and a column vector.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless the vector has a value for
  ///   each column.
  func multiplied(by vector: [Double]) throws(StatisticsError) -> [Double] {
    guard vector.count == columnCount else {
      throw .unequalLengths(
        first: "columns", firstCount: columnCount, second: "vector", secondCount: vector.count)
    }
    return (0..<rowCount).map { row in
      let start = row * columnCount
      var sum = 0.0
      for column in 0..<columnCount { sum += elements[start + column] * vector[column] }
      return sum
    }
  }

  /// The product of this matrix and another on its right.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless `other` has a row for each
  ///   column of this matrix; as ``init(rowCount:columnCount:repeating:)`` for a product too large to represent.
  /// - Complexity: O(rows · columns · columns of `other`).
  func multiplied(by other: Matrix) throws(StatisticsError) -> Matrix {
    guard other.rowCount == columnCount else {
      throw .unequalLengths(
        first: "columns", firstCount: columnCount, second: "rows of the other", secondCount: other.rowCount)
    }
    var product = try Matrix(rowCount: rowCount, columnCount: other.columnCount)
    let width = other.columnCount
    for row in 0..<rowCount {
      for inner in 0..<columnCount {
        let factor = elements[row * columnCount + inner]
        for column in 0..<width {
          product.elements[row * width + column] += factor * other.elements[inner * width + column]
        }
      }
    }
    return product
  }

  /// The covariance of the columns over the rows, with divisor rows − 1; `nil` for fewer than two rows.
  ///
  /// - Complexity: O(rows · columns²).
  func columnCovariance() -> Matrix? {
    guard rowCount >= 2 else { return nil }
    let means = (0..<columnCount).map { column($0).reduce(0, +) / Double(rowCount) }
    var sums = [Double](repeating: 0, count: columnCount * columnCount)
    for index in 0..<rowCount {
      let deviations = zip(row(index), means).map { $0 - $1 }
      for i in 0..<columnCount {
        for j in 0..<columnCount { sums[i * columnCount + j] += deviations[i] * deviations[j] }
      }
    }
    return Matrix(
      uncheckedRowCount: columnCount, columnCount: columnCount, elements: sums.map { $0 / Double(rowCount - 1) })
  }

  private static func elementCount(_ rowCount: Int, _ columnCount: Int) throws(StatisticsError) -> Int {
    guard rowCount >= 0 else {
      throw .invalidArgument(name: "rowCount", found: "\(rowCount)", requirement: "at least 0")
    }
    guard columnCount >= 0 else {
      throw .invalidArgument(name: "columnCount", found: "\(columnCount)", requirement: "at least 0")
    }
    let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard !overflow, count <= Int.max / MemoryLayout<Double>.stride / 2 else {
      throw .invalidArgument(
        name: "dimensions", found: "\(rowCount) × \(columnCount)",
        requirement: "a number of elements that fits in memory")
    }
    return count
  }
}

extension Matrix {
  /// Throws unless the matrix is square and all elements are finite.
  func requireFiniteSquare(_ name: String) throws(StatisticsError) {
    guard isSquare else {
      throw .invalidArgument(name: name, found: "\(rowCount) × \(columnCount)", requirement: "a square matrix")
    }
    for (index, element) in elements.enumerated() where !element.isFinite {
      throw .invalidArgument(
        name: name, found: "\(element) at (\(index / columnCount), \(index % columnCount))",
        requirement: "a matrix of finite numbers")
    }
  }

  /// The mean of a square matrix and its transpose: exactly symmetric.
  func symmetrized() -> Matrix {
    var result = self
    for row in 0..<rowCount {
      for column in 0..<row {
        let mean = self[row, column] / 2 + self[column, row] / 2
        result[row, column] = mean
        result[column, row] = mean
      }
    }
    return result
  }

  /// Throws unless the matrix is square, finite, and symmetric up to rounding (1e-9 of its largest element).
  func requireSymmetric(_ name: String) throws(StatisticsError) {
    try requireFiniteSquare(name)
    let tolerance = 1e-9 * elements.reduce(0) { max($0, abs($1)) }
    for row in 0..<rowCount {
      for column in 0..<row where abs(self[row, column] - self[column, row]) > tolerance {
        throw .invalidArgument(
          name: name,
          found: "\(self[row, column]) at (\(row), \(column)) and \(self[column, row]) at (\(column), \(row))",
          requirement: "a symmetric matrix")
      }
    }
  }
}
