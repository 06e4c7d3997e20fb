import Quantities

/// A critical-difference diagram (Demšar 2006, Journal of Machine Learning Research 7, section 3.2.4): mean ranks on an axis, the names in
/// two columns beside them, and bars that join those that are not told apart.
public struct CriticalDifferencePlot: Hashable, Sendable, LaidOutPlot {
  /// The words around the figure.
  public var caption: FigureCaption
  /// The names with their mean ranks, the best first.
  private let entries: [Entry]
  /// The groups of places in the entries that are not told apart.
  private let groups: [[Int]]
  /// By how much mean ranks must differ, for a bar above the axis; `nil` for none.
  private let criticalDifference: Double?

  private struct Entry: Hashable {
    var name: String
    var rank: Double
  }

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var left: Double { layout.choose(190, 136) }
  private var width: Double { layout.choose(320, 76) }
  private static let rowHeight = 20.0
  private static let barHeight = 9.0

  /// A diagram.
  ///
  /// - Parameters:
  ///   - caption: The words around it.
  ///   - entries: The names with their mean ranks, the best first.
  ///   - groups: The groups of places in `entries` that are not told apart; those of one member have no bar.
  ///   - criticalDifference: By how much mean ranks must differ; `nil` where that is not the same for all pairs.
  public init(
    _ caption: FigureCaption, entries: [(name: String, rank: Double)], groups: [[Int]],
    criticalDifference: Double? = nil
  ) {
    self.caption = caption
    self.entries = entries.map { Entry(name: $0.name, rank: $0.rank) }
    self.groups = groups.filter { $0.count > 1 }
    self.criticalDifference = criticalDifference
  }

  /// The figure.
  ///
  /// - Throws: ``FigureError/nothingToShow`` for fewer than two entries.
  /// - Complexity: O(entries + groups).
  public func figure() throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn() }
  }

  private func drawn() throws(FigureError) -> Figure {
    guard entries.count > 1 else { throw .nothingToShow }
    let names = FigureColumns.unique(entries.map { HumanText.sanitised($0.name) })
    // A bar joins the best and the worst of its group; a member between them that is told apart from one of these is left out by its dots.
    let axis = criticalDifference == nil ? 20.0 : 44.0
    let bars = axis + 16
    let rows = bars + Double(groups.count) * Self.barHeight + 14
    let half = (entries.count + 1) / 2
    let height = rows + Double(half) * Self.rowHeight
    var layers = [
      rule(axisLines(at: axis), style: "reference"),
      PixelLayer.text(axisLabels(at: axis), field: "text", style: "small", align: "center"),
      rule(elbows(axis: axis, rows: rows, half: half), style: "reference"),
      PixelLayer.text(
        labels(names, rows: rows, half: half, onLeft: true), field: "text", style: "plain", align: "right"),
    ]
    if half < entries.count {
      layers.append(
        PixelLayer.text(labels(names, rows: rows, half: half, onLeft: false), field: "text", style: "plain"))
    }
    if !groups.isEmpty {
      layers.append(
        PixelLayer.marks(
          groupBars(names, at: bars), mark: ["type": "rule", "strokeWidth": 4, "strokeCap": "round"],
          channels: ["x2": ["field": "x2"], "tooltip": [["field": "group", "title": "Not told apart"]]]))
      layers.append(
        PixelLayer.marks(
          groupDots(names, at: bars), mark: ["type": "point", "filled": true, "size": 50, "opacity": 1],
          channels: ["tooltip": [["field": "name", "title": "Name"]]]))
    }
    if let criticalDifference {
      let end = min(x(1 + criticalDifference), left + width)
      layers.append(rule([line(x(1), 14, end, 14)], style: "reference"))
      layers.append(
        PixelLayer.text(
          [
            [
              "x": .number(x(1)), "y": 4,
              "text": .string(
                "critical difference \(DecimalRounding.text(of: criticalDifference, .decimals(2)) ?? "–")"),
            ]
          ], field: "text", style: "small"))
    }
    let view: JSONValue = ["width": .number(width + 2 * left), "height": .number(height), "layer": .array(layers)]
    return Figure(caption, description: description(names), width: 700, views: [view])
  }

  /// Where a rank lies, 1 on the left.
  private func x(_ rank: Double) -> Double {
    left + width * (rank - 1) / Double(max(1, entries.count - 1))
  }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> JSONValue {
    ["x": .number(x1), "y": .number(y1), "x2": .number(x2), "y2": .number(y2)]
  }

  private func rule(_ lines: [JSONValue], style: String) -> JSONValue {
    PixelLayer.marks(
      lines, mark: ["type": "rule", "style": .string(style)],
      channels: ["x2": ["field": "x2"], "y2": ["field": "y2"]])
  }

  /// The ranks with a mark on the axis: every one, or some twelve of them.
  private var ticks: [Int] {
    let most = layout.choose(12, 4)
    let step = max(1, (entries.count + most - 1) / most)
    return Array(stride(from: 1, through: entries.count, by: step))
  }

  private func axisLines(at y: Double) -> [JSONValue] {
    [line(x(1), y, x(Double(entries.count)), y)] + ticks.map { line(x(Double($0)), y - 5, x(Double($0)), y) }
  }

  private func axisLabels(at y: Double) -> [JSONValue] {
    ticks.map { ["x": .number(x(Double($0))), "y": .number(y - 13), "text": .string(String($0))] }
  }

  /// The height of the name of an entry: the better half runs down the left side, the other up the right one.
  private func height(of place: Int, rows: Double, half: Int) -> Double {
    let row = place < half ? place : entries.count - 1 - place
    return rows + (Double(row) + 0.5) * Self.rowHeight
  }

  private func elbows(axis: Double, rows: Double, half: Int) -> [JSONValue] {
    entries.indices.flatMap { place in
      let (at, y) = (x(entries[place].rank), height(of: place, rows: rows, half: half))
      let side = place < half ? left - 6 : left + width + 6
      return [line(at, axis, at, y), line(min(at, side), y, max(at, side), y)]
    }
  }

  private func labels(_ names: [String], rows: Double, half: Int, onLeft: Bool) -> [JSONValue] {
    entries.indices.filter { ($0 < half) == onLeft }.map { place in
      let rank = DecimalRounding.text(of: entries[place].rank, .decimals(2)) ?? "–"
      let room = left - 12 - FontMetrics.width(of: "  \(rank)", fontSize: 12)
      let name = FontMetrics.shortened(names[place], to: room, fontSize: 12)
      return [
        "x": .number(onLeft ? left - 12 : left + width + 12),
        "y": .number(height(of: place, rows: rows, half: half)),
        "text": .string(onLeft ? "\(name)  \(rank)" : "\(rank)  \(name)"),
      ]
    }
  }

  private func groupBars(_ names: [String], at top: Double) -> [JSONValue] {
    groups.enumerated().map { order, group in
      let ranks = group.map { entries[$0].rank }
      return [
        "x": .number(x(ranks.min() ?? 1) - 3), "x2": .number(x(ranks.max() ?? 1) + 3),
        "y": .number(top + Double(order) * Self.barHeight),
        "group": .string(group.map { names[$0] }.joined(separator: ", ")),
      ]
    }
  }

  private func groupDots(_ names: [String], at top: Double) -> [JSONValue] {
    groups.enumerated().flatMap { order, group in
      group.map { place -> JSONValue in
        [
          "x": .number(x(entries[place].rank)), "y": .number(top + Double(order) * Self.barHeight),
          "name": .string(names[place]),
        ]
      }
    }
  }

  private func description(_ names: [String]) -> String {
    let ranks = entries.indices.prefix(12).map {
      "\(names[$0]) \(DecimalRounding.text(of: entries[$0].rank, .decimals(2)) ?? "–")"
    }
    let rest = entries.count > 12 ? "; and \(entries.count - 12) more" : ""
    let joined = groups.prefix(8).map { group in group.map { names[$0] }.joined(separator: ", ") }
    let bars =
      groups.isEmpty ? "All are told apart" : "Not told apart: " + joined.joined(separator: "; ")
    return "\(caption.title). Mean ranks, 1 is best: \(ranks.joined(separator: "; "))\(rest). \(bars)."
  }
}
