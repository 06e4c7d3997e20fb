public import Quantities
public import Tables

/// Ranks as points with rank intervals, best first. A rank outside its own interval, as where the two come from different choices, is
/// hollow.
public struct RankingPlot: Hashable, Sendable, LaidOutPlot {
  /// The words around the figure.
  public var caption: FigureCaption
  /// The column of the names.
  public var label: ColumnDefinition<String>
  /// The column of the ranks.
  public var rank: ColumnDefinition<Double>
  /// The column of the best ranks that the data allow.
  public var lower: ColumnDefinition<Double>
  /// The column of the worst ranks that the data allow.
  public var upper: ColumnDefinition<Double>
  /// The column that colours and shapes tell apart; `nil` for one colour.
  public var group: ColumnDefinition<String>?
  /// The groups in the order in which they get colours; groups that are not listed come after. Empty for the order of the table.
  public var groupOrder: [String] = []
  /// The column of the scores that the ranks come from, written beside the rows; `nil` for none.
  public var score: ColumnDefinition<Double>?
  /// The unit of the scores.
  public var scoreUnit: Unit?
  /// The greatest number of rows shown, the best of them; `nil` for all.
  public var limit: Int?

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(360.0, 150.0) }

  /// A plot of ranks and their intervals.
  public init(
    _ caption: FigureCaption, label: ColumnDefinition<String>, rank: ColumnDefinition<Double>,
    lower: ColumnDefinition<Double>,
    upper: ColumnDefinition<Double>
  ) {
    self.caption = caption
    self.label = label
    self.rank = rank
    self.lower = lower
    self.upper = upper
  }

  private struct Row {
    var label: String
    var rank: Double
    var lower: Double?
    var upper: Double?
    var group: String?
    var score: Double?
  }

  /// The figure of `table`, ordered by rank; rows without a rank are left out.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let all = try rows(of: table)
    let rows = Array(all.prefix(limit.map { max(0, $0) } ?? all.count))
    guard let last = rows.flatMap({ [$0.rank, $0.upper ?? $0.rank] }).max() else { throw .nothingToShow }
    let groups = GroupScale(present: FigureColumns.distinct(rows.map(\.group)), order: groupOrder)
    let view: JSONValue = [
      "width": .number(width),
      "height": ["step": 20],
      "data": ["values": .array(rows.map(values))],
      "layer": .array(layers(rows, groups, last: last)),
    ]
    return Figure(
      caption, description: description(rows, of: all.count), width: 640, groups: groups.domain, views: [view]
    )
  }

  private func rows(of table: Table) throws(FigureError) -> [Row] {
    let columns = FigureColumns(table: table)
    let labels = FigureColumns.unique(try columns.texts(label))
    let ranks = try columns.numbers(rank)
    let (lowers, uppers) = (try columns.numbers(lower), try columns.numbers(upper))
    let groups = try columns.texts(group)
    let scores = try columns.numbers(score)
    let rows = labels.indices.compactMap { row in
      ranks[row].map {
        Row(
          label: labels[row], rank: $0, lower: lowers[row], upper: uppers[row], group: groups[row], score: scores[row])
      }
    }
    return rows.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  private func description(_ rows: [Row], of count: Int) -> String {
    let shown = rows.prefix(10).map { row in
      let interval = row.lower.flatMap { low in row.upper.map { " (\(Self.number(low)) to \(Self.number($0)))" } } ?? ""
      return "\(Self.number(row.rank)). \(row.label)\(interval)"
    }
    let part =
      rows.count < count ? ", the first \(rows.count) of \(count) rows" : ", \(NumberWords.count(count, "row"))"
    return "\(caption.title). Ranks with intervals\(part). " + shown.joined(separator: "; ") + "."
  }

  private static func number(_ value: Double) -> String { DecimalRounding.text(of: value) ?? "–" }

  private func values(_ row: Row) -> JSONValue {
    let score = EstimateText.text(estimate: row.score, lower: nil, upper: nil, unit: scoreUnit)
    let interval =
      row.lower.flatMap { low in row.upper.map { "\(Self.number(low))–\(Self.number($0))" } } ?? "no interval"
    return .object(ofPresent: [
      "label": .string(row.label),
      "rank": .number(row.rank),
      "lower": .optional(row.lower),
      "upper": .optional(row.upper),
      "interval": .string(interval),
      "score": self.score == nil ? nil : .string(score),
      "group": row.group.map(JSONValue.string),
    ])
  }

  private func layers(_ rows: [Row], _ groups: GroupScale, last: Double) -> [JSONValue] {
    let y: JSONValue = [
      "field": "label", "type": "nominal", "title": .null, "sort": .null,
      "scale": ["domain": .array(rows.map { .string($0.label) })],
      "axis": layout == .narrow ? ["grid": true, "labelLimit": 140] : ["grid": true],
    ]
    let domain: JSONValue = [0.5, .number(last + 0.5)]
    let step =
      last <= layout.choose(16, 8) ? 1.0 : last <= layout.choose(50, 25) ? 5 : (last / 8 / 10).rounded(.up) * 10
    let ticks = ([1] + stride(from: max(2, step), through: last, by: step)).map(JSONValue.number)
    let x: (String) -> JSONValue = { field in
      [
        "field": .string(field), "type": "quantitative", "title": "Rank (1 is best)",
        "scale": ["domain": domain, "nice": false], "axis": ["values": .array(ticks), "format": "d"],
      ]
    }
    let grouping: JSONValue? =
      groups.present.isEmpty
      ? nil
      : [
        "field": "group", "type": "nominal", "title": .null, "scale": groups.json,
        "legend": groups.legend(["symbolOpacity": 1]),
      ]
    let pointEncoding: JSONValue = .object(ofPresent: [
      "y": y, "x": x("rank"), "color": grouping, "shape": grouping,
      "tooltip": [
        ["field": "label", "title": "Name"], ["field": "rank", "title": "Rank"],
        ["field": "interval", "title": "Interval"], ["field": "score", "title": "Score"],
      ],
    ])
    var layers: [JSONValue] = [
      [
        "mark": ["type": "rule", "strokeWidth": 3, "strokeCap": "round", "opacity": 0.55],
        "encoding": .object(ofPresent: ["y": y, "x": x("lower"), "x2": ["field": "upper"], "color": grouping]),
      ]
    ]
    let outside = rows.filter { row in
      row.lower.map { row.rank < $0 } ?? false || row.upper.map { row.rank > $0 } ?? false
    }
    let inside = rows.filter { row in !outside.contains { $0.label == row.label } }
    layers.append([
      "data": ["values": .array(inside.map(values))],
      "mark": ["type": "point", "filled": true, "size": 70, "opacity": 1], "encoding": pointEncoding,
    ])
    if !outside.isEmpty {
      var encoding = pointEncoding
      encoding["color"] = nil
      encoding["stroke"] = grouping
      layers.append([
        "data": ["values": .array(outside.map(values))],
        "mark": ["type": "point", "style": "hollow", "size": 64, "opacity": 1], "encoding": encoding,
      ])
    }
    if score != nil {
      layers.append([
        "mark": ["type": "text", "style": "small", "align": "right", "x": .number(width + layout.choose(60, 44))],
        "encoding": ["y": y, "text": ["field": "score"]],
      ])
      layers.append([
        "data": ["values": [["text": .string(EstimateText.axisTitle(scoreUnit, else: "score"))]]],
        "mark": [
          "type": "text", "style": "faint", "align": "right", "x": .number(width + layout.choose(60, 44)), "y": -8,
        ],
        "encoding": ["text": ["field": "text"]],
      ])
    }
    return layers
  }
}
