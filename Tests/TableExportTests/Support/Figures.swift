import Quantities
import TableExport
import Tables

/// A figure of every kind, on made-up data with everything that data may hold: ends without bounds, missing values, long and
/// hostile names.
enum Figures {
  static func all() throws -> [Figure] {
    [
      try intervalDotPlot(), try dumbbellPlot(), try rankingPlot(), try heatMap(), try stepCurves(), try distribution(),
      try specificationCurve(), try statusBoard(), try criticalDifference(), try leaders(), try overTime(), try trend(),
    ]
  }

  static let source = "Made-up data. Lines are 95% intervals. Source: example 1.0, seed 20240215."

  static func criticalDifference() throws -> Figure {
    let names = [
      "Aurora 1", "Beacon", "Names like <b>, |, & and עברית", "Dao", "A name that is too long for its place", "Dao",
    ]
    return try CriticalDifferencePlot(
      FigureCaption(name: "critical-difference", title: "Mean ranks over 14 prompts", sourceNote: source),
      entries: zip(names, [1.2, 2.05, 3.5, 3.5, 5.1, 5.65]).map { (name: $0, rank: $1) },
      groups: [[0, 1], [1, 2, 3], [2, 3, 4, 5]], criticalDifference: 2.015
    ).figure()
  }

  static func intervalDotPlot() throws -> Figure {
    let table = try Table([
      Column(
        .label,
        [
          "Frontier gap", "Rarefied frontier gap", "Mean of the three best", "Mean gap", "Median gap",
          "Lag, mean over scores",
          "Lag now", "Probability of superiority", "Crossover", "Names like <b>, |, & and עברית",
        ]),
      Column(.estimate, [1.04, 1.52, -0.003333, 1.33, 0.3, 5.950113, 12.2, 0.625, nil, nil]),
      Column(.lower, [0.2977, 0.8, -0.7, -2.221781, nil, 2.1, 8, 0.284641, nil, nil]),
      Column(.upper, [1.7923, 2.3, 0.71, 4.88178, nil, 9.9, nil, 0.870106, nil, nil]),
      Column(
        .unit,
        ["points", "points", "points", "points", "points", "months", "months", "probability", "months", "points"]),
      Column(
        .status,
        ["ok", "ok", "ok", "ok", "ok", "ok", "unbounded", "ok", "insufficient data", "insufficient data"]),
    ])
    var plot = dots(
      FigureCaption(
        name: "gap", title: "How far A is ahead of B, by measure", subtitle: "Hollow points have no interval.",
        sourceNote: source))
    plot.lowerSide = "B ahead"
    plot.upperSide = "A ahead"
    return try plot.figure(of: table)
  }

  static let dimensions = [
    "Subject consistency", "Background consistency", "Temporal flickering", "Motion smoothness", "Dynamic degree",
    "Aesthetic quality", "Imaging quality", "Object class", "Multiple objects", "Human action", "Color",
    "Spatial relationship",
  ]

  static func dumbbellPlot() throws -> Figure {
    let a = (0..<12).map { Double(70 + ($0 * 37) % 29) + 0.37 }
    let b = (0..<12).map { Double(66 + ($0 * 53) % 31) + 0.11 }
    let table = try Table([
      Column(.label, dimensions),
      Column(.section, dimensions.indices.map { $0 < 7 ? "Quality" : "Semantics" }),
      Column(.valueA, a.enumerated().map { $0.offset == 10 ? nil : $0.element }),
      Column(.valueB, b),
      Column(.systemA, dimensions.indices.map { "System A\($0 % 3)" }),
      Column(.systemB, dimensions.indices.map { "System B\($0 % 4)" }),
      Column(.lower, zip(a, b).map { $0 - $1 - 2 }),
      Column(.upper, zip(a, b).map { $0 - $1 + 2 }),
    ])
    var plot = DumbbellPlot(
      FigureCaption(
        name: "profile", title: "The best of each side, dimension by dimension",
        subtitle: "The best on each dimension are not one system.", sourceNote: source),
      label: .label, first: .init("Country A", value: .valueA, detail: .systemA),
      second: .init("Country B", value: .valueB, detail: .systemB))
    plot.section = .section
    plot.unit = .fixed("points")
    (plot.lower, plot.upper) = (.lower, .upper)
    return try plot.figure(of: table)
  }

  static let systems = [
    "Vidora 2.0", "Kinema Pro (image-to-video)", "可灵 2.0", "OpenReel 14B", "🎬 Film", "Frameworks Gen-4", "Lumière",
    "Pika & Co",
    "Step <b>Video</b>", "Hailuo-like 01", "Wan-like 2.1", "Mochi-like 1", "CogVideo-like X",
    "A very long name of a video system, preview",
  ]

  static func rankingPlot() throws -> Figure {
    let table = try Table([
      Column(.label, systems),
      Column(.rank, systems.indices.map { Double($0 + 1) }),
      Column(.rankLower, systems.indices.map { Double(max(1, $0 - 2)) }),
      Column(.rankUpper, systems.indices.map { Double(min(14, $0 + 4)) }),
      Column(.country, systems.indices.map { ["Country A", "Country B", "Other"][$0 * $0 % 3] }),
      Column(.estimate, systems.indices.map { 84.28 - Double($0) * 0.713 }),
    ])
    var plot = ranks(
      FigureCaption(
        name: "ranking", title: "Systems by total score, with the ranks that the data allow",
        subtitle: "Lines are simultaneous 95% intervals of ranks.", sourceNote: source))
    plot.group = .country
    plot.scoreUnit = "points"
    return try plot.figure(of: table)
  }

  static func heatMap() throws -> Figure {
    let countries = ["United States", "China", "United Kingdom", "South Korea", "France"]
    let pairs = countries.indices.flatMap { i in countries.indices.filter { $0 != i }.map { (i, $0) } }
    let gaps = pairs.map { Double($1 - $0) * 1.37 + 0.2 * Double(($0 + $1) % 3) }
    let table = try Table([
      Column(.rowName, pairs.map { countries[$0.0] }),
      Column(.columnName, pairs.map { countries[$0.1] }),
      Column(.estimate, gaps.enumerated().map { $0.offset == 7 ? nil : $0.element }),
      Column(.lower, gaps.enumerated().map { $0.offset == 7 ? nil : $0.element - 1.2 }),
      Column(.upper, gaps.enumerated().map { $0.offset == 7 ? nil : $0.element + 1.2 }),
    ])
    var map = HeatMap(
      FigureCaption(
        name: "matrix", title: "Gap between the best systems of each pair of countries",
        subtitle: "Positive: the country of the row is ahead.", sourceNote: source),
      row: .rowName, column: .columnName, value: .estimate)
    (map.lower, map.upper) = (.lower, .upper)
    map.unit = "points"
    map.columnTitle = "against"
    return try map.figure(of: table)
  }

  /// Sixty systems of two countries over three years, scores rising.
  private static func history() -> [(country: String, name: String, date: CalendarDate?, score: Double)] {
    (0..<60).map { index in
      let day = 19_400 + (index * index * 7 + index * 131) % 1_050
      let country = index % 3 == 0 ? "Country B" : "Country A"
      let score = 72 + Double(day - 19_400) * 0.012 + Double((index * 29) % 41) * 0.11 - (index % 3 == 0 ? 1.3 : 0)
      return (country, index < systems.count ? systems[index] : "System \(index)", CalendarDate(dayNumber: day), score)
    }
  }

  static func stepCurves() throws -> Figure {
    let history = history()
    var steps: [(String, CalendarDate?, Double)] = []
    for country in ["Country A", "Country B"] {
      var best = -Double.infinity
      for system in history.filter({ $0.country == country }).sorted(by: {
        ($0.date?.middleDay ?? 0) < ($1.date?.middleDay ?? 0)
      })
      where system.score > best {
        best = system.score
        steps.append((country, system.date, best))
      }
    }
    let curves = try Table([
      Column(.group, steps.map(\.0)), Column(.date, steps.map(\.1)),
      Column(.value, steps.map(\.2)),
    ])
    let points = try Table([
      Column(.group, history.map(\.country)), Column(.date, history.map(\.date)),
      Column(.value, history.map(\.score)), Column(.label, history.map(\.name)),
      Column(.lower, history.map { $0.score - 0.4 }),
      Column(.upper, history.enumerated().map { $0.offset % 2 == 0 ? $0.element.score + 0.5 : nil }),
    ])
    var plot = StepCurves(
      FigureCaption(
        name: "frontier", title: "The best score so far, by country",
        subtitle: "Filled points set a new best for their country. The bar is the lag at its height.",
        sourceNote: source), group: .group, date: .date, value: .value, label: .label)
    plot.valueTitle = "Total score"
    plot.unit = "points"
    plot.end = CalendarDate(year: 2026, month: 3, day: 1)
    (plot.lower, plot.upper) = (.lower, .upper)
    if let from = CalendarDate(year: 2024, month: 6, day: 3), let to = CalendarDate(year: 2025, month: 3, day: 20) {
      plot.bars = [.init(from: from, to: to, value: 79.2, text: "9.5 months behind")]
    }
    return try plot.figure(of: curves, points: points)
  }

  /// A matrix whose colours are those of who is ahead.
  static func leaders() throws -> Figure {
    let countries = ["A", "B", "C", "unknown"]
    let pairs = countries.indices.flatMap { i in countries.indices.filter { $0 != i }.map { (i, $0) } }
    let gaps = pairs.map { Double($1 - $0) * 2.5 }
    let table = try Table([
      Column(.rowName, pairs.map { countries[$0.0] }), Column(.columnName, pairs.map { countries[$0.1] }),
      Column(.estimate, gaps),
    ])
    var map = HeatMap(
      FigureCaption(name: "leaders", title: "A is ahead of each of 3 others", sourceNote: source),
      row: .rowName, column: .columnName, value: .estimate)
    map.unit = "points"
    map.colors = .leaders(middle: 0, groupOrder: ["B", "A"])
    return try map.figure(of: table)
  }

  static func overTime() throws -> Figure {
    let days = [20_000, 20_031, 20_300, 20_301, 20_700]
    let table = try Table([
      Column(.date, days.map { CalendarDate(dayNumber: $0) }), Column(.estimate, [3.2, 1.1, -0.4, 0, -2]),
      Column(.lower, [2.2, 0.3, -1.1, nil, nil]), Column(.upper, [4.1, 2, 0.6, nil, -1]),
      Column(.group, ["A", "A", "B", nil, "B"]),
    ])
    var plot = IntervalTimePlot(
      FigureCaption(name: "over-time", title: "B is 2 points ahead now", sourceNote: source), date: .date,
      estimate: .estimate)
    (plot.lower, plot.upper, plot.group, plot.groupOrder, plot.unit) = (.lower, .upper, .group, ["B", "A"], "points")
    (plot.lowerSide, plot.upperSide, plot.valueTitle) = ("B ahead", "A ahead", "A − B")
    return try plot.figure(of: table)
  }

  static func trend() throws -> Figure {
    let history = history()
    let points = try Table([
      Column(.group, history.map(\.country)), Column(.date, history.map(\.date)),
      Column(.value, history.map(\.score)), Column(.label, history.map(\.name)),
      Column(.lower, history.map { $0.score - 0.4 }), Column(.upper, history.map { $0.score + 0.5 }),
    ])
    var plot = TrendPlot(
      FigureCaption(name: "trend", title: "The lead of A grows", sourceNote: source), group: .group, date: .date,
      value: .value, label: .label)
    plot.unit = "points"
    (plot.lower, plot.upper) = (.lower, .upper)
    plot.groupOrder = ["Country A", "Country B"]
    plot.lines = [
      .init("Country A", days: 19_400...20_400, values: (73, 85), text: "A +4.4 points a year"),
      .init("Country B", days: 19_500...20_420, values: (72.5, 84.9), text: "B +4.9 points a year"),
    ]
    return try plot.figure(of: points)
  }

  static func distribution() throws -> Figure {
    let history = history()
    let table = try Table([
      Column(.group, history.map(\.country) + ["Country C"]),
      Column(.value, history.map(\.score) + [76]), Column(.label, history.map(\.name) + ["Only one"]),
      Column(.lower, history.map { $0.score - 0.4 } + [nil]), Column(.upper, history.map { $0.score + 0.5 } + [nil]),
    ])
    var plot = DistributionPlot(
      FigureCaption(
        name: "distribution", title: "Scores of all systems, by country",
        subtitle: "Boxes hold the middle half; the line in them is the median.", sourceNote: source),
      value: .value, group: .group, label: .label)
    plot.valueTitle = "Total score"
    plot.unit = "points"
    (plot.lower, plot.upper) = (.lower, .upper)
    return try plot.figure(of: table)
  }

  static func specificationCurve() throws -> Figure {
    let weights = ["as published", "equal", "Dirichlet"]
    let normalisations = ["goalposts", "min-max", "z", "rank"]
    let systems = ["all", "benchmark's team only"]
    let dates = ["released", "announced"]
    var rows: [[String]] = []
    for weight in weights {
      for normalisation in normalisations {
        for system in systems { for date in dates { rows.append([weight, normalisation, system, date]) } }
      }
    }
    let estimates = rows.indices.map { Double(($0 * 37) % 48) * 0.06 - 0.9 }
    let table = try Table([
      Column(.estimate, estimates), Column(.lower, estimates.map { $0 - 0.6 }),
      Column(.upper, estimates.map { $0 + 0.6 }), Column(.weights, rows.map { $0[0] }),
      Column(.normalisation, rows.map { $0[1] }), Column(.systems, rows.map { $0[2] }),
      Column(.dates, rows.map { $0[3] }),
      Column(.isMain, rows.indices.map { $0 == 5 }),
    ])
    var curve = SpecificationCurve(
      FigureCaption(
        name: "robustness", title: "The gap under 48 combinations of choices",
        subtitle: "Each column is one specification, in ascending order.", sourceNote: source),
      estimate: .estimate,
      choices: [
        .init(.weights, title: "Weights"), .init(.normalisation, title: "Normalisation"),
        .init(.systems, title: "Systems"), .init(.dates, title: "Dates"),
      ])
    (curve.lower, curve.upper, curve.main) = (.lower, .upper, .isMain)
    curve.valueTitle = "Gap"
    curve.unit = "points"
    return try curve.figure(of: table)
  }

  static func statusBoard() throws -> Figure {
    let table = try Table([
      Column(
        .statement,
        [
          "The best system of Country A scores higher than the best of Country B on every dimension of the benchmark.",
          "Country B is about a year behind.", "The gap is closing.", "Users prefer the systems of Country A.",
          "A statement with <b>, |, & and _underscores_.",
        ]),
      Column(.status, ["contradicted", "supported", "undecided", "untestable", "odd"]),
      Column(
        .figure, ["7 of 16 dimensions", "9.5 months [6.1, 13.0]", "−0.4 points/year [−1.3, 0.6]", nil, nil]),
      Column(.origin, ["A report, 2024-02-16", "A newspaper, 2025-01", nil, "An interview, 2024", nil]),
    ])
    var board = StatusBoard(
      FigureCaption(name: "claims", title: "What was said, and what the data say", sourceNote: source),
      statement: .statement, status: .status,
      statuses: [
        .init("supported", shape: .circle, color: Palette.bluishGreen),
        .init("contradicted", shape: .cross, color: Palette.vermillion),
        .init("undecided", shape: .diamond, color: Palette.orange),
        .init("untestable", title: "Not testable", shape: .square, color: "#8c8c8c"),
      ])
    (board.figureText, board.origin) = (.figure, .origin)
    return try board.figure(of: table)
  }

  /// Figures at the ends of what data may be: one row, equal values, the greatest numbers, many rows.
  static func extreme() throws -> [Figure] {
    func caption(_ name: String) -> FigureCaption {
      FigureCaption(name: name, title: "An extreme: \(name)", subtitle: nil, sourceNote: nil)
    }
    let huge = Double.greatestFiniteMagnitude
    let estimates = try Table([
      Column(.label, ["greatest", "least", "same", "same", nil]),
      Column(.estimate, [huge, -huge, 0, 0, .nan]),
      Column(.lower, [nil, -huge, .infinity, nil, nil]),
      Column(.upper, [huge, huge, nil, nil, nil]),
      Column(.unit, [nil, nil, "points", "points", "points"]),
      Column(.status, ["ok", "ok", "ok", "ok", nil]),
    ])
    let one = try Table([
      Column(.label, ["only"]), Column(.group, ["only"]), Column(.date, [CalendarDate("2024")]),
      Column(.value, [5]), Column(.estimate, [5]), Column(.rank, [1]),
      Column(.rankLower, [1]), Column(.rankUpper, [1]), Column(.choice, ["only"]),
    ])
    let choices = [SpecificationCurve.Choice(.choice, title: "Choice")]
    let plain = SpecificationCurve(caption("one-specification"), estimate: .estimate, choices: choices)
    var withIntervals = SpecificationCurve(caption("many-specifications"), estimate: .estimate, choices: choices)
    (withIntervals.lower, withIntervals.upper) = (.lower, .upper)
    let many = try Table([
      Column(.estimate, (0..<2000).map { Double($0) / 1000 - 0.3 }),
      Column(.lower, (0..<2000).map { Double($0) / 1000 - 0.9 }),
      Column(.upper, (0..<2000).map { Double($0) / 1000 + 0.3 }),
      Column(.choice, (0..<2000).map { "option \($0 % 5)" }),
    ])
    let crowd = try Table([
      Column(.group, (0..<400).map { "group \($0 % 2)" }),
      Column(.value, (0..<400).map { Double($0 % 7) }),
      Column(.label, (0..<400).map { "point \($0)" }),
    ])
    return [
      try dots(caption("huge")).figure(of: estimates),
      try StepCurves(caption("one-step"), group: .group, date: .date, value: .value, label: .label)
        .figure(of: one, points: one),
      try DistributionPlot(caption("one-point"), value: .value, group: .group, label: .label).figure(of: one),
      try ranks(caption("one-rank")).figure(of: one),
      try HeatMap(caption("one-cell"), row: .label, column: .group, value: .estimate).figure(of: one),
      try plain.figure(of: one), try withIntervals.figure(of: many),
      try DistributionPlot(caption("crowd"), value: .value, group: .group, label: .label).figure(of: crowd),
      try DumbbellPlot(
        caption("one-pair"), label: .label, first: .init("A", value: .value), second: .init("B", value: .estimate)
      ).figure(of: one),
    ]
  }

  // MARK: Plots of the usual columns

  static func dots(_ caption: FigureCaption) -> IntervalDotPlot {
    var plot = IntervalDotPlot(caption, label: .label, estimate: .estimate)
    (plot.lower, plot.upper, plot.unit, plot.status) = (.lower, .upper, .column(.unit), .status)
    return plot
  }

  static func ranks(_ caption: FigureCaption) -> RankingPlot {
    var plot = RankingPlot(caption, label: .label, rank: .rank, lower: .rankLower, upper: .rankUpper)
    plot.score = .estimate
    return plot
  }
}
