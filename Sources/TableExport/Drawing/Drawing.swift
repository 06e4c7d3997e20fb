/// A figure laid out: marks at pixels, ready to be written.
///
/// What Vega-Lite makes of a specification is made of it here, for the parts of Vega-Lite that figures use: views beneath each other, each
/// with its axes and title, the legends, and the title above all. The size follows from what is drawn.
struct Drawing: Hashable, Sendable {
  /// The size in pixels.
  let width: Double
  let height: Double
  /// The groups of marks from bottom to top.
  let groups: [DrawnGroup]
  /// Which of the figure's places is the origin of the groups.
  let origin: Point
  let background: String?
  let font: String
  /// Around everything, in whole pixels from the corner of the first view.
  let content: Bounds

  /// Lays out a specification.
  init(_ specification: JSONValue) throws(DrawingError) {
    let configuration = Configuration(specification["config"])
    var groups: [DrawnGroup] = []
    var bounds = Bounds(left: 0, top: 0, right: 0, bottom: 0)
    var legends: [Legend] = []
    let spacing = specification["spacing"]?.asNumber ?? 20
    var nextTop: Double?
    for part in specification["vconcat"]?.elements ?? [] {
      let view = try PlotView(part, configuration)
      let (marks, extent) = try view.drawn()
      legends += try view.legends()
      // The first view begins at 0, whatever stands above it.
      let top = nextTop.map { $0 + (-extent.top).rounded(.up) } ?? 0
      let way = Point(x: 0, y: top)
      groups += marks.map { $0.moved(by: way) }
      bounds.include(extent.moved(by: way))
      nextTop = top + extent.bottom.rounded(.up) + spacing
    }
    let viewBounds = bounds
    for legend in legends {
      let group = legend.drawn()
      let place =
        switch legend.side {
        case .top: Point(x: 0, y: viewBounds.top.rounded(.down) - legend.distance - group.bounds.height)
        case .right: Point(x: viewBounds.right.rounded(.up) + legend.distance, y: 0)
        }
      groups.append(group.moved(by: place))
      bounds.include(group.bounds.moved(by: place))
    }
    if let title = Self.title(specification["title"], above: bounds, configuration) {
      groups.append(title)
      bounds.include(title.bounds)
    }
    let padding = configuration.padding
    content = Bounds(
      left: bounds.left.rounded(.down), top: bounds.top.rounded(.down), right: bounds.right.rounded(.up),
      bottom: bounds.bottom.rounded(.up))
    origin = Point(x: (-bounds.left).rounded(.up) + padding, y: (-bounds.top).rounded(.up) + padding)
    width = origin.x + bounds.right.rounded(.up) + padding
    height = origin.y + bounds.bottom.rounded(.up) + padding
    self.groups = groups
    background = configuration.background
    font = configuration.font
  }

  /// The names on marks, each once, in the order in which they are drawn.
  var names: [String] {
    var names: [String] = []
    var known: Set<String> = []
    for name in groups.flatMap(\.marks).compactMap(\.tooltip) where known.insert(name).inserted { names.append(name) }
    return names
  }

  private static func title(
    _ title: JSONValue?, above bounds: Bounds, _ configuration: Configuration
  ) -> DrawnGroup? {
    guard let title, let text = title["text"]?.lines, !text.isEmpty else { return nil }
    func number(_ name: String, _ other: Double) -> Double { configuration["title", name]?.asNumber ?? other }
    var heading = TextBlock(
      lines: text, place: Point(x: bounds.left, y: 0), fontSize: number("fontSize", 13),
      isBold: configuration["title", "fontWeight"] == "bold", baseline: .top)
    var subtitle = TextBlock(
      lines: title["subtitle"]?.lines ?? [], place: heading.place, fontSize: number("subtitleFontSize", 12),
      baseline: .top, lineHeight: configuration["title", "subtitleLineHeight"]?.asNumber)
    subtitle.place.y = heading.bounds.height + number("subtitlePadding", 3)
    var extent = heading.bounds
    extent.include(subtitle.bounds)
    let top = bounds.top - extent.height - number("offset", 4)
    heading.place.y += top
    subtitle.place.y += top
    var marks = [DrawnMark(.text(heading), Ink(fill: configuration["title", "color"]?.asText ?? "#000000"))]
    if !subtitle.lines.isEmpty {
      marks.append(DrawnMark(.text(subtitle), Ink(fill: configuration["title", "subtitleColor"]?.asText ?? "#000000")))
    }
    return DrawnGroup(.title, marks)
  }
}
