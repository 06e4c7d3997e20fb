import GapAnalysis
import StatisticsCore

/// What the intervals of a capability scale cover: of places, and of the gap and the lag between two sides on it.
enum ScaleCoverage {
  private struct Design {
    var systems: Int
    var families: Int
    /// The share of families that a system is on; three at least, unless it is `sparse`.
    var share: Double
    var boards: Int
    var ability: Double
    var family: Double
    var residual: Double
    /// Whether two of three systems are on a single family, as on our boards.
    var isSparse = false
  }

  private static let designs = [
    Design(systems: 8, families: 4, share: 1, boards: 1, ability: 1, family: 0.4, residual: 0.1),
    Design(systems: 12, families: 4, share: 0.9, boards: 2, ability: 1, family: 0.2, residual: 0.1),
    Design(systems: 12, families: 6, share: 0.6, boards: 1, ability: 1, family: 0.4, residual: 0.1),
    Design(systems: 30, families: 8, share: 0.5, boards: 2, ability: 1, family: 0.4, residual: 0.1),
    Design(systems: 30, families: 8, share: 0.5, boards: 2, ability: 0.3, family: 0.6, residual: 0.1),
    Design(systems: 50, families: 20, share: 0.2, boards: 2, ability: 0.7, family: 0.3, residual: 0.1),
    Design(systems: 150, families: 20, share: 0.2, boards: 2, ability: 0.7, family: 0.3, residual: 0.1, isSparse: true),
  ]

  /// A data set: cells, the true abilities, days, and the side of each system.
  private struct Sample {
    var cells: [LatentScale.Cell] = []
    var abilities: [Double] = []
    var days: [Double] = []
    var placed: [Int] = []

    init(_ design: Design, from stream: inout RandomStream) {
      let difficulties = (0..<(design.families * design.boards)).map { _ in stream.nextNormal() }
      for system in 0..<design.systems {
        let day = 1000 * stream.nextUniform()
        days.append(day)
        // Half of the variance of abilities is progress.
        let progress = (day / 1000 - 0.5) * (6 * design.ability).squareRoot()
        let ability = progress + (design.ability / 2).squareRoot() * stream.nextNormal()
        abilities.append(ability)
        var families = Array(0..<design.families)
        for place in families.indices.reversed() where place > 0 {
          families.swapAt(place, stream.nextIndex(below: place + 1))
        }
        let further = families.dropFirst(3).filter { _ in stream.nextUniform() < design.share }
        let chosen = design.isSparse && system % 3 > 0 ? Array(families.prefix(1)) : families.prefix(3) + further
        if chosen.count >= 3 { placed.append(system) }
        for family in chosen {
          let common = ability + design.family.squareRoot() * stream.nextNormal()
          for board in 0..<design.boards {
            let item = family * design.boards + board
            cells.append(
              LatentScale.Cell(
                unit: system, item: item, family: family,
                value: difficulties[item] + common + design.residual.squareRoot() * stream.nextNormal()))
          }
        }
      }
    }

    /// Abilities of the placed systems with mean 0 and standard deviation 1.
    var truth: [Double] {
      let own = placed.map { abilities[$0] }
      let mean = own.reduce(0, +) / Double(own.count)
      let squares = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return own.map { ($0 - mean) / (squares / Double(own.count - 1)).squareRoot() }
    }

    /// The gap between the best and the mean lag in days; every third system is the first side's.
    func answers(_ places: [Double]) -> [Double] {
      let first = places.indices.filter { placed[$0] % 9 < 3 }
      let second = places.indices.filter { placed[$0] % 9 >= 3 }
      let best = { (side: [Int]) in side.map { places[$0] }.max() ?? .nan }
      let curve = { (side: [Int]) in
        FrontierCurve(days: side.map { days[placed[$0]] }, scores: side.map { places[$0] })
      }
      return [best(first) - best(second), HorizontalLag(a: curve(first), b: curve(second))?.meanDays ?? .nan]
    }
  }

  @Sendable static func table(samples: Int) throws -> String {
    var lines = [
      "| systems | families | boards a family | σθ², σφ², σe² | no scale | place, prediction ± t | width | place, families resampled | gap "
        + "| lag | no lag | scale as good as not, called better |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (number, design) in designs.enumerated() {
      let sums = Coverage.sums(samples: samples, width: 11) { stream in
        let sample = Sample(design, from: &stream)
        let chance = earnedByChance(design, &stream)
        guard let scale = try? LatentScale.fit(sample.cells).scale,
          let placement = try? scale.placement(of: sample.placed)
        else { return [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, chance] }
        let truth = sample.truth
        let count = Double(truth.count)
        let hits = zip(placement.intervals, truth).count { $0.contains($1) }
        let width = placement.intervals.reduce(0) { $0 + $1.upper - $1.lower } / count
        let bootstrap = number < 5 ? resampled(sample, &stream) : nil
        let resampledHits = bootstrap.map { intervals in zip(intervals, truth).count { $0.0 <= $1 && $1 <= $0.1 } }
        let draws = try? Redraw.intervals(
          of: sample.answers, estimates: placement.places,
          simulation: Simulation(resamples: 999, seed: stream.next()))
        let (gap, lag) = (draws?[0].interval.interval, draws?[1].interval.interval)
        let answers = sample.answers(truth)
        let hasLag = lag != nil && answers[1].isFinite
        return [
          0, Double(hits) / count, width, bootstrap == nil ? 0 : 1, Double(resampledHits ?? 0) / count,
          gap == nil ? 0 : 1, gap?.contains(answers[0]) == true ? 1 : 0, hasLag ? 1 : 0,
          hasLag && lag?.contains(answers[1]) == true ? 1 : 0, 1, chance,
        ]
      }
      func share(_ part: Double, _ whole: Double) -> String { whole > 0 ? Coverage.thousandths(part / whole) : "–" }
      let fitted = sums[9]
      let cells = [
        Coverage.thousandths(sums[0] / Double(samples)), share(sums[1], fitted),
        fitted > 0 ? "\(((sums[2] / fitted) * 100).rounded() / 100)" : "–", share(sums[4], sums[3]),
        share(sums[6], sums[5]), share(sums[8], sums[7]), share(fitted - sums[7], fitted),
        Coverage.thousandths(sums[10] / Double(samples)),
      ]
      let name =
        "\(design.systems)\(design.isSparse ? ", a third placed" : "") | \(design.families) | \(design.boards) | "
        + "\(design.ability), \(design.family), \(design.residual)"
      lines.append("| \(name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n") + "\n\n" + comparisonTable(samples: samples)
  }

  /// Percentile intervals of places over 100 data sets of as many families drawn with replacement; `nil` where most have no scale.
  private static func resampled(_ sample: Sample, _ stream: inout RandomStream) -> [(Double, Double)]? {
    let families = Array(Set(sample.cells.map(\.family))).sorted()
    let boards = (sample.cells.map(\.item).max() ?? 0) + 1
    var draws: [[Double]] = sample.placed.map { _ in [] }
    for _ in 0..<100 {
      var cells: [LatentScale.Cell] = []
      for copy in families.indices {
        let family = families[stream.nextIndex(below: families.count)]
        cells += sample.cells.filter { $0.family == family }.map {
          LatentScale.Cell(unit: $0.unit, item: copy * boards + $0.item, family: copy, value: $0.value)
        }
      }
      guard let scale = try? LatentScale.fit(cells).scale, scale.abilities.count > (sample.placed.last ?? 0),
        let placement = try? scale.placement(of: sample.placed)
      else { continue }
      for (place, value) in placement.places.values.enumerated() { draws[place].append(value) }
    }
    guard (draws.first?.count ?? 0) > 50 else { return nil }
    return draws.map { values in
      let sorted = values.sorted()
      let tail = Int(0.025 * Double(sorted.count))
      return (sorted[tail], sorted[sorted.count - 1 - tail])
    }
  }

  /// 1 where scores with nothing in common but their dates are said to make a scale.
  private static func earnedByChance(_ design: Design, _ stream: inout RandomStream) -> Double {
    var sample = Sample(design, from: &stream)
    for place in sample.cells.indices {
      let slope = (sample.days[sample.cells[place].unit] / 1000 - 0.5) * (6 * design.ability).squareRoot()
      sample.cells[place].value = slope + (design.ability / 2 + design.family).squareRoot() * stream.nextNormal()
    }
    let plan = HeldOutComparison.Plan(folds: 5, repeats: 1, seed: stream.next())
    let comparison = try? HeldOutComparison.compare(sample.cells, covariates: sample.days, plan: plan)
    return comparison?.isScaleBetter == true ? 1 : 0
  }
}

extension ScaleCoverage {
  /// Twelve systems on four families of two boards.
  private static let small = designs[1]

  static var bounds: [CoverageBound] {
    func bound(
      _ interval: String, _ method: String, broken: String,
      _ hits: @escaping @Sendable (LatentScale, Sample, inout RandomStream) throws -> CoverageBound.Hits?
    ) -> CoverageBound {
      CoverageBound(
        interval: interval, methods: method, commands: "`scale`", design: "12 systems on 4 families of 2 boards",
        broken: broken
      ) { stream in
        let sample = Sample(small, from: &stream)
        guard let scale = try LatentScale.fit(sample.cells).scale else { return nil }
        return try hits(scale, sample, &stream)
      }
    }
    return [
      bound("places on a scale", "`mixed-model-t`", broken: CoverageBound.narrowed) { scale, sample, _ in
        guard let placement = try scale.placement(of: sample.placed) else { return nil }
        let hits = zip(placement.intervals, sample.truth).map { CoverageBound.Hits($0, contains: $1) }
        let count = Double(hits.count)
        return .init(
          printed: hits.reduce(0) { $0 + $1.printed } / count, broken: hits.reduce(0) { $0 + $1.broken } / count)
      },
      bound("gap between the best on a scale", "`mixed-model-draws`", broken: CoverageBound.narrowed) {
        scale, sample, stream in
        guard let placement = try scale.placement(of: sample.placed) else { return nil }
        return try Redraw.interval(
          of: { sample.answers($0)[0] }, estimates: placement.places,
          simulation: Simulation(resamples: 499, seed: stream.next())
        ).interval.interval.map { .init($0, contains: sample.answers(sample.truth)[0]) }
      },
    ]
      + [
        // The mean differences are those of `Benchmarks coverage scale`.
        (designs[2], "12 systems on 6 families", mean: -0.142, least: 0.86),
        (designs[3], "30 systems on 8 families of 2 boards", mean: -0.177, least: 0.93),
      ].map { design, name, mean, least in
        CoverageBound(
          interval: "errors of prediction compared", methods: "`held-out-t`", commands: "`scale`", design: name,
          broken: CoverageBound.halved, least: least
        ) { stream in heldOut(design, &stream).map { .init($0.interval, contains: mean, brokenReach: 0.25) } }
      }
  }
}

extension ScaleCoverage {
  /// How the difference of two errors on held-out scores, the scale's less that of the boards' means and dates together, is spread over data sets,
  /// and how often its interval contains the mean over data sets.
  static func comparisonTable(samples: Int) -> String {
    var lines = [
      "| systems | families | boards a family | σθ², σφ², σe² | mean difference | its standard deviation | mean standard error | coverage |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for design in [designs[2], designs[3], designs[4], designs[5]] {
      // The same streams twice: the mean, then what contains it.
      let first = Coverage.sums(samples: samples, width: 4) { stream in
        guard let found = heldOut(design, &stream) else { return [0, 0, 0, 0] }
        return [1, found.estimate, found.estimate * found.estimate, found.standardError]
      }
      let (count, mean) = (first[0], first[1] / first[0])
      let covered = Coverage.sums(samples: samples, width: 1) { stream in
        [heldOut(design, &stream)?.interval.contains(mean) == true ? 1 : 0]
      }
      func text(_ value: Double) -> String { "\((1000 * value).rounded() / 1000)" }
      let deviation = max(0, first[2] / count - mean * mean).squareRoot()
      lines.append(
        "| \(design.systems) | \(design.families) | \(design.boards) | \(design.ability), \(design.family), \(design.residual) | \(text(mean)) | "
          + "\(text(deviation)) | \(text(first[3] / count)) | \(Coverage.thousandths(covered[0] / count)) |")
    }
    return lines.joined(separator: "\n")
  }

  /// How much less a scale errs on held-out scores than boards' means and dates together.
  private static func heldOut(_ design: Design, _ stream: inout RandomStream) -> HeldOutComparison.Difference? {
    let sample = Sample(design, from: &stream)
    let plan = HeldOutComparison.Plan(folds: 10, repeats: 1, seed: stream.next())
    let found = try? HeldOutComparison.compare(sample.cells, covariates: sample.days, plan: plan)
    return found?.scores.first { $0.predictor == .both }?.difference
  }
}
