import Tables
import Testing

@testable import TableExport

/// What is drawn of figures of every kind; Tests/Checks/check_drawings.py compares it with what Vega-Lite draws.
struct DrawingTests {
  private static func figures() throws -> [Figure] { try Figures.all() + Figures.extreme() }

  private static func rounded(_ bounds: Bounds) -> String {
    [bounds.left, bounds.top, bounds.right, bounds.bottom].map { SVGWriter.number(($0 * 10).rounded() / 10) }
      .joined(separator: " ")
  }

  /// What a form is called.
  private static func kind(_ mark: DrawnMark) -> String {
    switch mark.form {
    case .line: "line"
    case .path: "path"
    case .rectangle: "rectangle"
    case .symbol(let shape, at: _, size: _): shape.rawValue
    case .text: "text"
    case .gradient: "gradient"
    }
  }

  /// The marks of a drawing in a few lines: how many of what kind, and around what.
  private static func summary(of drawing: Drawing) -> String {
    let groups = drawing.groups.filter { !$0.marks.isEmpty }.map { group in
      let kinds = group.marks.map(kind)
      let counts = Set(kinds).sorted().map { kind in "\(kinds.count { $0 == kind }) \(kind)" }
      let first = group.marks.first.map { rounded($0.bounds.moved(by: group.offset)) } ?? "nothing"
      return "  \(group.role.rawValue): \(counts.joined(separator: ", ")); first \(first); all \(rounded(group.bounds))"
    }
    return "\(SVGWriter.number(drawing.width)) by \(SVGWriter.number(drawing.height))\n"
      + groups.joined(separator: "\n") + "\n"
  }

  @Test func theGeometryOfEveryKindIsHeld() throws {
    let summaries = try Figures.all().map { figure in
      try "\(figure.caption.name): \(Self.summary(of: Drawing(figure.specification())))"
    }
    try Snapshot.expect(summaries.joined(separator: "\n"), matches: "drawings.txt")
  }

  @Test(arguments: FigureTheme.allCases) func everythingIsOnTheCanvas(theme: FigureTheme) throws {
    for figure in try Self.figures() {
      let drawing = try Drawing(figure.specification(theme: theme))
      let canvas = Bounds(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
      for group in drawing.groups {
        let place = Point(x: group.offset.x + drawing.origin.x, y: group.offset.y + drawing.origin.y)
        for mark in group.marks {
          let bounds = mark.bounds.moved(by: place)
          guard !bounds.isEmpty else { continue }
          var both = canvas
          both.include(bounds)
          #expect(both == canvas, "\(figure.caption.name): \(mark.form)")
        }
      }
    }
  }

  /// On a phone nothing has to be moved sideways, and letters keep their size.
  @Test func narrowDrawingsAreAsWideAsAPhone() throws {
    for figure in try Figures.all() {
      let drawing = try Drawing(figure.specification(layout: .narrow))
      #expect(drawing.width <= 440, "\(figure.caption.name): \(drawing.width)")
      let canvas = Bounds(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
      for group in drawing.groups {
        let place = Point(x: group.offset.x + drawing.origin.x, y: group.offset.y + drawing.origin.y)
        for mark in group.marks where !mark.bounds.isEmpty {
          var both = canvas
          both.include(mark.bounds.moved(by: place))
          #expect(both == canvas, "\(figure.caption.name): \(mark.form)")
        }
      }
    }
  }

  /// Many groups are shown on a phone at a size at which their numbers are read: the figure is wider than it.
  @Test func cellsOfAMatrixHaveRoomForTheirNumbers() throws {
    let groups = (0..<12).map { "Organization number \($0)" }
    let pairs = groups.indices.flatMap { i in groups.indices.filter { $0 != i }.map { (i, $0) } }
    let table = try Table([
      Column(.rowName, pairs.map { groups[$0.0] }), Column(.columnName, pairs.map { groups[$0.1] }),
      Column(.estimate, pairs.map { Double($0.1 - $0.0) * 10.5 }),
    ])
    var map = HeatMap(
      FigureCaption(name: "many", title: "Many"), row: .rowName, column: .columnName, value: .estimate)
    map.colors = .leaders(middle: 0, groupOrder: [])
    let figure = try map.figure(of: table)
    for layout in FigureLayout.allCases {
      let drawing = try Drawing(figure.specification(layout: layout))
      let cells = drawing.groups.flatMap(\.marks).filter { mark in
        if case .rectangle = mark.form { true } else { false }
      }
      let width = cells.map(\.bounds.width).min() ?? 0
      #expect(cells.count >= 144 && width >= 38, "\(layout): \(cells.count) cells of \(width)")
    }
  }

  /// A page's drawing shows what the one that stands alone does, in fewer elements.
  @Test func aPagesDrawingIsSmaller() throws {
    for figure in try Figures.all() {
      let (wide, narrow) = try figure.svgForPage()
      #expect(wide.matches(of: /<[a-z]/).count < (try figure.svg()).matches(of: /<[a-z]/).count)
      #expect(!narrow.contains("<title>"))
      #expect(wide.contains("<text "))
    }
  }

  /// What a mark says on a wide screen is found from its place on a narrow one, where the names are not written again.
  @Test func marksOfANarrowDrawingHaveThePlacesOfTheirNames() throws {
    for figure in try Figures.all() {
      let (wide, narrow) = try figure.svgForPage()
      let titles = wide.matches(of: /<title>(.*?)<\/title>/).map(\.1)
      let places = narrow.matches(of: /data-m="(\d+)"/).compactMap { Int($0.1) }
      #expect(Set(places) == Set(Set(titles).count > 0 ? Array(0..<Set(titles).count) : []), "\(figure.caption.name)")
    }
  }

  /// Letters lie on no other letters, and words among marks on no lines of data; halos lie beneath what they stand free.
  @Test(arguments: FigureLayout.allCases) func noWordsCoverEachOther(layout: FigureLayout) throws {
    for figure in try Figures.all() {
      var words: [(text: String, bounds: Bounds)] = []
      for group in try Drawing(figure.specification(layout: layout)).groups {
        for mark in group.marks {
          guard case .text(let block) = mark.form, mark.ink.stroke == nil else { continue }
          let bounds = mark.bounds.moved(by: group.offset)
          // As much above and below as letters without ascenders leave free.
          let inner = Bounds(left: bounds.left, top: bounds.top + 1.5, right: bounds.right, bottom: bounds.bottom - 1.5)
          if !inner.isEmpty { words.append((block.lines.joined(separator: " "), inner)) }
        }
      }
      for index in words.indices {
        for other in words[..<index] {
          #expect(
            !words[index].bounds.overlaps(other.bounds), "\(figure.caption.name): \(words[index].text) on \(other.text)"
          )
        }
      }
    }
  }

  /// The note begins where the title does, so that no names beside an axis push it off the other edge.
  @Test(arguments: FigureLayout.allCases) func theNoteBeginsWhereTheTitleDoes(layout: FigureLayout) throws {
    for figure in try Figures.all() {
      let drawing = try Drawing(figure.specification(layout: layout))
      let texts = drawing.groups.flatMap { group in
        group.marks.compactMap { mark -> (Bounds, String)? in
          guard case .text(let block) = mark.form else { return nil }
          return (mark.bounds.moved(by: group.offset), block.lines.first ?? "")
        }
      }
      let title = try #require(texts.first { figure.caption.title.hasPrefix($0.1) && $0.1.count > 5 })
      let note = try #require(texts.first { $0.1.hasPrefix("Made-up data") })
      #expect((title.0.left - note.0.left).magnitude <= 1, "\(figure.caption.name)")
    }
  }

  @Test func labelsOfAxesAndLegendsDoNotCoverEachOther() throws {
    for figure in try Self.figures() {
      for group in try Drawing(figure.specification()).groups where [.axis, .legend, .title].contains(group.role) {
        let texts = group.marks.filter { if case .text = $0.form { true } else { false } }.map(\.bounds)
        for index in texts.indices {
          for other in texts[..<index] {
            #expect(!texts[index].overlaps(other), "\(figure.caption.name): \(group.role)")
          }
        }
      }
    }
  }

  @Test func themesDifferInColoursOnly() throws {
    for figure in try Self.figures() {
      func forms(_ theme: FigureTheme) throws -> [[DrawnMark.Form]] {
        try Drawing(figure.specification(theme: theme)).groups.map { $0.marks.map(\.form) }
      }
      #expect(try figure.svg(theme: .light) != figure.svg(theme: .dark))
      #expect(try forms(.light) == forms(.dark), "\(figure.caption.name)")
    }
  }

  @Test func aPageHasOneDrawingForLightAndDark() throws {
    for figure in try Self.figures() {
      let page = try figure.svgForPage().wide
      let pairs = page.matches(of: /var\(--c([0-9a-f]{6})-([0-9a-f]{6})\)/)
      #expect(!pairs.isEmpty)
      #expect(pairs.allSatisfy { $0.1 != $0.2 })
      #expect(!page.contains("<desc") && !page.contains("role="))
      // As with either theme, but for the title above.
      func colors(_ part: (Substring, Substring) -> Substring) -> Set<Substring> { Set(pairs.map { part($0.1, $0.2) }) }
      for color in colors({ light, _ in light }) {
        #expect(figure.specification(theme: .light).text().contains("#\(color)"))
      }
      for color in colors({ _, dark in dark }) {
        #expect(figure.specification(theme: .dark).text().contains("#\(color)"))
      }
    }
  }

  @Test func aDrawingSaysWhatItIsAndWhatItsMarksAre() throws {
    let caption = FigureCaption(name: "x", title: "A <b> & \"c\"", description: "Half of it > nothing.")
    var figure = try Figures.dots(caption).figure(
      of: Table([
        Column(.label, ["</svg><script>"]), Column(.estimate, [1]), Column(.lower, [0]), Column(.upper, [2]),
        Column(.unit, ["points"]), Column(.status, ["ok"]),
      ]))
    let svg = try figure.svg()
    #expect(svg.contains("<title id=\"x-title\">A &lt;b&gt; &amp; &quot;c&quot;</title>"))
    #expect(svg.contains("<desc id=\"x-description\">Half of it &gt; nothing.</desc>"))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"x-title x-description\""))
    #expect(svg.contains("<title>Row: &lt;/svg&gt;&lt;script&gt;&#10;Estimate: 1.0 [0.0, 2.0]&#10;"))
    #expect(!svg.contains("<script"))
    figure = try Figures.heatMap()
    #expect(try figure.svg() == figure.svg())
    #expect(try figure.svg().contains("url(#\(figure.caption.name)-0)"))
  }

  @Test(
    arguments: [
      (["mark": ["type": "arc"]], "the mark arc"),
      (["mark": ["type": "point"], "transform": [["aggregate": []]]], "a transformation that is no filter"),
      (
        ["mark": ["type": "point"], "encoding": ["x": ["field": "a", "type": "quantitative"]]],
        "a scale without a domain"
      ),
      (
        ["mark": ["type": "line"], "width": 10, "height": 10],
        "a line without steps"
      ),
    ] as [(JSONValue, String)])
  func whatIsNotDrawnIsAnError(view: JSONValue, request: String) {
    let error = #expect(throws: DrawingError.self) { try Drawing(["vconcat": [view]]) }
    #expect(error?.request == request)
    #expect(error?.description == "a figure asks for \(request), which is not drawn here")
  }
}
