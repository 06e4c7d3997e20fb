public import Tables

/// Statements with the verdict on each: a sign, a word and a colour, so that none of them carries it alone, and the figure behind it.
public struct StatusBoard: Hashable, Sendable, LaidOutPlot {
  /// A verdict and how it looks.
  public struct Status: Hashable, Sendable {
    /// The forms of the sign.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
      case circle, square, cross, diamond
      case triangleUp = "triangle-up"
      case triangleDown = "triangle-down"
    }

    /// The value in the table.
    public var name: String
    /// What people read.
    public var title: String
    /// The form of the sign.
    public var shape: Shape
    /// The colour of the sign, of middling lightness so that it stands out on light and dark grounds.
    public var color: String

    /// Describes a verdict.
    public init(_ name: String, title: String? = nil, shape: Shape, color: String) {
      self.name = name
      self.title = title ?? EstimateText.capitalised(name)
      self.shape = shape
      self.color = color
    }
  }

  /// The words around the figure.
  public var caption: FigureCaption
  /// The verdicts, in the order of their counts above the board. Others are shown as they are, with a grey circle.
  public var statuses: [Status]
  /// The column of the statements.
  public var statement: ColumnDefinition<String>
  /// The column of the verdicts.
  public var status: ColumnDefinition<String>
  /// The column of the figures behind the verdicts, as text; `nil` for none.
  public var figureText: ColumnDefinition<String>?
  /// The column of who said it and when; `nil` for none.
  public var origin: ColumnDefinition<String>?

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(700, 350) }
  private var statementX: Double { layout.choose(130, 24) }
  private var statementWidth: Double { layout.choose(380, 320) }
  private var figureX: Double { layout.choose(530, 24) }
  private static let lineHeight = 15.0

  /// A board with these verdicts.
  public init(
    _ caption: FigureCaption, statement: ColumnDefinition<String>, status: ColumnDefinition<String>, statuses: [Status]
  ) {
    self.caption = caption
    self.statement = statement
    self.status = status
    self.statuses = statuses
  }

  private struct Row {
    var statement: [String]
    var origin: [String]
    var figure: [String]
    var status: Status
    var plain: String

    /// The lines in which the statement and the figure begin: beside each other, or the one beneath the other.
    var firstLines: (statement: Int, figure: Int)

    var height: Double {
      let lines = max(firstLines.statement + statement.count + origin.count, firstLines.figure + figure.count, 1)
      return Double(lines) * StatusBoard.lineHeight + 14
    }
  }

  /// The figure of `table`, its rows in order.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let rows = try rows(of: table)
    guard !rows.isEmpty else { throw .nothingToShow }
    let height = rows.reduce(0) { $0 + $1.height }
    let summary = summary(rows)
    let view: JSONValue = [
      "width": .number(width), "height": .number(height), "layer": .array(layers(rows)),
    ]
    let description =
      "\(caption.title). \(summary). "
      + rows.prefix(30).map { "\($0.status.title): \($0.plain)" }.joined(separator: " ")
    return Figure(caption, description: description, width: 700, views: [view])
  }

  private func rows(of table: Table) throws(FigureError) -> [Row] {
    let columns = FigureColumns(table: table)
    let statements = try columns.texts(statement)
    let names = try columns.texts(status)
    let figures = try columns.texts(figureText)
    let origins = try columns.texts(origin)
    return statements.indices.map { row in
      let name = names[row] ?? "–"
      let known = statuses.first { $0.name == name }
      let statement = HumanText.wrapped(statements[row] ?? "–", width: Int(statementWidth / 6.4))
      let origin = origins[row].map { HumanText.wrapped($0, width: Int(statementWidth / 6)) } ?? []
      return Row(
        statement: statement, origin: origin,
        figure: figures[row].map { HumanText.wrapped($0, width: layout.choose(28, 50)) } ?? [],
        status: known ?? Status(name, shape: .circle, color: "#8c8c8c"), plain: statements[row] ?? "–",
        firstLines: layout.choose((0, 0), (1, 1 + statement.count + origin.count)))
    }
  }

  private func summary(_ rows: [Row]) -> String {
    let listed = statuses.map(\.title) + FigureColumns.distinct(rows.map(\.status.title))
    return FigureColumns.distinct(listed).compactMap { title in
      let count = rows.count { $0.status.title == title }
      return count == 0 ? nil : "\(count) \(title.lowercased())"
    }.joined(separator: ", ")
  }

  // MARK: Layers

  private func layers(_ rows: [Row]) -> [JSONValue] {
    var (signs, words, lines, faintLines, figures, rules) =
      ([JSONValue](), [JSONValue](), [JSONValue](), [JSONValue](), [JSONValue](), [JSONValue]())
    var top = 0.0
    func line(_ text: String, x: Double, _ index: Int) -> JSONValue {
      ["x": .number(x), "y": .number(top + 14 + Double(index) * Self.lineHeight), "text": .string(text)]
    }
    for row in rows {
      signs.append([
        "x": 8, "y": .number(top + 14), "shape": .string(row.status.shape.rawValue), "color": .string(row.status.color),
        "status": .string(row.status.title), "statement": .string(row.plain),
      ])
      words.append(line(row.status.title, x: 24, 0))
      lines += row.statement.enumerated().map { line($0.element, x: statementX, row.firstLines.statement + $0.offset) }
      faintLines += row.origin.enumerated().map {
        line($0.element, x: statementX, row.firstLines.statement + row.statement.count + $0.offset)
      }
      figures += row.figure.enumerated().map { line($0.element, x: figureX, row.firstLines.figure + $0.offset) }
      top += row.height
      rules.append(["x": 0, "x2": .number(width), "y": .number(top)])
    }
    var layers: [JSONValue] = [
      PixelLayer.marks(
        Array(rules.dropLast()), mark: ["type": "rule", "style": "separator"], channels: ["x2": ["field": "x2"]]),
      PixelLayer.marks(
        signs, mark: ["type": "point", "filled": true, "size": 110, "opacity": 1],
        channels: [
          "shape": ["field": "shape", "type": "nominal", "scale": .null],
          "color": ["field": "color", "type": "nominal", "scale": .null],
          "tooltip": [["field": "status", "title": "Verdict"], ["field": "statement", "title": "Statement"]],
        ]),
      PixelLayer.text(words, field: "text", style: "strong"),
      PixelLayer.text(lines, field: "text", style: "plain"),
    ]
    if !faintLines.isEmpty { layers.append(PixelLayer.text(faintLines, field: "text", style: "faint")) }
    if !figures.isEmpty { layers.append(PixelLayer.text(figures, field: "text", style: "small")) }
    return layers
  }
}
