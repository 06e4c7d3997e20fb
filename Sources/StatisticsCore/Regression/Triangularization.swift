/// The least squares solution by Householder reflections of the design, each column scaled to length 1.
struct Triangularization {
  let coefficients: [Double]
  let inverseCrossProduct: Matrix

  /// - Precondition: At least as many rows as columns, at least one column, all elements finite.
  init(_ design: Matrix, _ response: [Double]) throws(StatisticsError) {
    let k = design.columnCount
    var columns: [[Double]] = []
    var lengths: [Double] = []
    for index in 0..<k {
      let column = design.column(index)
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { throw .singularMatrix(function: "least squares") }
      let length = largest * column.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
      guard length.isFinite else { throw .invalidArgument(name: "design", found: "\(largest)", requirement: "smaller") }
      columns.append(column.map { $0 / length })
      lengths.append(length)
    }
    var right = response
    var diagonal = [Double](repeating: 0, count: k)
    for index in 0..<k {
      let norm = columns[index][index...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      // Of the column's length 1 only rounding is left: it depends on those before it.
      guard norm > 16 * Double(design.rowCount) * Double.ulpOfOne else {
        throw .singularMatrix(function: "least squares")
      }
      diagonal[index] = columns[index][index] > 0 ? -norm : norm
      columns[index][index] -= diagonal[index]
      let mirror = columns[index][index...]
      let half = norm * abs(columns[index][index])
      Self.reflect(&right, mirror, half)
      for later in (index + 1)..<max(k, index + 1) { Self.reflect(&columns[later], mirror, half) }
    }
    // R is `diagonal` and what stands above it in `columns`.
    var inverse = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    for column in 0..<k {
      inverse[column][column] = 1 / diagonal[column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for inner in (row + 1)...column { sum += columns[inner][row] * inverse[inner][column] }
        inverse[row][column] = -sum / diagonal[row]
      }
    }
    var coefficients = [Double](repeating: 0, count: k)
    var elements: [Double] = []
    for row in 0..<k {
      for column in row..<k { coefficients[row] += inverse[row][column] * right[column] }
      coefficients[row] /= lengths[row]
      for column in 0..<k {
        var sum = 0.0
        for inner in max(row, column)..<k { sum += inverse[row][inner] * inverse[column][inner] }
        elements.append(sum / lengths[row] / lengths[column])
      }
    }
    self.coefficients = coefficients
    inverseCrossProduct = try Matrix(rowCount: k, columnCount: k, elements: elements)
  }

  /// Reflects a vector in the plane at right angles to `mirror`; `half` is half the mirror's squared length.
  private static func reflect(_ vector: inout [Double], _ mirror: ArraySlice<Double>, _ half: Double) {
    var product = 0.0
    for index in mirror.indices { product += mirror[index] * vector[index] }
    let factor = product / half
    for index in mirror.indices { vector[index] -= factor * mirror[index] }
  }
}
