extension RankingLikelihood {
  /// The choice of the best, alone or tied, from a set of systems.
  ///
  /// The sum over all subsets of d systems of (Π α)^(1/d) is an elementary symmetric polynomial of the numbers α^(1/d): no
  /// subset is ever listed. Polynomials without one or two of the numbers are built from those before and after, by sums of
  /// positive terms only.
  struct Choice {
    /// The systems that can be chosen.
    let members: [Int]
    /// The logarithm of the sum of f over all possible choices.
    let logSum: Double

    /// The possible numbers of systems that tie, with δ over the sum, and the α^(1/d), scaled.
    private var orders: [Order] = []
    private let tieOrders: [Int]

    private struct Order {
      let size: Int
      /// δ(d) over the scaled sum of f.
      var factor: Double
      let roots: [Double]
      /// The elementary symmetric polynomial of degree d.
      let polynomial: Double
    }

    init(_ members: ArraySlice<Int>, _ parameters: [Double], nodeCount: Int, tieOrders: [Int]) {
      self.members = Array(members)
      self.tieOrders = tieOrders
      let top = members.reduce(-Double.infinity) { max($0, parameters[$1]) }
      var sum = 0.0
      for size in [1] + tieOrders where size <= members.count {
        let delta = tieOrders.firstIndex(of: size).map { exp(parameters[nodeCount + $0]) } ?? 1
        let roots = members.map { exp((parameters[$0] - top) / Double(size)) }
        let polynomial = Self.polynomials(roots, degree: size)[size]
        orders.append(Order(size: size, factor: delta, roots: roots, polynomial: polynomial))
        sum += delta * polynomial
      }
      for index in orders.indices { orders[index].factor /= sum }
      logSum = top + log(sum)
    }

    /// Adds the expected share of each system in the choice, and the chances of the orders of ties.
    func addExpectations(times factor: Double, to gradient: inout [Double], nodeCount: Int) {
      for order in orders {
        let without = Self.withoutEach(order.roots, degree: order.size - 1)
        for (place, member) in members.enumerated() {
          gradient[member] += factor * order.factor / Double(order.size) * order.roots[place] * without[place]
        }
        if let tie = tieOrders.firstIndex(of: order.size) {
          gradient[nodeCount + tie] += factor * order.factor * order.polynomial
        }
      }
    }

    /// Calls `body` with the covariances of the shares of the systems, numbered by their place, and of the orders of ties,
    /// numbered after them; each pair once.
    func forEachCovariance(_ body: (_ first: Int, _ second: Int, _ value: Double) -> Void) {
      let count = members.count
      var means = [Double](repeating: 0, count: count + tieOrders.count)
      var products = [Double](repeating: 0, count: means.count * means.count)
      for order in orders {
        let scale = order.factor / Double(order.size)
        let without = Self.withoutEach(order.roots, degree: order.size - 1)
        let tie = tieOrders.firstIndex(of: order.size).map { count + $0 }
        for i in 0..<count {
          let mean = scale * order.roots[i] * without[i]
          means[i] += mean
          products[i * means.count + i] += mean / Double(order.size)
          if let tie { products[tie * means.count + i] += mean }
        }
        if let tie {
          means[tie] += order.factor * order.polynomial
          products[tie * means.count + tie] += order.factor * order.polynomial
        }
        guard order.size >= 2 else { continue }
        for i in 1..<max(count, 1) {
          var others = order.roots
          others.remove(at: i)
          let withoutBoth = Self.withoutEach(others, degree: order.size - 2)
          for j in 0..<i {
            products[i * means.count + j] +=
              scale / Double(order.size) * order.roots[i] * order.roots[j] * withoutBoth[j]
          }
        }
      }
      for first in means.indices {
        for second in 0...first {
          body(first, second, products[first * means.count + second] - means[first] * means[second])
        }
      }
    }

    /// The elementary symmetric polynomials of degree 0 ... `degree`.
    private static func polynomials(_ roots: [Double], degree: Int) -> [Double] {
      var result = [Double](repeating: 0, count: degree + 1)
      result[0] = 1
      for root in roots { multiply(&result, by: root) }
      return result
    }

    /// Takes one more number into the polynomials.
    private static func multiply(_ polynomials: inout [Double], by root: Double) {
      for degree in stride(from: polynomials.count - 1, to: 0, by: -1) {
        polynomials[degree] += root * polynomials[degree - 1]
      }
    }

    /// For each number the polynomial of the given degree of all others.
    private static func withoutEach(_ roots: [Double], degree: Int) -> [Double] {
      guard degree > 0 else { return Array(repeating: 1, count: roots.count) }
      var after = [[Double]](repeating: [], count: roots.count)
      var running = polynomials([], degree: degree)
      for place in roots.indices.reversed() {
        after[place] = running
        multiply(&running, by: roots[place])
      }
      var before = polynomials([], degree: degree)
      return roots.indices.map { place in
        var sum = 0.0
        for part in 0...degree { sum += before[part] * after[place][degree - part] }
        multiply(&before, by: roots[place])
        return sum
      }
    }
  }
}
