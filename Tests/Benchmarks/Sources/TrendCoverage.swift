import StatisticsCore

/// What intervals of nominal level 0.95 of straight lines through the systems of two sides cover, errors correlating within
/// organizations.
enum TrendCoverage {
  /// The number of systems of each organization.
  struct Design: Sendable {
    let name: String
    let sizesA: [Int]
    let sizesB: [Int]
    /// How many times as much as those of the other the systems and organizations of the first side vary.
    var spread = 1.0
  }

  static let designs = [
    Design(name: "2 of 5 systems, 2 of 5", sizesA: [5, 5], sizesB: [5, 5]),
    Design(name: "8 of 3, 2 of 5", sizesA: Array(repeating: 3, count: 8), sizesB: [5, 5]),
    Design(name: "3 of 3, 3 of 3", sizesA: [3, 3, 3], sizesB: [3, 3, 3]),
    Design(name: "3 of 1 to 8, 12 of 1 to 8", sizesA: [8, 2, 1], sizesB: [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 8]),
    Design(name: "4 of 3, 4 of 3", sizesA: Array(repeating: 3, count: 4), sizesB: Array(repeating: 3, count: 4)),
    Design(name: "8 of 1 to 8, 5 of 2 to 6", sizesA: [8, 4, 2, 1, 1, 1, 1, 1], sizesB: [6, 6, 4, 2, 2]),
    Design(
      name: "8 of 1 to 8, spread three times, 5 of 2 to 6", sizesA: [8, 4, 2, 1, 1, 1, 1, 1], sizesB: [6, 6, 4, 2, 2],
      spread: 3),
    Design(
      name: "6 of 1 to 12, spread three times, 6 of 2", sizesA: [12, 6, 2, 1, 1, 1],
      sizesB: Array(repeating: 2, count: 6), spread: 3),
    Design(
      name: "4 of 3, spread three times, 8 of 3", sizesA: [3, 3, 3, 3], sizesB: Array(repeating: 3, count: 8), spread: 3
    ),
    Design(name: "8 of 3, 8 of 3", sizesA: Array(repeating: 3, count: 8), sizesB: Array(repeating: 3, count: 8)),
    Design(name: "20 of 3, 20 of 3", sizesA: Array(repeating: 3, count: 20), sizesB: Array(repeating: 3, count: 20)),
  ]

  @Sendable static func table(samples: Int) -> String {
    var lines = [
      "| organizations | level of an organization | closing rate: CR2 | CR1 | gap: CR2 | CR1 | slope of B: CR2 | CR1 |",
      "| --- | --- | --: | --: | --: | --: | --: | --: |",
    ]
    let contrasts = [[0, 0, 1.0, -1], [1.0, -1, 0, 0], [0, 0, 0, 1.0]]
    for design in designs {
      for isStrong in [false, true] {
        let sums = Coverage.sums(samples: samples, width: 6) { stream in
          covers(design, isStrong, contrasts, &stream) ?? Array(repeating: .nan, count: 6)
        }
        lines.append(
          "| \(design.name) | \(isStrong ? "sd 4, their dates apart" : "sd 1, dates mixed") | "
            + sums.map { Coverage.thousandths($0 / Double(samples)) }.joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Two lines through three years of a data set, with the organizations of its systems; their levels and their slopes. All true coefficients
  /// are 0: systems vary with a standard deviation of 1.5 about the level of their organization.
  static func lines(
    _ design: Design, isStrong: Bool, _ stream: inout RandomStream
  ) throws -> (fit: LeastSquares, clusters: [Int], sides: [Int]) {
    var (rows, response, clusters, sides): ([[Double]], [Double], [Int], [Int]) = ([], [], [], [])
    for (cluster, size) in (design.sizesA + design.sizesB).enumerated() {
      let isOfA = cluster < design.sizesA.count
      let scale = isOfA ? design.spread : 1
      let level = scale * (isStrong ? 4.0 : 1) * stream.nextNormal()
      let start = isStrong ? -2.2 * stream.nextUniform() : 0
      for _ in 0..<size {
        let year = start - (isStrong ? 0.8 : 3) * stream.nextUniform()
        rows.append(isOfA ? [1, 0, year, 0] : [0, 1, 0, year])
        response.append(level + 1.5 * scale * stream.nextNormal())
        clusters.append(cluster)
        sides.append(isOfA ? 0 : 1)
      }
    }
    return (try LeastSquares(design: Matrix(rows: rows), response: response), clusters, sides)
  }

  /// Whether the intervals of contrasts contain 0, by CR2 and by CR1 each.
  static func covers(
    _ design: Design, _ isStrong: Bool, _ contrasts: [[Double]], _ stream: inout RandomStream
  ) -> [Double]? {
    guard let (fit, clusters, sides) = try? lines(design, isStrong: isStrong, &stream),
      let reduced = try? fit.biasReducedCovariance(clusters: clusters, sides: sides),
      let robust = try? fit.clusterRobustCovariance(clusters: clusters)
    else { return nil }
    return contrasts.flatMap { weights -> [Double] in
      let plain = try? LinearContrast(
        weights, of: fit.coefficients, covariance: robust.covariance, degreesOfFreedom: Double(robust.degreesOfFreedom))
      return [try? reduced.contrast(weights, of: fit.coefficients), plain].map { contrast in
        (try? contrast?.interval().interval)?.contains(0) == true ? 1 : 0
      }
    }
  }
}
