/// Inner products of contiguous rows, the innermost loops of dense factorisations and products.
enum DotProduct {
  @inline(__always)
  private static func load(_ pointer: UnsafePointer<Double>) -> SIMD4<Double> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// The inner product of two rows.
  @inline(__always)
  static func of(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    var first = SIMD4<Double>.zero
    var second = SIMD4<Double>.zero
    var index = 0
    while index + 8 <= count {
      first += load(left + index) * load(right + index)
      second += load(left + index + 4) * load(right + index + 4)
      index += 8
    }
    var sum = (first + second).sum()
    while index < count {
      sum += left[index] * right[index]
      index += 1
    }
    return sum
  }

  /// The inner products of one row with four others.
  @inline(__always)
  static func ofFour(
    _ line: UnsafePointer<Double>, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ c: UnsafePointer<Double>, _ d: UnsafePointer<Double>, _ count: Int
  ) -> SIMD4<Double> {
    var sumA = SIMD4<Double>.zero
    var sumB = SIMD4<Double>.zero
    var sumC = SIMD4<Double>.zero
    var sumD = SIMD4<Double>.zero
    var index = 0
    while index + 4 <= count {
      let shared = load(line + index)
      sumA += shared * load(a + index)
      sumB += shared * load(b + index)
      sumC += shared * load(c + index)
      sumD += shared * load(d + index)
      index += 4
    }
    var sums = SIMD4(sumA.sum(), sumB.sum(), sumC.sum(), sumD.sum())
    while index < count {
      sums += line[index] * SIMD4(a[index], b[index], c[index], d[index])
      index += 1
    }
    return sums
  }

  /// The product A B of square matrices, B symmetric, row by row.
  ///
  /// - Complexity: size³ operations, shared among threads.
  static func product(_ left: [Double], bySymmetric right: [Double], size: Int, threads: Int) -> [Double] {
    let blocks = parallelMap(count: (size + 3) / 4, threads: threads) { block -> [Double] in
      let rows = (block * 4)..<min(block * 4 + 4, size)
      var result = [Double](repeating: 0, count: rows.count * size)
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          guard let left = left.baseAddress, let right = right.baseAddress else { return }
          let own = left + rows.lowerBound * size
          for column in 0..<size {
            let line = right + column * size
            guard rows.count == 4 else {
              for offset in 0..<rows.count { result[offset * size + column] = of(own + offset * size, line, size) }
              continue
            }
            let sums = ofFour(line, own, own + size, own + 2 * size, own + 3 * size, size)
            for offset in 0..<4 { result[offset * size + column] = sums[offset] }
          }
        }
      }
      return result
    }
    return Array(blocks.joined())
  }
}
