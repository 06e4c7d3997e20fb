import StatisticsCore

/// What the intervals of a random-effects synthesis cover.
enum SynthesisCoverage {
  /// Families with errors of 0.14 to 0.57; in the last design a fifth of the errors alone is known, as on our boards, and the others are taken
  /// for the largest known.
  private static let designs: [(families: Int, deviation: Double, knownShare: Double)] = [
    (4, 0, 1), (4, 0.3, 1), (4, 1, 1), (8, 0.3, 1), (8, 1, 1), (20, 0, 1), (20, 0.3, 1), (20, 1, 1), (20, 1, 0.2),
    (8, 1, 0.2),
  ]

  @Sendable static func table(samples: Int) throws -> String {
    var lines = [
      "| families | τ | errors known | mean, Hartung-Knapp | mean, never narrower than the errors | one more family | τ² |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for design in designs {
      let sums = Coverage.sums(samples: samples, width: 4) { stream in
        let truth = 0.5
        let variances = (0..<design.families).map { _ in 0.02 + 0.3 * stream.nextUniform() }
        let effects = variances.map {
          truth + design.deviation * stream.nextNormal() + $0.squareRoot() * stream.nextNormal()
        }
        let known = variances.indices.filter { Double($0) < design.knownShare * Double(design.families) }
        let assumed = known.map { variances[$0] }.max() ?? 0
        let used = variances.indices.map { $0 < known.count ? variances[$0] : assumed }
        let next = truth + design.deviation * stream.nextNormal()
        guard let plain = try? RandomEffects.fit(effects: effects, variances: used, rule: .hartungKnapp).model,
          let model = try? RandomEffects.fit(effects: effects, variances: used).model
        else { return [0, 0, 0, 0] }
        let hits = [
          plain.interval.contains(truth), model.interval.contains(truth), model.prediction.contains(next),
          model.varianceInterval.contains(design.deviation * design.deviation),
        ]
        return hits.map { $0 ? 1 : 0 }
      }
      let shares = sums.map { Coverage.thousandths($0 / Double(samples)) }.joined(separator: " | ")
      lines.append(
        "| \(design.families) | \(design.deviation) | \(design.knownShare == 1 ? "all" : "a fifth") | \(shares) |")
    }
    return lines.joined(separator: "\n")
  }
}
