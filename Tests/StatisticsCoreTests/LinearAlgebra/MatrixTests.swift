@testable import StatisticsCore
import Testing

@Suite struct MatrixTests {
  @Test func elementsAreStoredRowByRow() throws {
    let matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix[1, 0] == 4)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
    #expect(matrix.diagonal == [1, 5])
    #expect(matrix.transposed() == (try Matrix(rows: [[1, 4], [2, 5], [3, 6]])))
  }

  @Test func productsFollowTheDefinition() throws {
    let a = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(try a.multiplied(by: [1, 0, -1]) == [-2, -2])
    #expect(try a.multiplied(by: a.transposed()) == Matrix(rows: [[14, 32], [32, 77]]))
  }

  @Test func wrongDimensionsAreErrors() throws {
    #expect(throws: StatisticsError.self) { try Matrix(rowCount: -1, columnCount: 2) }
    #expect(throws: StatisticsError.self) { try Matrix(rowCount: 1 << 40, columnCount: 1 << 40) }
    #expect(throws: StatisticsError.self) { try Matrix(rowCount: 2, columnCount: 2, elements: [1]) }
    #expect(throws: StatisticsError.self) { try Matrix(rows: [[1, 2], [3]]) }
    let a = try Matrix(rows: [[1, 2, 3]])
    #expect(throws: StatisticsError.self) { try a.multiplied(by: [1]) }
    #expect(throws: StatisticsError.self) { try a.multiplied(by: a) }
  }

  @Test func emptyMatricesAreAllowed() throws {
    let empty = try Matrix(rows: [])
    #expect(empty.rowCount == 0 && empty.isSquare)
    #expect(try CholeskyDecomposition(empty).logDeterminant == 0)
    #expect(try CholeskyDecomposition(empty).inverse() == empty)
    #expect(try SymmetricEigensystem(empty).values.isEmpty)
    #expect(try empty.solve([]) == [])
  }
}

@Suite struct CholeskyDecompositionTests {
  // Values by hand: [[4, 2], [2, 5]] = [[2, 0], [1, 2]] · transpose; determinant 16.
  @Test func smallMatrixByHand() throws {
    let decomposition = try CholeskyDecomposition(Matrix(rows: [[4, 2], [2, 5]]))
    #expect(decomposition.lower == (try Matrix(rows: [[2, 0], [1, 2]])))
    #expect(abs(decomposition.logDeterminant - 2.772_588_722_239_781) < 1e-15)
    let solution = try decomposition.solve([8, 12])
    #expect(abs(solution[0] - 1) < 1e-15 && abs(solution[1] - 2) < 1e-15)
    let inverse = try decomposition.inverse()
    for (found, expected) in zip(inverse.elements, [5.0 / 16, -2.0 / 16, -2.0 / 16, 4.0 / 16]) {
      #expect(abs(found - expected) < 1e-15)
    }
  }

  @Test func singularAndIndefiniteMatricesAreErrors() throws {
    for rows in [[[1.0, 1.0], [1.0, 1.0]], [[0.0, 0.0], [0.0, 0.0]], [[1.0, 2.0], [2.0, 1.0]], [[-1.0]]] {
      let matrix = try Matrix(rows: rows)
      #expect(throws: StatisticsError.singularMatrix(function: "gsl_linalg_cholesky_decomp1")) {
        try CholeskyDecomposition(matrix)
      }
    }
    // Rank two of three, hidden by rounding.
    let factor = try Matrix(rows: [[0.9, 0.11], [0.3, 0.7], [0.1, 0.2]])
    let deficient = try factor.multiplied(by: factor.transposed())
    #expect(throws: StatisticsError.self) { try CholeskyDecomposition(deficient) }
  }

  @Test func scaleDoesNotMatter() throws {
    let matrix = try Matrix(rows: [[1e-12, 1e-7], [1e-7, 1e6]])
    #expect(abs(try CholeskyDecomposition(matrix).lower[1, 0] - 0.1) < 1e-12)
  }

  @Test(arguments: [Double.nan, .infinity]) func nonFiniteElementsAreErrors(_ bad: Double) throws {
    let matrix = try Matrix(rows: [[1, 0], [0, bad]])
    #expect(throws: StatisticsError.self) { try CholeskyDecomposition(matrix) }
    #expect(throws: StatisticsError.self) { try SymmetricEigensystem(matrix) }
    #expect(throws: StatisticsError.self) { try matrix.solve([1, 1]) }
    let good = try Matrix(rows: [[1, 0], [0, 1]])
    #expect(throws: StatisticsError.self) { try CholeskyDecomposition(good).solve([1, bad]) }
    #expect(throws: StatisticsError.self) { try good.solve([bad, 1]) }
  }

  @Test func asymmetricAndOblongMatricesAreErrors() throws {
    #expect(throws: StatisticsError.self) { try CholeskyDecomposition(Matrix(rows: [[1, 0.5], [0.1, 1]])) }
    #expect(throws: StatisticsError.self) { try CholeskyDecomposition(Matrix(rows: [[1, 0]])) }
    #expect(throws: StatisticsError.self) { try CholeskyDecomposition(Matrix(rows: [[1]])).solve([1, 2]) }
  }

  @Test func generalSystemsAreSolved() throws {
    let solution = try Matrix(rows: [[0, 2], [3, 1]]).solve([4, 5])
    #expect(abs(solution[0] - 1) < 1e-15 && abs(solution[1] - 2) < 1e-15)
    #expect(throws: StatisticsError.self) { try Matrix(rows: [[1, 2], [2, 4]]).solve([1, 1]) }
  }
}

@Suite struct SymmetricEigensystemTests {
  @Test func smallMatrixByHand() throws {
    let system = try SymmetricEigensystem(Matrix(rows: [[2, 1], [1, 2]]))
    #expect(abs(system.values[0] - 1) < 1e-14 && abs(system.values[1] - 3) < 1e-14)
    #expect(abs(abs(system.vectors[0, 1]) - 0.5.squareRoot()) < 1e-14)
    #expect(abs(system.vectors[0, 0] + system.vectors[1, 0]) < 1e-14)
  }
}
