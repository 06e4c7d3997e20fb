import Foundation
import TableExport
import Tables
import Testing

@Suite struct FigureTests {
  /// Writes every figure in both themes into the folder that VGAP_FIGURES names, with its drawing, for Tests/Checks/check_figures.py and check_drawings.py.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VGAP_FIGURES"] != nil))
  func areWrittenForTheCheck() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["VGAP_FIGURES"] ?? ".")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for figure in try Figures.all() + Figures.extreme() {
      for theme in FigureTheme.allCases {
        let file = folder.appending(path: "\(figure.caption.name)-\(theme.rawValue).vl.json")
        try Data((figure.specification(theme: theme).text() + "\n").utf8).write(to: file)
        let drawing = folder.appending(path: "\(figure.caption.name)-\(theme.rawValue).svg")
        try Data((try figure.svg(theme: theme) + "\n").utf8).write(to: drawing)
      }
    }
  }

  @Test func aSpecificationIsHeld() throws {
    try Snapshot.expect(Figures.intervalDotPlot().specification().text() + "\n", matches: "gap.vl.json")
    try Snapshot.expect(Figures.heatMap().specification(theme: .dark).text() + "\n", matches: "matrix-dark.vl.json")
  }

  @Test func everyFigureHasWhatReadersNeed() throws {
    for figure in try Figures.all() + Figures.extreme() {
      let specification = figure.specification()
      #expect(specification["$schema"] == .string(Figure.schema))
      #expect(specification["description"] == .string(figure.alternativeText))
      #expect(figure.alternativeText.count > 40)
      #expect(specification["title"]?["text"] != nil)
      let text = specification.text()
      #expect(text == figure.specification().text())
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
      #expect(!text.contains("\"url\""))
    }
  }

  @Test func themesDifferInLooksOnly() throws {
    for figure in try Figures.all() {
      var (light, dark) = (figure.specification(theme: .light), figure.specification(theme: .dark))
      #expect(light != dark)
      light["config"] = nil
      dark["config"] = nil
      // The data of matrices hold the colours of cells.
      func plain(_ value: JSONValue) -> String { value.text().replacing(/#[0-9a-f]{6}/, with: "#") }
      #expect(plain(light) == plain(dark))
      #expect(light.text().contains("\"letters\"") || light == dark)
    }
  }

  @Test(arguments: FigureTheme.allCases) func noGroupTakesTheColorOfAnEarlierOne(theme: FigureTheme) throws {
    let names = (1...20).map { "G\($0)" }
    let ranks = names.indices.map { Double($0 + 1) }
    let table = try Table([
      Column(.label, names), Column(.group, names), Column(.estimate, ranks),
      Column(.rank, ranks), Column(.rankLower, ranks), Column(.rankUpper, ranks),
    ])
    var plot = Figures.ranks(FigureCaption(name: "ranks", title: "Ranks"))
    plot.group = .group
    let range = try plot.figure(of: table).specification(theme: theme)["config"]?["range"]?["category"]
    guard case .array(let colors) = try #require(range) else { Issue.record("no colours"); return }
    #expect(colors.count == 20)
    // Those beyond the palette share the colour of text.
    let count = Set(colors).count - 1
    #expect(count >= 5)
    #expect(colors.dropFirst(count).allSatisfy { $0 == colors.last && !colors.prefix(count).contains($0) })
  }

  /// Blue and orange stand for the same groups everywhere, so nobody may take another colour, or the grey of what is unknown, for one of them:
  /// not with any kind of colour vision (Machado, Oliveira and Fernandes 2009, severity 1) by the distance in OKLab (Ottosson 2020).
  @Test(arguments: FigureTheme.allCases) func furtherGroupsAreApartFromTheFirstTwo(theme: FigureTheme) throws {
    let visions: [[[Double]]] = [
      [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ]
    func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
      matrix.map { row in zip(row, vector).map { $0 * $1 }.reduce(0, +) }
    }
    func seen(_ color: String, _ vision: [[Double]]) -> [Double] {
      let parts = [1, 3, 5].map { Double(Int(color.dropFirst($0).prefix(2), radix: 16) ?? 0) / 255 }
      let light = times(vision, parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) })
      let cones = times(
        [
          [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
          [0.0883024619, 0.2817188376, 0.6299787005],
        ], light.map { min(max($0, 0), 1) })
      return times(
        [
          [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
          [0.0259040371, 0.7827717662, -0.8086757660],
        ], cones.map(cbrt))
    }
    func distance(_ one: String, _ other: String) -> Double {
      visions.map { vision in
        zip(seen(one, vision), seen(other, vision)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
      }.min() ?? 0
    }
    let names = ["US", "CN"] + (1...9).map { "G\($0)" } + ["unknown"]
    var plot = Figures.ranks(FigureCaption(name: "ranks", title: "Ranks"))
    (plot.group, plot.groupOrder) = (.group, names)
    let ranks = names.indices.map { Double($0 + 1) }
    let table = try Table([
      Column(.label, names), Column(.group, names), Column(.estimate, ranks), Column(.rank, ranks),
      Column(.rankLower, ranks), Column(.rankUpper, ranks),
    ])
    let range = try plot.figure(of: table).specification(theme: theme)["config"]?["range"]?["category"]
    guard case .array(let values) = try #require(range) else { Issue.record("no colours"); return }
    let colors = values.compactMap { if case .string(let color) = $0 { color } else { nil } }
    #expect(colors.count == names.count)
    for color in colors.dropFirst(2) {
      for first in colors.prefix(2) { #expect(distance(color, first) > 0.09, "\(color) and \(first)") }
    }
    for color in colors.dropLast() { #expect(distance(color, colors[colors.count - 1]) > 0.04, "\(color) is as grey") }
  }

  @Test(arguments: FigureTheme.allCases) func whatHasNoGroupHasTheColorOfNone(theme: FigureTheme) throws {
    let table = try Table([
      Column(.label, ["a", "b"]), Column(.rank, [1, 2]), Column(.rankLower, [1, 1]), Column(.rankUpper, [2, 2]),
      Column(.estimate, [2, 1]),
    ])
    let svg = try Figures.ranks(FigureCaption(name: "ranks", title: "Ranks")).figure(of: table).svg(theme: theme)
    for palette in [Palette.onLight, Palette.onDark, Palette.onPaper] {
      for color in palette.prefix(2) { #expect(!svg.contains(color), "\(color)") }
    }
  }

  @Test(arguments: FigureTheme.allCases) func whatIsUnknownIsApart(theme: FigureTheme) throws {
    let names = ["unknown", "CN", "neither", "US"]
    let table = try Table([
      Column(.label, ["a", "b", "c", "d"]), Column(.group, names), Column(.estimate, [1, 2, 3, 4]),
      Column(.rank, [1, 2, 3, 4]), Column(.rankLower, [1, 1, 1, 1]), Column(.rankUpper, [4, 4, 4, 4]),
    ])
    var plot = Figures.ranks(FigureCaption(name: "ranks", title: "Ranks"))
    (plot.group, plot.groupOrder) = (.group, ["US", "CN"])
    let config = try plot.figure(of: table).specification(theme: theme)["config"]?["range"]
    guard case .array(let colors) = try #require(config?["category"]), case .array(let verdicts) = config?["ordinal"]
    else { Issue.record("no colours"); return }
    // US, CN, then the two that are no country, which are as grey as what is neither above nor below.
    #expect(colors.count == 4)
    #expect(colors[2] == colors[3] && colors[2] == verdicts[1])
    #expect(Set(colors).count == 3)
  }

  @Test func sidesKeepTheirColorsOnEitherSideOfZero() throws {
    let table = try Table([Column(.estimate, [-1, 2]), Column(.weights, ["a", "b"])])
    func verdicts(above: String, below: String) throws -> JSONValue? {
      var plot = SpecificationCurve(
        FigureCaption(name: "x", title: "X"), estimate: .estimate, choices: [.init(.weights, title: "Weights")])
      (plot.aboveSide, plot.belowSide, plot.groupOrder) = (above, below, ["US", "CN", "KR"])
      return try plot.figure(of: table).specification()["config"]?["range"]?["ordinal"]
    }
    #expect(try verdicts(above: "US", below: "CN") == [.string(Palette.blue), "#8c8c8c", .string(Palette.vermillion)])
    #expect(try verdicts(above: "CN", below: "US") == [.string(Palette.vermillion), "#8c8c8c", .string(Palette.blue)])
    #expect(
      try verdicts(above: "KR", below: "CN") == [.string(Palette.onLight[2]), "#8c8c8c", .string(Palette.vermillion)])
  }

  @Test func cellsHaveTheColorOfWhoIsAhead() throws {
    var text = try Figures.leaders().specification().text(.compact)
    func color(_ row: String, _ column: String) throws -> String {
      let cell = try #require(text.firstRange(of: "\"row\":\"\(row)\",\"column\":\"\(column)\""))
      return String(try #require(text[cell.upperBound...].firstMatch(of: /"color":"(#[0-9a-f]{6})"/)?.1))
    }
    // A leads B by as much from either side of the diagonal, where B is blue and A vermillion.
    #expect(try color("A", "B") == color("B", "A"))
    #expect(try color("B", "B") == Palette.blue && color("A", "A") == Palette.vermillion)
    #expect(try color("unknown", "unknown") == "#8c8c8c")
    for layout in FigureLayout.allCases {
      text = try Figures.leaders().specification(theme: .dark, layout: layout).text(.compact)
      #expect(try color("B", "B") == Palette.skyBlue && color("A", "A") == Palette.orange)
    }
  }

  @Test func aRankOutsideItsIntervalIsHollow() throws {
    func hollows(_ rank: Double) throws -> Int {
      let table = try Table([
        Column(.label, ["a"]), Column(.rank, [rank]), Column(.rankLower, [2]), Column(.rankUpper, [3]),
        Column(.estimate, [1]),
      ])
      let text = try Figures.ranks(FigureCaption(name: "x", title: "X")).figure(of: table).specification().text(
        .compact)
      return text.matches(of: /"style":"hollow"/).count
    }
    #expect(try hollows(2) == 0 && hollows(3) == 0)
    #expect(try hollows(1) == 1 && hollows(4) == 1)
  }

  @Test func aTitleAndANoteCanBeOthers() throws {
    let figure = try Figures.trend().titled("Another").noting("More.")
    #expect(figure.caption.title == "Another")
    #expect(figure.alternativeText.hasPrefix("Another. Straight lines"))
    #expect(figure.caption.sourceNote == Figures.source + " More.")
    #expect(try figure.svg(width: 300).contains("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" "))
  }

  @Test func missingAndWrongColumnsAreNamed() throws {
    let table = try Table([Column(.label, ["a"]), Column(ColumnDefinition<Double>.estimate.name, text: ["b"])])
    let caption = FigureCaption(name: "x", title: "X")
    let steps = StepCurves(caption, group: .group, date: .date, value: .value, label: .label)
    #expect(throws: FigureError.wrongType(column: "estimate", expected: "numbers")) {
      try Figures.dots(caption).figure(of: table)
    }
    #expect(throws: FigureError.missingColumn("rank")) { try Figures.ranks(caption).figure(of: table) }
    #expect(throws: FigureError.missingColumn("row")) {
      try HeatMap(caption, row: .init("row"), column: .init("column"), value: .estimate).figure(of: table)
    }
    #expect(throws: FigureError.missingColumn("group")) { try steps.figure(of: table, points: table) }
    #expect(FigureError.missingColumn("rank").description == "the table has no column rank")
  }

  @Test func numbersWithoutIntervalsStandInTheMiddleOfTheirCells() throws {
    func specification(_ ends: [Double?]) throws -> String {
      let table = try Table([
        Column(.rowName, ["x", "y"]), Column(.columnName, ["y", "x"]), Column(.estimate, [1, -1]),
        Column(.lower, ends), Column(.upper, ends),
      ])
      var map = HeatMap(
        FigureCaption(name: "m", title: "M"), row: .rowName, column: .columnName, value: .estimate)
      (map.lower, map.upper) = (.lower, .upper)
      return try map.figure(of: table).specification().text(.compact)
    }
    #expect(try specification([nil, nil]).contains("\"dy\":0") && !specification([nil, nil]).contains("\"dy\":-7"))
    #expect(try specification([1, -1]).contains("\"dy\":-7"))
  }

  @Test func tablesWithoutRowsMakeNoFigure() throws {
    let caption = FigureCaption(name: "x", title: "X")
    let steps = StepCurves(caption, group: .group, date: .date, value: .value, label: .label)
    let table = try Table([
      Column(.label, []), Column(.group, []), Column(.value, []), Column(.date, []),
      Column(.estimate, []), Column(.lower, []), Column(.upper, []),
      Column(.rank, []), Column(.rankLower, []), Column(.rankUpper, []),
      Column(.unit, []), Column(.status, []), Column(.statement, []),
    ])
    let makers: [() throws -> Figure] = [
      { try Figures.dots(caption).figure(of: table) }, { try Figures.ranks(caption).figure(of: table) },
      { try HeatMap(caption, row: .label, column: .group, value: .estimate).figure(of: table) },
      { try DistributionPlot(caption, value: .value, group: .group, label: .label).figure(of: table) },
      { try steps.figure(of: table, points: table) },
      {
        try SpecificationCurve(caption, estimate: .estimate, choices: [.init(.label, title: "Label")])
          .figure(of: table)
      },
      { try StatusBoard(caption, statement: .statement, status: .status, statuses: []).figure(of: table) },
      {
        try DumbbellPlot(
          caption, label: .label, first: .init("A", value: .estimate), second: .init("B", value: .value)
        ).figure(of: table)
      },
    ]
    for make in makers { #expect(throws: FigureError.nothingToShow) { try make() } }
  }

  /// A month of an even number of days has its middle at a half day, which a table of steps cannot say.
  @Test func recordsDatedToTheMonthStandOnTheirSteps() throws {
    let month = try #require(CalendarDate("2024-01"))
    let middle = try #require(CalendarDate(dayNumber: Int(month.middleDay.rounded(.down))))
    let halves = try ["2024-02", "2024-04", "2024"].map { try #require(CalendarDate($0)) }
    #expect(halves.contains { $0.middleDay != $0.middleDay.rounded(.down) })
    let dates = [month] + halves.sorted { $0.middleDay < $1.middleDay }
    let days = try dates.map { try #require(CalendarDate(dayNumber: Int($0.middleDay.rounded(.down)))) }
    #expect(days.first == middle)
    let values = dates.indices.map { 70 + Double($0) }
    let group = dates.map { _ in "A" }
    let curves = try Table([Column(.group, group), Column(.date, days), Column(.value, values)])
    let points = try Table([
      Column(.group, group), Column(.date, dates), Column(.value, values), Column(.label, dates.map(\.description)),
    ])
    let plot = StepCurves(
      FigureCaption(name: "x", title: "X"), group: .group, date: .date, value: .value, label: .label)
    let text = try plot.figure(of: curves, points: points).specification().text(.compact)
    let hollow = try #require(text.range(of: "\"style\":\"hollow\",\"size\""))
    let before = text[..<hollow.lowerBound]
    #expect(before.hasSuffix("\"data\":{\"values\":[]},\"mark\":{\"type\":\"point\","))
  }

  @Test func pointsOfATrendHaveTheirErrors() throws {
    func bars(_ ends: [Double?]) throws -> Int {
      let table = try Table([
        Column(.group, ["A", "A"]), Column(.date, [CalendarDate("2024-01-10"), CalendarDate("2024-05-10")]),
        Column(.value, [70, 75]), Column(.label, ["a", "b"]), Column(.lower, ends),
        Column(.upper, ends.map { $0.map { $0 + 8 } }),
      ])
      var plot = TrendPlot(
        FigureCaption(name: "x", title: "X"), group: .group, date: .date, value: .value, label: .label)
      plot.lines = [.init("A", days: 19_700...19_900, values: (70, 75), text: "A")]
      (plot.lower, plot.upper) = (.lower, .upper)
      return try plot.figure(of: table).specification().text(.compact).matches(of: /"upper":[0-9]/).count
    }
    #expect(try bars([66, 71]) == 2 && bars([66, nil]) == 1 && bars([nil, nil]) == 0)
  }

  @Test func oneOrTwoValuesHaveNoBox() throws {
    func hasBox(_ count: Int) throws -> Bool {
      let rows = 0..<count
      let table = try Table([
        Column(.group, rows.map { _ in "A" }), Column(.value, rows.map { Double($0) }),
        Column(.label, rows.map { "s\($0)" }),
      ])
      let plot = DistributionPlot(
        FigureCaption(name: "x", title: "X"), value: .value, group: .group, label: .label)
      return try plot.figure(of: table).specification().text(.compact).contains("\"q1\":")
    }
    #expect(try [1, 2, 3, 9].map(hasBox) == [false, false, true, true])
  }

  @Test func groupsStandOutFromTheirGround() throws {
    func light(_ part: Substring) -> Double {
      let value = Double(Int(part, radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    func luminance(_ color: String) -> Double {
      let parts = [1, 3, 5].map { light(color.dropFirst($0).prefix(2)) }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    for (colors, ground) in [(Palette.onLight, "#ffffff"), (Palette.onDark, "#161616")] {
      for color in colors {
        let pair = [luminance(color), luminance(ground)].sorted()
        #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 3, "\(color) on \(ground)")
      }
    }
  }

  @Test func theProgramAndItsVersionStayOnOneLine() throws {
    let figure = try Figures.heatMap().noting(program: "program", version: "1.0")
    let text = try figure.svg()
    #expect(text.contains("program\u{A0}1.0."))
  }
}
