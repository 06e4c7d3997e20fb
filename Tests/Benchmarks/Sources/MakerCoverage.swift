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
    Design(name: "5 of 20 and 1, 5 of 20 and 1", sizesA: [20, 1, 1, 1, 1], sizesB: [20, 1, 1, 1, 1]),
    Design(name: "4 of 12 and 1, 6 of 3", sizesA: [12, 1, 1, 1], sizesB: [3, 3, 3, 3, 3, 3]),
    Design(name: "6 of 20 to 1, 8 of 2", sizesA: [20, 2, 1, 1, 1, 1], sizesB: Array(repeating: 2, count: 8)),
    Design(name: "Arena: 8 of 1 to 11, 6 of 1 to 6", sizesA: [11, 3, 2, 2, 1, 1, 1, 1], sizesB: [6, 5, 4, 4, 1, 1]),
    Design(name: "20 of 3, 20 of 3", sizesA: Array(repeating: 3, count: 20), sizesB: Array(repeating: 3, count: 20)),
  ]

  @Sendable static func table(samples: Int) -> String {
    var lines = [
      "| makers | "
        + settings.map { correlation, spread in
          "\(correlation)\(spread == 1 ? "" : ", spread \(spread == 2 ? "twice" : "three times")"): printed | CR2 | Welch"
        }.joined(separator: " | ") + " |",
      "| --- |" + settings.map { _ in " --: | --: | --: |" }.joined(),
    ]
    for design in designs {
      let cells = settings.flatMap { correlation, spread in
        Coverage.sums(samples: samples, width: 3) { covers(design, correlation, spread: spread, &$0) }.map {
          Coverage.thousandths($0 / Double(samples))
        }
      }
      lines.append("| \(design.name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  /// How alike the systems of a maker are, and how many times as much as those of the other side those of the first are spread.
  private static let settings = [(0.0, 1.0), (0.3, 1), (0.5, 1), (0.8, 1), (0.5, 2), (0.5, 3)]

  /// Whether the printed interval, CR2 with Satterthwaite's degrees of freedom alone, and Welch's interval contain 0, all systems being of one mean.
  static func covers(
    _ design: Design, _ correlation: Double, spread: Double = 1, _ stream: inout RandomStream
  ) -> [Double] {
    var (scores, clusters): ([Double], [Int]) = ([], [])
    for (cluster, size) in (design.sizesA + design.sizesB).enumerated() {
      let scale = cluster < design.sizesA.count ? spread : 1
      let level = correlation.squareRoot() * stream.nextNormal()
      for _ in 0..<size {
        scores.append(scale * (level + (1 - correlation).squareRoot() * stream.nextNormal()))
        clusters.append(cluster)
      }
    }
    let count = design.sizesA.reduce(0, +)
    let (first, second) = (Array(scores[..<count]), Array(scores[count...]))
    let printed = try? ClusteredMeanDifference.contrast(
      first, clusters: Array(clusters[..<count]), second, clusters: Array(clusters[count...]))
    let rows = first.map { _ in [1.0, 0] } + second.map { _ in [0, 1.0] }
    let fit = try? LeastSquares(design: Matrix(rows: rows), response: scores)
    let plain = fit.flatMap { fit in
      (try? fit.biasReducedCovariance(clusters: clusters)).flatMap { try? $0.contrast([1, -1], of: fit.coefficients) }
    }
    let welch = try? WelchInterval.difference(first, second).interval
    return [(try? printed?.interval())?.interval, (try? plain?.interval())?.interval, welch].map {
      $0?.contains(0) == true ? 1 : 0
    }
  }
}
