/// A Cholesky factorisation in place, for loops that factor thousands of small matrices or one of some thousand rows.
///
/// ``CholeskyDecomposition`` checks and copies its argument and goes through GSL; this one takes the lower triangle as it
/// is, keeps its memory, and computes by inner products of contiguous rows, four rows at a time.
struct CholeskyWorkspace: Sendable {
  /// The number of rows.
  let size: Int
  /// The lower triangle, row by row in a full square; what is above the diagonal is never read.
  var lower: [Double]

  init(size: Int) {
    self.size = size
    lower = Array(repeating: 0, count: size * size)
  }

  mutating func clear() {
    lower.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Replaces the matrix by its factor; false if it is not positive definite, and then the contents are spoilt.
  ///
  /// - Complexity: size³ / 3 operations.
  mutating func factor() -> Bool {
    let size = self.size
    return lower.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      var start = 0
      while start < size {
        let end = min(start + 4, size)
        if end - start == 4 { Self.eliminateFour(base, size, start) } else { Self.eliminate(base, size, start..<end) }
        guard Self.factorDiagonal(base, size, start..<end) else { return false }
        start = end
      }
      return true
    }
  }

  /// Solves in place, after ``factor()``.
  ///
  /// - Complexity: 2 size² operations.
  func solve(_ vector: inout [Double]) {
    let size = self.size
    lower.withUnsafeBufferPointer { buffer in
      vector.withUnsafeMutableBufferPointer { x in
        guard let base = buffer.baseAddress, let x = x.baseAddress else { return }
        for row in 0..<size {
          let line = base + row * size
          x[row] = (x[row] - DotProduct.of(line, x, row)) / line[row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
          let line = base + row * size
          let value = x[row] / line[row]
          x[row] = value
          for column in 0..<row { x[column] -= value * line[column] }
        }
      }
    }
  }

  /// The inverse of the matrix, after ``factor()``; both triangles are filled.
  ///
  /// - Complexity: 2 size³ / 3 operations, shared among threads.
  func inverse(threads: Int = 1) -> [Double] {
    let size = self.size
    guard size > 0 else { return [] }
    let blockCount = (size + 3) / 4
    let columns = parallelMap(count: blockCount, threads: threads) { block in
      inverseColumns((block * 4)..<min(block * 4 + 4, size))
    }
    let transposed = Array(columns.joined())
    let rows = parallelMap(count: blockCount, threads: threads) { block in
      Self.gramRows(transposed, size, (block * 4)..<min(block * 4 + 4, size))
    }
    var result = Array(rows.joined())
    for row in 0..<size {
      for column in (row + 1)..<max(size, row + 1) { result[row * size + column] = result[column * size + row] }
    }
    return result
  }

  /// Columns of the inverse of the factor, each written as a row.
  private func inverseColumns(_ columns: Range<Int>) -> [Double] {
    let size = self.size
    var result = [Double](repeating: 0, count: columns.count * size)
    lower.withUnsafeBufferPointer { buffer in
      result.withUnsafeMutableBufferPointer { output in
        guard let base = buffer.baseAddress, let output = output.baseAddress else { return }
        let start = columns.lowerBound
        for row in start..<size {
          let line = base + row * size
          for (offset, column) in columns.enumerated() where column <= row {
            let own = output + offset * size
            let sum = DotProduct.of(line + start, own + start, row - start)
            own[row] = ((row == column ? 1 : 0) - sum) / line[row]
          }
        }
      }
    }
    return result
  }

  /// Rows of W Wᵀ up to the diagonal, W upper triangular.
  private static func gramRows(_ matrix: [Double], _ size: Int, _ rows: Range<Int>) -> [Double] {
    var result = [Double](repeating: 0, count: rows.count * size)
    matrix.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for column in 0..<rows.upperBound {
        for (offset, row) in rows.enumerated() where column <= row {
          result[offset * size + column] = DotProduct.of(
            base + row * size + row, base + column * size + row, size - row)
        }
      }
    }
    return result
  }

  /// Subtracts from four rows what the rows above explain, all columns left of the four.
  private static func eliminateFour(_ base: UnsafeMutablePointer<Double>, _ size: Int, _ start: Int) {
    let a = base + start * size
    let b = a + size
    let c = b + size
    let d = c + size
    for column in 0..<start {
      let line = base + column * size
      let sums = DotProduct.ofFour(line, a, b, c, d, column)
      let pivot = line[column]
      a[column] = (a[column] - sums[0]) / pivot
      b[column] = (b[column] - sums[1]) / pivot
      c[column] = (c[column] - sums[2]) / pivot
      d[column] = (d[column] - sums[3]) / pivot
    }
  }

  private static func eliminate(_ base: UnsafeMutablePointer<Double>, _ size: Int, _ rows: Range<Int>) {
    for column in 0..<rows.lowerBound {
      let line = base + column * size
      for row in rows {
        let own = base + row * size
        own[column] = (own[column] - DotProduct.of(line, own, column)) / line[column]
      }
    }
  }

  private static func factorDiagonal(_ base: UnsafeMutablePointer<Double>, _ size: Int, _ rows: Range<Int>) -> Bool {
    for row in rows {
      let own = base + row * size
      for column in rows.lowerBound..<row {
        let line = base + column * size
        own[column] = (own[column] - DotProduct.of(line, own, column)) / line[column]
      }
      let diagonal = own[row]
      let pivot = diagonal - DotProduct.of(own, own, row)
      guard pivot > diagonal * 0x1p-52, pivot.isFinite else { return false }
      own[row] = pivot.squareRoot()
    }
    return true
  }
}
