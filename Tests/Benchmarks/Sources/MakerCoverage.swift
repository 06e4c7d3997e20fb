import StatisticsCore

/// What 95 % intervals of the difference of two means cover where systems of one maker resemble each other.
enum MakerCoverage {
  struct Design: Sendable {
    let name: String
    let sizesA: [Int]
    let sizesB: [Int]
  }

  static let designs = [
    Design(name: "2 of 8 and 1, 6 of 1 to 6", sizesA: [8, 1], sizesB: [6, 5, 4, 4, 1, 1]),
    Design(name: "2 of 5, 2 of 5", sizesA: [5, 5], sizesB: [5, 5]),
    Design(name: "3 of 8, 2 and 1, 6 of 1 to 6", sizesA: [8, 2, 1], sizesB: [6, 5, 4, 4, 1, 1]),
    Design(name: "3 of 3, 3 of 3", sizesA: [3, 3, 3], sizesB: [3, 3, 3]),
    Design(name: "4 of 1 to 8, 5 of 2 to 6", sizesA: [8, 4, 2, 1], sizesB: [6, 6, 4, 2, 2]),
    Design(name: "Arena: 8 of 1 to 11, 6 of 1 to 6", sizesA: [11, 3, 2, 2, 1, 1, 1, 1], sizesB: [6, 5, 4, 4, 1, 1]),
    Design(name: "20 of 3, 20 of 3", sizesA: Array(repeating: 3, count: 20), sizesB: Array(repeating: 3, count: 20)),
  ]

  @Sendable static func table(samples: Int) -> String {
    var lines = [
      "| makers | correlation 0: CR2 | Welch | 0.3: CR2 | Welch | 0.5: CR2 | Welch | 0.8: CR2 | Welch |",
      "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for design in designs {
      let cells = [0, 0.3, 0.5, 0.8].flatMap { correlation in
        Coverage.sums(samples: samples, width: 2) { covers(design, correlation, &$0) }.map {
          Coverage.thousandths($0 / Double(samples))
        }
      }
      lines.append("| \(design.name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  /// Whether CR2 and Welch's interval contain 0, all systems being of one mean and variance 1.
  static func covers(_ design: Design, _ correlation: Double, _ stream: inout RandomStream) -> [Double] {
    var (rows, scores, clusters): ([[Double]], [Double], [Int]) = ([], [], [])
    for (cluster, size) in (design.sizesA + design.sizesB).enumerated() {
      let level = correlation.squareRoot() * stream.nextNormal()
      for _ in 0..<size {
        rows.append(cluster < design.sizesA.count ? [1, 0] : [0, 1])
        scores.append(level + (1 - correlation).squareRoot() * stream.nextNormal())
        clusters.append(cluster)
      }
    }
    let count = design.sizesA.reduce(0, +)
    let welch = try? WelchInterval.difference(Array(scores[..<count]), Array(scores[count...])).interval
    let fit = try? LeastSquares(design: Matrix(rows: rows), response: scores)
    let contrast = fit.flatMap { fit in
      (try? fit.biasReducedCovariance(clusters: clusters)).flatMap { try? $0.contrast([1, -1], of: fit.coefficients) }
    }
    let clustered = (try? contrast?.interval())?.interval
    return [clustered, welch].map { $0?.contains(0) == true ? 1 : 0 }
  }
}
