public import Quantities
public import Tables

/// Every value as a point, group by group, over a box of the quartiles where the group has three or more.
public struct DistributionPlot: Hashable, Sendable, LaidOutPlot {
  /// The words around the figure.
  public var caption: FigureCaption
  /// The column of the values.
  public var value: ColumnDefinition<Double>
  /// The column of the groups.
  public var group: ColumnDefinition<String>
  /// The groups in the order in which they get colours; groups that are not listed come after. Empty for the order of the table.
  public var groupOrder: [String] = []
  /// The column of the points' names; `nil` for none.
  public var label: ColumnDefinition<String>?
  /// The column of the lower ends of the values' intervals, drawn through the points; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// What the values are.
  public var valueTitle = "Value"
  /// The unit of the values.
  public var unit: Unit?
  /// How many of the greatest values of each group have their names written.
  public var namedPerGroup = 2

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(520.0, 250.0) }
  private static let radius = 3.6
  private static let boxHeight = 16.0

  /// A plot of a column of values by a column of groups.
  public init(
    _ caption: FigureCaption, value: ColumnDefinition<Double>, group: ColumnDefinition<String>,
    label: ColumnDefinition<String>? = nil
  ) {
    self.caption = caption
    self.value = value
    self.group = group
    self.label = label
  }

  private struct Point {
    var label: String
    var value: Double
    var lower: Double?
    var upper: Double?
    /// The distance from the middle of the group's band, in pixels.
    var offset = 0.0
  }

  private struct Band {
    var name: String
    var points: [Point]
    var middle: Double
    var height: Double
    /// The height at which its box lies.
    var boxMiddle: Double { middle + height / 2 - 6 }
  }

  /// The figure of `table`; groups come in the order in which the table has them, rows without a value or a group are left out.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let columns = FigureColumns(table: table)
    let (values, names) = (try columns.numbers(value, shownIn: unit), try columns.texts(group))
    let labels = try columns.texts(label)
    let (lowers, uppers) = (try columns.numbers(lower, shownIn: unit), try columns.numbers(upper, shownIn: unit))
    let rows = values.indices.filter { values[$0] != nil && names[$0] != nil }
    let numbers = rows.flatMap { [values[$0], lowers[$0], uppers[$0]].compactMap(\.self) }
    guard let domain = NiceScale.domain(of: numbers) else { throw .nothingToShow }

    var bands: [Band] = []
    var top = 0.0
    for name in FigureColumns.distinct(rows.map { names[$0] }) {
      let own = rows.filter { names[$0] == name }.compactMap { row in
        values[row].map {
          Point(label: labels[row] ?? "", value: $0, lower: lowers[row], upper: uppers[row])
        }
      }
      let points = swarm(own.sorted { $0.value < $1.value }, domain)
      let reach = (points.map { $0.offset.magnitude }.max() ?? 0) + Self.radius + 4
      let height = 2 * reach + Self.boxHeight + 14
      bands.append(Band(name: name, points: points, middle: top + reach + 14, height: height))
      top += height + 6
    }
    let view: JSONValue = [
      "width": .number(width), "height": .number(top), "layer": .array(layers(bands, domain)),
    ]
    return Figure(
      caption, description: description(bands), width: 640, groups: groups(bands).domain, views: [view])
  }

  private func description(_ bands: [Band]) -> String {
    let parts = bands.map { band in
      let values = band.points.map(\.value)
      let range =
        "\(band.name): \(values.count), from \(text(values.first ?? 0)) to \(text(values.last ?? 0))"
      guard Self.hasQuartiles(values.count) else { return range }
      let quartiles = [0.25, 0.5, 0.75].map { fraction in text(Self.quantile(values, fraction)) }
      return range + ", quartiles \(quartiles.joined(separator: ", "))"
    }
    return "\(caption.title). Points and boxes by group. " + parts.joined(separator: "; ") + "."
  }

  private func text(_ value: Double) -> String { EstimateText.text(ofShown: value, unit: unit) }

  // MARK: Places

  /// Points moved up and down so that none covers another, each as little as it needs.
  private func swarm(_ points: [Point], _ domain: ClosedRange<Double>) -> [Point] {
    var placed: [(x: Double, y: Double)] = []
    return points.map { point in
      let x = domain.position(of: point.value, length: width)
      let near = placed.suffix(200).filter { abs($0.x - x) < 2 * Self.radius }
      func isFree(_ y: Double) -> Bool {
        near.allSatisfy { other in
          let (dx, dy) = (other.x - x, other.y - y)
          return dx * dx + dy * dy >= 4 * Self.radius * Self.radius
        }
      }
      // 0, 1.5, -1.5, 3, -3, … pixels.
      let y =
        (0..<120).lazy.map { Double(($0 + 1) / 2) * ($0.isMultiple(of: 2) ? -1.5 : 1.5) }.first(where: isFree) ?? 0
      placed.append((x, y))
      var point = point
      point.offset = y
      return point
    }
  }

  /// The quantile of values in ascending order, interpolated between neighbours (type 7 of Hyndman and Fan 1996).
  private static func quantile(_ sorted: [Double], _ fraction: Double) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    let place = Double(last) * fraction
    let low = min(Int(place), last)
    let high = min(low + 1, last)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  // MARK: Layers

  private func groups(_ bands: [Band]) -> GroupScale { GroupScale(present: bands.map(\.name), order: groupOrder) }

  private func layers(_ bands: [Band], _ domain: ClosedRange<Double>) -> [JSONValue] {
    let x: (String) -> JSONValue = { field in
      [
        "field": .string(field), "type": "quantitative",
        "scale": ["domain": domain.json, "nice": false, "zero": false],
        "title": .string(valueTitle + EstimateText.inBrackets(unit)),
        "axis": ["tickCount": .number(layout.choose(7, 4))],
      ]
    }
    let color: JSONValue = [
      "field": "group", "type": "nominal", "legend": .null,
      "scale": groups(bands).json,
    ]
    return boxLayers(bands, x, color) + errorLayers(bands, x, color) + [pointLayer(bands, x, color)]
      + wordLayers(bands, domain)
  }

  /// The intervals of points that have both ends.
  private func errorLayers(_ bands: [Band], _ x: (String) -> JSONValue, _ color: JSONValue) -> [JSONValue] {
    let values = bands.flatMap { band in
      band.points.compactMap { point -> JSONValue? in
        guard let lower = point.lower, let upper = point.upper else { return nil }
        return [
          "group": .string(band.name), "lower": .number(lower), "upper": .number(upper),
          "y": .number(band.middle + point.offset),
        ]
      }
    }
    guard !values.isEmpty else { return [] }
    return [
      [
        "data": ["values": .array(values)], "mark": ["type": "rule", "strokeWidth": 1, "opacity": 0.5],
        "encoding": ["x": x("lower"), "x2": ["field": "upper"], "y": PixelLayer.channel("y"), "color": color],
      ]
    ]
  }

  private func pointLayer(_ bands: [Band], _ x: (String) -> JSONValue, _ color: JSONValue) -> JSONValue {
    let values = bands.flatMap { band in
      band.points.map { point -> JSONValue in
        [
          "group": .string(band.name), "value": .number(point.value), "y": .number(band.middle + point.offset),
          "label": .string(point.label), "text": .string(text(point.value)),
        ]
      }
    }
    return [
      "data": ["values": .array(values)],
      "mark": ["type": "circle", "size": .number(4 * Self.radius * Self.radius * 0.8), "opacity": 0.9],
      "encoding": [
        "x": x("value"), "y": PixelLayer.channel("y"), "color": color,
        "tooltip": [
          ["field": "label", "title": "Name"], ["field": "group", "title": "Group"],
          ["field": "text", "title": .string(valueTitle)],
        ],
      ],
    ]
  }

  /// Whether so many values have quartiles to speak of: of one or two a box would show nothing but the values.
  private static func hasQuartiles(_ count: Int) -> Bool { count > 2 }

  /// Boxes from the lower to the upper quartile with the median, and lines to the least and the greatest value.
  private func boxLayers(_ bands: [Band], _ x: (String) -> JSONValue, _ color: JSONValue) -> [JSONValue] {
    let boxed = bands.filter { Self.hasQuartiles($0.points.count) }
    guard !boxed.isEmpty else { return [] }
    let values = boxed.map { band -> JSONValue in
      let sorted = band.points.map(\.value)
      let y = band.boxMiddle
      let median = Self.quantile(sorted, 0.5)
      return [
        "group": .string(band.name), "least": .number(sorted.first ?? 0), "greatest": .number(sorted.last ?? 0),
        "q1": .number(Self.quantile(sorted, 0.25)), "median": .number(median), "medianText": .string(text(median)),
        "q3": .number(Self.quantile(sorted, 0.75)), "y": .number(y), "top": .number(y - 5), "bottom": .number(y + 5),
      ]
    }
    let data: JSONValue = ["values": .array(values)]
    return [
      [
        "data": data, "mark": ["type": "rule", "strokeWidth": 1.5],
        "encoding": ["x": x("least"), "x2": ["field": "greatest"], "y": PixelLayer.channel("y"), "color": color],
      ],
      [
        "data": data, "mark": ["type": "bar", "opacity": 0.45],
        "encoding": [
          "x": x("q1"), "x2": ["field": "q3"], "y": PixelLayer.channel("top"), "y2": ["field": "bottom"],
          "color": color,
        ],
      ],
      [
        "data": data, "mark": ["type": "rule", "strokeWidth": 3],
        "encoding": [
          "x": x("median"), "y": PixelLayer.channel("top"), "y2": ["field": "bottom"], "color": color,
          "tooltip": [["field": "group", "title": "Group"], ["field": "medianText", "title": "Median"]],
        ],
      ],
    ]
  }

  private func wordLayers(_ bands: [Band], _ domain: ClosedRange<Double>) -> [JSONValue] {
    let heads = bands.map { band -> JSONValue in
      ["x": -12, "y": .number(band.middle), "text": .string(band.name)]
    }
    let counts = bands.map { band -> JSONValue in
      ["x": -12, "y": .number(band.middle + 15), "text": .string("n = \(band.points.count)")]
    }
    var placement = LabelPlacement(
      width: width + layout.choose(120, 60), height: bands.reduce(0) { $0 + $1.height + 6 })
    for band in bands { avoid(band, domain, &placement) }
    var (names, leaders) = ([JSONValue](), [JSONValue]())
    for band in bands {
      let top = band.points.indices.reversed().filter { !band.points[$0].label.isEmpty }.prefix(max(0, namedPerGroup))
      let points = top.map { index in
        let point = band.points[index]
        return (
          index: index, text: point.label, x: domain.position(of: point.value, length: width),
          y: band.middle + point.offset
        )
      }
      for place in placement.place(points, reach: 4) {
        let point = band.points[place.index]
        names.append([
          "x": .number(place.x), "y": .number(place.y), "align": .string(place.align), "text": .string(point.label),
        ])
        guard place.needsLeader else { continue }
        leaders.append([
          "x": .number(place.x), "y": .number(place.y), "x2": .number(domain.position(of: point.value, length: width)),
          "y2": .number(band.middle + point.offset),
        ])
      }
    }
    let nameLayers = ["left", "right", "center"].flatMap { align -> [JSONValue] in
      let own = names.filter { $0["align"] == .string(align) }
      guard !own.isEmpty else { return [] }
      return ["halo", "small"].map { PixelLayer.text(own, field: "text", style: $0, align: align) }
    }
    return [
      PixelLayer.text(heads, field: "text", style: "strong", align: "right"),
      PixelLayer.text(counts, field: "text", style: "faint", align: "right"),
    ] + PixelLayer.leaders(leaders) + nameLayers
  }

  /// Keeps names off the points of a band, their intervals and its box.
  private func avoid(_ band: Band, _ domain: ClosedRange<Double>, _ placement: inout LabelPlacement) {
    func x(_ value: Double) -> Double { domain.position(of: value, length: width) }
    for point in band.points {
      let y = band.middle + point.offset
      placement.avoid(x: x(point.value), y: y, radius: Self.radius + 1)
      if let lower = point.lower, let upper = point.upper {
        placement.avoid(fromX: x(lower), toX: x(upper), y: y, radius: 1)
      }
    }
    guard Self.hasQuartiles(band.points.count), let least = band.points.first, let greatest = band.points.last else {
      return
    }
    placement.avoid(fromX: x(least.value), toX: x(greatest.value), y: band.boxMiddle, radius: 6)
  }
}
